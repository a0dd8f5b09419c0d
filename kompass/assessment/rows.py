"""Reading and writing the rows of an open file.

The statements are SQLAlchemy Core over the record classes, compiled once and run on the
file's own connection: a saved score must not cost several times the bare commit, and an
opened file is a few selects, not a thousand objects.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    bindparam,
    null,
    select,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import SQLModel

from kompass.assessment.changes import Change, Kind
from kompass.assessment.drafting import Draft
from kompass.assessment.records import (
    RECORDS,
    AssessmentRecord,
    ChangeRecord,
    EditionRecord,
    checked,
    table_of,
)
from kompass.assessment.state import PRESENT, SHAPES, Entity, State, Value
from kompass.ids import AssessmentId, ChangeId, EditionId, StepId


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


def read_state(connection: sqlite3.Connection) -> State:
    """Return all values as the tables hold them."""
    state = State()
    for entity, statement in _ALL.items():
        fields = _fields(entity)
        for entity_id, *values in connection.execute(statement):
            row = dict(zip(fields, values, strict=True))
            _put(state, entity, entity_id, row)
    return state


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


def latest_change(connection: sqlite3.Connection) -> Change | None:
    """Return the last change of the journal."""
    row = connection.execute(_LATEST).fetchone()
    return None if row is None else _change(row)


def change_by_id(connection: sqlite3.Connection, change: ChangeId) -> Change:
    """Return one change. Raises ``ValueError`` if the journal does not have it."""
    row = connection.execute(_BY_ID, {"change": change}).fetchone()
    if row is None:
        raise ValueError(f"no change {change}")
    return _change(row)


def changes_of(connection: sqlite3.Connection, step: StepId) -> tuple[Change, ...]:
    """Return the changes of a step in order. Raises ``ValueError`` if the journal has none."""
    found = tuple(_change(row) for row in connection.execute(_BY_STEP, {"in_step": step}))
    if not found:
        raise ValueError(f"no step {step}")
    return found


def has_step(connection: sqlite3.Connection, step: StepId) -> bool:
    """Tell whether the journal has a step."""
    return connection.execute(_BY_STEP, {"in_step": step}).fetchone() is not None


def read_changes(connection: sqlite3.Connection, after: int, up_to: int) -> Iterator[Change]:
    """Yield the journal in order from the place after ``after`` up to and including ``up_to``."""
    for row in connection.execute(_JOURNAL, {"after": after, "up_to": up_to}):
        yield _change(row)


def read_values(
    connection: sqlite3.Connection, after: int
) -> Iterator[tuple[Kind, Entity, str, str, Value]]:
    """Yield kind, entity, id, field and new value of the changes after a place of the journal."""
    found = connection.execute(_VALUES, {"after": after}).fetchall()
    values = json.loads(f"[{','.join(row[4] for row in found)}]")  # in one go: five times faster
    for (kind, entity, entity_id, field, _), new in zip(found, values, strict=True):
        yield _KINDS[kind], _ENTITIES[entity], entity_id, field, new


def orphans(connection: sqlite3.Connection, after: int) -> bool:
    """Tell whether a change after a place of the journal has a parent that is not there."""
    return connection.execute(_ORPHANS, {"after": after}).fetchone() is not None


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


def _put(state: State, entity: Entity, entity_id: str, row: dict[str, Value]) -> None:
    if entity is Entity.DETAILS:
        row["unit"] = json.loads(str(row["unit"]))
    if not SHAPES[entity].created:
        for field, value in row.items():
            state.put(entity, entity_id, field, value)
        return
    removed = row.pop("removed")
    state.put(entity, entity_id, PRESENT, row)
    if removed:
        state.put(entity, entity_id, PRESENT, None)


def _change(row: Sequence[Any]) -> Change:
    seq, change_id, at, author, kind, step, undoes, parent, entity, entity_id, field, old, new = row
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
        superseded=new is None,
    )


def _encoded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _json(v) if isinstance(v, dict) else v for name, v in values.items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _fields(entity: Entity) -> tuple[str, ...]:
    removed = ("removed",) if SHAPES[entity].created else ()
    return (*SHAPES[entity].defaults, *removed)


def _sql(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="named")))


def _select_rows(entity: Entity) -> str:
    columns = table_of(RECORDS[entity]).c
    return _sql(select(columns.id, *(columns[name] for name in _fields(entity))))


def _upsert(record: type[SQLModel]) -> str:
    statement = insert(record)
    columns: dict[str, ColumnElement[Any]] = dict(statement.excluded.items())
    del columns["id"]
    return _sql(statement.on_conflict_do_update(index_elements=["id"], set_=columns))


_KINDS: Final = {kind.value: kind for kind in Kind}
_ENTITIES: Final = {entity.value: entity for entity in Entity}
_C: Final = table_of(ChangeRecord).c
_CHANGES: Final = select(*_C)
_IDENTITY: Final = _sql(
    select(
        table_of(AssessmentRecord).c.id,
        table_of(EditionRecord).c.content_hash,
        table_of(EditionRecord).c.document,
        table_of(EditionRecord).c.digest,
    )
)
_ALL: Final = {entity: _select_rows(entity) for entity in Entity}
_UPSERT: Final = {entity: _upsert(record) for entity, record in RECORDS.items()}
_INSERT_ASSESSMENT: Final = _sql(insert(AssessmentRecord))
_INSERT_EDITION: Final = _sql(insert(EditionRecord))
_INSERT_CHANGE: Final = _sql(insert(ChangeRecord))
_LATEST: Final = _sql(_CHANGES.order_by(_C.seq.desc()))  # only the first row is fetched
_BY_ID: Final = _sql(_CHANGES.where(_C.id == bindparam("change")))
_BY_STEP: Final = _sql(_CHANGES.where(_C.step == bindparam("in_step")).order_by(_C.seq))
_JOURNAL: Final = _sql(
    _CHANGES.where(_C.seq > bindparam("after"), _C.seq <= bindparam("up_to")).order_by(_C.seq)
)
_SUPERSEDE: Final = _sql(
    update(ChangeRecord).where(_C.id == bindparam("change")).values(old=null(), new=null())
)
_VALUES: Final = _sql(
    select(_C.kind, _C.entity, _C.entity_id, _C.field, _C.new)
    .where(_C.seq > bindparam("after"), _C.new.is_not(None))
    .order_by(_C.seq)
)
_PARENT: Final = table_of(ChangeRecord).alias("parent")
_ORPHANS: Final = _sql(
    select(_C.seq)
    .outerjoin(_PARENT, _PARENT.c.id == _C.parent)
    .where(_C.seq > bindparam("after"), _C.parent.is_not(None), _PARENT.c.id.is_(None))
)
