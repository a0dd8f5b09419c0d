"""Points and texts of questions and areas."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass.assessment import typed
from kompass.assessment.changes import Edit
from kompass.assessment.rules import area_in, checked_points, question_in
from kompass.assessment.snapshots import plain
from kompass.assessment.state import Entity
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, QuestionId, StepId
from kompass.points import Points

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


def set_points(
    file: "AssessmentFile",
    question: QuestionId,
    points: Points | None,
    *,
    step: StepId | None = None,
) -> None:
    """Give a question its points; ``None`` means not assessed, which is not zero.

    Raises ``KompassError`` below zero, above the maximum or with more than two decimals.
    """
    file.record([_points(file.snapshot.edition, question, points)], step=step)


def import_points(file: "AssessmentFile", points: Mapping[QuestionId, Points]) -> int:
    """Give many questions their points in one step and return how many changed.

    All or nothing: one refused value and nothing is recorded.
    """
    edition = file.snapshot.edition
    recorded = file.record([_points(edition, q, value) for q, value in points.items()])
    return 0 if recorded is None else len(recorded.changes)


def set_rationale(
    file: "AssessmentFile", question: QuestionId, text: str, *, step: StepId | None = None
) -> None:
    """Write why a question got its points."""
    known = question_in(file.snapshot.edition, question)
    file.record([Edit(Entity.SCORE, known.id, "rationale", typed.text(text))], step=step)


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


def _points(edition: Edition, question: QuestionId, points: Points | None) -> Edit:
    return Edit(Entity.SCORE, question, "points", plain(checked_points(edition, question, points)))


def _set_area(
    file: "AssessmentFile", area: AreaId, field: str, text: str, step: StepId | None
) -> None:
    known = area_in(file.snapshot.edition, area)
    file.record([Edit(Entity.AREA, known.id, field, typed.text(text))], step=step)
