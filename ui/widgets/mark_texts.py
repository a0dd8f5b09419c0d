"""How the texts around marks are read and written: notes, and reasons for points by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass.assessment.snapshot import TEAM
from ui.models.marks import mark_of

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import IndicatorId, QuestionId, RowId, StepId
    from ui.widgets.autosave import Read, Write


def note_of(whose: RowId, indicator: IndicatorId) -> tuple[Read, Write]:
    """Return how the note to a mark is read and written."""

    def read(snapshot: Snapshot) -> str:
        return mark_of(snapshot, whose, indicator).note

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        edits.set_mark_note(file, whose, indicator, text, step=step)

    return read, write


def reason_of(whose: RowId, question: QuestionId) -> tuple[Read, Write]:
    """Return how the reason for points set by hand is read and written."""

    def read(snapshot: Snapshot) -> str:
        if whose == TEAM:
            return snapshot.score(question).override_reason
        return snapshot.own_score(whose, question).override_reason

    def write(file: AssessmentFile, text: str, step: StepId) -> None:
        from kompass.assessment import edits

        edits.set_override_reason(file, whose, question, text, step=step)

    return read, write
