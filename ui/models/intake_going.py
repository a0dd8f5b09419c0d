"""The results that are about to go in, and the lines of one of them, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QIcon

from kompass.swedish import format_number
from ui.icons import icon
from ui.models.intake_plan import Deed, Going, deed_words
from ui.models.row_table import RowTable
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.publishing import Line

_SIGNS = {Deed.ADD: "plus", Deed.CORRECT: "pencil", Deed.LEAVE: "minus"}


class GoingTable(RowTable[Going]):
    """One row for each result."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (
            self.tr("Resultat"),
            self.tr("Det här händer"),
            self.tr("Områden"),
            self.tr("Totalt"),
        )

    def cell(self, row: Going, column: int) -> str:
        """Return the text of a cell."""
        areas = row.result.areas.values()
        known = sum(points is not None for points in areas)
        return (
            row.result.title,
            deed_words(row),
            self.tr("{0} av {1}").format(known, len(areas)) if areas else self.tr("inga"),
            self._total(row.result),
        )[column]

    def key(self, row: Going) -> object:
        """Return what a row is known by."""
        return row.result.id

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures."""
        return column >= 2

    def tip(self, row: Going, column: int) -> str:
        """Return a cell in full."""
        if column == 3 and row.result.total_differs:
            return self.tr("Tryckt {0}, områdenas summa {1}: båda behålls").format(
                _number(row.result.printed_total), _number(row.result.computed_total)
            )
        return self.cell(row, column)

    def sign(self, row: Going, column: int) -> QIcon | None:
        """Return the sign of what happens, and of a total that does not add up."""
        if column == 1:
            return icon(_SIGNS[row.deed])
        return icon("alert-triangle") if column == 3 and row.result.total_differs else None

    def colour(self, row: Going, column: int) -> QColor | None:
        """Return the colour of a text; what stays outside is quiet."""
        if column == 3 and row.result.total_differs:
            return self._theme.color("reference")
        return self._theme.color("muted" if row.deed is Deed.LEAVE else "text")

    def _total(self, result: Result) -> str:
        if result.total_differs:
            return f"{_number(result.printed_total)} / {_number(result.computed_total)}"
        return _number(result.total) or self.tr("okänt")


class LinesTable(RowTable["Line"]):
    """Every line of a result."""

    goes_in = True
    """Whether it does, as things stand."""

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        first = self.tr("Det här läggs in") if self.goes_in else self.tr("Det här läggs inte in")
        return (first, self.tr("Värde"))

    def cell(self, row: Line, column: int) -> str:
        """Return the text of a cell."""
        return (row.label, row.value)[column]


def lines_of(going: Going) -> tuple[Line, ...]:
    """Return exactly what goes in; of an unknown edition only what it can have."""
    from kompass.archive.publishing import Line, preview

    result = going.outcome
    if going.edition is not None:
        return preview(result, going.edition)
    return (
        Line("Kommun eller enhet", result.municipality),
        Line("Kommunkod", result.code or "finns inte i kommunregistret"),
        Line("Land", result.country),
        Line("År", "inte känd" if result.year is None else str(result.year)),
        Line("Utgåva", "okänd utgåva"),
        Line("Jämförbar", "ja" if result.comparable else result.why_not),
        Line("Källa", result.source),
        Line("Anmärkning", result.note or "inget"),
        Line("Totalt, som det är tryckt", _number(result.printed_total) or "okänt"),
    )


def _number(value: object) -> str:
    from decimal import Decimal

    return format_number(value) if isinstance(value, Decimal) else ""
