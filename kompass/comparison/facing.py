"""Which of two subjects is set against the other, the same on screen and on paper.

The base is set against the others: how far it lies above or below them. Of two visits of one
municipality the later one is set against the earlier. ``compare`` itself counts from the base.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from kompass.comparison.compare import by_change
from kompass.comparison.model import (
    Cell,
    Comparison,
    Difference,
    QuestionCell,
    QuestionRow,
    TotalCell,
)
from kompass.comparison.subjects import Subject
from kompass.comparison.visits import same_unit

T = TypeVar("T")


@dataclass(frozen=True)
class Pair:
    """The base and one of the others; ``nth`` is the other's place among the subjects."""

    nth: int = 1
    turned: bool = False
    """Whether somebody has asked for the other way round."""

    def of_base(self, comparison: Comparison) -> bool:
        """Return whether it is the base whose lead is counted."""
        base, other = comparison.base, comparison.subjects[self.nth]
        later = same_unit(base, other) and (other.year or 0) > (base.year or 0)
        return later is self.turned

    def ends(self, comparison: Comparison) -> tuple[Subject, Subject]:
        """Return whose lead is counted, and against whom."""
        base, other = comparison.base, comparison.subjects[self.nth]
        return (base, other) if self.of_base(comparison) else (other, base)

    def ordered(self, comparison: Comparison, ends: tuple[T, T]) -> tuple[T, T]:
        """Return what belongs to the base and to the other in the order of ``ends``."""
        return ends if self.of_base(comparison) else (ends[1], ends[0])

    def title(self, comparison: Comparison) -> str:
        """Return "Södertälje 2006 mot median 2009"."""
        one, against = self.ends(comparison)
        return f"{one.name} mot {against.name}"


def pairs(comparison: Comparison) -> tuple[Pair, ...]:
    """Return the base with each of the others."""
    return tuple(Pair(nth) for nth in range(1, len(comparison.subjects)))


def difference_of(
    comparison: Comparison, pair: Pair, cells: Sequence[Cell | QuestionCell | TotalCell]
) -> Difference:
    """Return how a row's two cells differ, seen the way the pair is."""
    cell = cells[pair.nth]
    return _turned(cell, cells[0].points) if pair.of_base(comparison) else cell


def questions_of(comparison: Comparison, pair: Pair) -> tuple[QuestionRow, ...]:
    """Return the questions where the two differ: the largest lead first, then the falls."""
    rows = by_change(comparison, pair.nth)
    return rows[::-1] if pair.of_base(comparison) else rows


def _turned(cell: Cell | QuestionCell | TotalCell, own: Decimal | None) -> Difference:
    """Return a difference as seen from the base; per cent is then of the other's points."""
    lead = None if cell.difference is None else -cell.difference
    share = None if cell.percentage_points is None else -cell.percentage_points
    percent = None
    if lead is not None and own is not None and cell.points:
        percent = lead * 100 / cell.points
    return Difference(lead, percent, share)
