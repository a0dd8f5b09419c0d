"""The preview of a comparison between nominees: points and places, area by area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from kompass.comparison import wording
from kompass.comparison.nominees_told import place_text, title_of
from ui.models.row_table import RowTable

if TYPE_CHECKING:
    from kompass.comparison.nominees import Nominees, RankedArea


class NomineesTable(RowTable["RankedArea"]):
    """A row for each area and one for the total; a column for each nominee."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject
        super().__init__(parent)
        self._nominees: Nominees | None = None

    def show_nominees(self, nominees: Nominees | None) -> None:
        """Show others, or nobody."""
        self.beginResetModel()
        self._nominees = nominees
        self.hold_rows(() if nominees is None else (*nominees.areas, nominees.total))
        self.endResetModel()

    def headings(self) -> tuple[str, ...]:
        """Return the columns."""
        subjects = () if self._nominees is None else self._nominees.subjects
        return (self.tr("Område"), *(one.title for one in subjects))

    def cell(self, row: RankedArea, column: int) -> str:
        """Return points and place: "83 (1)", "74,5 (delad 2)"."""
        if column == 0:
            return title_of(row)
        placed = self._placed(row, column)
        figure = wording.figure(placed.points)
        return f"{figure} ({place_text(placed)})" if placed.place is not None else figure

    def tip(self, row: RankedArea, column: int) -> str:
        """Return the cell with what must be said of it."""
        if column == 0:
            return title_of(row)
        remark = self._placed(row, column).remark
        return f"{self.cell(row, column)}: {remark}" if remark else self.cell(row, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt's
        """Return a name with its year on a line of its own: seven of them stand side by side."""
        found = super().headerData(section, orientation, role)
        if role != Qt.ItemDataRole.DisplayRole or not section or not isinstance(found, str):
            return found
        name, _, year = found.rpartition(" ")
        return f"{name}\n{year}" if year.isdigit() else found

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds points."""
        return column > 0

    def _placed(self, row: RankedArea, column: int) -> Any:  # noqa: ANN401 - a Placed
        assert self._nominees is not None  # noqa: S101 - otherwise there are no rows
        return row.of(self._nominees.subjects[column - 1])
