"""What a team does when it meets: agree, open hidden scores, choose who leads."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kompass.assessment.editing.own import points_edits, require_member
from kompass.assessment.journal.changes import Edit
from kompass.assessment.snapshot import TEAM, Score, Snapshot
from kompass.assessment.team import agreement
from kompass.assessment.team.standing import agreed
from kompass.assessment.values import typed
from kompass.assessment.values.rules import question_in
from kompass.assessment.values.snapshots import plain
from kompass.assessment.values.state import Entity, own_id
from kompass.catalogue.model import Question
from kompass.errors import KompassError
from kompass.ids import QuestionId, RowId, StepId
from kompass.points import Points

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


def set_agreed(
    file: "AssessmentFile",
    question: QuestionId,
    points: Points | None,
    reason: str,
    *,
    step: StepId | None = None,
) -> None:
    """Agree on points and on their reason in one step.

    Where a question has indicators, points other than those of the agreed marks are points
    set by hand, and ``reason`` is also why.
    """
    known = question_in(file.snapshot.edition, question)
    marked = agreed(file.snapshot, known.id).marked
    by_hand = marked is None or marked.points != points
    score = Score(points, "", reason) if by_hand else Score()
    text = Edit(Entity.SCORE, known.id, "rationale", typed.text(reason))
    file.record([*points_edits(file, TEAM, question, score), text], step=step)


def adopt(
    file: "AssessmentFile", question: QuestionId, assessor: RowId, *, step: StepId | None = None
) -> None:
    """Agree on what one assessor has: points or marks, and the reason if the team has none.

    Raises ``KompassError`` if the assessor has not scored the question, or if the score is
    still hidden.
    """
    person, snapshot = require_member(file, assessor), file.snapshot
    known = question_in(snapshot.edition, question)
    row = agreement.row_of(snapshot, None, known)
    if assessor not in row.own:
        why = "har inte bedömt hela" if assessor in row.waiting else "har dolda poäng på"
        raise KompassError(
            f"{person.name or 'Utvärderaren'} {why} fråga {known.number}. "
            "Bedöm den färdigt, eller öppna den, först."
        )
    edits = list(_adopted(snapshot, known, assessor))
    if not snapshot.score(question).rationale.strip():
        text = snapshot.own_score(assessor, question).rationale
        edits.append(Edit(Entity.SCORE, known.id, "rationale", text))
    file.record(edits, step=step)


def accept_equal(file: "AssessmentFile") -> int:
    """Agree, in one step, on every question that all have scored alike; return how many.

    Two assessors at least, equal points and, where there are indicators, equal marks and
    nothing set by hand. Questions that the team has agreed on already are left alone.
    """
    snapshot = file.snapshot
    alike = [row for row in agreement.rows(snapshot, None) if row.equal and not row.settled]
    edits = [
        edit for row in alike for edit in _adopted(snapshot, row.question, snapshot.assessors[0].id)
    ]
    return len(alike) if file.record(edits) is not None else 0


def open_questions(file: "AssessmentFile", questions: Sequence[QuestionId], *, by: RowId) -> None:
    """Show the own scores of questions to all. Only whoever leads may do that."""
    _require_lead(file, by)
    _set_opened(file, questions, by)


def close_questions(file: "AssessmentFile", questions: Sequence[QuestionId], *, by: RowId) -> None:
    """Take back ``open_questions``; what has been seen has been seen."""
    _require_lead(file, by)
    _set_opened(file, questions, None)


def set_lead(file: "AssessmentFile", assessor: RowId | None) -> None:
    """Choose who leads the meeting, ``None`` for nobody."""
    if assessor is not None:
        require_member(file, assessor)
    file.record([Edit(Entity.DETAILS, file.snapshot.id, "lead", assessor)])


def set_blind(file: "AssessmentFile", *, on: bool) -> None:
    """Hide own scores from colleagues until all have scored a question, or stop hiding them."""
    file.record([Edit(Entity.DETAILS, file.snapshot.id, "blind", on)])


def _adopted(snapshot: Snapshot, question: Question, assessor: RowId) -> Iterator[Edit]:
    own = snapshot.own_score(assessor, question.id)
    yield Edit(Entity.SCORE, question.id, "points", plain(own.points))
    yield Edit(Entity.SCORE, question.id, "override_reason", own.override_reason)
    for indicator in question.indicators:
        share = snapshot.mark(assessor, indicator.id).share
        yield Edit(Entity.MARK, own_id(TEAM, indicator.id), "share", plain(share))


def _require_lead(file: "AssessmentFile", by: RowId) -> None:
    lead = file.snapshot.lead
    if lead is None:
        raise KompassError("Ingen är vald att leda samsynen. Välj vem som leder den först.")
    if lead.id != by:
        raise KompassError(
            f"Bara den som leder samsynen, {lead.name or 'utan namn'}, kan öppna en fråga. "
            "Be om det, eller välj en annan som leder."
        )


def _set_opened(file: "AssessmentFile", questions: Sequence[QuestionId], by: RowId | None) -> None:
    edition = file.snapshot.edition
    known = [question_in(edition, question).id for question in questions]
    file.record([Edit(Entity.OPENED, question, "opened_by", by) for question in known])
