"""The view of the table of results: leaves out what there is no room for, then scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from ui.models.results_table import EDITION, TOTAL, UNIT, YEAR, ResultsTable
from ui.theme import GRID, Theme
from ui.widgets.rows_view import RowsView

_NAME = 15
"""Steps of the grid that the municipality keeps at least."""


class ResultsView(RowsView):
    """The municipality takes what room there is; beside areas the edition is left out first."""

    def __init__(self, table: ResultsTable, theme: Theme, *, name: str) -> None:
        super().__init__(table, theme, {}, name=name, sortable=True, several=True)
        self.table = table
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)

    def chosen_rows(self) -> list[int]:
        """Return the numbers of the rows that are chosen, from above, also if they are all."""
        rows: set[int] = set()
        chosen = self.selectionModel().selection()
        for part in (chosen.at(place) for place in range(chosen.count())):
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def _fit(self) -> None:
        table = self.rows
        assert isinstance(table, ResultsTable)  # noqa: S101 - given at the beginning
        last = table.columnCount() - 1
        steps = {YEAR: 8, EDITION: 8, TOTAL: 15, last - 2: 16, last - 1: 13, last: 15}
        areas = table.area_columns
        steps |= dict.fromkeys(areas, 6)
        self._widths = steps
        room = self.viewport().width() / (GRID * self._theme.scale) - _NAME
        # What says least of the results on the screen goes first.
        leaving = [last - 1, last - 2, *([EDITION] if areas else [])]
        for column in range(last + 1):
            self.setColumnHidden(column, False)  # noqa: FBT003 - Qt's own
        needed = sum(steps.values())
        for column in leaving:
            if needed > room:
                needed -= steps[column]
                self.setColumnHidden(column, True)  # noqa: FBT003
        super()._fit()
        if needed > room:
            header = self.horizontalHeader()
            header.setSectionResizeMode(UNIT, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(UNIT, round(_NAME * GRID * self._theme.scale))
