"""The figures of a profile as a table: area, own points, reference and difference."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QFont

from kompass.charts.lettering import softened
from kompass.charts.profile import Profile
from kompass.swedish import format_difference, format_number
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
UNKNOWN = "–"
NUMBER, TITLE, OWN, REFERENCE, DIFFERENCE = range(5)
"""The columns."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class Row:
    """One area, or the total, which has no number."""

    number: int | None
    title: str
    own: Decimal | None
    reference: Decimal | None
    status: str = ""
    """Why there are no points: "ej bedömd", "62 av 80 bedömda"."""


def rows_of(profile: Profile, total: Row) -> tuple[Row, ...]:
    """Return a row per area and the total last."""
    areas = (
        Row(area.number, area.title, area.points, area.reference, area.status)
        for area in profile.areas
    )
    return (*areas, total)


class ProfileTableModel(QAbstractTableModel):
    """Rows to show beside the picture; the last one is the total."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._reference = ""
        self._label = ""
        theme.changed.connect(self._on_theme)

    def show_rows(self, rows: tuple[Row, ...], *, reference: str, label: str) -> None:
        """Show these rows; ``reference`` heads its column ("median"), empty for no such column.

        ``label`` says in full what the reference stands for.
        """
        self.beginResetModel()
        self._rows = rows
        self._reference = reference
        self._label = label
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of areas, and one for the total."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return 3 columns without a reference, 5 with one."""
        return 0 if parent.isValid() else len(self._headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's text, alignment, font and colour."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        text = self._texts(row)[column]
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: softened(text) if column == TITLE else text,
            Qt.ItemDataRole.AccessibleTextRole: lambda: f"{self._headings()[column]}: {text}",
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
            Qt.ItemDataRole.FontRole: lambda: self._font(row, column),
            Qt.ItemDataRole.ForegroundRole: lambda: self._colour(text, column),
        }
        answer = answers.get(role)
        return answer() if answer else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Return the headings of the columns; rows have none."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == Qt.ItemDataRole.ToolTipRole and section == REFERENCE:
            return self._label
        return None

    def as_text(self, rows: Sequence[int]) -> str:
        """Return rows with headings, cells kept apart by tabs: a spreadsheet takes them."""
        lines = [self._headings(), *(self._texts(self._rows[row]) for row in rows)]
        return "\n".join("\t".join(line) for line in lines)

    def as_html(self, rows: Sequence[int]) -> str:
        """Return rows with headings as a table that a word processor takes."""
        head = "".join(f"<th>{escape(text)}</th>" for text in self._headings())
        body = "".join(
            "<tr>" + "".join(_cell(text, column) for column, text in enumerate(texts)) + "</tr>"
            for texts in (self._texts(self._rows[row]) for row in rows)
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _headings(self) -> tuple[str, ...]:
        own = (self.tr("Nr"), self.tr("Område"), self.tr("Poäng"))
        if not self._reference:
            return own
        return (*own, self._reference[:1].upper() + self._reference[1:], self.tr("Skillnad"))

    def _texts(self, row: Row) -> tuple[str, ...]:
        title = f"{row.title} ({row.status})" if row.status else row.title
        own = ("" if row.number is None else str(row.number), title, _number(row.own))
        if not self._reference:
            return own
        known = row.own is not None and row.reference is not None
        difference = format_difference(row.own - row.reference) if known else UNKNOWN  # type: ignore[operator]
        return (*own, _number(row.reference), difference)

    def _font(self, row: Row, column: int) -> QFont:
        font = self._theme.font(strong=column == OWN or row.number is None)
        if column != TITLE:
            # Figures of equal width, so that columns line up.
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _colour(self, text: str, column: int) -> QColor:
        if text == UNKNOWN:
            return self._theme.color("muted")
        tokens = {NUMBER: "muted", OWN: "accent", REFERENCE: "reference"}
        return self._theme.color(tokens.get(column, "text"))

    def _on_theme(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _alignment(column: int) -> Qt.AlignmentFlag:
    return _RIGHT if column >= OWN else _LEFT


def _number(number: Decimal | None) -> str:
    return UNKNOWN if number is None else format_number(number)


def _cell(text: str, column: int) -> str:
    align = ' align="right"' if column >= OWN else ""
    return f"<td{align}>{escape(text)}</td>"
