"""The base of read-only tables: order, what stays chosen, what is copied, and Qt's own rules."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from kompass.swedish import format_number
from ui.models.row_table import AS_GIVEN, RowTable

NAME, POINTS = 0, 1


@dataclass(frozen=True)
class Place:
    """A row: a name and points that may be missing."""

    id: int
    name: str
    points: Decimal | None = None


class PlaceTable(RowTable[Place]):
    """Two columns, the second one with figures."""

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return ("Kommun", "Poäng")

    def cell(self, row: Place, column: int) -> str:
        """Return the text of a cell."""
        points = "" if row.points is None else format_number(row.points)
        return row.name if column == NAME else points

    def key(self, row: Place) -> object:
        """Return the id."""
        return row.id

    def is_figure(self, column: int) -> bool:
        """Return whether these are the points."""
        return column == POINTS


PLACES = (
    Place(1, "Örebro", Decimal(9)),
    Place(2, "Åmål"),
    Place(3, "Borås", Decimal("10.5")),
    Place(4, "Ängelholm", Decimal(-2)),
)


@pytest.fixture
def table(qapp: object) -> PlaceTable:
    """Return a table with four places, watched by Qt's tester."""
    made = PlaceTable(rows=PLACES)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def _names(table: PlaceTable) -> list[str]:
    return [table.index(at, NAME).data() for at in range(table.rowCount())]


def test_words_are_sorted_as_in_swedish(table):
    table.sort(NAME)

    assert _names(table) == ["Borås", "Åmål", "Ängelholm", "Örebro"]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Qt.SortOrder.AscendingOrder, ["Ängelholm", "Örebro", "Borås", "Åmål"]),
        (Qt.SortOrder.DescendingOrder, ["Borås", "Örebro", "Ängelholm", "Åmål"]),
    ],
)
def test_what_is_missing_comes_last_in_either_direction(table, order, names):
    table.sort(POINTS, order)

    assert _names(table) == names


def test_the_order_given_comes_back(table):
    table.sort(NAME)
    table.sort(AS_GIVEN)

    assert table.rows == PLACES


def test_what_is_chosen_moves_along(table):
    chosen = QPersistentModelIndex(table.index(0, POINTS))

    table.sort(NAME)

    assert (chosen.row(), chosen.column()) == (3, POINTS)


def test_rows_that_come_later_are_sorted_too(table):
    table.sort(NAME)

    table.show_rows((*PLACES, Place(5, "Ystad")))

    assert _names(table) == ["Borås", "Ystad", "Åmål", "Ängelholm", "Örebro"]


def test_a_changed_row_is_drawn_anew_and_nothing_is_forgotten(table):
    reset, drawn = QSignalSpy(table.modelReset), QSignalSpy(table.dataChanged)
    chosen = QPersistentModelIndex(table.index(2, NAME))

    table.show_rows((*PLACES[:2], replace(PLACES[2], name="Boråås"), PLACES[3]))

    assert (reset.count(), drawn.count()) == (0, 1)
    assert chosen.data() == "Boråås"


def test_other_rows_are_other_rows(table):
    reset = QSignalSpy(table.modelReset)

    table.show_rows(PLACES[:3])

    assert reset.count() == 1
    assert table.row_of(4) is None
    assert table.row_of(3) == 2
    assert table.row(3) is None


def test_figures_stand_at_the_right(table):
    role = Qt.ItemDataRole.TextAlignmentRole

    found = [
        Qt.AlignmentFlag.AlignRight in Qt.AlignmentFlag(table.index(0, column).data(role))
        for column in (NAME, POINTS)
    ]

    assert found == [False, True]


def test_a_cell_is_read_aloud_with_its_column(table):
    role = Qt.ItemDataRole.AccessibleTextRole

    found = [table.index(row, POINTS).data(role) for row in (1, 2)]

    assert found == ["Poäng: tomt", "Poäng: 10,5"]


def test_rows_are_copied_as_they_are_shown(table):
    table.sort(NAME)

    assert table.as_text([0]) == "Kommun\tPoäng\nBorås\t10,5"
    assert table.as_text().count("\n") == len(PLACES)
    assert table.as_html([0]) == (
        "<table><thead><tr><th>Kommun</th><th>Poäng</th></tr></thead>"
        '<tbody><tr><td>Borås</td><td align="right">10,5</td></tr></tbody></table>'
    )
