"""Tables that show frozen rows: what Qt asks of every such table, answered in one place.

A table says what its columns are called and what stands in a cell, and nothing else has to be
written::

    class ResultTable(RowTable[PublishedResult]):
        def headings(self) -> tuple[str, ...]:
            return (self.tr("Kommun"), self.tr("År"), self.tr("Poäng"))

        def cell(self, row: PublishedResult, column: int) -> str:
            return (row.municipality, str(row.year), points_words(row.total))[column]

    table = ResultTable(parent)
    theme.changed.connect(table.redraw)       # if it answers ``font``, ``colour`` or ``sign``
    table.show_rows(results)                  # whenever they may have changed

Answer ``key`` with the id of a row, so that a row that has changed stays chosen;
``is_figure`` for columns of figures, which then stand at the right;
``sort_value`` where another order is meant than that of the words;
``tip``, ``sign``, ``font``, ``colour`` and ``heading_tip`` as needed.
``RowsView`` in ``ui.widgets.rows_view`` shows such a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from kompass.errors import KompassError
from kompass.swedish import alphabetical, parse_number

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
AS_GIVEN: Final = -1
"""In the place of a column to sort by: the order in which the rows were given."""
R = TypeVar("R")


class RowTable(QAbstractTableModel, Generic[R]):
    """Rows to look at, in the order in which they were given or by a column."""

    upright = Qt.AlignmentFlag.AlignVCenter
    """Where texts stand in cells that are higher than they are."""

    def __init__(self, parent: QObject | None = None, *, rows: Iterable[R] = ()) -> None:
        super().__init__(parent)
        self._given = self._rows = tuple(rows)
        self._by = AS_GIVEN, Qt.SortOrder.AscendingOrder

    # What a table answers for itself.

    def headings(self) -> Sequence[str]:
        """Return the names of the columns, and with them how many there are."""
        raise NotImplementedError

    def cell(self, row: R, column: int) -> str:
        """Return the text of a cell."""
        raise NotImplementedError

    def key(self, row: R) -> object:
        """Return what a row is known by when it has changed; by default the row itself."""
        return row

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures, which stand at the right."""
        del column
        return False

    def tip(self, row: R, column: int) -> str:
        """Return a cell in full."""
        return self.cell(row, column)

    def in_words(self, row: R, column: int) -> str:
        """Return a cell as it is read aloud, with the name of its column."""
        return f"{self.headings()[column]}: {self.tip(row, column) or self.tr('tomt')}"

    def sign(self, row: R, column: int) -> QIcon | None:
        """Return what is drawn before the text."""
        del row, column
        return None

    def font(self, row: R, column: int) -> QFont | None:
        """Return the font of a cell; ``None`` for the view's own."""
        del row, column
        return None

    def colour(self, row: R, column: int) -> QColor | None:
        """Return the colour of a text; ``None`` for the view's own."""
        del row, column
        return None

    def sort_value(self, row: R, column: int) -> Any:  # noqa: ANN401 - whatever has an order
        """Return what a column is sorted by; ``None`` and "" come last in either direction.

        Figures are sorted as such, and what is no figure in their columns counts as nothing.
        """
        text = self.cell(row, column)
        if not self.is_figure(column):
            return alphabetical(text) if text else None
        try:
            return parse_number("".join(text.split()))
        except KompassError:
            return None

    def heading_tip(self, column: int) -> str:
        """Return what the name of a column stands for in full."""
        del column
        return ""

    # What a table is asked.

    @property
    def rows(self) -> tuple[R, ...]:
        """What is shown, in the order in which it is shown."""
        return self._rows

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show these rows; what is chosen stays so as long as the same rows are there."""
        given = tuple(rows)
        after = self._sorted(given)
        if [self.key(one) for one in self._rows] == [self.key(one) for one in after]:
            self._given, self._rows = given, after
            self.redraw()
            return
        self.beginResetModel()
        self._given, self._rows = given, after
        self.endResetModel()

    def hold_rows(self, rows: Iterable[R]) -> None:
        """Hold other rows without telling, within a reset that changes the columns too."""
        self._given = tuple(rows)
        self._rows = self._sorted(self._given)

    def redraw(self) -> None:
        """Ask anew for every cell."""
        if self._rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, at: int) -> R | None:
        """Return the row at a place."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def row_of(self, wanted: object) -> int | None:
        """Return the place of the row with this key."""
        return next((at for at, one in enumerate(self._rows) if self.key(one) == wanted), None)

    def as_text(self, rows: Iterable[int] | None = None) -> str:
        """Return rows with headings, cells kept apart by tabs: a spreadsheet takes them."""
        return "\n".join("\t".join(line) for line in (self.headings(), *self._texts(rows)))

    def as_html(self, rows: Iterable[int] | None = None) -> str:
        """Return rows with headings as a table that a word processor takes."""
        head = "".join(f"<th>{escape(text)}</th>" for text in self.headings())
        body = "".join(
            "<tr>" + "".join(self._as_cell(text, at) for at, text in enumerate(line)) + "</tr>"
            for line in self._texts(rows)
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or not at all by ``AS_GIVEN``; rows with equal values stay put."""
        self._by = column, order
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        before, self._rows = self._rows, self._sorted(self._given)
        places = {id(row): at for at, row in enumerate(self._rows)}
        moved = [self.index(places[id(before[one.row()])], one.column()) for one in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    # What Qt asks.

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's text, words, sign, font, colour and alignment."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        answers: dict[int, Callable[[R, int], object]] = {
            Qt.ItemDataRole.DisplayRole: self.cell,
            Qt.ItemDataRole.ToolTipRole: self.tip,
            Qt.ItemDataRole.AccessibleTextRole: self.in_words,
            Qt.ItemDataRole.DecorationRole: self.sign,
            Qt.ItemDataRole.FontRole: self.font,
            Qt.ItemDataRole.ForegroundRole: self.colour,
        }
        answer = answers.get(role)
        return answer(row, column) if answer else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the names of the columns; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.headings()[section]
            case Qt.ItemDataRole.ToolTipRole:
                return self.heading_tip(section) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(section)
        return None

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return where texts and the name of a column stand."""
        right = self.is_figure(column)
        return self.upright | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)

    def _sorted(self, given: tuple[R, ...]) -> tuple[R, ...]:
        column, order = self._by
        if not 0 <= column < self.columnCount():
            return given
        valued = [(self.sort_value(row, column), row) for row in given]
        known = [(value, row) for value, row in valued if value not in (None, "")]
        backwards = order == Qt.SortOrder.DescendingOrder
        known.sort(key=lambda pair: pair[0], reverse=backwards)
        rest = (row for value, row in valued if value in (None, ""))
        return (*(row for _, row in known), *rest)

    def _texts(self, rows: Iterable[int] | None) -> list[list[str]]:
        columns = range(self.columnCount())
        wanted = self._rows if rows is None else [self._rows[at] for at in rows]
        return [[self.cell(row, column) for column in columns] for row in wanted]

    def _as_cell(self, text: str, column: int) -> str:
        align = ' align="right"' if self.is_figure(column) else ""
        return f"<td{align}>{escape(text)}</td>"
