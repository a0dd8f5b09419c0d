"""A conflict can be decided by a value that nobody had, for every kind of field."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits, merge
from kompass.assessment.snapshot import Colour, Details, Level, MarkStatus, Unit, UnitKind
from kompass.assessment.storage import create, open_file
from kompass.catalogue.files import packaged
from kompass.catalogue.indicators import packaged_indicator_sets, with_indicators
from ui.session import Session

KEY = Qt.Key


@pytest.fixture
def torn(tmp_path):
    """Two copies that differ about everything that is chosen, counted or dated."""
    (proposal,) = packaged_indicator_sets()
    edition = with_indicators(packaged("kommunkompassen-2002"), proposal)
    mine, theirs = tmp_path / "Anna.kompass", tmp_path / "Bo.kompass"
    with create(
        mine, details=Details(Unit("Testby"), 2026), edition=edition, author="Anna"
    ) as file:
        anna, bo = (edits.add_assessor(file, name) for name in ("Anna", "Bo"))
        party = edits.add_seats(file, "S")
    theirs.write_bytes(mine.read_bytes())
    indicator = next(iter(next(edition.questions()).indicators))
    for path, place in ((mine, 0), (theirs, 1)):
        with open_file(path, author="AB"[place]) as file:
            edits.set_details(
                file,
                year=2024 + place,
                level=(Level.GROUP, Level.DISTRICT)[place],
                visit_from=date(2026, 9, 1 + place),
                inhabitants=1000 + place,
                unit=Unit(("Ort", "By")[place], kind=UnitKind.DISTRICT),
            )
            edits.set_lead(file, (anna, bo)[place])
            edits.set_seats(file, party, seats=10 + place)
            edits.set_assessor(file, anna, colour=(Colour.GREEN, Colour.PINK)[place])
            edits.set_mark(file, anna, indicator.id, (MarkStatus.MET, MarkStatus.NOT_MET)[place])
    with open_file(mine, author="Anna") as file:
        merge.take(file, merge.plan(file, [theirs]))
    session = Session("Anna")
    session.open(mine)
    yield session
    session.close()


@pytest.fixture
def dialog(torn, settings, theme, qtbot):
    from ui.widgets.merge_dialog import MergeDialog

    dialog = MergeDialog(torn, settings, theme)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.show_conflicts()
    yield dialog
    dialog.close()


def begin(dialog, field):
    model = dialog.conflicts.model
    places = {model.conflict(model.index(row)).key[2]: row for row in range(model.rowCount())}
    dialog.conflicts.list.setCurrentIndex(model.index(places[field]))
    dialog.conflicts.card.first_focus().setFocus()
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_N)


def type_in(text):
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("year", "2023", 2023),
        ("inhabitants", "98 765", 98765),
        ("inhabitants", "", None),
        ("visit_from", "2026-10-05", date(2026, 10, 5)),
    ],
)
def test_a_number_or_a_date_is_typed(dialog, torn, field, typed, value):
    begin(dialog, field)
    type_in(typed)

    assert getattr(torn.snapshot.details, field) == value
    assert not torn.snapshot.is_contested("details", torn.snapshot.id, field)


def test_what_makes_no_sense_is_refused_where_it_is_typed(dialog, torn):
    begin(dialog, "visit_from")
    type_in("igen")

    assert "är inget datum" in dialog.conflicts.card.trouble.text()
    assert torn.snapshot.is_contested("details", torn.snapshot.id, "visit_from")


def test_a_choice_is_made_with_the_arrows(dialog, torn):
    begin(dialog, "level")
    choice = QApplication.focusWidget()
    offered = [choice.itemText(place) for place in range(choice.count())]
    assert offered == ["hela kommunen", "koncernnivå", "kommundel eller stadsdel"]
    QTest.keyClick(choice, KEY.Key_Return)

    assert torn.snapshot.details.level is Level.WHOLE


def test_nobody_need_lead(dialog, torn):
    begin(dialog, "lead")
    words = [card.text.toPlainText() for card in dialog.conflicts.card.versions]
    assert sorted(words) == ["Anna", "Bo"], "names, not ids"
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)

    assert torn.snapshot.lead is None


def test_a_colour_is_named_in_swedish_and_chosen(dialog, torn):
    begin(dialog, "colour")
    words = {card.text.toPlainText() for card in dialog.conflicts.card.versions}
    assert words == {"grön", "rosa"}
    assert not dialog.conflicts.card.both.isVisible()
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)

    assert torn.snapshot.assessors[0].colour is Colour.BLUE


def test_seats_a_unit_and_a_share_are_typed(dialog, torn):
    begin(dialog, "seats")
    type_in("12")
    begin(dialog, "unit")
    type_in("Hagsby")
    begin(dialog, "share")
    type_in("101")
    assert "0 till 100" in dialog.conflicts.card.trouble.text()
    begin(dialog, "share")
    type_in("50")

    assert torn.snapshot.seats[0].seats == 12
    assert torn.snapshot.details.unit == Unit("Hagsby", kind=UnitKind.DISTRICT)
    (mark,) = torn.snapshot.marks.values()
    assert mark.share == Decimal("0.5")


def test_a_municipality_is_one_of_the_register():
    from kompass.errors import KompassError
    from ui.models import new_values

    now = Unit("Södertälje", code="0181", county="Stockholms län")
    assert new_values._unit("gavle", now).name == "Gävle"
    with pytest.raises(KompassError, match="Gävle"):
        new_values._unit("Gävlee", now)
