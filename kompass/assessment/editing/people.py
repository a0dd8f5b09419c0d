"""The team, and the parties' seats in the council."""

from typing import TYPE_CHECKING, TypedDict, Unpack

from kompass.assessment.editing import lists as edits_lists
from kompass.assessment.journal.changes import Edit
from kompass.assessment.snapshot import Colour, Marker
from kompass.assessment.values import typed
from kompass.assessment.values.rules import checked_initials, checked_seats
from kompass.assessment.values.state import PRESENT, Entity, Row, Value
from kompass.ids import RowId, StepId, new_id

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


class Look(TypedDict, total=False):
    """What stands for an assessor where there is no room for a name, any of it."""

    initials: str
    """At most four characters; empty for those of the name."""
    colour: Colour | None
    """``None`` for one that nobody else has chosen; so with the marker."""
    marker: Marker | None


class AssessorFields(Look, total=False):
    """What can be given about an assessor, any of it."""

    name: str
    role: str
    organisation: str


def add_assessor(
    file: "AssessmentFile",
    name: str,
    role: str = "",
    organisation: str = "",
    *,
    step: StepId | None = None,
    **look: Unpack[Look],
) -> RowId:
    """Add a member of the team, last, and return the id."""
    given: AssessorFields = {"name": name, "role": role, "organisation": organisation, **look}
    return _add(file, Entity.ASSESSOR, _person(given), step)


def set_assessor(
    file: "AssessmentFile",
    row: RowId,
    *,
    step: StepId | None = None,
    **given: Unpack[AssessorFields],
) -> None:
    """Change what is given about a member of the team, in one step."""
    _set(file, Entity.ASSESSOR, row, _person(given), step)


def remove_assessor(file: "AssessmentFile", row: RowId) -> None:
    """Remove a member of the team."""
    edits_lists.remove(file, Entity.ASSESSOR, row)


class _Unchanged:
    """Tells "leave the seats alone" from "the seats are not known"."""


_UNCHANGED = _Unchanged()


def move_assessor(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move a member of the team behind ``after``, or first if that is ``None``."""
    edits_lists.move(file, Entity.ASSESSOR, row, after)


def add_seats(
    file: "AssessmentFile",
    party: str = "",
    seats: int | None = None,
    *,
    step: StepId | None = None,
) -> RowId:
    """Add a party, last, and return the id. ``seats`` is ``None`` while not known."""
    fields = {"party": typed.line(party), "seats": checked_seats(seats)}
    return _add(file, Entity.SEATS, fields, step)


def set_seats(
    file: "AssessmentFile",
    row: RowId,
    *,
    party: str | None = None,
    seats: int | _Unchanged | None = _UNCHANGED,
    step: StepId | None = None,
) -> None:
    """Change a party's name or seats; ``seats=None`` says that they are not known."""
    fields: dict[str, Value] = {}
    if party is not None:
        fields["party"] = typed.line(party)
    if not isinstance(seats, _Unchanged):
        fields["seats"] = checked_seats(seats)
    _set(file, Entity.SEATS, row, fields, step)


def remove_seats(file: "AssessmentFile", row: RowId) -> None:
    """Remove a party."""
    edits_lists.remove(file, Entity.SEATS, row)


def move_seats(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move a party behind ``after``, or first if that is ``None``."""
    edits_lists.move(file, Entity.SEATS, row, after)


def _person(given: AssessorFields) -> Row:
    fields: dict[str, Value] = {}
    for name, value in given.items():
        if name == "initials":
            fields[name] = checked_initials(str(value))
        elif isinstance(value, Colour | Marker):
            fields[name] = value.value
        else:
            fields[name] = typed.line(str(value)) if value is not None else ""
    return fields


def _add(file: "AssessmentFile", entity: Entity, fields: Row, step: StepId | None) -> RowId:
    others = edits_lists.siblings(file.state, entity, None)
    place, _ = edits_lists.place_at(entity, others, len(others))
    row = RowId(new_id())
    file.record([Edit(entity, row, PRESENT, {"position": place, **fields})], step=step)
    return row


def _set(
    file: "AssessmentFile", entity: Entity, row: RowId, fields: Row, step: StepId | None
) -> None:
    edits_lists.require(file, entity, row)
    file.record([Edit(entity, row, name, value) for name, value in fields.items()], step=step)
