"""The arrow of a sorted column stands beside the name, whichever side the name stands at."""

import pytest
from PySide6.QtCore import QRect, Qt

from ui.models.row_table import RowTable
from ui.theme import Theme, ThemeChoice
from ui.widgets.rows_view import RowsView

NAMES = ("Kommun", "Poäng", "Högsta poäng i hela gruppen", "År")


class Figures(RowTable[tuple[str, ...]]):
    """A name and figures."""

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return NAMES

    def cell(self, row: tuple[str, ...], column: int) -> str:
        """Return the text of a cell."""
        return row[column]

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures."""
        return column > 0


@pytest.fixture(params=[ThemeChoice.LIGHT, ThemeChoice.DARK])
def view(qapp, qtbot, request):
    rows = [("Ystad", "3", "12", "2006"), ("Ale", "12", "9", "2009")]
    theme = Theme(qapp, request.param)
    view = RowsView(Figures(rows=rows), theme, {1: 9, 2: 14, 3: 6}, name="Kommuner", sortable=True)
    qtbot.addWidget(view)
    view.resize(480, 200)
    view.show()
    return view


def section(header, column):
    return QRect(
        header.sectionViewportPosition(column), 0, header.sectionSize(column), header.height()
    )


@pytest.mark.parametrize("order", list(Qt.SortOrder))
@pytest.mark.parametrize("column", range(len(NAMES)))
def test_arrow_and_name_never_touch(view, column, order):
    view.sortByColumn(column, order)
    header = view.horizontalHeader()
    place = section(header, column)
    name, arrow = header.name_in(place, column), header.arrow_in(place, column)

    assert place.contains(name)
    assert place.contains(arrow)
    assert not name.intersects(arrow)
    # And what is painted keeps to it: nothing stands between them, something in both.
    picture = header.grab().toImage()
    scale = picture.devicePixelRatio()
    left, right = sorted((name, arrow), key=lambda rect: rect.left())
    ground = picture.pixelColor(round((place.left() + 1) * scale), round(2 * scale))

    def ink(first, last):
        return any(
            picture.pixelColor(round(x * scale), round(y * scale)) != ground
            for x in range(first, last + 1)
            for y in range(2, header.height() - 4)
        )

    assert not ink(left.right() + 2, right.left() - 2)  # a letter may lean out by one
    assert ink(name.left(), name.right())
    assert ink(arrow.left(), arrow.right())


def test_a_name_without_room_is_shortened_and_told(view):
    header = view.horizontalHeader()

    assert header.shown_name(1) == "Poäng"
    assert header.tip_of(1) == ""
    assert header.shown_name(2).endswith("…")
    assert header.tip_of(2) == "Högsta poäng i hela gruppen"


def test_only_the_column_that_sorts_has_an_arrow(view):
    header = view.horizontalHeader()
    assert not any(header.has_arrow(column) for column in range(4))
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [header.has_arrow(column) for column in range(4)] == [False, True, False, False]
