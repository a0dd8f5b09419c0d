"""A schedule as a table to look through before it is taken in."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QIcon

from ui.icons import icon
from ui.models.interviews_import import PreviewRow
from ui.models.row_table import RowTable
from ui.theme import Theme


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


class PreviewModel(RowTable[PreviewRow]):
    """Every row of the file with its number there, and what becomes of it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (
            self.tr("Rad"),
            self.tr("Det här händer"),
            self.tr("Dag"),
            self.tr("Tid"),
            self.tr("Roll"),
            self.tr("Organisation"),
            self.tr("Namn"),
            self.tr("Plats"),
            self.tr("Utvärderare"),
        )

    def cell(self, row: PreviewRow, column: int) -> str:
        """Return the text of a cell; instead of a row that is refused, why."""
        if column == PreviewColumn.NUMBER:
            return str(row.number)
        if column == PreviewColumn.STATE:
            return self._state(row)
        if row.refused:
            return row.refused if column == _CELLS else ""
        at = column - _CELLS
        return row.cells[at] if at < len(row.cells) else ""

    def sign(self, row: PreviewRow, column: int) -> QIcon | None:
        """Return the mark of what becomes of a row."""
        return _sign(row) if column == PreviewColumn.STATE else None

    def colour(self, row: PreviewRow, column: int) -> QColor:
        """Return the colour of a text; what does not come in as it is stands out."""
        if row.refused:
            return self._theme.color("damage")
        if row.skipped or row.there or column == PreviewColumn.NUMBER:
            return self._theme.color("muted")
        told = column == PreviewColumn.STATE and bool(row.remark)
        return self._theme.color("reference" if told else "text")

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


def _sign(row: PreviewRow) -> QIcon | None:
    if row.refused:
        return icon("x")
    if row.skipped or row.there:
        return icon("minus")
    return icon("alert-triangle") if row.remark else icon("check")
