"""Rubbing out in an open file: journal, tables and heads, within the caller's transaction."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Final

from kompass.assessment.file import rows
from kompass.assessment.journal.changes import Change
from kompass.assessment.journal.rubbing import Rub
from kompass.assessment.journal.undoing import replay
from kompass.assessment.values.state import Entity, State
from kompass.ids import ChangeId

Adopted = Iterable[Change]
"""Shared changes as they stand in a copy in which more has been rubbed out."""


def rub_out(connection: sqlite3.Connection, rub: Rub, adopted: Adopted, before: State) -> State:
    """Take the values out of the journal and the tables, and return the state after it.

    ``before`` is what the tables hold.
    """
    from kompass.assessment.file import writing

    theirs_by_id = {each.id: each for each in adopted}
    kept = []
    for change in list(rows.read_changes(connection, 0, _LAST_PLACE)):
        theirs = theirs_by_id.get(change.id, change)
        rubbed = rub.change(replace(change, old=theirs.old, new=theirs.new))
        kept.append(rubbed)
        if rubbed != change:
            connection.execute(_REWRITE, (*_values(rubbed), change.id))
    state = replay(kept)
    for entity in Entity:
        _forget(connection, entity, rub.rows)
    writing.write_rows(connection, state, _differing(before, state))
    return state


def known_about(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """Return id, field and every text that was ever entered about those interviewed."""
    found: set[tuple[str, str, str]] = set()
    for person, field, *values in connection.execute(_ABOUT, (Entity.PERSON,)):
        for value in (json.loads(each) for each in values if each is not None):
            said = value if isinstance(value, dict) else {field: value}
            found |= {(person, name, str(each)) for name, each in said.items() if each}
    return frozenset(found)


def differing(
    connection: sqlite3.Connection, others: Mapping[ChangeId, Change]
) -> tuple[Change, ...]:
    """Return those of these changes that say something else than the journal does."""
    return tuple(
        theirs
        for mine in rows.read_changes(connection, 0, _LAST_PLACE)
        if (theirs := others.get(mine.id)) is not None
        and not (mine.superseded or theirs.superseded)
        and (mine.old, mine.new) != (theirs.old, theirs.new)
    )


def _forget(connection: sqlite3.Connection, entity: Entity, gone: Collection[str]) -> None:
    ids = [(each,) for each in gone]
    connection.executemany(f'DELETE FROM "{entity}" WHERE id = ?', ids)  # noqa: S608 - our own names
    about = [(entity, each) for each in gone]
    connection.executemany("DELETE FROM head WHERE entity = ? AND entity_id = ?", about)


def _differing(before: State, after: State) -> list[tuple[Entity, str]]:
    return [
        (entity, row_id)
        for entity in Entity
        for row_id, row in (*after.rows(entity), *after.tombstones(entity))
        if row != before.row(entity, row_id)
    ]


def _values(change: Change) -> tuple[str | None, str | None]:
    if change.superseded:
        return None, None
    return _json(change.old), _json(change.new)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_LAST_PLACE: Final = 2**62
_REWRITE: Final = "UPDATE change SET old = ?, new = ? WHERE id = ?"
_ABOUT: Final = "SELECT entity_id, field, old, new FROM change WHERE entity = ?"
