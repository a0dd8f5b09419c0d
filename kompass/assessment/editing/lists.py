"""What all lists of rows share: adding, moving and removing a row, and finding it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from kompass.assessment.journal.changes import Edit
from kompass.assessment.values.ordering import between
from kompass.assessment.values.state import PRESENT, Entity, Row, State
from kompass.errors import KompassError
from kompass.ids import RowId, StepId

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


OWNER: Final[Mapping[Entity, str]] = {
    Entity.STRENGTH: "area",
    Entity.IMPROVEMENT: "area",
    Entity.PERSON: "interview",
    Entity.GUIDE_QUESTION: "guide",
    Entity.LINE: "interview",
    Entity.EXCERPT: "source",
    Entity.LINK: "of",
}
"""The field that says what a row belongs to; its place is one among the rows of that."""


def require(file: "AssessmentFile", entity: Entity, row: RowId) -> Row:
    """Return a row's fields. Raises ``KompassError`` if it has been removed."""
    if not file.state.has(entity, row):
        raise KompassError("Raden finns inte längre. Ångra borttagningen eller lägg till en ny.")
    return file.state.row(entity, row)


def siblings(state: State, entity: Entity, owner: str | None) -> list[tuple[str, str]]:
    """Return id and place of the rows in order, of one owner where rows belong to something."""
    found = [
        (str(row["position"]), row_id)
        for row_id, row in state.rows(entity)
        if owner is None or row[OWNER[entity]] == owner
    ]
    return [(row_id, position) for position, row_id in sorted(found)]


def owned(state: State, entity: Entity, owner: str) -> list[str]:
    """Return the ids of all rows that belong to something, in no particular order."""
    field = OWNER[entity]
    return [row_id for row_id, row in state.rows(entity) if row[field] == owner]


def last_place(state: State, entity: Entity, owner: str | None) -> str:
    """Return a place behind all others."""
    others = siblings(state, entity, owner)
    return place_at(entity, others, len(others))[0]


def remove(
    file: "AssessmentFile", entity: Entity, row: RowId, *, step: StepId | None = None
) -> None:
    """Remove a row."""
    require(file, entity, row)
    file.record([Edit(entity, row, PRESENT, None)], step=step)


def set_fields(
    file: "AssessmentFile", entity: Entity, row: RowId, fields: Row, step: StepId | None
) -> None:
    """Give a row's fields these values, in one step."""
    require(file, entity, row)
    file.record([Edit(entity, row, name, value) for name, value in fields.items()], step=step)


def move(file: "AssessmentFile", entity: Entity, row: RowId, after: RowId | None) -> None:
    """Move a row behind ``after``, or first if that is ``None``. Stays with its owner."""
    fields = require(file, entity, row)
    if after == row:
        return
    owner = str(fields[OWNER[entity]]) if entity in OWNER else None
    others = siblings(file.state, entity, owner)
    before = [row_id for row_id, _ in others]
    others = [item for item in others if item[0] != row]
    index = index_after(others, after)
    if before == [*ids_of(others[:index]), row, *ids_of(others[index:])]:
        return
    place, shifted = place_at(entity, others, index)
    file.record([Edit(entity, row, "position", place), *shifted])


def ids_of(items: list[tuple[str, str]]) -> list[str]:
    """Return the ids of a list of siblings."""
    return [row_id for row_id, _ in items]


def index_after(rows: list[tuple[str, str]], after: RowId | None) -> int:
    """Return the index behind ``after``. Raises ``KompassError`` if that is not in the list."""
    if after is None:
        return 0
    ids = ids_of(rows)
    if after not in ids:
        raise KompassError("Raden att placera efter finns inte längre. Välj en annan plats.")
    return ids.index(after) + 1


def place_at(entity: Entity, rows: list[tuple[str, str]], index: int) -> tuple[str, list[Edit]]:
    """Return a new place at ``index``, and edits that make room for it.

    Room must be made only where copies were merged in which rows got the same place.
    """
    low = rows[index - 1][1] if index else ""
    tied = index
    while tied < len(rows) and rows[tied][1] <= low:
        tied += 1
    high = rows[tied][1] if tied < len(rows) else ""
    if entity is Entity.LINE and low and not high:
        high = f"{low}z"  # before whatever is written later: see ``ordering.at_time``
    place = between(low, high)
    shifted, low = [], place
    for row_id, _ in rows[index:tied]:
        low = between(low, high)
        shifted.append(Edit(entity, row_id, "position", low))
    return place, shifted
