"""Writing the rows of an open file: every row is validated first.

The only module that a saved change needs and an opened file does not: SQLModel and what it
rests on take longer to import than everything else together, so it is imported when the
first change is written, or before that by ``storage.warm_up`` while nobody waits.

The statements are SQLAlchemy Core over the record classes, compiled once and run on the
file's own connection: a saved score must not cost several times the bare commit.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ClauseElement, ColumnElement, bindparam, null, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import SQLModel

from kompass.assessment.file.records import (
    RECORDS,
    AssessmentRecord,
    EditionRecord,
    checked,
    table_of,
)
from kompass.assessment.file.records_journal import ChangeRecord, HeadRecord
from kompass.assessment.file.rows import Identity
from kompass.assessment.journal.changes import Change, Key
from kompass.assessment.journal.drafting import Draft
from kompass.assessment.journal.union import Written
from kompass.assessment.values.state import SHAPES, Entity, State
from kompass.ids import ChangeId, EditionId, StepId


def write_identity(
    connection: sqlite3.Connection, identity: Identity, edition: EditionId, program: str
) -> None:
    """Write what the file is: its own row and that of its edition."""
    own = {"id": identity.assessment, "created_at": datetime.now(UTC), "created_with": program}
    frozen = {
        "id": edition,
        "content_hash": identity.edition_hash,
        "document": identity.edition_document,
        "digest": identity.edition_digest,
    }
    connection.execute(_INSERT_ASSESSMENT, checked(AssessmentRecord, own))
    connection.execute(_INSERT_EDITION, checked(EditionRecord, frozen))


def write(connection: sqlite3.Connection, drafted: Draft) -> None:
    """Append changes to the journal and bring the tables to the state after them.

    Within the caller's transaction. Every row is validated.
    """
    if drafted.superseded is not None:
        connection.execute(_SUPERSEDE, {"change": drafted.superseded.id})
    for change in drafted.changes:
        _append(connection, change)
    touched = dict.fromkeys((c.entity, c.entity_id) for c in drafted.changes)
    write_rows(connection, drafted.state, touched)
    for key, ids in drafted.heads.items():
        _write_heads(connection, key, ids)


def write_rows(
    connection: sqlite3.Connection, state: State, touched: Iterable[tuple[Entity, str]]
) -> None:
    """Bring these rows of the tables to what a state says."""
    for entity, entity_id in touched:
        _write_row(connection, state, entity, entity_id)


def take_in(
    connection: sqlite3.Connection,
    written: Iterable[Written],
    again: Iterable[ChangeId],
    merge: StepId,
    after: int,
) -> None:
    """Append changes that a merge brings behind a place; ``again`` are here already.

    Those came with a merge that was undone, and now come with this one. Within the
    caller's transaction.
    """
    connection.executemany(_COME_AGAIN, [(merge, change) for change in again])
    connection.executemany(
        _INSERT_CHANGE,
        ({**row, "seq": seq, "came_with": merge} for seq, row in enumerate(written, after + 1)),
    )


def as_written(change: Change) -> Written:
    """Return a change as its row is written. Dear, and the same in every file: prepare it."""
    values = checked(ChangeRecord, {**vars(change), "replaces": _ids(change.replaces)})
    emptied = change.superseded
    values["old"] = None if emptied else _json(values["old"])
    values["new"] = None if emptied else _json(values["new"])
    return values


def _append(connection: sqlite3.Connection, change: Change) -> None:
    connection.execute(_INSERT_CHANGE, as_written(change))


def _write_heads(connection: sqlite3.Connection, key: Key, ids: Sequence[ChangeId]) -> None:
    entity, entity_id, field = key
    values = {"entity": entity, "entity_id": entity_id, "field": field, "changes": _ids(ids)}
    if ids:
        connection.execute(_UPSERT_HEADS, checked(HeadRecord, values))
    else:
        connection.execute(_DELETE_HEADS, (entity, entity_id, field))


def _ids(ids: Sequence[ChangeId] | None) -> str | None:
    return None if ids is None else " ".join(ids)


def _write_row(
    connection: sqlite3.Connection, state: State, entity: Entity, entity_id: str
) -> None:
    values: dict[str, object] = {"id": entity_id, **state.row(entity, entity_id)}
    if SHAPES[entity].created:
        values["removed"] = not state.has(entity, entity_id)
    connection.execute(_UPSERT[entity], _encoded(checked(RECORDS[entity], values)))


def _encoded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _json(v) if isinstance(v, dict) else v for name, v in values.items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sql(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="named")))


def _upsert(record: type[SQLModel]) -> str:
    statement = insert(record)
    keys = [column.name for column in table_of(record).primary_key]
    columns: dict[str, ColumnElement[Any]] = {
        name: column for name, column in statement.excluded.items() if name not in keys
    }
    return _sql(statement.on_conflict_do_update(index_elements=keys, set_=columns))


_C: Final = table_of(ChangeRecord).c
_UPSERT: Final = {entity: _upsert(record) for entity, record in RECORDS.items()}
_INSERT_ASSESSMENT: Final = _sql(insert(AssessmentRecord))
_INSERT_EDITION: Final = _sql(insert(EditionRecord))
_INSERT_CHANGE: Final = _sql(insert(ChangeRecord))
_COME_AGAIN: Final = "UPDATE change SET came_with = ? WHERE id = ?"
_UPSERT_HEADS: Final = _upsert(HeadRecord)
_DELETE_HEADS: Final = "DELETE FROM head WHERE entity = ? AND entity_id = ? AND field = ?"
_SUPERSEDE: Final = _sql(
    update(ChangeRecord).where(_C.id == bindparam("change")).values(old=null(), new=null())
)
