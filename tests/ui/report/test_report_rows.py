"""Parties and assessors are written row by row, and everything can be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kompass.assessment import edits
from ui.models.report_sections import SectionId, Spot
from ui.models.row_kinds import seats_sum

SODERTALJE = (
    ("Socialdemokraterna", 23), ("Moderaterna", 14), ("Folkpartiet", 5), ("Centerpartiet", 5),
    ("Vänsterpartiet", 4), ("Miljöpartiet", 4), ("Kristdemokraterna", 4),
    ("Pensionärspartiet", 2), ("Sverigedemokraterna", 2), ("Nationaldemokraterna", 2),
)  # fmt: skip
"""The council after the election of 2006; 65 seats."""


def seats(session):
    return [(row.party, row.seats) for row in session.snapshot.seats]


def parties(session):
    return [row.party for row in session.snapshot.seats]


@pytest.fixture
def table(page):
    page.form.go_to(Spot(SectionId.UNIT))
    return page.form.seats


@pytest.fixture
def three(session):
    """A council of three parties, before the page is made."""
    for party, count in (("S", 23), ("M", 14), ("Öpartiet", 5)):
        session.edit(lambda file, party=party, count=count: edits.add_seats(file, party, count))
    return session


def test_a_whole_council_is_written_with_enter_alone(table, session, keys):
    table.list.write_new()
    for party, count in SODERTALJE:
        keys.enter(party)
        keys.enter(str(count))

    assert seats(session) == list(SODERTALJE)
    assert table.sum.text() == "Summa 65 mandat"
    assert QApplication.focusWidget() is table.list.rows[-1].fields[0]


def test_a_party_is_in_the_file_from_its_first_letter(table, session, keys, qtbot):
    table.list.write_new()
    keys.write("Ö")

    qtbot.waitUntil(lambda: parties(session) == ["Ö"], timeout=1000)
    keys.write("partiet")
    qtbot.waitUntil(lambda: parties(session) == ["Öpartiet"], timeout=1000)


def test_one_undo_takes_back_a_whole_typed_name(table, session, keys, qtbot):
    table.list.write_new()
    keys.write("Ö")
    qtbot.waitUntil(lambda: parties(session) == ["Ö"])
    keys.write("partiet")
    session.flush()

    session.undo()

    assert parties(session) == []
    assert len(table.list.rows) == 1


def test_the_sum_says_that_a_number_is_missing(three, table, keys):
    table.list.write_new()
    keys.enter("Vänsterpartiet")
    table.list.rows[0].put_cursor()

    assert table.sum.text() == "Summa 42 mandat (ett parti utan antal)"


@pytest.mark.parametrize("typed", ["tolv", "3,5", "-2", "99999999"])
def test_what_is_no_number_of_seats_is_refused(three, table, session, keys, typed):
    row = table.list.rows[0]
    row.put_cursor(1)
    keys.write(typed)
    keys.press(Qt.Key.Key_Tab)

    labels = [label for label in row.findChildren(type(table.sum)) if label.isVisible()]
    assert [label.text() for label in labels if label.text().endswith(".")]
    assert row.fields[1].text() == typed
    assert seats(session)[0] == ("S", 23)


def test_a_party_can_be_removed_with_the_mouse_and_brought_back(three, table, session, page):
    QTest.mouseClick(table.list.rows[1].remove, Qt.MouseButton.LeftButton)
    assert parties(session) == ["S", "Öpartiet"]
    page.form.go_to(Spot(SectionId.FACTS))

    session.undo()

    assert parties(session) == ["S", "M", "Öpartiet"]
    assert [row.fields[0].text() for row in table.list.rows] == ["S", "M", "Öpartiet", ""]
    assert page.form.list.section is SectionId.UNIT


def test_a_party_is_removed_with_keys_and_the_next_one_gets_the_keyboard(
    three, table, session, keys
):
    table.list.rows[1].put_cursor()
    keys.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)

    assert parties(session) == ["S", "Öpartiet"]
    assert QApplication.focusWidget().text() == "Öpartiet"


def test_a_row_that_is_emptied_and_left_disappears(three, table, session, keys, qtbot):
    row = table.list.rows[0]
    keys.replace(row.fields[0], "")
    keys.replace(row.fields[1], "")
    assert len(parties(session)) == 3

    table.list.rows[2].put_cursor()

    qtbot.waitUntil(lambda: parties(session) == ["M", "Öpartiet"])


def test_a_row_moves_with_alt_and_keeps_the_keyboard(three, table, session, keys):
    field = table.list.rows[2].fields[0]
    field.setFocus()

    keys.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert parties(session) == ["S", "Öpartiet", "M"]
    assert field.hasFocus()
    keys.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    keys.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert parties(session) == ["Öpartiet", "S", "M"]
    assert [row.fields[0].text() for row in table.list.rows] == ["Öpartiet", "S", "M", ""]

    session.undo()
    assert parties(session) == ["S", "Öpartiet", "M"]


def test_arrows_walk_down_a_column(three, table, keys):
    table.list.rows[0].put_cursor(1)
    keys.press(Qt.Key.Key_Down)
    assert table.list.rows[1].fields[1].hasFocus()
    keys.press(Qt.Key.Key_Up)
    assert table.list.rows[0].fields[1].hasFocus()


def test_tab_goes_through_the_rows_in_order(three, table, keys):
    table.list.rows[0].put_cursor()
    order = []
    for _ in range(8):
        order.append(QApplication.focusWidget())
        keys.press(Qt.Key.Key_Tab)

    assert order == [field for row in table.list.rows for field in row.fields]


def test_undo_of_a_number_puts_the_cursor_there(three, table, session, keys, page):
    keys.replace(table.list.rows[1].fields[1], "15")
    session.flush()
    page.form.go_to(Spot(SectionId.FACTS))

    session.undo()

    assert seats(session)[1] == ("M", 14)
    assert table.list.rows[1].fields[1].hasFocus()


def test_the_team_has_names_roles_and_organisations(page, session, keys):
    page.form.go_to(Spot(SectionId.CONDUCT, "assessors"))
    for text in ("Åsa Öberg", "utvärderare", "Sveriges Kommuner och Landsting"):
        keys.enter(text)
    keys.enter("Örjan")
    session.flush()

    team = [(one.name, one.role, one.organisation) for one in session.snapshot.assessors]
    assert team == [
        ("Åsa Öberg", "utvärderare", "Sveriges Kommuner och Landsting"),
        ("Örjan", "", ""),
    ]


def test_a_new_file_shows_its_own_rows(three, table, session, tmp_path, example_file):
    import shutil

    shutil.copy(example_file, tmp_path / "b.kompass")
    session.open(tmp_path / "b.kompass")

    shown = [(row.fields[0].text(), row.fields[1].text()) for row in table.list.rows[:-1]]
    assert shown == [(party, str(count)) for party, count in SODERTALJE]


def test_the_sum_of_nothing_is_not_shown(table):
    assert not table.sum.isVisible()
    assert seats_sum(()) == (0, 0)


def test_the_cursor_goes_to_the_first_thing_that_is_lacking(three, page, session, keys):
    session.edit(lambda file: edits.add_seats(file, "Vänsterpartiet"))

    page.form.go_to(Spot(SectionId.UNIT, "seats"))

    assert page.form.seats.list.rows[3].fields[1].hasFocus()
