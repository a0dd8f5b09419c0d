"""Reading the rows of an open file.

Plain statements whose column lists follow from ``SHAPES`` and ``Change``: whoever only opens
and reads a file never waits for SQLModel and what it rests on, which take longer to import
than everything else together. A test compares the lists with the tables. Writing, which
validates, is in ``writing``.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final

from kompass.assessment.journal.changes import Change, Kind
from kompass.assessment.values.state import COMPOSED, PRESENT, SHAPES, Entity, State, Value
from kompass.ids import AssessmentId, ChangeId, StepId


@dataclass(frozen=True)
class Identity:
    """What the file is, and the frozen copy of its edition as it lies in the file."""

    assessment: AssessmentId
    edition_hash: str
    edition_document: str
    """JSON."""
    edition_digest: str
    """SHA-256 of the document when it was written."""


def read_identity(connection: sqlite3.Connection) -> Identity:
    """Return what the file is. Raises ``ValueError`` unless it says so exactly once."""
    found = connection.execute(_IDENTITY).fetchall()
    if len(found) != 1:
        raise ValueError(f"{len(found)} assessments in one file")
    assessment, edition_hash, document, digest = found[0]
    return Identity(AssessmentId(assessment), edition_hash, document, digest)


def read_state(connection: sqlite3.Connection) -> State:
    """Return all values as the tables hold them."""
    state = State()
    for entity, statement in _ALL.items():
        names = columns_of(entity)
        for entity_id, *values in connection.execute(statement):
            row = dict(zip(names, values, strict=True))
            _put(state, entity, entity_id, row)
    return state


def latest_change(connection: sqlite3.Connection) -> Change | None:
    """Return the last change of the journal."""
    row = connection.execute(_LATEST).fetchone()
    return None if row is None else change_from(row)


def step_before(connection: sqlite3.Connection, seq: int) -> StepId | None:
    """Return the step in the line of undo that a place of the journal came after."""
    row = connection.execute(_BEFORE, (seq,)).fetchone()
    return None if row is None else StepId(row[0])


def last_change(connection: sqlite3.Connection, seq: int) -> Change | None:
    """Return the last change in the line of undo up to a place of the journal."""
    row = connection.execute(_LAST, (seq,)).fetchone()
    return None if row is None else change_from(row)


def change_by_id(connection: sqlite3.Connection, change: ChangeId) -> Change | None:
    """Return one change, ``None`` if the journal does not have it."""
    row = connection.execute(_BY_ID, (change,)).fetchone()
    return None if row is None else change_from(row)


def changes_by_id(
    connection: sqlite3.Connection, wanted: Collection[ChangeId]
) -> dict[ChangeId, Change]:
    """Return these changes by id. Raises ``ValueError`` if the journal lacks one."""
    found = {
        change: known
        for change in wanted
        if (known := change_by_id(connection, change)) is not None
    }
    if len(found) < len(set(wanted)):
        raise ValueError("a change that is not in the journal")
    return found


def changes_of(connection: sqlite3.Connection, step: StepId) -> tuple[Change, ...]:
    """Return the changes of a step that were made in this file, in order.

    Raises ``ValueError`` if the journal has none.
    """
    found = tuple(change_from(row) for row in connection.execute(_BY_STEP, (step,)))
    if not found:
        raise ValueError(f"no step {step}")
    return found


def has_step(connection: sqlite3.Connection, step: StepId) -> bool:
    """Tell whether a step was made in this file."""
    return connection.execute(_BY_STEP, (step,)).fetchone() is not None


def read_changes(connection: sqlite3.Connection, after: int, up_to: int) -> Iterator[Change]:
    """Yield the journal in order from the place after ``after`` up to and including ``up_to``."""
    for row in connection.execute(_JOURNAL, (after, up_to)):
        yield change_from(row)


def read_values(
    connection: sqlite3.Connection, after: int
) -> Iterator[tuple[Kind, Entity, str, str, Value]]:
    """Yield kind, entity, id, field and new value of what was written after a place.

    That is without the changes that came from other copies: what they led to in the tables
    is said by the bookkeeping of the merge.
    """
    found = connection.execute(_VALUES, (after,)).fetchall()
    values = json.loads(f"[{','.join(row[4] for row in found)}]")  # in one go: five times faster
    for (kind, entity, entity_id, field, _), new in zip(found, values, strict=True):
        yield _KINDS[kind], _ENTITIES[entity], entity_id, field, new


def orphans(connection: sqlite3.Connection, after: int) -> bool:
    """Tell whether a change after a place of the journal has a parent that is not there."""
    return connection.execute(_ORPHANS, (after,)).fetchone() is not None


def change_from(row: Sequence[Any]) -> Change:
    """Return the change in a row that ``CHANGES`` selects."""
    change_id, seq, at, author, kind, step, undoes, parent, *about = row
    entity, entity_id, field, old, new, replaces, came_with = about
    return Change(
        id=ChangeId(change_id),
        seq=seq,
        at=datetime.fromisoformat(at),
        author=author,
        kind=_KINDS[kind],
        step=StepId(step),
        undoes=undoes,
        parent=parent,
        entity=_ENTITIES[entity],
        entity_id=entity_id,
        field=field,
        old=None if old is None else json.loads(old),
        new=None if new is None else json.loads(new),
        replaces=None if replaces is None else tuple(map(ChangeId, replaces.split())),
        came_with=came_with,
        superseded=new is None,
    )


def columns_of(entity: Entity) -> tuple[str, ...]:
    """Return the columns of an entity's table except its id."""
    removed = ("removed",) if SHAPES[entity].created else ()
    return (*SHAPES[entity].defaults, *removed)


