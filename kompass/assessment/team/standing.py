"""How a question stands, with an assessor and with the team: how what is entered is read. Pure.

Three rules, all here:

- Where a question has indicators, its points follow from the marks. Points that are entered
  all the same are set by hand, a separate value with a reason, and go before the marks.
- A question with an indicator that is not assessed is not assessed: it has points so far.
- In a team of one, the own score is the agreed one until something else is agreed: what the
  team has not entered is read from the only assessor.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from kompass.assessment.snapshot import TEAM, Mark, Score, Snapshot
from kompass.catalogue.model import Indicator, Question
from kompass.ids import IndicatorId, QuestionId, RowId
from kompass.points import Points

MarkOf = Callable[[IndicatorId], Mark]


@dataclass(frozen=True)
class Marked:
    """What the marks of a question come to."""

    points_so_far: Points
    max_assessed: Points
    """The points of the indicators that have been assessed."""
    missing: tuple[Indicator, ...]
    """Indicators that have not been assessed, in printed order."""

    @property
    def points(self) -> Points | None:
        """The points of the question, ``None`` as long as an indicator is not assessed."""
        return None if self.missing else self.points_so_far


@dataclass(frozen=True)
class Standing:
    """One question as an assessor, or the team, has judged it."""

    points: Points | None
    """``None`` as long as it is not assessed, or not all of it."""
    rationale: str = ""
    overridden: bool = False
    """The points were set by hand although the question has indicators."""
    override_reason: str = ""
    marked: Marked | None = None
    """What the marks come to, also where they are overridden; ``None`` without indicators."""
    from_own: bool = False
    """The team has entered neither points nor marks: they are those of its only assessor."""

    @property
    def from_marks(self) -> bool:
        """Whether the points, as far as there are any, follow from the marks."""
        return self.marked is not None and not self.overridden


def marked(question: Question, mark_of: MarkOf) -> Marked | None:
    """Return what the marks of a question come to, ``None`` if it has no indicators.

    Exact: an indicator that is met gives its points, one that is partly met its share of
    them, one that is not met nothing.
    """
    if not question.indicators:
        return None
    shares = [(indicator, mark_of(indicator.id).share) for indicator in question.indicators]
    assessed = [(indicator.points, share) for indicator, share in shares if share is not None]
    return Marked(
        points_so_far=_plain(sum((points * share for points, share in assessed), Decimal(0))),
        max_assessed=_plain(sum((points for points, _ in assessed), Decimal(0))),
        missing=tuple(indicator for indicator, share in shares if share is None),
    )


def own(snapshot: Snapshot, assessor: RowId, question: QuestionId) -> Standing:
    """Return how a question stands with one assessor. Blind scoring is not heeded here."""
    return _standing(
        snapshot.edition.question(question),
        snapshot.own_score(assessor, question),
        lambda indicator: snapshot.mark(assessor, indicator),
    )


def agreed(snapshot: Snapshot, question: QuestionId) -> Standing:
    """Return how a question stands with the team: what totals, profile and report rest on."""
    known, score = snapshot.edition.question(question), snapshot.score(question)
    if len(snapshot.assessors) != 1:
        return _standing(known, score, lambda indicator: snapshot.mark(TEAM, indicator))
    only = snapshot.assessors[0].id
    own_score = snapshot.own_score(only, question)
    decided = score.points is not None or _has_marked(snapshot, TEAM, known)
    points_of = score if decided else own_score
    return _standing(
        known,
        replace(points_of, rationale=score.rationale or own_score.rationale),
        lambda indicator: agreed_mark(snapshot, indicator),
        from_own=not decided
        and (own_score.points is not None or _has_marked(snapshot, only, known)),
    )


def agreed_mark(snapshot: Snapshot, indicator: IndicatorId) -> Mark:
    """Return how an indicator stands with the team, in a team of one with its only assessor."""
    agreed_on = snapshot.mark(TEAM, indicator)
    if agreed_on.share is not None or len(snapshot.assessors) != 1:
        return agreed_on
    own_mark = snapshot.mark(snapshot.assessors[0].id, indicator)
    return replace(own_mark, note=agreed_on.note or own_mark.note)


def _standing(
    question: Question, score: Score, mark_of: MarkOf, *, from_own: bool = False
) -> Standing:
    from_marks = marked(question, mark_of)
    if from_marks is None:
        return Standing(score.points, score.rationale, from_own=from_own)
    overridden = score.points is not None
    return Standing(
        points=score.points if overridden else from_marks.points,
        rationale=score.rationale,
        overridden=overridden,
        override_reason=score.override_reason if overridden else "",
        marked=from_marks,
        from_own=from_own,
    )


def _has_marked(snapshot: Snapshot, whose: RowId, question: Question) -> bool:
    return any(snapshot.mark(whose, i.id).share is not None for i in question.indicators)


def _plain(points: Decimal) -> Points:
    """Return a sum without trailing zeros, however many decimals its parts had."""
    whole = points.to_integral_value()
    return whole if points == whole else points.normalize()
