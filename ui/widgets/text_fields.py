"""How the running texts of questions and areas are read from the assessment and written.

Each function returns closures that keep the id they were made for: a text still pending when
a field is bound to something else must land where it was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kompass.assessment.team.standing import agreed

if TYPE_CHECKING:
    from kompass.assessment.editing.details import DetailsFields
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import AreaId, QuestionId, RowId, StepId
    from ui.widgets.autosave import Read, Write


def rationale_of(question: QuestionId) -> tuple[Read, Write]:
    """Return how the rationale of a question is read and written."""

    def read(snapshot: Snapshot) -> str:
        return agreed(snapshot, question).rationale

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        edits.set_rationale(file, question, text, step=step)

    return read, write


def own_rationale_of(assessor: RowId, question: QuestionId) -> tuple[Read, Write]:
    """Return how an assessor's own rationale of a question is read and written."""

    def read(snapshot: Snapshot) -> str:
        return snapshot.own_score(assessor, question).rationale

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        edits.set_own_rationale(file, assessor, question, text, step=step)

    return read, write


def agreed_reason_of(question: QuestionId) -> tuple[Read, Write]:
    """Return how the reason for agreed points is read and written.

    Where the points are set by hand against the indicators it is also why they are.
    """

    def read(snapshot: Snapshot) -> str:
        return snapshot.score(question).rationale

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        score = file.snapshot.score(question)
        if score.override_reason and text.strip():
            edits.set_agreed(file, question, score.points, text, step=step)
        else:
            edits.set_rationale(file, question, text, step=step)

    return read, write


def introduction_of(area: AreaId) -> tuple[Read, Write]:
    """Return how the introduction of an area is read and written."""

    def read(snapshot: Snapshot) -> str:
        return snapshot.area_texts(area).introduction

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        edits.set_introduction(file, area, text, step=step)

    return read, write


def findings_of(area: AreaId) -> tuple[Read, Write]:
    """Return how the findings of an area are read and written."""

    def read(snapshot: Snapshot) -> str:
        return snapshot.area_texts(area).findings

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        edits.set_findings(file, area, text, step=step)

    return read, write


DetailsText = Literal["purpose", "about", "organisation", "conduct", "summary"]


def details_text(field: DetailsText) -> tuple[Read, Write]:
    """Return how one of the running texts about the whole assessment is read and written."""

    def read(snapshot: Snapshot) -> str:
        return str(getattr(snapshot.details, field))

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        given: DetailsFields = {field: text}  # type: ignore[misc]  # one of five names
        edits.set_details(file, step=step, **given)

    return read, write
