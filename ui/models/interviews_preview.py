"""A schedule as a table to look through before it is taken in."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from ui.icons import icon
from ui.models.interviews_import import ImportPlan, PreviewRow
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()


class PreviewColumn(IntEnum):
    """The columns, from the left."""

    NUMBER = 0
    STATE = 1
    DAY = 2
    TIMES = 3
    ROLE = 4
    ORGANISATION = 5
    NAME = 6
    PLACE = 7
    ASSESSORS = 8


_CELLS: Final = PreviewColumn.DAY
"""From this column on stand the cells of a row."""


class PreviewModel(QAbstractTableModel):
    """Every row of the file with its number there, and what becomes of it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[PreviewRow, ...] = ()

    @property
    def rows(self) -> tuple[PreviewRow, ...]:
        """What is shown."""
        return self._rows

    def show_plan(self, plan: ImportPlan) -> None:
        """Show another file."""
        self.beginResetModel()
        self._rows = plan.rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(PreviewColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's text, mark and colour."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], PreviewColumn(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column is PreviewColumn.STATE:
            return _sign(row)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, column)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            PreviewColumn.NUMBER: self.tr("Rad"),
            PreviewColumn.STATE: self.tr("Det här händer"),
            PreviewColumn.DAY: self.tr("Dag"),
            PreviewColumn.TIMES: self.tr("Tid"),
            PreviewColumn.ROLE: self.tr("Roll"),
            PreviewColumn.ORGANISATION: self.tr("Organisation"),
            PreviewColumn.NAME: self.tr("Namn"),
            PreviewColumn.PLACE: self.tr("Plats"),
            PreviewColumn.ASSESSORS: self.tr("Utvärderare"),
        }[PreviewColumn(section)]

    def _text(self, row: PreviewRow, column: PreviewColumn) -> str:
        if column is PreviewColumn.NUMBER:
            return str(row.number)
        if column is PreviewColumn.STATE:
            return self._state(row)
        if row.refused:
            return row.refused if column == _CELLS else ""
        at = column - _CELLS
        return row.cells[at] if at < len(row.cells) else ""

    def _state(self, row: PreviewRow) -> str:
        if row.refused:
            return self.tr("Tas inte in")
        if row.skipped:
            return self.tr("Ingen intervju")
        if row.there:
            return self.tr("Finns redan")
        if row.remark:
            return self.tr("Tas in utan {0}").format(row.remark)
        return self.tr("Tas in")

    def _colour(self, row: PreviewRow, column: PreviewColumn) -> QColor:
        if row.refused:
            return self._theme.color("damage")
        if row.skipped or row.there or column is PreviewColumn.NUMBER:
            return self._theme.color("muted")
        told = column is PreviewColumn.STATE and bool(row.remark)
        return self._theme.color("reference" if told else "text")


def _sign(row: PreviewRow) -> QIcon | None:
    if row.refused:
        return icon("x")
    if row.skipped or row.there:
        return icon("minus")
    return icon("alert-triangle") if row.remark else icon("check")
