"""The view of rows: keys, what is copied, and sorting with the mouse and without it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest

from ui.models.row_table import RowTable
from ui.theme import Theme, ThemeChoice
from ui.widgets.rows_view import RowsView

ROWS = (("Ystad", "3"), ("Ale", "12"), ("Örebro", "1"))


class Names(RowTable[tuple[str, str]]):
    """Names and figures."""

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return ("Kommun", "Poäng")

    def cell(self, row: tuple[str, str], column: int) -> str:
        """Return the text of a cell."""
        return row[column]


@pytest.fixture
def view(qapp, qtbot):
    """Return a table that can be sorted, with the keyboard in it."""
    theme = Theme(qapp, ThemeChoice.LIGHT)
    made = RowsView(Names(rows=ROWS), theme, {1: 8}, name="Kommuner", sortable=True, several=True)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def _names(view):
    return [view.rows.index(at, 0).data() for at in range(view.rows.rowCount())]


def _click_heading(view, column):
    header = view.horizontalHeader()
    at = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    place = header.viewport().rect().center()
    place.setX(at)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_begins_in_the_order_given(view):
    assert _names(view) == ["Ystad", "Ale", "Örebro"]


def test_a_heading_sorts_turns_round_and_lets_go(view):
    found = []
    for _ in range(3):
        _click_heading(view, 0)
        found.append(_names(view))

    assert found == [
        ["Ale", "Ystad", "Örebro"],
        ["Örebro", "Ystad", "Ale"],
        ["Ystad", "Ale", "Örebro"],
    ]


def test_the_menu_sorts_without_the_mouse(view):
    for _ in range(2):
        orders = view.menu().actions()[1].menu()
        next(one for one in orders.actions() if one.text() == "Kommun").trigger()

    assert _names(view) == ["Örebro", "Ystad", "Ale"]
    orders = view.menu().actions()[1].menu()
    assert [one.text() for one in orders.actions() if one.isChecked()] == ["Kommun"]


def test_the_row_somebody_is_in_moves_along(view):
    view.show_row(ROWS[0])

    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    assert view.chosen_rows() == [1]


def test_control_c_copies_what_is_chosen_with_headings(view):
    view.selectRow(1)

    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "Kommun\tPoäng\nAle\t12"
    assert "<td>Ale</td>" in QGuiApplication.clipboard().mimeData().html()


def test_enter_opens_and_arrows_walk(view):
    opened, moved = QSignalSpy(view.opened), QSignalSpy(view.moved)

    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert (opened.count(), moved.at(0)) == (1, [1])
