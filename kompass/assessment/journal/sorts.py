"""What sort of thing a step is about, as somebody looks for it in the history."""

from enum import StrEnum

from kompass.assessment.journal.changes import Kind, Step
from kompass.assessment.values.state import EVIDENCE, Entity


class Sort(StrEnum):
    """What a step is about."""

    POINTS = "points"
    TEXTS = "texts"
    TEAM = "team"
    """Own scores, marks, opened questions, signatures and who is in the team."""
    MATERIAL = "material"
    """Sources, interviews and evidence."""
    DETAILS = "details"
    BACK = "back"
    """Undo, redo, and earlier steps taken back."""
    MERGE = "merge"


def sort_of(step: Step) -> Sort:
    """Return what a step is about, roughly: what its first change is about."""
    if step.is_merge:
        return Sort.MERGE
    if step.kind in (Kind.UNDO, Kind.REDO, Kind.REVERT):
        return Sort.BACK
    change = step.first
    match change.entity:
        case Entity.OWN_SCORE | Entity.MARK | Entity.OPENED | Entity.SIGNATURE | Entity.ASSESSOR:
            return Sort.TEAM
        case Entity.SCORE if change.field == "points":
            return Sort.POINTS
        case Entity.SCORE | Entity.AREA | Entity.STRENGTH | Entity.IMPROVEMENT:
            return Sort.TEXTS
        case _:
            return Sort.MATERIAL if change.entity in EVIDENCE else Sort.DETAILS
