"""What a comparison is, as frozen data. ``compare`` makes it; everything else reads it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kompass.catalogue.crosswalk import Likeness
from kompass.catalogue.model import Area, Question
from kompass.comparison.subjects import Subject

FEWEST: Final = 2
MOST: Final = 6

MARKS: Final = MappingProxyType(
    {
        Likeness.SAME: "jämförbart",
        Likeness.RECAST: "omarbetat",
        Likeness.NOT_COMPARABLE: "inte jämförbart",
    }
)
"""The marks in words, as they stand on screen and on paper."""
MARKS_EXPLAINED: Final = MappingProxyType(
    {
        Likeness.SAME: "samma område i samma utgåva, eller föreslaget som detsamma",
        Likeness.RECAST: "omarbetat mellan utgåvorna: skillnaden är inte bara kommunens",
        Likeness.NOT_COMPARABLE: "ingen skillnad räknas, skälet står bredvid",
    }
)


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

    def measured(self, measure: Measure) -> Decimal | None:
        """Return the difference in one of the three measures."""
        figures = {
            Measure.POINTS: self.difference,
            Measure.PERCENT: self.percent,
            Measure.PERCENTAGE_POINTS: self.percentage_points,
        }
        return figures[measure]


@dataclass(frozen=True)
class Cell(Difference):
    """What one subject has in the place of one area of the base."""

    points: Decimal | None = None
    """``None`` is unknown, or not one area stands where the base has one."""
    area: Area | None = None
    """The subject's own area; ``None`` without one counterpart."""
    likeness: Likeness | None = None
    """Same, recast or not comparable. ``None`` only for the base itself."""
    reason: str = ""
    """Why recast or not comparable; empty if the same."""
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
    likeness: Likeness | None = None
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
    """As printed, also where the areas add up to something else."""
    printed_difference: Decimal | None = None
    """The same difference with both totals as printed, where that is another figure."""
    maximum: Decimal | None = None
    words: str = ""
    """What stands where there is no total: "två områden kända"."""
    likeness: Likeness | None = None
    """Recast is: of another edition. ``None`` only for the base."""
    warning: str = ""
    """What must stand beside the figure, in sentences; may be empty."""


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

    @property
    def marks(self) -> tuple[Likeness, ...]:
        """The marks that occur, in the order of ``Likeness``: what a legend explains."""
        used = {cell.likeness for row in self.areas for cell in row.cells}
        return tuple(likeness for likeness in Likeness if likeness in used)
