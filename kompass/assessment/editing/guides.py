"""Interview guides: which questions to ask whoever has a role."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kompass.assessment.editing import lists
from kompass.assessment.editing.who import question_or_none
from kompass.assessment.journal.changes import Edit
from kompass.assessment.values import typed
from kompass.assessment.values.ordering import between
from kompass.assessment.values.state import PRESENT, Entity, Row, Value
from kompass.ids import QuestionId, RowId, StepId, new_id

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile

GuideLine = tuple[QuestionId | None, str]
"""Which question of the edition, if any, and the words to ask."""


def add_guide(
    file: "AssessmentFile",
    role: str,
    title: str = "",
    questions: Sequence[GuideLine] = (),
    *,
    origin: str = "",
    step: StepId | None = None,
) -> RowId:
    """Add a guide with its questions, last, in one step, and return its id.

    ``origin`` names the guide that it was made from.
    """
    place = lists.last_place(file.state, Entity.GUIDE, None)
    row = RowId(new_id())
    content: Row = {
        "position": place,
        "role": typed.line(role),
        "title": typed.line(title),
        "origin": typed.line(origin),
    }
    edits, place = [Edit(Entity.GUIDE, row, PRESENT, content)], ""
    for question, text in questions:
        place = between(place, "")
        fields = _question(file, row, question, text)
        edits.append(Edit(Entity.GUIDE_QUESTION, new_id(), PRESENT, {**fields, "position": place}))
    file.record(edits, step=step)
    return row


def set_guide(
    file: "AssessmentFile",
    row: RowId,
    *,
    role: str | None = None,
    title: str | None = None,
    step: StepId | None = None,
) -> None:
    """Change whom a guide is for, or what it is called."""
    given = {"role": role, "title": title}
    fields = {name: typed.line(value) for name, value in given.items() if value is not None}
    lists.set_fields(file, Entity.GUIDE, row, fields, step)


def remove_guide(file: "AssessmentFile", row: RowId, *, step: StepId | None = None) -> None:
    """Remove a guide with its questions. What was asked by it stays marked."""
    lists.require(file, Entity.GUIDE, row)
    edits = [Edit(Entity.GUIDE, row, PRESENT, None)]
    questions = lists.owned(file.state, Entity.GUIDE_QUESTION, row)
    edits += [Edit(Entity.GUIDE_QUESTION, each, PRESENT, None) for each in questions]
    file.record(edits, step=step)


def move_guide(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move a guide behind ``after``, or first."""
    lists.move(file, Entity.GUIDE, row, after)


def add_guide_question(
    file: "AssessmentFile",
    guide: RowId,
    text: str = "",
    question: QuestionId | None = None,
    *,
    after: RowId | None = None,
    step: StepId | None = None,
) -> RowId:
    """Add a question behind ``after``, or last, and return its id."""
    lists.require(file, Entity.GUIDE, guide)
    others = lists.siblings(file.state, Entity.GUIDE_QUESTION, guide)
    index = len(others) if after is None else lists.index_after(others, after)
    place, shifted = lists.place_at(Entity.GUIDE_QUESTION, others, index)
    row = RowId(new_id())
    content = {**_question(file, guide, question, text), "position": place}
    file.record([Edit(Entity.GUIDE_QUESTION, row, PRESENT, content), *shifted], step=step)
    return row


def set_guide_question(
    file: "AssessmentFile", row: RowId, text: str, *, step: StepId | None = None
) -> None:
    """Write the words of a question."""
    fields: Row = {"text": typed.text(text)}
    lists.set_fields(file, Entity.GUIDE_QUESTION, row, fields, step)


def set_guide_question_about(
    file: "AssessmentFile",
    row: RowId,
    question: QuestionId | None,
    *,
    step: StepId | None = None,
) -> None:
    """Say which question of the edition a question of the guide is about."""
    fields: Row = {"question": question_or_none(file, question)}
    lists.set_fields(file, Entity.GUIDE_QUESTION, row, fields, step)


def remove_guide_question(file: "AssessmentFile", row: RowId) -> None:
    """Remove a question."""
    lists.remove(file, Entity.GUIDE_QUESTION, row)


def move_guide_question(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move a question behind ``after``, or first, in its guide."""
    lists.move(file, Entity.GUIDE_QUESTION, row, after)


def _question(
    file: "AssessmentFile", guide: RowId, question: QuestionId | None, text: str
) -> dict[str, Value]:
    return {
        "guide": guide,
        "question": question_or_none(file, question),
        "text": typed.text(text),
    }
