"""Writing the rows of an open file: every row is validated first.

The only module that a saved change needs and an opened file does not: SQLModel and what it
rests on take longer to import than everything else together, so it is imported when the
first change is written, or before that by ``storage.warm_up`` while nobody waits.

The statements are SQLAlchemy Core over the record classes, compiled once and run on the
file's own connection: a saved score must not cost several times the bare commit.
"""

import json
import sqlite3
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ClauseElement, ColumnElement, bindparam, null, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import SQLModel

from kompass.assessment.changes import Change
from kompass.assessment.drafting import Draft
from kompass.assessment.records import (
    RECORDS,
    AssessmentRecord,
    ChangeRecord,
    EditionRecord,
    checked,
    table_of,
)
from kompass.assessment.rows import Identity
from kompass.assessment.state import SHAPES, Entity, State
from kompass.ids import EditionId


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
    for entity, entity_id in dict.fromkeys((c.entity, c.entity_id) for c in drafted.changes):
        _write_row(connection, drafted.state, entity, entity_id)


def _append(connection: sqlite3.Connection, change: Change) -> None:
    values = checked(ChangeRecord, vars(change))
    values["old"], values["new"] = _json(values["old"]), _json(values["new"])
    connection.execute(_INSERT_CHANGE, values)


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
    columns: dict[str, ColumnElement[Any]] = dict(statement.excluded.items())
    del columns["id"]
    return _sql(statement.on_conflict_do_update(index_elements=["id"], set_=columns))


_C: Final = table_of(ChangeRecord).c
_UPSERT: Final = {entity: _upsert(record) for entity, record in RECORDS.items()}
_INSERT_ASSESSMENT: Final = _sql(insert(AssessmentRecord))
_INSERT_EDITION: Final = _sql(insert(EditionRecord))
_INSERT_CHANGE: Final = _sql(insert(ChangeRecord))
_SUPERSEDE: Final = _sql(
    update(ChangeRecord).where(_C.id == bindparam("change")).values(old=null(), new=null())
)
