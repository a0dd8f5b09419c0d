"""A new assessment: what is asked for, what is refused and where that is said."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit

from kompass.assessment.register import find
from kompass.assessment.snapshot import Level, Occasion, UnitKind
from kompass.catalogue.files import packaged
from ui.models.days import parse_day
from ui.models.draft import Draft, Part, Person, parse_year
from ui.models.file_names import free_place, suggested_name, with_suffix
from ui.models.municipalities import SuggestedMunicipalities
from ui.pages.new_assessment import NewAssessmentPage
from ui.session import Session
from ui.widgets.municipality_picker import MunicipalityPicker


def draft(tmp_path, **changed):
    given = {
        "kind": UnitKind.MUNICIPALITY,
        "municipality": find("0181"),
        "free_name": "",
        "year": 2006,
        "edition": packaged("kommunkompassen-2002"),
        "level": Level.WHOLE,
        "occasion": Occasion.FIRST,
        "visit_from": date(2006, 9, 18),
        "visit_to": date(2006, 9, 27),
        "purpose": " Lära ",
        "place": tmp_path / "Södertälje 2006.kompass",
        "team": (Person("Anna", "ordförande", "SKL"), Person("")),
    }
    return Draft(**(given | changed))


def test_a_whole_draft_has_no_problems_and_becomes_details(tmp_path):
    whole = draft(tmp_path)

    assert whole.problems() == {}
    details = whole.details()
    assert (details.unit.name, details.unit.code, details.unit.county) == (
        "Södertälje", "0181", "Stockholms län",
    )  # fmt: skip
    assert details.purpose == "Lära"
    assert [person.name for person in whole.assessors()] == ["Anna"]


def test_inhabitants_are_not_those_of_a_later_year(tmp_path):
    assert draft(tmp_path).details().inhabitants is None

    later = draft(tmp_path, year=2026).details()
    register = find("0181")
    assert (later.inhabitants, later.inhabitants_year) == (
        register.population, register.population_year,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "changed"),
    [
        (Part.UNIT, {"municipality": None}),
        (Part.UNIT, {"kind": UnitKind.REGION, "free_name": "  "}),
        (Part.YEAR, {"year": None}),
        (Part.YEAR, {"year": 1066}),
        (Part.VISIT, {"visit_from": date(2006, 9, 28)}),
        (Part.TEAM, {"team": (Person("", "ordförande"),)}),
        (Part.PLACE, {"place": None}),
        (Part.PLACE, {"place": Path("/finns/inte/x.kompass")}),
    ],
)
def test_each_problem_is_one_sentence_at_its_part(tmp_path, part, changed):
    [(where, sentence)] = draft(tmp_path, **changed).problems().items()

    assert where is part
    assert sentence.endswith(".")


def test_an_existing_file_is_never_written_over(tmp_path):
    (tmp_path / "Södertälje 2006.kompass").touch()

    assert Part.PLACE in draft(tmp_path).problems()


@pytest.mark.parametrize("kind", [UnitKind.DISTRICT, UnitKind.REGION, UnitKind.FOREIGN])
def test_a_free_unit_needs_only_a_name(tmp_path, kind):
    free = draft(tmp_path, kind=kind, municipality=None, free_name=" Lundby ")

    assert free.problems() == {}
    assert free.unit().name == "Lundby"
    assert free.unit().kind is kind
    assert free.unit().code == ""


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Södertälje", 2006, "Södertälje 2006.kompass"),
        ("", 2006, "Ny utvärdering.kompass"),
        ("Hammar/by: ”Norra”?", 2006, "Hammar by ”Norra” 2006.kompass"),
        ("...", None, "Ny utvärdering.kompass"),
    ],
)
def test_file_names_are_suggested(name, year, expected):
    assert suggested_name(name, year) == expected


@given(st.text(max_size=300), st.integers(1990, 2100) | st.none())
def test_every_suggested_name_is_a_file_name(name, year):
    suggested = suggested_name(name, year)

    assert suggested.endswith(".kompass")
    assert not set(suggested) & set('<>:"/\\|?*\0\n')
    assert Path(suggested).name == suggested
    assert len(suggested) <= 128


def test_a_free_place_is_numbered(tmp_path):
    (tmp_path / "Å.kompass").touch()
    (tmp_path / "Å 2.kompass").touch()

    assert free_place(tmp_path, "Å.kompass") == tmp_path / "Å 3.kompass"


def test_the_suffix_need_not_be_typed():
    assert with_suffix(Path("/x/Täby 2.1")) == Path("/x/Täby 2.1.kompass")
    assert with_suffix(Path("/x/Täby.kompass")) == Path("/x/Täby.kompass")


@pytest.mark.parametrize(
    ("typed", "year"),
    [("2006", 2006), (" 2006 ", 2006), ("06", None), ("20066", None), ("år", None)],
)
def test_years(typed, year):
    assert parse_year(typed) == year


@pytest.mark.parametrize(
    "typed",
    ["2006-09-18", "20060918", "2006.9.18", "2006/9/18", "18/9/2006", "18.9.2006", " 2006-09-18 "],
)
def test_days_people_type(typed):
    assert parse_day(typed) == date(2006, 9, 18)


@pytest.mark.parametrize(
    "typed", ["", "2006-13-01", "2006-02-30", "18 september", "9/06", "²006-01-01"]
)
def test_what_is_no_day(typed):
    assert parse_day(typed) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_iso_day_is_read(day):
    assert parse_day(day.isoformat()) == day


# -- the municipality


@pytest.fixture
def picker(qtbot, theme):
    picker = MunicipalityPicker()
    qtbot.addWidget(picker)
    picker.show()
    picker.activateWindow()
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    return picker


def test_suggestions_are_a_good_qt_model(qapp):
    model = SuggestedMunicipalities()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.look_for("sodert")

    assert model.index(0).data() == "Södertälje – Stockholms län"
    assert model.index(0).data(Qt.ItemDataRole.EditRole) == "Södertälje"
    model.look_for("")
    assert model.rowCount() == 0


@pytest.mark.parametrize("typed", ["sodert", "SÖDERTÄLJE", "0181", "södertälje kommun"])
def test_a_name_is_written_out_when_one_leaves(picker, type_text, typed):
    type_text(picker, typed)
    QTest.keyClick(picker, Qt.Key.Key_Return)

    assert picker.text() == "Södertälje"
    assert picker.chosen == find("0181")
    assert picker.problem() == ""


def test_half_a_name_that_fits_several_is_not_guessed_when_one_leaves(picker, type_text, qtbot):
    type_text(picker, "upp")
    picker._popup.hide()
    picker.clearFocus()

    assert picker.chosen is None
    assert "Upp" in picker.problem()


def test_enter_takes_the_first_suggestion(picker, type_text, qtbot):
    type_text(picker, "upplands")
    qtbot.waitUntil(picker._popup.isVisible)
    QTest.keyClick(picker, Qt.Key.Key_Return)

    assert picker.chosen is not None
    assert picker.chosen.name.startswith("Upplands")


def test_arrow_and_enter_take_the_one_pointed_at(picker, type_text, qtbot):
    type_text(picker, "upplands")
    qtbot.waitUntil(picker._popup.isVisible)
    QTest.keyClick(picker._popup, Qt.Key.Key_Down)
    QTest.keyClick(picker._popup, Qt.Key.Key_Down)
    second = picker._popup.model().index(1, 0).data(Qt.ItemDataRole.EditRole)
    QTest.keyClick(picker._popup, Qt.Key.Key_Return)
    picker.clearFocus()

    assert picker.text() == second
    assert picker.chosen == find(second)


def test_a_click_takes_the_suggestion(picker, type_text, qtbot):
    type_text(picker, "kir")
    qtbot.waitUntil(picker._popup.isVisible)
    place = picker._popup.visualRect(picker._popup.model().index(0, 0)).center()
    QTest.mouseClick(picker._popup.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert picker.chosen == find("Kiruna")


def test_a_name_that_does_not_exist_names_the_nearest(picker, type_text):
    type_text(picker, "Sodertelja")

    assert picker.chosen is None
    assert "Södertälje" in picker.problem()


# -- the form


@pytest.fixture
def page(qtbot, theme, answers):
    session = Session("Anna Ek")
    page = NewAssessmentPage(session, answers)
    page.session = session
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.begin()
    yield page
    session.close()


def fill(field, text, type_text):
    field.clear()
    type_text(field, text)
    field.editingFinished.emit()


def sentences(page):
    return {part: label.text() for part, label in page.form._troubles.items() if label.text()}


def test_the_person_at_the_computer_is_in_the_team(page):
    assert page.form.draft().team == (Person("Anna Ek"),)


def test_a_filled_form_becomes_an_open_file(page, type_text, qtbot, answers):
    form = page.form
    fill(form.municipality, "sodert", type_text)
    fill(form.year, "2006", type_text)
    form.occasion.setCurrentIndex(form.occasion.findData(Occasion.FIRST))
    fill(form.visit_from, "18/9/2006", type_text)
    fill(form.visit_to, "2006-09-27", type_text)
    type_text(form.purpose, "Få en oberoende bild")

    with qtbot.waitSignal(page.created):
        page._create.click()

    assert page.session.file.path == answers.folder / "Södertälje 2006.kompass"
    details = page.session.snapshot.details
    assert details.unit.code == "0181"
    assert (details.visit_from, details.visit_to) == (date(2006, 9, 18), date(2006, 9, 27))
    assert details.purpose == "Få en oberoende bild"
    assert details.occasion is Occasion.FIRST
    assert [a.name for a in page.session.snapshot.assessors] == ["Anna Ek"]
    assert page.session.snapshot.edition.id == "kommunkompassen-2002"


def test_the_suggested_place_follows_name_and_year_until_one_is_typed(page, type_text, answers):
    form = page.form
    fill(form.municipality, "Täby", type_text)
    assert form.place.text().endswith("Täby 2026.kompass") or form.place.text().endswith(".kompass")
    fill(form.year, "2007", type_text)
    assert form.place.text() == str(answers.folder / "Täby 2007.kompass")

    fill(form.place, str(answers.folder / "egen"), type_text)
    fill(form.year, "2008", type_text)

    assert form.place.text() == str(answers.folder / "egen")
    assert form.draft().place == answers.folder / "egen.kompass"


def test_the_place_can_be_chosen_in_a_dialog(page, answers):
    answers.answer = answers.folder / "vald.kompass"

    page.form.choose_place.click()

    assert page.form.place.text() == str(answers.folder / "vald.kompass")


def test_every_problem_is_shown_where_it_is_typed(page, type_text):
    form = page.form
    fill(form.municipality, "Sodertelja", type_text)
    fill(form.year, "06", type_text)
    fill(form.visit_from, "i höstas", type_text)
    fill(form.place, "/finns/inte/x", type_text)

    said = sentences(page)

    assert "Södertälje" in said[Part.UNIT]
    assert "fyra siffror" in said[Part.YEAR]
    assert "i höstas" in said[Part.VISIT]
    assert "/finns/inte" in said[Part.PLACE]


def test_creating_with_problems_writes_nothing_and_goes_to_the_first(page, answers, qtbot):
    page.activateWindow()
    page._create.click()

    assert Part.UNIT in sentences(page)
    assert list(answers.folder.iterdir()) == []
    assert not page.session.is_open


def test_a_mended_problem_goes_away(page, type_text):
    fill(page.form.year, "06", type_text)
    assert Part.YEAR in sentences(page)

    fill(page.form.year, "2006", type_text)

    assert Part.YEAR not in sentences(page)


def test_a_free_unit_takes_the_place_of_the_register(page, type_text, answers):
    form = page.form
    form.kind.setCurrentIndex(form.kind.findData(UnitKind.DISTRICT))
    fill(form.free_name, "Lundby", type_text)
    fill(form.year, "2004", type_text)
    page._create.click()

    details = page.session.snapshot.details
    assert details.unit.name == "Lundby"
    assert details.unit.kind is UnitKind.DISTRICT
    assert details.level is Level.DISTRICT
    assert page.session.file.path.name == "Lundby 2004.kompass"


def test_team_rows_are_added_and_removed(page, type_text):
    team = page.form.team
    team._on_more()
    type_text(team._rows[1].fields[0], "Örjan")
    type_text(team._rows[1].fields[2], "Nacka kommun")
    assert team.people()[1] == Person("Örjan", "", "Nacka kommun")

    team._rows[0].remove.click()

    assert team.people() == (Person("Örjan", "", "Nacka kommun"),)


def test_the_last_row_of_the_team_is_emptied_not_removed(page):
    page.form.team._rows[0].remove.click()

    assert page.form.team.people() == (Person(""),)


def test_a_file_that_cannot_be_written_is_one_sentence(page, type_text, answers):
    fill(page.form.municipality, "Täby", type_text)
    # A directory stands where the file is to be written, after the form was checked.
    place = page.form.draft().place
    page.session.create = lambda *args, **kwargs: _refuse()

    page._create.click()

    assert page._trouble.text() == "Disken är full."
    assert place is not None
    assert not page.session.is_open


def test_tab_goes_through_the_form_from_above(page, qtbot):
    seen = []
    page.form.kind.setFocus()
    for _ in range(30):
        widget = page.window().focusWidget()
        if widget in seen:
            break
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)

    lines = [w for w in seen if isinstance(w, QLineEdit)]
    heights = [w.mapTo(page, w.rect().topLeft()).y() for w in seen]
    assert page.form.municipality in lines
    assert page.form.place in lines
    same_row = 8
    assert all(below >= above - same_row for above, below in pairwise(heights))


def _refuse():
    from kompass.errors import KompassError

    raise KompassError("Disken är full.")
