"""Strengths and areas for improvement: bullets under an area."""

from typing import TYPE_CHECKING

from kompass.assessment.editing import lists as edits_lists
from kompass.assessment.journal.changes import Edit
from kompass.assessment.values import typed
from kompass.assessment.values.rules import area_in
from kompass.assessment.values.state import PRESENT, Entity, Row
from kompass.ids import AreaId, RowId, StepId, new_id

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


def add_strength(
    file: "AssessmentFile",
    area: AreaId,
    text: str = "",
    *,
    after: RowId | None = None,
    step: StepId | None = None,
) -> RowId:
    """Add a strength behind ``after``, or last, and return its id."""
    return _add(file, Entity.STRENGTH, area, {"text": typed.text(text)}, after, step)


def set_strength(
    file: "AssessmentFile", row: RowId, text: str, *, step: StepId | None = None
) -> None:
    """Write the text of a strength."""
    _set(file, Entity.STRENGTH, row, "text", text, step)


def remove_strength(file: "AssessmentFile", row: RowId) -> None:
    """Remove a strength."""
    edits_lists.remove(file, Entity.STRENGTH, row)


def move_strength(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move a strength behind ``after``, or first, within its area."""
    edits_lists.move(file, Entity.STRENGTH, row, after)


def add_improvement(
    file: "AssessmentFile",
    area: AreaId,
    text: str = "",
    *,
    after: RowId | None = None,
    step: StepId | None = None,
) -> RowId:
    """Add an area for improvement behind ``after``, or last, and return its id."""
    fields = {"text": typed.text(text), "good_examples": ""}
    return _add(file, Entity.IMPROVEMENT, area, fields, after, step)


def set_improvement(
    file: "AssessmentFile", row: RowId, text: str, *, step: StepId | None = None
) -> None:
    """Write the text of an area for improvement."""
    _set(file, Entity.IMPROVEMENT, row, "text", text, step)


def set_good_examples(
    file: "AssessmentFile", row: RowId, text: str, *, step: StepId | None = None
) -> None:
    """Write which municipalities are worth learning from."""
    _set(file, Entity.IMPROVEMENT, row, "good_examples", text, step)


def remove_improvement(file: "AssessmentFile", row: RowId) -> None:
    """Remove an area for improvement."""
    edits_lists.remove(file, Entity.IMPROVEMENT, row)


def move_improvement(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move an area for improvement behind ``after``, or first, within its area."""
    edits_lists.move(file, Entity.IMPROVEMENT, row, after)


def _add(
    file: "AssessmentFile",
    entity: Entity,
    area: AreaId,
    fields: Row,
    after: RowId | None,
    step: StepId | None,
) -> RowId:
    known = area_in(file.snapshot.edition, area)
    others = edits_lists.siblings(file.state, entity, known.id)
    index = len(others) if after is None else edits_lists.index_after(others, after)
    place, shifted = edits_lists.place_at(entity, others, index)
    row = RowId(new_id())
    content: Row = {"area": known.id, "position": place, **fields}
    file.record([Edit(entity, row, PRESENT, content), *shifted], step=step)
    return row


def _set(
    file: "AssessmentFile",
    entity: Entity,
    row: RowId,
    field: str,
    text: str,
    step: StepId | None,
) -> None:
    edits_lists.require(file, entity, row)
    file.record([Edit(entity, row, field, typed.text(text))], step=step)
