"""Reading the journal of an open file as a set of changes: see ``heads``."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from kompass.assessment.file.rows import CHANGES, change_from
from kompass.assessment.journal.changes import Change, Key
from kompass.assessment.journal.heads import Heads, Node, RowHeads
from kompass.assessment.values.state import PRESENT, Entity
from kompass.ids import ChangeId, StepId

_ENTITIES: Final = {entity.value: entity for entity in Entity}


def heads_of_row(connection: sqlite3.Connection, entity: Entity, entity_id: str) -> RowHeads:
    """Return the heads of one row, by field."""
    found = connection.execute(_ROW_HEADS, (entity, entity_id))
    return {field: ids(changes) for field, changes in found}


def all_heads(connection: sqlite3.Connection) -> Heads:
    """Return the heads of every field."""
    return {_key(*key): ids(changes) for *key, changes in connection.execute(_HEADS)}


def several_heads(connection: sqlite3.Connection) -> Heads:
    """Return the heads of the fields that have more than one."""
    found = connection.execute(f"{_HEADS} WHERE length(changes) > 36")
    return {_key(*key): ids(changes) for *key, changes in found}


def stray_heads(connection: sqlite3.Connection) -> bool:
    """Tell whether the head of a field that has one only is not a change of that field."""
    return connection.execute(_STRAY).fetchone() is not None


def undone_merges(connection: sqlite3.Connection) -> frozenset[StepId]:
    """Return the merges that have been taken back: what came with them counts as not here."""
    found = connection.execute("SELECT id FROM merge WHERE removed = 1")
    return frozenset(StepId(row[0]) for row in found)


def nodes(
    connection: sqlite3.Connection,
    undone: Collection[StepId],
    erased: Collection[str] = (),
) -> Iterator[Node]:
    """Yield every shared change, without what came with the merges in ``undone``.

    Nor those of rows in ``erased``. That something was erased counts also where the merge
    was undone that brought it.
    """
    for change, entity, entity_id, field, replaces, new, came_with in connection.execute(_NODES):
        if entity_id in erased:
            continue
        if came_with is None or came_with not in undone or entity == Entity.ERASED:
            removes = field == PRESENT and new == "null"
            yield Node(change, _key(entity, entity_id, field), ids(replaces), removes)


def erased(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of all rows that are gone for good."""
    found = connection.execute("SELECT ids FROM erased")
    return frozenset(row for (ids,) in found for row in ids.split())


def known(connection: sqlite3.Connection) -> frozenset[ChangeId]:
    """Return the ids of all changes in the journal, also of those that do not count."""
    return frozenset(row[0] for row in connection.execute("SELECT id FROM change"))


def shared_changes(
    connection: sqlite3.Connection, wanted: Collection[ChangeId]
) -> Iterator[Change]:
    """Yield those of the shared changes in order."""
    for row in connection.execute(_SHARED):
        if row[0] in wanted:
            yield change_from(row)


def tips(connection: sqlite3.Connection, up_to: int) -> frozenset[ChangeId]:
    """Return the last changes, up to a place of the journal, of every copy that counted then."""
    merges = dict(connection.execute(_MERGES, (up_to,)).fetchall())  # the latest word on each
    found = [
        (change, parent)
        for change, parent, came_with in connection.execute(_PARENTS, (up_to,))
        if came_with is None or merges.get(came_with, "null") != "null"
    ]
    return frozenset(change for change, _ in found) - {parent for _, parent in found}


def ancestors(
    connection: sqlite3.Connection, tips: Iterable[ChangeId]
) -> frozenset[ChangeId] | None:
    """Return all changes in the copies that these were the last of, themselves included.

    ``None`` where one of them is not in the journal. Whatever they replace beside that
    came with a merge that had been undone.
    """
    before = dict(connection.execute(_BEFORE).fetchall())
    found: set[ChangeId] = set()
    for tip in tips:
        change: ChangeId | None = tip
        while change is not None and change not in found:
            if change not in before:
                return None
            found.add(change)
            change = before[change]
    return frozenset(found)


def changes_about(connection: sqlite3.Connection, key: Key) -> Iterator[Change]:
    """Yield the shared changes of one field in order."""
    for row in connection.execute(_ABOUT, key):
        yield change_from(row)


def ids(written: str) -> tuple[ChangeId, ...]:
    """Return the ids of changes that a column holds with spaces between."""
    return tuple(map(ChangeId, written.split()))


def _key(entity: str, entity_id: str, field: str) -> Key:
    return _ENTITIES[entity], entity_id, field


_HEADS: Final = "SELECT entity, entity_id, field, changes FROM head"
_STRAY: Final = (
    "SELECT 1 FROM head LEFT JOIN change ON change.id = head.changes "
    "AND change.entity = head.entity AND change.entity_id = head.entity_id "
    "AND change.field = head.field WHERE length(head.changes) <= 36 AND change.id IS NULL LIMIT 1"
)
_ROW_HEADS: Final = "SELECT field, changes FROM head WHERE entity = ? AND entity_id = ?"
_NODES: Final = (
    "SELECT id, entity, entity_id, field, replaces, substr(new, 1, 4), came_with FROM change "
    "WHERE replaces IS NOT NULL"
)
_MERGES: Final = (
    "SELECT entity_id, new FROM change WHERE entity = 'merge' AND seq <= ? ORDER BY seq"
)
_PARENTS: Final = "SELECT id, parent, came_with FROM change WHERE replaces IS NOT NULL AND seq <= ?"
_BEFORE: Final = "SELECT id, parent FROM change WHERE replaces IS NOT NULL"
_ABOUT: Final = (
    f"{CHANGES} WHERE entity = ? AND entity_id = ? AND field = ? AND replaces IS NOT NULL "
    "ORDER BY seq"
)
_SHARED: Final = f"{CHANGES} WHERE replaces IS NOT NULL ORDER BY seq"
