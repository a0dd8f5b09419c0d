"""Questions of a pair by change: the largest rise first, the largest fall last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from kompass.catalogue.crosswalk import Likeness
from kompass.comparison.facing import Pair, difference_of
from kompass.swedish import format_number
from ui.models.comparing_heads import WrappedHeads
from ui.models.comparing_table import measured

if TYPE_CHECKING:
    from kompass.comparison.model import Comparison

_FIRST_MEASURE: Final = 3
_MARK: Final = 6


@dataclass(frozen=True)
class QuestionLine:
    """A question that both know, in the base's edition."""

    number: str
    title: str
    against: Decimal
    """Points of the one that is set against."""
    one: Decimal
    maximum: Decimal | None
    differences: tuple[Decimal | None, Decimal | None, Decimal | None]
    mark: str
    reason: str


class QuestionsTable(WrappedHeads[QuestionLine]):
    """One line a question; the headings name both ends of the pair."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ends = ("", "")

    def show_comparison(self, comparison: Comparison, pair: Pair) -> None:
        """Show the questions of this pair."""
        one, against = pair.ends(comparison)
        self.beginResetModel()
        self._ends = (against.name, one.name)
        self.hold_rows(lines_of(comparison, pair))
        self.endResetModel()

    def headings(self) -> Sequence[str]:
        """Return question, both ends, the three measures and the mark."""
        return (
            self.tr("Delfråga"),
            *self._ends,
            self.tr("Skillnad i poäng"),
            self.tr("Skillnad i procent"),
            self.tr("Skillnad i procentenheter"),
            self.tr("Märkning"),
        )

    def heading_tip(self, column: int) -> str:
        """Return what is counted against what."""
        if _FIRST_MEASURE <= column < _MARK:
            against, one = self._ends
            return self.tr("{what}: {one} mot {against}").format(
                what=self.headings()[column], one=one, against=against
            )
        return self.headings()[column]

    def is_figure(self, column: int) -> bool:
        """Return whether a column holds figures."""
        return 0 < column < _MARK

    def key(self, row: QuestionLine) -> object:
        """Return the question's number."""
        return row.number

    def cell(self, row: QuestionLine, column: int) -> str:
        """Return points "6 av 20", differences with sign and unit, the mark in words."""
        if column == 0:
            return f"{row.number} {row.title}"
        if column < _FIRST_MEASURE:
            points = format_number((row.against, row.one)[column - 1])
            most = "" if row.maximum is None else f" av {format_number(row.maximum)}"
            return f"{points}{most}"
        return row.mark if column == _MARK else measured(row.differences, column - _FIRST_MEASURE)

    def tip(self, row: QuestionLine, column: int) -> str:
        """Return the reason of a mark where there is one."""
        return row.reason or self.cell(row, column)

    def sort_value(self, row: QuestionLine, column: int) -> Any:  # noqa: ANN401
        """Return figures as figures, and questions in printed order."""
        if column == 0:
            return [int(part) for part in row.number.split(".") if part.isdigit()] or [0]
        if column < _FIRST_MEASURE:
            return (row.against, row.one)[column - 1]
        if column < _MARK:
            return row.differences[column - _FIRST_MEASURE]
        return super().sort_value(row, column)


def lines_of(comparison: Comparison, pair: Pair) -> tuple[QuestionLine, ...]:
    """Return the questions whose difference can be counted, the largest rise first."""
    from kompass.comparison import wording

    lines = []
    for row in comparison.questions:
        cell, own = row.cells[pair.nth], row.cells[0]
        lead = difference_of(comparison, pair, row.cells)
        if lead.difference is None or cell.points is None or own.points is None:
            continue
        ends = (cell.points, own.points)
        against, one = ends if pair.of_base(comparison) else ends[::-1]
        same = cell.likeness is Likeness.SAME and not cell.reason
        lines.append(
            QuestionLine(
                row.question.number,
                row.question.title,
                against,
                one,
                row.question.max_points,
                (lead.difference, lead.percent, lead.percentage_points),
                wording.mark(cell.likeness),
                "" if same else wording.reason(cell),
            )
        )
    return tuple(sorted(lines, key=lambda line: -(line.differences[0] or 0)))
