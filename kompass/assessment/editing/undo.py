"""Undo and redo: new changes that take back a step of the journal."""

from typing import TYPE_CHECKING

from kompass.assessment.journal import undoing as journal
from kompass.assessment.journal.changes import Kind, Step

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


def undo(file: "AssessmentFile") -> Step | None:
    """Take back the latest step that has not been taken back, and return what was recorded."""
    return _take_back(file, next_undo(file), Kind.UNDO)


def redo(file: "AssessmentFile") -> Step | None:
    """Take back the latest undo, and return what was recorded; nothing after a new edit."""
    return _take_back(file, next_redo(file), Kind.REDO)


def next_undo(file: "AssessmentFile") -> Step | None:
    """Return the step that ``undo`` would take back. For its name: ``journal.describe``."""
    return journal.next_undo(file.latest_step, file.step, file.step_before)


def next_redo(file: "AssessmentFile") -> Step | None:
    """Return the undo that ``redo`` would take back; described by what it took back."""
    return journal.next_redo(file.latest_step, file.step, file.step_before)


def _take_back(file: "AssessmentFile", step: Step | None, kind: Kind) -> Step | None:
    if step is None:
        return None
    if step.is_merge:
        return file.take_back_merge(step, kind)
    return file.record(journal.inverse(step, file.shared.by_id), kind=kind, undoes=step.id)
