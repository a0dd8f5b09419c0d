"""Points and texts of questions and areas."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from kompass.assessment.editing.own import with_own
from kompass.assessment.journal.changes import Edit
from kompass.assessment.values import typed
from kompass.assessment.values.rules import area_in, checked_points, checked_reason, question_in
from kompass.assessment.values.snapshots import plain
from kompass.assessment.values.state import Entity
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, QuestionId, StepId
from kompass.points import Points

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile

IMPORTED: Final = "Inläst ur en tabell."


def set_points(
    file: "AssessmentFile",
    question: QuestionId,
    points: Points | None,
    *,
    step: StepId | None = None,
) -> None:
    """Give a question the team's points; ``None`` means not assessed, which is not zero.

    Where a question has indicators its points follow from the marks: ``None`` goes back to
    them, and points are taken only where ``set_override`` has said why. Raises
    ``KompassError`` below zero, above the maximum or with more than two decimals.
    """
    reason = file.snapshot.score(question).override_reason
    edits = _points(file.snapshot.edition, question, points, reason)
    file.record(with_own(file.snapshot, edits), step=step)


def import_points(
    file: "AssessmentFile", points: Mapping[QuestionId, Points], *, reason: str = IMPORTED
) -> int:
    """Give many questions the team's points in one step and return how many were changed.

    ``reason`` says where they come from, for questions whose points would follow from marks.
    All or nothing: one refused value and nothing is recorded.
    """
    edition = file.snapshot.edition
    recorded = file.record(
        [edit for q, value in points.items() for edit in _points(edition, q, value, reason)]
    )
    return 0 if recorded is None else len({change.entity_id for change in recorded.changes})


def set_rationale(
    file: "AssessmentFile", question: QuestionId, text: str, *, step: StepId | None = None
) -> None:
    """Write why a question got its points."""
    known = question_in(file.snapshot.edition, question)
    edits = [Edit(Entity.SCORE, known.id, "rationale", typed.text(text))]
    file.record(with_own(file.snapshot, edits), step=step)


def set_introduction(
    file: "AssessmentFile", area: AreaId, text: str, *, step: StepId | None = None
) -> None:
    """Write why an area matters."""
    _set_area(file, area, "introduction", text, step)


def set_findings(
    file: "AssessmentFile", area: AreaId, text: str, *, step: StepId | None = None
) -> None:
    """Write what the team found in an area."""
    _set_area(file, area, "findings", text, step)


def _points(
    edition: Edition, question: QuestionId, points: Points | None, reason: str
) -> list[Edit]:
    stored = checked_points(edition, question, points)
    known = question_in(edition, question)
    return [
        Edit(Entity.SCORE, known.id, "points", plain(stored)),
        Edit(Entity.SCORE, known.id, "override_reason", checked_reason(known, stored, reason)),
    ]


def _set_area(
    file: "AssessmentFile", area: AreaId, field: str, text: str, step: StepId | None
) -> None:
    known = area_in(file.snapshot.edition, area)
    file.record([Edit(Entity.AREA, known.id, field, typed.text(text))], step=step)
