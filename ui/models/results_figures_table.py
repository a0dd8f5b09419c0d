"""Reference figures as a table: how many, median, mean, quartiles, lowest and highest."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont

from kompass.swedish import format_count, format_number
from ui.models.results_figures import FigureRow
from ui.models.results_words import NONE
from ui.models.row_table import RowTable
from ui.theme import Theme

NUMBER, TITLE, COUNT, MEDIAN, MEAN, LOWER, UPPER, LOWEST, HIGHEST = range(9)
FIGURES = range(COUNT, HIGHEST + 1)


class FiguresTable(RowTable[FigureRow]):
    """The total first, then areas with their questions."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.redraw)

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (
            self.tr("Nr"),
            self.tr("Område"),
            self.tr("Antal"),
            self.tr("Median"),
            self.tr("Medel"),
            self.tr("Nedre kv."),
            self.tr("Övre kv."),
            self.tr("Lägst"),
            self.tr("Högst"),
        )

    def heading_tip(self, column: int) -> str:
        """Return the name of a column in full."""
        names = {
            COUNT: self.tr("Så många resultat har en känd siffra"),
            MEAN: self.tr("Medelvärde"),
            LOWER: self.tr("Nedre kvartil: en fjärdedel av resultaten ligger under"),
            UPPER: self.tr("Övre kvartil: en fjärdedel av resultaten ligger över"),
        }
        return names.get(column, "")

    def key(self, row: FigureRow) -> object:
        """Return what a row is about."""
        return row.id

    def cell(self, row: FigureRow, column: int) -> str:
        """Return the text of a cell."""
        if column in {NUMBER, TITLE}:
            return (row.number, row.title)[column]
        if column == COUNT:
            return format_count(row.n)
        if row.spread is None:
            return NONE
        spread = row.spread
        shown = (
            spread.median, spread.mean, spread.lower, spread.upper, spread.minimum, spread.maximum
        )  # fmt: skip
        return format_number(shown[column - MEDIAN])

    def tip(self, row: FigureRow, column: int) -> str:
        """Return a cell in full."""
        if column >= MEDIAN and row.withheld:
            return self.tr("Färre än fem resultat: siffran visas bara på begäran")
        if column >= MEDIAN and row.spread is None:
            return self.tr("Inget resultat har en känd siffra här")
        return self.cell(row, column)

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures."""
        return column in FIGURES

    def font(self, row: FigureRow, column: int) -> QFont:
        """Return the font of a cell: medians of areas strong, figures of equal width."""
        font = self._theme.font(strong=row.strong and column == MEDIAN)
        if column != TITLE:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, row: FigureRow, column: int) -> QColor:
        """Return the colour of a text: quiet where nothing is known."""
        quiet = column in {NUMBER, COUNT} or self.cell(row, column) == NONE
        few = row.spread is not None and row.spread.few and column in FIGURES
        return self._theme.color("reference" if few else "muted" if quiet else "text")
