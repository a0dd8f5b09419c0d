"""How far the assessors agree: the rows of the meeting, and the figures. Pure.

Everything rests on the own scores that whoever looks may see: see ``blind``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from kompass import stats
from kompass.assessment.snapshot import Assessor, Snapshot
from kompass.assessment.team.blind import visible_of, waiting_for
from kompass.assessment.team.standing import Standing, agreed
from kompass.catalogue.model import Indicator, Question
from kompass.ids import RowId
from kompass.points import Points

MOST_NAMED: Final = 5
"""So many questions with the largest spread are told."""


@dataclass(frozen=True)
class Row:
    """One question as the team meets about it."""

    question: Question
    own: Mapping[RowId, Standing]
    """The scores that may be seen and are whole, in the team's order."""
    waiting: tuple[RowId, ...]
    """Who has not scored the question, or not all of it."""
    hidden: bool
    """Somebody has scored it whose score whoever looks may not see yet."""
    agreed: Standing
    apart: Points | None
    """Points between the highest and the lowest; ``None`` for fewer than two scores."""
    spread: Decimal | None
    """The same as a share of the maximum, from 0 to 1; ``None`` if that is not known."""
    differing: tuple[Indicator, ...]
    """Indicators that are marked differently, also where the points happen to be equal."""

    @property
    def settled(self) -> bool:
        """Whether the team has agreed points."""
        return self.agreed.points is not None

    @property
    def equal(self) -> bool:
        """Whether everybody, two at least, has scored alike: points and marks, none by hand."""
        return (
            not self.waiting
            and not self.hidden
            and len(self.own) > 1
            and self.apart == 0
            and not self.differing
            and not any(standing.overridden for standing in self.own.values())
        )


@dataclass(frozen=True)
class Agreement:
    """How well the assessors agree, on shares of each question's maximum."""

    assessors: tuple[Assessor, ...]
    """Those who have scored a question that somebody else has scored too."""
    compared: int
    """Questions with two scores or more."""
    hidden: int
    """Questions with a score that may not be seen yet; it is no part of any figure."""
    complete: int
    """Questions that all of ``assessors`` have scored."""
    step: float
    """The natural step as a share of the maximum: 0.05 for 5 per cent."""
    closeness: stats.Closeness | None
    alpha: stats.Interval | None
    icc: stats.Interval | None
    """Over the questions that all have scored: ICC does not bear gaps."""
    leniency: Mapping[RowId, float]
    """Mean difference from the others' mean; positive is generous."""
    widest: tuple[Row, ...]
    """Questions with the largest spread, at most ``MOST_NAMED``; none where all are equal."""


def rows(snapshot: Snapshot, viewer: RowId | None) -> tuple[Row, ...]:
    """Return every question as ``viewer`` may see it, most to talk about first.

    Sorted by disagreement times points: by the points that are between the highest and the
    lowest score. What cannot be compared comes last, and equals stand in printed order.
    """
    found = [row_of(snapshot, viewer, question) for question in snapshot.edition.questions()]
    return tuple(
        sorted(found, key=lambda row: Decimal(-1) if row.apart is None else row.apart, reverse=True)
    )


def row_of(snapshot: Snapshot, viewer: RowId | None, question: Question) -> Row:
    """Return one question as ``viewer`` may see it."""
    waiting = waiting_for(snapshot, question.id)
    visible = visible_of(snapshot, viewer, question.id)
    own = {person: standing for person, standing in visible.items() if standing.points is not None}
    points = [standing.points for standing in own.values() if standing.points is not None]
    apart = max(points) - min(points) if len(points) > 1 else None
    maximum = question.max_points
    return Row(
        question=question,
        own=MappingProxyType(own),
        waiting=waiting,
        hidden=len(own) + len(waiting) < len(snapshot.assessors),
        agreed=agreed(snapshot, question.id),
        apart=apart,
        spread=apart / maximum if apart is not None and maximum else None,
        differing=_differing(snapshot, question, tuple(own)),
    )


def agreement(snapshot: Snapshot, viewer: RowId | None) -> Agreement:
    """Return the figures over what ``viewer`` may see. Takes half a second with many scores."""
    everything = rows(snapshot, viewer)
    found = [row for row in everything if row.spread is not None]
    people = tuple(p for p in snapshot.assessors if any(p.id in row.own for row in found))
    in_order = {question.id: at for at, question in enumerate(snapshot.edition.questions())}
    found.sort(key=lambda row: in_order[row.question.id])
    ratings = [_shares(row, people) for row in found]
    whole = [shares for shares in ratings if None not in shares]
    step = float(snapshot.edition.step_percent / 100)
    lenient = zip(people, stats.leniency(ratings), strict=True) if ratings else ()
    return Agreement(
        assessors=people,
        compared=len(found),
        hidden=sum(row.hidden for row in everything),
        complete=len(whole),
        step=step,
        closeness=stats.closeness(ratings, step),
        alpha=stats.alpha_interval(ratings),
        icc=stats.icc_interval(whole),
        leniency=MappingProxyType({p.id: by for p, by in lenient if by is not None}),
        widest=_widest(found),
    )


def _differing(
    snapshot: Snapshot, question: Question, people: Sequence[RowId]
) -> tuple[Indicator, ...]:
    return tuple(
        indicator
        for indicator in question.indicators
        if len({snapshot.mark(person, indicator.id).share for person in people}) > 1
    )


def _shares(row: Row, people: Sequence[Assessor]) -> tuple[float | None, ...]:
    return tuple(_share(row.own.get(person.id), row.question.max_points) for person in people)


def _share(standing: Standing | None, maximum: Points | None) -> float | None:
    if standing is None or standing.points is None or not maximum:
        return None
    return float(standing.points / maximum)


def _widest(found: Sequence[Row]) -> tuple[Row, ...]:
    apart = [row for row in found if row.spread]
    return tuple(sorted(apart, key=lambda row: row.spread or 0, reverse=True)[:MOST_NAMED])
