"""The figures of a profile as a table: area, own points, reference and difference."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont

from kompass.charts.lettering import softened
from kompass.charts.profile import Profile
from kompass.swedish import format_difference, format_number
from ui.models.row_table import Index, RowTable
from ui.theme import Theme

UNKNOWN = "–"
NUMBER, TITLE, OWN, REFERENCE, DIFFERENCE = range(5)
"""The columns."""


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


class ProfileTableModel(RowTable[Row]):
    """Rows to show beside the picture; the last one is the total."""

    upright = Qt.AlignmentFlag.AlignTop

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reference = ""
        self._label = ""
        theme.changed.connect(self.redraw)

    def show_profile(self, rows: tuple[Row, ...], *, reference: str, label: str) -> None:
        """Show these rows; ``reference`` heads its column ("median"), empty for no such column.

        ``label`` says in full what the reference stands for.
        """
        self.beginResetModel()
        self._reference = reference
        self._label = label
        self.hold_rows(rows)
        self.endResetModel()

    def headings(self) -> tuple[str, ...]:
        """Return the names of 3 columns without a reference, 5 with one."""
        own = (self.tr("Nr"), self.tr("Område"), self.tr("Poäng"))
        if not self._reference:
            return own
        return (*own, self._reference[:1].upper() + self._reference[1:], self.tr("Skillnad"))

    def heading_tip(self, column: int) -> str:
        """Return what the reference stands for."""
        return self._label if column == REFERENCE else ""

    def cell(self, row: Row, column: int) -> str:
        """Return the text of a cell."""
        return self._cells(row)[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell is asked; long names may be broken where they are shown."""
        found = super().data(index, role)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        shown = role == Qt.ItemDataRole.DisplayRole and index.column() == TITLE
        return softened(found) if shown and found else found

    def is_figure(self, column: int) -> bool:
        """Return whether a column has points."""
        return column >= OWN

    def font(self, row: Row, column: int) -> QFont:
        """Return the font of a cell: strong for own points and the total."""
        font = self._theme.font(strong=column == OWN or row.number is None)
        if column != TITLE:
            # Figures of equal width, so that columns line up.
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, row: Row, column: int) -> QColor:
        """Return the colour of a text, that of the picture beside it."""
        if self.cell(row, column) == UNKNOWN:
            return self._theme.color("muted")
        tokens = {NUMBER: "muted", OWN: "accent", REFERENCE: "reference"}
        return self._theme.color(tokens.get(column, "text"))

    def _cells(self, row: Row) -> tuple[str, ...]:
        title = f"{row.title} ({row.status})" if row.status else row.title
        own = ("" if row.number is None else str(row.number), title, _number(row.own))
        if not self._reference:
            return own
        known = row.own is not None and row.reference is not None
        difference = format_difference(row.own - row.reference) if known else UNKNOWN  # type: ignore[operator]
        return (*own, _number(row.reference), difference)


def _number(number: Decimal | None) -> str:
    return UNKNOWN if number is None else format_number(number)
