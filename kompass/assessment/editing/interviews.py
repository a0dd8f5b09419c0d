"""Interviews of the programme, who takes part in them, and what has been asked."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypedDict, Unpack

from kompass.assessment.editing import lists
from kompass.assessment.editing.sources import item_removed
from kompass.assessment.editing.who import plain_time
from kompass.assessment.journal.changes import Edit
from kompass.assessment.material_kinds import InterviewStatus, Touch
from kompass.assessment.values import typed
from kompass.assessment.values.ordering import between
from kompass.assessment.values.state import PRESENT, Entity, Value, own_id
from kompass.errors import KompassError
from kompass.ids import RowId, StepId, new_id

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


class InterviewFields(TypedDict, total=False):
    """What can be said about an interview, any of it."""

    role: str
    organisation: str
    guide: RowId | None
    day: date | None
    starts: time | None
    ends: time | None
    place: str
    assessors: Sequence[RowId]
    status: InterviewStatus
    note: str
    retain_until: date | None


class PersonFields(TypedDict, total=False):
    """What can be said about somebody who is interviewed, any of it."""

    name: str
    code: str
    """Stands for the person everywhere else: KD."""
    contact: str


def add_interview(
    file: "AssessmentFile", *, step: StepId | None = None, **given: Unpack[InterviewFields]
) -> RowId:
    """Add an interview, last, and return its id."""
    return _add(file, [given], step)[0]


def add_interviews(
    file: "AssessmentFile",
    wanted: Sequence[InterviewFields],
    people: Sequence[Sequence[PersonFields]] = (),
    *,
    step: StepId | None = None,
) -> tuple[RowId, ...]:
    """Add a whole programme, last, in one step; ``people`` are those of each interview."""
    return _add(file, wanted, step, people)


def set_interview(
    file: "AssessmentFile",
    row: RowId,
    *,
    step: StepId | None = None,
    **given: Unpack[InterviewFields],
) -> None:
    """Change what is said about an interview.

    Raises ``KompassError`` if it would end before it begins.
    """
    before = lists.require(file, Entity.INTERVIEW, row)
    fields = _interview(given)
    _check_times({**before, **fields})
    lists.set_fields(file, Entity.INTERVIEW, row, fields, step)


def remove_interview(file: "AssessmentFile", row: RowId, *, step: StepId | None = None) -> None:
    """Remove an interview with its people, its notes and their links."""
    lists.require(file, Entity.INTERVIEW, row)
    edits = [Edit(Entity.INTERVIEW, row, PRESENT, None)]
    people = lists.owned(file.state, Entity.PERSON, row)
    edits += [Edit(Entity.PERSON, each, PRESENT, None) for each in people]
    for line in lists.owned(file.state, Entity.LINE, row):
        edits += item_removed(file, Entity.LINE, line)
    file.record(edits, step=step)


def move_interview(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move an interview behind ``after``, or first."""
    lists.move(file, Entity.INTERVIEW, row, after)


def add_person(
    file: "AssessmentFile",
    interview: RowId,
    *,
    step: StepId | None = None,
    **given: Unpack[PersonFields],
) -> RowId:
    """Add somebody to an interview, last, and return the id."""
    lists.require(file, Entity.INTERVIEW, interview)
    place = lists.last_place(file.state, Entity.PERSON, interview)
    row = RowId(new_id())
    content = {"interview": interview, "position": place, **_person(given)}
    file.record([Edit(Entity.PERSON, row, PRESENT, content)], step=step)
    return row


def set_person(
    file: "AssessmentFile",
    row: RowId,
    *,
    step: StepId | None = None,
    **given: Unpack[PersonFields],
) -> None:
    """Change what is said about somebody who is interviewed."""
    lists.set_fields(file, Entity.PERSON, row, _person(given), step)


def remove_person(file: "AssessmentFile", row: RowId) -> None:
    """Take somebody out of an interview. For good, with all traces: ``erasing``."""
    lists.remove(file, Entity.PERSON, row)


def move_person(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move somebody behind ``after``, or first, in the interview."""
    lists.move(file, Entity.PERSON, row, after)


def set_asked(
    file: "AssessmentFile",
    interview: RowId,
    guide_question: RowId,
    state: Touch | None,
    *,
    step: StepId | None = None,
) -> None:
    """Mark how far a question of the guide has come in an interview."""
    lists.require(file, Entity.INTERVIEW, interview)
    key = own_id(interview, guide_question)
    value = state.value if state else None
    file.record([Edit(Entity.ASKED, key, "state", value)], step=step)


def set_again(
    file: "AssessmentFile",
    interview: RowId,
    guide_question: RowId,
    *,
    again: bool,
    step: StepId | None = None,
) -> None:
    """Mark that a question of the guide is to be asked once more, or not."""
    lists.require(file, Entity.INTERVIEW, interview)
    key = own_id(interview, guide_question)
    file.record([Edit(Entity.ASKED, key, "again", "yes" if again else "")], step=step)


def set_started(
    file: "AssessmentFile",
    interview: RowId,
    assessor: RowId,
    at: datetime | None,
    *,
    step: StepId | None = None,
) -> None:
    """Mark when an interview started by the clock of an assessor's machine, or take it back.

    It says how two clocks differ, and nothing else: see ``interviews.interleave``.
    """
    lists.require(file, Entity.INTERVIEW, interview)
    lists.require(file, Entity.ASSESSOR, assessor)
    file.record(
        [Edit(Entity.STARTED, own_id(interview, assessor), "at", plain_time(at))], step=step
    )


def _add(
    file: "AssessmentFile",
    wanted: Sequence[InterviewFields],
    step: StepId | None,
    people: Sequence[Sequence[PersonFields]] = (),
) -> tuple[RowId, ...]:
    place, ids = lists.last_place(file.state, Entity.INTERVIEW, None), []
    edits: list[Edit] = []
    for number, given in enumerate(wanted):
        ids.append(RowId(new_id()))
        fields = _interview(given)
        _check_times(fields)
        edits.append(Edit(Entity.INTERVIEW, ids[-1], PRESENT, {"position": place, **fields}))
        edits += _people(ids[-1], people[number] if number < len(people) else ())
        place = between(place, "")
    file.record(edits, step=step)
    return tuple(ids)


def _people(interview: RowId, people: Iterable[PersonFields]) -> Iterable[Edit]:
    place = ""
    for given in people:
        place = between(place, "")
        content = {"interview": interview, "position": place, **_person(given)}
        yield Edit(Entity.PERSON, new_id(), PRESENT, content)


def _interview(given: InterviewFields) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for name, value in given.items():
        if name == "assessors":
            fields[name] = " ".join(dict.fromkeys(given["assessors"]))
        elif name == "note":
            fields[name] = typed.text(str(value))
        elif name in ("role", "organisation", "place"):
            fields[name] = typed.line(str(value))
        else:
            fields[name] = plain_time(value)
    return fields


def _person(given: PersonFields) -> dict[str, Value]:
    return {name: typed.line(str(value)).strip() for name, value in given.items()}


def _check_times(fields: "dict[str, Value]") -> None:
    starts, ends = fields.get("starts"), fields.get("ends")
    if starts and ends and str(ends) <= str(starts):
        raise KompassError(
            f"Intervjun kan inte sluta kl. {str(ends).replace(':', '.')} när den börjar "
            f"kl. {str(starts).replace(':', '.')}. Ändra någon av tiderna."
        )
