"""Two to six subjects beside each other, the first one the base.

Areas and questions meet by permanent ids or by a crosswalk, never by number. Every cell says
whether it may be compared, why not, and whose proposal that is. Differences in points, in per
cent and in percentage points are three different figures and are named so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from kompass.catalogue.model import Area, Question
from kompass.comparison.subjects import Subject

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Crosswalks, Likeness

FEWEST = 2
MOST = 6


class Measure(StrEnum):
    """In what a difference is counted."""

    POINTS = "points"
    """Points minus the base's points."""
    PERCENT = "percent"
    """The relative change to the base's points; there is none where these are nought."""
    PERCENTAGE_POINTS = "percentage_points"
    """The share of the maximum minus the base's share of its maximum."""


@dataclass(frozen=True)
class Difference:
    """How far a figure lies from the base's, counted in three ways. ``None`` is unknown."""

    difference: Decimal | None = None
    """Points."""
    percent: Decimal | None = None
    """Relative change in per cent, unrounded; ``None`` also where the base has 0 points."""
    percentage_points: Decimal | None = None
    """Of the maximum, unrounded."""


@dataclass(frozen=True)
class Cell(Difference):
    """What one subject has in the place of one area of the base."""

    points: Decimal | None = None
    """``None`` is unknown, or several areas stand where the base has one."""
    area: Area | None = None
    """The subject's own area; ``None`` without one counterpart."""
    likeness: "Likeness | None" = None
    """Same, recast or not comparable. ``None`` only for the base itself."""
    reason: str = ""
    """Why recast or not comparable, in a sentence; empty if the same."""
    proposed_by: str = ""
    """Whose proposal the likeness is; empty where nobody had to propose anything."""


@dataclass(frozen=True)
class AreaRow:
    """An area of the base with a cell for every subject, the base first."""

    area: Area
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class QuestionCell(Difference):
    """What one subject has in the place of one question of the base."""

    points: Decimal | None = None
    question: Question | None = None
    """The subject's own question; ``None`` without one counterpart."""
    likeness: "Likeness | None" = None
    reason: str = ""
    proposed_by: str = ""


@dataclass(frozen=True)
class QuestionRow:
    """A question of the base that the base and at least one other subject know."""

    area: Area
    question: Question
    cells: tuple[QuestionCell, ...]


@dataclass(frozen=True)
class Unmatched:
    """An area of a subject that has no counterpart in the base's edition."""

    subject: Subject
    area: Area
    points: Decimal | None
    reason: str


@dataclass(frozen=True)
class TotalCell(Difference):
    """A subject's total. Differences are those of the sums, not of misprinted totals."""

    points: Decimal | None = None
    """``None`` while areas are unknown and no total is printed."""
    printed: Decimal | None = None
    words: str = ""
    """What stands where the total is no total: "två områden kända"."""
    likeness: "Likeness | None" = None
    warning: str = ""
    """A sentence that must stand beside the figure; may be empty."""


@dataclass(frozen=True)
class TotalRow:
    """The totals of all subjects, the base first."""

    cells: tuple[TotalCell, ...]
    warning: str
    """What must be said of the whole row; never empty across editions."""


@dataclass(frozen=True)
class Comparison:
    """Subjects side by side. Rows follow the base's edition."""

    subjects: tuple[Subject, ...]
    areas: tuple[AreaRow, ...]
    unmatched: tuple[Unmatched, ...]
    questions: tuple[QuestionRow, ...]
    """In printed order; ``by_change`` sorts them."""
    total: TotalRow
    warnings: tuple[str, ...]
    """Everything that must be said on screen and on paper, one sentence each."""
    label: str
    """Whose proposal the crosswalks are; empty within one edition."""

    @property
    def base(self) -> Subject:
        """The subject that the others are compared with."""
        return self.subjects[0]


def compare(subjects: Sequence[Subject], crosswalks: "Crosswalks") -> Comparison:
    """Return the subjects side by side.

    Raises ``KompassError`` unless there are two to six different ones and the first one's
    edition is known.
    """
    raise NotImplementedError


def by_change(
    comparison: Comparison, subject: int, measure: Measure = Measure.POINTS
) -> tuple[QuestionRow, ...]:
    """Return the questions where subject number ``subject`` differs from the base, sorted.

    The largest rise comes first and the largest fall last; questions without a difference
    that can be counted are left out.
    """
    raise NotImplementedError
