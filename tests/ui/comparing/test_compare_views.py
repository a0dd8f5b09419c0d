"""The seven views: by keys, why it moved, what was proposed, places, and how it is copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kompass.assessment import edits, example
from kompass.assessment.storage import open_file
from kompass.points import Points
from ui.actions import ActionId
from ui.comparing.crosswalk_dialog import CrosswalkDialog
from ui.models.comparing_views import View

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def visits(page_of, sodertalje, tmp_path, qtbot):
    """Södertälje 2006 beside a visit in 2010 with 5.2 eight points up and 3.2 five down."""
    path = tmp_path / "s10.kompass"
    example.write(path, author="Bo Ek")
    with open_file(path, author="Bo Ek") as file:
        edits.set_details(file, year=2010)
        for number, points in (("5.2", 14), ("3.2", 15)):
            question = next(
                one for one in file.snapshot.edition.questions() if one.number == number
            )
            edits.set_points(file, question.id, Points(points))
    page = page_of(sodertalje)
    subject = sodertalje.snapshot
    assert subject is not None
    # A copy of a file is the same assessment: the archive's record stands for the earlier one.
    page.desk.remove(page.desk.own)
    page.desk.add_file(path)
    qtbot.waitUntil(lambda: len(page.subjects) == 1, timeout=20_000)
    page.add_results(["sodertalje-2006"])
    qtbot.waitUntil(lambda: page.comparison is not None, timeout=20_000)
    return page


def test_alt_and_a_figure_chooses_the_view(page_of, sodertalje, add_median, keys):
    page = add_median(page_of(sodertalje))
    page.bar.add_button.setFocus()

    for nth, view in enumerate(View):
        keys.press(Qt.Key(Qt.Key.Key_1.value + nth), ALT)
        assert page.board.views.view is view
        assert page.board.views.buttons[view].isChecked()


def test_the_arrows_walk_through_the_views(page_of, sodertalje, add_median, keys):
    page = add_median(page_of(sodertalje))
    page.board.views.buttons[View.COMPASS].setFocus()

    keys.press(Qt.Key.Key_Right)

    assert page.board.views.view is View.SLOPES


@pytest.mark.parametrize("view", [View.COMPASS, View.DIFFERENCES])
def test_the_chart_is_drawn_and_told(page_of, sodertalje, add_median, qtbot, view):
    page = add_median(page_of(sodertalje))

    page.board.views.show_view(view)
    qtbot.waitUntil(lambda: not page.board.chart_view.image.isNull(), timeout=20_000)

    assert "Södertälje 2006" in page.chart.name
    assert "60,5" in page.board.chart_view.accessibleDescription()


def test_questions_stand_by_change_the_largest_rise_first(visits):
    visits.board.views.show_view(View.QUESTIONS)
    rows = visits.board.questions.rows

    # 2010 against 2006: 5.2 from 6 to 14, 3.2 from 20 to 15; 35 of 37 as they were.
    assert visits.board.pairs.box.currentText() == "Södertälje 2010 mot Södertälje 2006"
    assert len(rows) == 37
    assert (rows[0].number, rows[-1].number) == ("5.2", "3.2")
    model = visits.board.questions
    first = [model.cell(rows[0], column).replace("\xa0", " ") for column in range(1, 6)]
    assert first == ["6 av 20", "14 av 20", "+8", "+133,3 %", "+40 p.e."]


def test_questions_are_sorted_by_their_headings(visits, qtbot):
    visits.board.views.show_view(View.QUESTIONS)
    view = visits.board.questions_view

    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    numbers = [row.number for row in visits.board.questions.rows]
    assert numbers[:2] == ["1.1", "1.2"]
    assert numbers[-1].startswith("8.")


def test_why_tells_the_parts_and_what_became_of_proposals(visits):
    visits.board.views.show_view(View.WHY)
    moved = {row.name.partition(" ")[0]: row for row in visits.board.why.moved.rows}

    assert visits.board.why.heading.text() == (
        "Varför ändrades resultatet från Södertälje 2006 till Södertälje 2010?"
    )
    assert (moved["5"].figures, moved["5"].change) == ("73 → 81", "+8")
    assert "+8 från delfrågor som är desamma" in moved["5"].words.replace("\xa0", " ")
    assert moved["3"].change == "−5"
    assert moved["1"].change == "±0" or moved["1"].change == "0"
    proposals = visits.board.why.proposed.rows
    told = [row.figures.replace("\xa0", " ") for row in proposals]
    assert any("5.2: 6 → 14 av 20" in figures for figures in told)


def test_one_visit_alone_is_told_what_is_missing(page_of, sodertalje, add_median, qtbot):
    page = add_median(page_of(sodertalje))

    page.board.views.show_view(View.WHY)

    assert page.board.hint.isVisible()
    assert page.board.hint.heading.text() == "Bara ett besök"
    assert page.chart is None


def test_places_among_those_compared_and_among_others(page_of, sodertalje, compared, qtbot):
    page = compared(
        page_of(sodertalje), "trollhattan-2004", "botkyrka-2005", "orebro-2006", "sodertalje-2008"
    )

    page.board.views.show_view(View.PLACES)

    # Area 1: 91, 77, 66, 63. Area 3: 95 and 95 share the first place.
    from ui.models.comparing_views import places_among

    ranks = places_among(page.comparison)
    by_name = {line.name: line.places for line in ranks.lines}
    assert by_name["Botkyrka 2005"][0] == 1
    assert by_name["Södertälje 2006"][0] == 3
    assert by_name["Botkyrka 2005"][2] == by_name["Trollhättan 2004"][2] == 1
    assert by_name["Södertälje 2006"][2] == 3
    assert by_name["Södertälje 2008"][0] is None
    qtbot.waitUntil(lambda: bool(page.board.places.rows.rows), timeout=20_000)
    assert "senaste kända siffran för varje kommun" in page.board.places.note.text()


def test_the_crosswalk_can_be_read_with_its_reasons(page_of, sodertalje, compared, theme, qtbot):
    page = compared(page_of(sodertalje), "vallentuna-2021")
    assert page.board.notes.walk_button.isVisible()

    QTest.mouseClick(page.board.notes.walk_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(CrosswalkDialog)

    assert dialog.isVisible()
    assert "Kompass eget förslag" in dialog.whose.text()
    rows = {row.one.partition(" ")[0]: row for row in dialog.table.rows if row.one != "–"}
    assert rows["8"].other == "2 Samhällsutveckling"
    assert rows["8"].mark == "omarbetat"
    assert rows["4"].other == "–"
    assert rows["4"].reason
    assert any(
        row.other.startswith("4 Effektivitet") or row.one == "–" for row in dialog.table.rows
    )
    dialog.close()


def test_an_offices_own_crosswalk_goes_first(page_of, sodertalje, compared, user_folders, qtbot):
    from kompass.catalogue.crosswalk_files import UserCrosswalks
    from kompass.packaged import path_of

    shipped = path_of("criteria/crosswalks/kompass-samband-2002-2020.yaml")
    text = shipped.read_text(encoding="utf-8").replace(
        "id: kompass-samband-2002-2020", "id: kontorets-samband"
    )
    text = text.replace("label: Kompass eget förslag", "label: Kontorets förslag")
    text = text.replace("proposed_by: Kompass", "proposed_by: Utvecklingskontoret")
    folder = UserCrosswalks().folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kontorets.yaml").write_text(text, encoding="utf-8")

    page = compared(page_of(sodertalje), "vallentuna-2021")

    assert "Kontorets förslag" in page.board.notes.walk.text()
    assert "Utvecklingskontoret" in page.board.notes.reasons.text()


def test_the_table_is_copied_where_there_is_no_chart(page_of, sodertalje, add_median, actions):
    page = add_median(page_of(sodertalje))
    page.board.views.show_view(View.TABLE)
    assert actions[ActionId.COMPARE_COPY].isEnabled()

    actions[ActionId.COMPARE_COPY].trigger()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Område\tSödertälje 2006\tmedian 2009\tSkillnad i poäng")
    assert "procentenheter" in lines[0]
    assert lines[1].startswith("1 Offentlighet och demokratisk kontroll\t66\t60,5\t+5,5")


def test_nothing_to_copy_while_nothing_is_compared(page_of, sodertalje, actions):
    page_of(sodertalje)

    assert not actions[ActionId.COMPARE_COPY].isEnabled()


def test_the_notes_go_below_a_table_that_needs_the_width(page_of, sodertalje, compared, qtbot):
    page = page_of(sodertalje, 900, 700)
    compared(page, "trollhattan-2004", "botkyrka-2005", "orebro-2006")
    qtbot.waitUntil(lambda: not page.board.split.below)

    page.board.views.show_view(View.TABLE)
    qtbot.waitUntil(lambda: page.board.split.below)
    page.board.views.show_view(View.COMPASS)

    assert not page.board.split.below


def test_figures_of_an_area_can_be_read_without_a_mouse(page_of, sodertalje, add_median, keys):
    page = add_median(page_of(sodertalje))
    page.board.notes.areas.setFocus()

    keys.press(Qt.Key.Key_Down)

    said = page.board.notes.reasons.text()
    assert "Södertälje 2006 66; median 2009 60,5 (5,5 lägre)" in said


def test_tab_leads_from_the_views_by_the_table_to_the_notes(page_of, sodertalje, add_median, keys):
    page = add_median(page_of(sodertalje))
    page.board.views.show_view(View.TABLE)
    page.board.views.buttons[View.TABLE].setFocus()
    board = page.board

    way = []
    for _ in range(7):
        keys.press(Qt.Key.Key_Tab)
        way.append(keys.where())

    expected = [
        board.views.copy, board.pairs.box, board.pairs.turn, board.points_view,
        board.notes.areas,
    ]  # fmt: skip
    assert [one for one in way if one in expected] == expected


def test_no_letter_of_the_page_is_a_menus(page_of, sodertalje, compared):
    import re

    from PySide6.QtWidgets import QAbstractButton, QLabel

    from ui.actions import Menu

    page = compared(page_of(sodertalje), "vallentuna-2021")
    menus = {re.search(r"&(\w)", menu)[1].lower() for menu in Menu}
    parts = [*page.findChildren(QAbstractButton), *page.findChildren(QLabel)]
    texts = [part.text() for part in parts if "&" in part.text()]
    own = [found[1].lower() for text in texts if (found := re.search(r"(?<!&)&(\w)", text))]

    assert own
    assert not menus & set(own)
    assert len(own) == len(set(own))
