"""Finished results as a table whose rows are read when they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon

from kompass.archive.keeping.shapes import By, Sort
from kompass.archive.model import Result
from ui.models.results_words import (
    NONE,
    UNKNOWN,
    comparable_in_full,
    comparable_words,
    edition_short,
    levels,
    origins,
    points_words,
    total_in_full,
    total_words,
    unit_words,
)
from ui.models.row_table import NO_PARENT, Index, RowTable
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.catalogue.model import Area, Edition

UNIT, YEAR, EDITION, TOTAL, AREAS = range(5)
"""The first columns; from ``AREAS`` on one for each area, where one edition is chosen."""
_APART: Final = "\N{EN SPACE}"
"""Between figures, which stand at the right, and the words of the next column."""
_LAST: Final = (By.LEVEL, By.ORIGIN, By.COMPARABLE)
_FIRST: Final = (By.MUNICIPALITY, By.YEAR, By.EDITION, By.TOTAL)


class ResultsTable(RowTable[Result | None]):
    """``None`` stands for a row that has not been read yet.

    * ``wanted``: the place of such a row that somebody wants to see
    * ``sort_wanted``: another order was chosen: see ``order``
    """

    wanted = Signal(int)
    sort_wanted = Signal()

    def __init__(
        self, theme: Theme, draw: Callable[[str], QIcon], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draw = draw
        self._areas: tuple[Area, ...] = ()
        theme.changed.connect(self.redraw)

    @property
    def order(self) -> Sort:
        """What the rows are to be sorted by."""
        column, way = self._by
        descending = way == Qt.SortOrder.DescendingOrder
        if column < 0:
            return Sort()
        if column < AREAS:
            return Sort(_FIRST[column], descending)
        area = column - AREAS
        if area < len(self._areas):
            return Sort(By.AREA, descending, self._areas[area].id)
        last = area - len(self._areas)
        return Sort(_LAST[last], descending) if last < len(_LAST) else Sort()

    def show_results(
        self, results: Sequence[Result], total: int, edition: Edition | None = None
    ) -> None:
        """Show ``total`` rows, the first of them read; areas of the edition that is chosen."""
        self.beginResetModel()
        self._areas = edition.areas if edition is not None else ()
        self.hold_rows((*results, *((None,) * (total - len(results)))))
        self.endResetModel()

    def fill(self, first: int, results: Sequence[Result]) -> None:
        """Put in rows that have been read, from the place ``first`` on."""
        end = min(first + len(results), len(self._rows))
        if end <= first:
            return
        rows = list(self._rows)
        rows[first:end] = results[: end - first]
        self.hold_rows(rows)
        last = self.columnCount() - 1
        self.dataChanged.emit(self.index(first, 0), self.index(end - 1, last))

    @property
    def _last_figure(self) -> int:
        return AREAS + len(self._areas) - 1

    @property
    def area_columns(self) -> range:
        """The columns that hold points of areas."""
        return range(AREAS, AREAS + len(self._areas))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for the rows in another order: the archive sorts, not the window."""
        self._by = column, order
        self.sort_wanted.emit()

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns, without naming them: Qt asks for every row chosen."""
        return 0 if parent.isValid() else self._last_figure + 1 + len(_LAST)

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (
            self.tr("Kommun"),
            self.tr("År"),
            self.tr("Utgåva"),
            self.tr("Totalt"),
            *(str(area.number) for area in self._areas),
            self.tr("Nivå"),
            self.tr("Ursprung"),
            self.tr("Jämförbart"),
        )

    def heading_tip(self, column: int) -> str:
        """Return which area a number stands for."""
        if column in self.area_columns:
            area = self._areas[column - AREAS]
            return f"{area.number} {area.title}"
        return self.headings()[column]

    def key(self, row: Result | None) -> object:
        """Return the id of a result."""
        return None if row is None else row.id

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures."""
        return column == TOTAL or column in self.area_columns

    def cell(self, row: Result | None, column: int) -> str:
        """Return the text of a cell; nothing while it is being read."""
        if row is None:
            return ""
        if column in self.area_columns:
            return points_words(row.areas.get(self._areas[column - AREAS].id))
        return self._words(row)[column if column < AREAS else column - len(self._areas)]

    def tip(self, row: Result | None, column: int) -> str:
        """Return a cell in full."""
        if row is None:
            return self.tr("Läses in …")
        if column == TOTAL:
            return total_in_full(row)
        if column in self.area_columns:
            area = self._areas[column - AREAS]
            points = row.areas.get(area.id)
            shown = UNKNOWN if points is None else points_words(points)
            return f"{area.number} {area.title}: {shown}"
        if column == self.columnCount() - 1:
            return comparable_in_full(row)
        return self.cell(row, column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell is asked, and ask for a row that has not been read."""
        if role == Qt.ItemDataRole.DisplayRole and index.column() > self._last_figure:
            return _APART + str(super().data(index, role) or "")
        if index.isValid() and self._rows[index.row()] is None:
            if role == Qt.ItemDataRole.DisplayRole:
                self.wanted.emit(index.row())
                return "…" if index.column() == UNIT else ""
            if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
                return self.tr("Läses in …")
        return super().data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the names of the columns, those of words kept apart from figures before them."""
        found = super().headerData(section, orientation, role)
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        if not shown or not found:
            return found
        if section == self._by[0] and self.is_figure(section):
            return found + 2 * _APART  # where the arrow stands
        return _APART + found if section > self._last_figure else found

    def sign(self, row: Result | None, column: int) -> QIcon | None:
        """Mark what is not directly comparable, withdrawn, or printed with another total."""
        if row is None or column != self.columnCount() - 1:
            return None
        if row.withdrawn is not None:
            return self._draw("archive-off")
        return self._draw("check" if row.comparable else "alert-triangle")

    def font(self, row: Result | None, column: int) -> QFont:
        """Return the font of a cell: figures of equal width, the total strong."""
        font = self._theme.font(strong=column == TOTAL)
        if row is not None and row.withdrawn is not None and column == UNIT:
            font.setStrikeOut(True)
        if self.is_figure(column):
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, row: Result | None, column: int) -> QColor | None:
        """Return the colour of a text: muted where a result does not count."""
        if row is None or row.withdrawn is not None:
            return self._theme.color("muted")
        if column == TOTAL and row.total_differs:
            return self._theme.color("reference")
        unknown = self.cell(row, column) in {NONE, UNKNOWN}
        return self._theme.color("muted" if unknown else "text")

    def _words(self, row: Result) -> tuple[str, ...]:
        return (
            unit_words(row),
            UNKNOWN if row.year is None else str(row.year),
            edition_short(row),
            total_words(row),
            levels()[row.level],
            origins()[row.origin],
            comparable_words(row),
        )

    def _sorted(self, given: tuple[Result | None, ...]) -> tuple[Result | None, ...]:
        return given
