"""An assessor's own scores, marks of indicators, and points set by hand.

``assessor`` is a member of the team; for marks and for points set by hand it may be ``TEAM``,
which stands for what the team has agreed on.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kompass.assessment.journal.changes import Edit
from kompass.assessment.snapshot import TEAM, Assessor, MarkStatus, Score, Snapshot
from kompass.assessment.values import typed
from kompass.assessment.values.rules import (
    checked_points,
    checked_reason,
    checked_share,
    indicator_in,
    question_in,
)
from kompass.assessment.values.snapshots import plain
from kompass.assessment.values.state import Entity, own_id, parted
from kompass.catalogue.model import Indicator, Question
from kompass.errors import KompassError
from kompass.ids import IndicatorId, QuestionId, RowId, StepId
from kompass.points import Points

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile

HALF: Final = 50
_OWN: Final = {Entity.SCORE: Entity.OWN_SCORE, Entity.MARK: Entity.MARK}


def set_own_points(
    file: "AssessmentFile",
    assessor: RowId,
    question: QuestionId,
    points: Points | None,
    *,
    step: StepId | None = None,
) -> None:
    """Give a question an assessor's own points; ``None`` means not assessed.

    Where a question has indicators its points follow from the marks: ``None`` goes back to
    them, and points are taken only where ``set_override`` has said why. Raises
    ``KompassError`` for points that the question cannot have, and for somebody who is not in
    the team.
    """
    require_member(file, assessor)
    reason = file.snapshot.own_score(assessor, question).override_reason
    file.record(points_edits(file, assessor, question, Score(points, "", reason)), step=step)


def set_own_rationale(
    file: "AssessmentFile",
    assessor: RowId,
    question: QuestionId,
    text: str,
    *,
    step: StepId | None = None,
) -> None:
    """Write why an assessor gave a question these points."""
    require_member(file, assessor)
    known = question_in(file.snapshot.edition, question)
    row = own_id(assessor, known.id)
    file.record([Edit(Entity.OWN_SCORE, row, "rationale", typed.text(text))], step=step)


def set_mark(
    file: "AssessmentFile",
    assessor: RowId,
    indicator: IndicatorId,
    status: MarkStatus | None,
    *,
    percent: int = HALF,
    step: StepId | None = None,
) -> None:
    """Mark an indicator; ``None`` means not assessed.

    ``percent`` says how much of it is met where it is partly met, from 1 to 99. Raises
    ``KompassError`` for a share that gives points with more than two decimals.
    """
    row, known = _mark(file, assessor, indicator)
    share = checked_share(known, status, percent)
    edits = [Edit(Entity.MARK, row, "share", plain(share))]
    file.record(with_own(file.snapshot, edits), step=step)


def set_mark_note(
    file: "AssessmentFile",
    assessor: RowId,
    indicator: IndicatorId,
    text: str,
    *,
    step: StepId | None = None,
) -> None:
    """Write a note to a mark."""
    row, _ = _mark(file, assessor, indicator)
    edits = [Edit(Entity.MARK, row, "note", typed.text(text))]
    file.record(with_own(file.snapshot, edits), step=step)


def set_override(
    file: "AssessmentFile",
    assessor: RowId,
    question: QuestionId,
    points: Points,
    reason: str,
    *,
    step: StepId | None = None,
) -> None:
    """Give a question points by hand instead of those of its marks, and say why.

    The marks stay. Raises ``KompassError`` without a reason, and for a question that has no
    indicators: its points are simply set.
    """
    _require_indicators(file, assessor, question)
    file.record(points_edits(file, assessor, question, Score(points, "", reason)), step=step)


def set_override_reason(
    file: "AssessmentFile",
    assessor: RowId,
    question: QuestionId,
    reason: str,
    *,
    step: StepId | None = None,
) -> None:
    """Rewrite why a question's points are set by hand. Raises ``KompassError`` if they are not."""
    _require_indicators(file, assessor, question)
    points = _entered(file, assessor, question).points
    if points is None:
        raise KompassError(
            "Poängen är inte satt för hand, så det finns inget att motivera. Sätt poängen först."
        )
    file.record(points_edits(file, assessor, question, Score(points, "", reason)), step=step)


def clear_override(
    file: "AssessmentFile", assessor: RowId, question: QuestionId, *, step: StepId | None = None
) -> None:
    """Go back from points set by hand to those of the marks."""
    _require_indicators(file, assessor, question)
    edits = points_edits(file, assessor, question, Score())
    file.record(with_own(file.snapshot, edits), step=step)


def with_own(snapshot: Snapshot, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits, and in a team of one the same for its only assessor where they clear.

    What the team has not entered is read from the only assessor there is (see ``standing``):
    what is taken away must not show an own value from when there were several.
    """
    if len(snapshot.assessors) != 1:
        return list(edits)
    only = snapshot.assessors[0].id
    also = [
        replace(each, entity=_OWN[each.entity], entity_id=own_id(only, _what(each)))
        for each in edits
        if each.new in (None, "") and _is_teams(each)
    ]
    return [*edits, *also]


def _is_teams(edit: Edit) -> bool:
    marked = edit.entity is Entity.MARK and parted(edit.entity_id)[0] == TEAM
    return marked or edit.entity is Entity.SCORE


def _what(edit: Edit) -> str:
    return parted(edit.entity_id)[1] if edit.entity is Entity.MARK else edit.entity_id


def points_edits(
    file: "AssessmentFile", assessor: RowId, question: QuestionId, score: Score
) -> list[Edit]:
    """Return what gives a question points, checked, and the reason where they are set by hand."""
    edition = file.snapshot.edition
    points = checked_points(edition, question, score.points)
    known = question_in(edition, question)
    reason = checked_reason(known, points, score.override_reason)
    team = assessor == TEAM
    entity = Entity.SCORE if team else Entity.OWN_SCORE
    row = known.id if team else own_id(assessor, known.id)
    return [
        Edit(entity, row, "points", plain(points)),
        Edit(entity, row, "override_reason", reason),
    ]


def require_member(file: "AssessmentFile", assessor: RowId) -> Assessor:
    """Return a member of the team. Raises ``KompassError`` for anybody else."""
    person = file.snapshot.assessor(assessor)
    if person is None:
        raise KompassError(
            "Den utvärderaren finns inte i gruppen. Välj vem som sitter vid datorn, "
            "eller lägg till personen i gruppen."
        )
    return person


def _require_indicators(file: "AssessmentFile", assessor: RowId, question: QuestionId) -> Question:
    if assessor != TEAM:
        require_member(file, assessor)
    known = question_in(file.snapshot.edition, question)
    if not known.indicators:
        raise KompassError(
            f"Fråga {known.number} har inga indikatorer som poängen följer av. Sätt poängen direkt."
        )
    return known


def _entered(file: "AssessmentFile", assessor: RowId, question: QuestionId) -> Score:
    snapshot = file.snapshot
    return snapshot.score(question) if assessor == TEAM else snapshot.own_score(assessor, question)


def _mark(file: "AssessmentFile", assessor: RowId, indicator: IndicatorId) -> tuple[str, Indicator]:
    if assessor != TEAM:
        require_member(file, assessor)
    _, known = indicator_in(file.snapshot.edition, indicator)
    return own_id(assessor, known.id), known
