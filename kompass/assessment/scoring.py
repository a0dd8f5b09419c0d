"""Points upward: question to area to total, and what is missing. Pure functions.

Not assessed is not zero (domain rule): an area with an unscored question has no final
points, only points so far out of the maximum of what has been assessed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kompass.assessment.snapshot import Snapshot
from kompass.assessment.team.standing import Marked, Standing, agreed, own
from kompass.catalogue.model import Area, Edition, Question
from kompass.ids import QuestionId, RowId
from kompass.points import Points, is_off_step

StandingOf = Callable[[Question], Standing]


@dataclass(frozen=True)
class QuestionResult:
    """One question with its points, ``None`` while it is not assessed."""

    question: Question
    points: Points | None
    off_step: bool
    """The value lies between the natural steps; it is kept and marked."""
    marked: Marked | None = None
    """What the marks come to where the question has indicators: the points, the points so
    far, and what they would be where they are overridden."""
    overridden: bool = False
    """The points were set by hand instead of by the marks, for a reason that is written."""
    override_reason: str = ""

    @property
    def from_marks(self) -> bool:
        """Whether the points, as far as there are any, follow from the marks."""
        return self.marked is not None and not self.overridden

    @property
    def points_so_far(self) -> Points | None:
        """The points, or while marks are missing those so far; ``None`` if there are none."""
        if self.points is None and self.marked is not None and self.marked.max_assessed:
            return self.marked.points_so_far
        return self.points

    @property
    def percent(self) -> Decimal | None:
        """Points in per cent of the maximum, unrounded; ``None`` if either is unknown."""
        return percent(self.points, self.question.max_points)


@dataclass(frozen=True)
class Sum:
    """Points added up over questions."""

    points_so_far: Points
    max_assessed: Points
    """The maximum of the questions that have been assessed."""
    max_points: Points | None
    missing: tuple[Question, ...]
    """Questions that have not been assessed, in printed order."""

    @property
    def complete(self) -> bool:
        """Whether everything has been assessed and the maximum is known."""
        return not self.missing and self.max_points is not None

    @property
    def points(self) -> Points | None:
        """The final points, ``None`` as long as anything is missing."""
        return self.points_so_far if self.complete else None

    @property
    def percent(self) -> Decimal | None:
        """Final points in per cent of the maximum, ``None`` as long as anything is missing."""
        return percent(self.points, self.max_points)


@dataclass(frozen=True)
class AreaResult(Sum):
    """An area with its questions and its sum."""

    area: Area
    questions: tuple[QuestionResult, ...]


@dataclass(frozen=True)
class Result(Sum):
    """The whole assessment with its areas and its total."""

    areas: tuple[AreaResult, ...]


def score(snapshot: Snapshot) -> Result:
    """Return all agreed points of an assessment, added up, read as ``standing`` says.

    A question where only some indicators are assessed is missing: its points so far are told
    with the question, and are not part of any sum.
    """
    return _total(snapshot.edition, lambda question: agreed(snapshot, question.id))


def score_own(snapshot: Snapshot, assessor: RowId) -> Result:
    """Return an assessor's own points, added up as ``score`` does. Blindness is not heeded."""
    return _total(snapshot.edition, lambda question: own(snapshot, assessor, question.id))


def add_up(edition: Edition, points: Mapping[QuestionId, Points | None]) -> Result:
    """Return areas and total for these points; a question not in ``points`` is not assessed."""
    return _total(edition, lambda question: Standing(points.get(question.id)))


def percent(points: Points | None, maximum: Points | None) -> Decimal | None:
    """Return points in per cent of the maximum, or ``None`` if either is unknown."""
    if points is None or not maximum:
        return None
    return points * 100 / maximum


def _total(edition: Edition, standing: StandingOf) -> Result:
    areas = tuple(_area(area, standing, edition.step_percent) for area in edition.areas)
    return Result(
        points_so_far=sum((area.points_so_far for area in areas), Decimal(0)),
        max_assessed=sum((area.max_assessed for area in areas), Decimal(0)),
        max_points=edition.max_points,
        missing=tuple(question for area in areas for question in area.missing),
        areas=areas,
    )


def _area(area: Area, standing: StandingOf, step: Decimal) -> AreaResult:
    questions = tuple(_question(q, standing(q), step) for q in area.questions)
    assessed = [result for result in questions if result.points is not None]
    return AreaResult(
        area=area,
        questions=questions,
        points_so_far=sum((r.points for r in assessed if r.points is not None), Decimal(0)),
        max_assessed=sum((r.question.max_points or Decimal(0) for r in assessed), Decimal(0)),
        max_points=area.max_points if area.questions else None,
        missing=tuple(result.question for result in questions if result.points is None),
    )


def _question(question: Question, standing: Standing, step: Decimal) -> QuestionResult:
    points = standing.points
    off = (
        points is not None
        # What follows from marks is as exact as the marks: no slip of the hand.
        and not standing.from_marks
        and question.max_points is not None
        and is_off_step(points, question.max_points, step)
    )
    return QuestionResult(
        question,
        points,
        off,
        marked=standing.marked,
        overridden=standing.overridden,
        override_reason=standing.override_reason,
    )
