"""Points and texts of questions and areas."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass.assessment import typed
from kompass.assessment.journal import Edit
from kompass.assessment.snapshots import plain
from kompass.assessment.state import Entity
from kompass.catalogue.model import Area, Edition, Question
from kompass.errors import KompassError
from kompass.ids import AreaId, QuestionId, StepId
from kompass.points import Points, check_range, tidy

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


def question_in(edition: Edition, question: QuestionId) -> Question:
    """Return the question. Raises ``KompassError`` naming those there are."""
    try:
        return edition.question(question)
    except KeyError:
        numbers = ", ".join(known.number for known in edition.questions())
        raise KompassError(
            f"Det finns ingen fråga ”{question}” i {edition.title}. Frågorna är {numbers}."
        ) from None


def area_in(edition: Edition, area: AreaId) -> Area:
    """Return the area. Raises ``KompassError`` naming those there are."""
    try:
        return edition.area(area)
    except KeyError:
        areas = ", ".join(f"{known.number} {known.title}" for known in edition.areas)
        raise KompassError(
            f"Det finns inget område ”{area}” i {edition.title}. Områdena är {areas}."
        ) from None


def _points(edition: Edition, question: QuestionId, points: Points | None) -> Edit:
    known = question_in(edition, question)
    if points is not None:
        points = tidy(points)
        check_range(points, known.max_points, known.number)
        points = abs(points)  # a typed −0 is 0
    return Edit(Entity.SCORE, known.id, "points", plain(points))


def _set_area(
    file: "AssessmentFile", area: AreaId, field: str, text: str, step: StepId | None
) -> None:
    known = area_in(file.snapshot.edition, area)
    file.record([Edit(Entity.AREA, known.id, field, typed.text(text))], step=step)
