"""What to ask the municipality for before the visit, and what to look for on its web site."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from kompass.assessment.editing import lists
from kompass.assessment.editing.who import plain_time, question_or_none, questions_in
from kompass.assessment.journal.changes import Edit
from kompass.assessment.material_kinds import LookupOutcome, RequestStatus
from kompass.assessment.values import typed
from kompass.assessment.values.ordering import between
from kompass.assessment.values.state import PRESENT, Entity, Row, Value
from kompass.ids import QuestionId, RowId, StepId, new_id

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


class RequestFields(TypedDict, total=False):
    """What can be said about a request, any of it."""

    title: str
    questions: Sequence[QuestionId]
    status: RequestStatus
    asked_on: date | None
    note: str


class LookupFields(TypedDict, total=False):
    """What can be said about something to look for, any of it."""

    question: QuestionId | None
    text: str
    outcome: LookupOutcome | None
    source: RowId | None
    note: str


def add_request(
    file: "AssessmentFile", *, step: StepId | None = None, **given: Unpack[RequestFields]
) -> RowId:
    """Add something to ask for, last, and return its id."""
    return _add(file, Entity.REQUEST, [_request(file, given)], step)[0]


def add_requests(file: "AssessmentFile", wanted: Sequence[RequestFields]) -> tuple[RowId, ...]:
    """Add a whole list, last, in one step."""
    return _add(file, Entity.REQUEST, [_request(file, each) for each in wanted], None)


def set_request(
    file: "AssessmentFile",
    row: RowId,
    *,
    step: StepId | None = None,
    **given: Unpack[RequestFields],
) -> None:
    """Change what is said about a request."""
    lists.set_fields(file, Entity.REQUEST, row, _request(file, given), step)


def set_requests(
    file: "AssessmentFile", rows: Sequence[RowId], **given: Unpack[RequestFields]
) -> None:
    """Say the same about several requests, in one step: that they have been asked for."""
    fields = _request(file, given)
    for row in rows:
        lists.require(file, Entity.REQUEST, row)
    file.record([Edit(Entity.REQUEST, row, name, fields[name]) for row in rows for name in fields])


def remove_request(file: "AssessmentFile", row: RowId) -> None:
    """Remove a request."""
    lists.remove(file, Entity.REQUEST, row)


def move_request(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move a request behind ``after``, or first."""
    lists.move(file, Entity.REQUEST, row, after)


def add_lookup(
    file: "AssessmentFile", *, step: StepId | None = None, **given: Unpack[LookupFields]
) -> RowId:
    """Add something to look for, last, and return its id."""
    return _add(file, Entity.LOOKUP, [_lookup(file, given)], step)[0]


def add_lookups(file: "AssessmentFile", wanted: Sequence[LookupFields]) -> tuple[RowId, ...]:
    """Add a whole list, last, in one step."""
    return _add(file, Entity.LOOKUP, [_lookup(file, each) for each in wanted], None)


def set_lookup(
    file: "AssessmentFile",
    row: RowId,
    *,
    step: StepId | None = None,
    **given: Unpack[LookupFields],
) -> None:
    """Change what is said about something to look for, and what came of it."""
    lists.set_fields(file, Entity.LOOKUP, row, _lookup(file, given), step)


def remove_lookup(file: "AssessmentFile", row: RowId) -> None:
    """Remove something to look for."""
    lists.remove(file, Entity.LOOKUP, row)


def move_lookup(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move something to look for behind ``after``, or first."""
    lists.move(file, Entity.LOOKUP, row, after)


def _add(
    file: "AssessmentFile", entity: Entity, rows: Sequence[Row], step: StepId | None
) -> tuple[RowId, ...]:
    place, ids, edits = lists.last_place(file.state, entity, None), [], []
    for fields in rows:
        ids.append(RowId(new_id()))
        edits.append(Edit(entity, ids[-1], PRESENT, {"position": place, **fields}))
        place = between(place, "")
    file.record(edits, step=step)
    return tuple(ids)


def _request(file: "AssessmentFile", given: RequestFields) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    if "title" in given:
        fields["title"] = typed.line(given["title"])
    if "questions" in given:
        fields["questions"] = questions_in(file, given["questions"])
    if "status" in given:
        fields["status"] = given["status"].value
    if "asked_on" in given:
        fields["asked_on"] = plain_time(given["asked_on"])
    if "note" in given:
        fields["note"] = typed.text(given["note"])
    return fields


def _lookup(file: "AssessmentFile", given: LookupFields) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    if "question" in given:
        fields["question"] = question_or_none(file, given["question"])
    if "text" in given:
        fields["text"] = typed.text(given["text"])
    if "outcome" in given:
        fields["outcome"] = given["outcome"].value if given["outcome"] else None
    if "source" in given:
        fields["source"] = plain_time(given["source"])
    if "note" in given:
        fields["note"] = typed.text(given["note"])
    return fields
