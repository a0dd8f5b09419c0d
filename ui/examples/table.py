"""The examples as rows: who, when, how many points, and how comparable."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kompass.archive.values import edition_name
from kompass.catalogue.crosswalk import Likeness
from kompass.swedish import format_number
from ui.models.row_table import RowTable

if TYPE_CHECKING:
    from kompass.archive.good_examples import GoodExample


class ExamplesTable(RowTable["GoodExample"]):
    """In the order of comparability, the most comparable first."""

    def headings(self) -> tuple[str, ...]:
        """Return the columns."""
        return (
            self.tr("Kommun och år"),
            self.tr("Poäng"),
            self.tr("Gäller"),
            self.tr("Beskrivet"),
        )

    def cell(self, row: GoodExample, column: int) -> str:
        """Return a cell."""
        told = self.tr("ja, {count}").format(count=len(row.told)) if row.told else self.tr("nej")
        points = f"{format_number(row.points)} av {format_number(row.maximum)}"
        return (row.result.title, points, self._about(row), told)[column]

    def key(self, row: GoodExample) -> object:
        """Know a row by its result."""
        return row.result.id

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures."""
        return column == 1

    def sort_value(self, row: GoodExample, column: int) -> Any:  # noqa: ANN401 - as the base
        """Sort points by their share of the maximum."""
        share: Decimal = row.share
        return share if column == 1 else super().sort_value(row, column)

    def _about(self, row: GoodExample) -> str:
        recast = self.tr(", omarbetat") if row.likeness is Likeness.RECAST else ""
        return f"{row.place}, {edition_name(row.result.edition)}{recast}"
