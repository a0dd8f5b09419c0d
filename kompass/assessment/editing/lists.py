"""What all lists of rows share: adding, moving and removing a row, and finding it."""

from typing import TYPE_CHECKING

from kompass.assessment.journal.changes import Edit
from kompass.assessment.values.ordering import between
from kompass.assessment.values.state import PRESENT, Entity, Row, State
from kompass.errors import KompassError
from kompass.ids import RowId

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


def require(file: "AssessmentFile", entity: Entity, row: RowId) -> Row:
    """Return a row's fields. Raises ``KompassError`` if it has been removed."""
    if not file.state.has(entity, row):
        raise KompassError("Raden finns inte längre. Ångra borttagningen eller lägg till en ny.")
    return file.state.row(entity, row)


def siblings(state: State, entity: Entity, area: str | None) -> list[tuple[str, str]]:
    """Return id and place of the rows in order, of one area where rows belong to areas."""
    return [
        (row_id, str(row["position"]))
        for row_id, row in state.ordered(entity)
        if area is None or row["area"] == area
    ]


def remove(file: "AssessmentFile", entity: Entity, row: RowId) -> None:
    """Remove a row."""
    require(file, entity, row)
    file.record([Edit(entity, row, PRESENT, None)])


def move(file: "AssessmentFile", entity: Entity, row: RowId, after: RowId | None) -> None:
    """Move a row behind ``after``, or first if that is ``None``. Stays in its area."""
    fields = require(file, entity, row)
    if after == row:
        return
    area = fields.get("area")
    others = siblings(file.state, entity, None if area is None else str(area))
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
    place = between(low, high)
    shifted, low = [], place
    for row_id, _ in rows[index:tied]:
        low = between(low, high)
        shifted.append(Edit(entity, row_id, "position", low))
    return place, shifted
