"""Who may see whose own scores: blind scoring. Pure.

In blind scoring the own scores of a question - points, reasons, marks and notes - are hidden
from colleagues until everybody in the team has scored the question, or until whoever leads
has opened it. One's own are always visible, and so is who has scored: only what is hidden.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from kompass.assessment.snapshot import TEAM, Mark, Snapshot
from kompass.assessment.team.standing import Standing, own
from kompass.ids import IndicatorId, QuestionId, RowId


def waiting_for(snapshot: Snapshot, question: QuestionId) -> tuple[RowId, ...]:
    """Return the members of the team who have not scored a question, or not all of it."""
    return tuple(
        person.id
        for person in snapshot.assessors
        if own(snapshot, person.id, question).points is None
    )


def revealed(snapshot: Snapshot, question: QuestionId) -> bool:
    """Tell whether the own scores of a question are shown to everybody."""
    return (
        not snapshot.details.blind
        or question in snapshot.opened
        or not waiting_for(snapshot, question)
    )


def may_see(snapshot: Snapshot, viewer: RowId | None, whose: RowId, question: QuestionId) -> bool:
    """Tell whether ``viewer`` may see what ``whose`` has entered about a question.

    ``viewer`` is ``None`` where it is not known who looks. What the team has agreed on is
    for everybody.
    """
    return whose in (viewer, TEAM) or revealed(snapshot, question)


def visible_of(
    snapshot: Snapshot, viewer: RowId | None, question: QuestionId
) -> Mapping[RowId, Standing]:
    """Return the own scores of one question that ``viewer`` may see, in the team's order.

    Only where something has been entered: points, a reason or a mark. What is hidden is not
    in it, and neither is what somebody entered who has left the team.
    """
    open_to_all = revealed(snapshot, question)
    shown: dict[RowId, Standing] = {}
    for person in snapshot.assessors:
        if person.id == viewer or open_to_all:
            standing = own(snapshot, person.id, question)
            if _is_entered(standing):
                shown[person.id] = standing
    return MappingProxyType(shown)


def visible_own_scores(
    snapshot: Snapshot, viewer: RowId | None
) -> Mapping[tuple[RowId, QuestionId], Standing]:
    """Return all own scores that ``viewer`` may see: ``visible_of`` every question."""
    return MappingProxyType(
        {
            (person, question.id): standing
            for question in snapshot.edition.questions()
            for person, standing in visible_of(snapshot, viewer, question.id).items()
        }
    )


def visible_marks(
    snapshot: Snapshot, viewer: RowId | None
) -> Mapping[tuple[RowId, IndicatorId], Mark]:
    """Return the marks that ``viewer`` may see, of everybody in the team and of the team."""
    whose = [TEAM, *(person.id for person in snapshot.assessors)]
    shown: dict[tuple[RowId, IndicatorId], Mark] = {}
    for question in snapshot.edition.questions():
        open_to_all = revealed(snapshot, question.id)
        for indicator in question.indicators:
            for row in whose:
                found = snapshot.marks.get((row, indicator.id))
                if found is not None and (open_to_all or row in (viewer, TEAM)):
                    shown[row, indicator.id] = found
    return MappingProxyType(shown)


def veiled(then: Snapshot, now: Snapshot, viewer: RowId | None) -> Snapshot:
    """Return how it stood then, without the own scores and marks hidden from ``viewer`` now.

    What is hidden today stays hidden in the history: also what was entered before anybody
    chose blind scoring, or while there was nobody to hide it from.
    """
    if not now.details.blind:
        return then
    about = {i.id: q.id for q in now.edition.questions() for i in q.indicators}
    shown = {q.id for q in now.edition.questions() if revealed(now, q.id)}
    return replace(
        then,
        own_scores=MappingProxyType(
            {key: score for key, score in then.own_scores.items()
             if key[0] == viewer or key[1] in shown}
        ),
        marks=MappingProxyType(
            {key: mark for key, mark in then.marks.items()
             if key[0] in (viewer, TEAM) or about.get(key[1]) in shown}
        ),
    )  # fmt: skip


def _is_entered(standing: Standing) -> bool:
    marked = standing.marked
    return bool(
        standing.points is not None
        or standing.rationale
        or (marked is not None and marked.max_assessed)
    )