def _put(state: State, entity: Entity, entity_id: str, row: dict[str, Value]) -> None:
    for field in COMPOSED.get(entity, ()):
        if (composed := row[field]) is not None:
            row[field] = json.loads(str(composed))
    for field in _TRUTHS.get(entity, ()):
        row[field] = bool(row[field])  # SQLite knows 0 and 1 only
    if not SHAPES[entity].created:
        for field, value in row.items():
            state.put(entity, entity_id, field, value)
        return
    removed = row.pop("removed")
    state.put(entity, entity_id, PRESENT, row)
    if removed:
        state.put(entity, entity_id, PRESENT, None)


def _select_rows(entity: Entity) -> str:
    return f'SELECT {_listed("id", *columns_of(entity))} FROM "{entity}"'  # noqa: S608 - our own names


def _listed(*columns: str) -> str:
    return ", ".join(f'"{column}"' for column in columns)


_TRUTHS: Final = {Entity.DETAILS: ("blind",)}
_KINDS: Final = {kind.value: kind for kind in Kind}
_ENTITIES: Final = {entity.value: entity for entity in Entity}
_ALL: Final = {entity: _select_rows(entity) for entity in Entity}
_IDENTITY: Final = (
    "SELECT assessment.id, edition.content_hash, edition.document, edition.digest "
    "FROM assessment, edition"
)
CHANGE_COLUMNS: Final = tuple(field.name for field in fields(Change) if field.name != "superseded")
"""In this order everywhere; that a change was superseded is read off its missing value."""
CHANGES: Final = f"SELECT {_listed(*CHANGE_COLUMNS)} FROM change"  # noqa: S608
_LATEST: Final = f"{CHANGES} ORDER BY seq DESC LIMIT 1"
_BY_ID: Final = f"{CHANGES} WHERE id = ?"
_BY_STEP: Final = f"{CHANGES} WHERE step = ? AND came_with IS NULL ORDER BY seq"
_LAST: Final = f"{CHANGES} WHERE seq <= ? AND came_with IS NULL ORDER BY seq DESC LIMIT 1"
_BEFORE: Final = (
    "SELECT step FROM change WHERE seq < ? AND came_with IS NULL ORDER BY seq DESC LIMIT 1"
)
_JOURNAL: Final = f"{CHANGES} WHERE seq > ? AND seq <= ? ORDER BY seq"
_VALUES: Final = (
    "SELECT kind, entity, entity_id, field, new FROM change "
    "WHERE seq > ? AND new IS NOT NULL AND came_with IS NULL ORDER BY seq"
)
_ORPHANS: Final = (
    "SELECT change.seq FROM change LEFT JOIN change AS parent ON parent.id = change.parent "
    "WHERE change.seq > ? AND change.parent IS NOT NULL AND parent.id IS NULL"
)
