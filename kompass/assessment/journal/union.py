"""What a set of changes comes to in a file whose tables say something else. Pure."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from kompass.assessment.journal import heads as standing
from kompass.assessment.journal.changes import Change, Edit, Key
from kompass.assessment.journal.heads import Heads, Node
from kompass.assessment.journal.rubbing import NO_RUB, Rub
from kompass.assessment.values.state import BUILT_ON, PRESENT, SHAPES, Entity, Row, State, Value
from kompass.ids import ChangeId

FindChanges = Callable[[Collection[ChangeId]], Mapping[ChangeId, Change]]
Written: TypeAlias = Mapping[str, object]
"""A change as the row that a file keeps of it, whichever place it gets there."""
_THERE: Final[Row] = {}
"""Stands for "the row is there" where somebody wrote in a row that somebody else removed."""


@dataclass(frozen=True)
class Incoming:
    """Changes of other copies that do not count in this file yet."""

    changes: tuple[Change, ...] = ()
    """Not in its journal."""
    again: frozenset[ChangeId] = frozenset()
    """In its journal, but the merge that brought them was undone."""
    written: tuple[Written, ...] = ()
    """``changes`` as rows, where somebody has prepared them."""
    erased: frozenset[str] = frozenset()
    """The ids of rows that were erased for good in a copy, and not here yet."""
    rub: Rub = NO_RUB
    """What has to be rubbed out here because of that."""
    adopted: tuple[Change, ...] = ()
    """Changes that are in the journal, as they stand where something was rubbed out."""


NOTHING: Final = Incoming()


@dataclass(frozen=True)
class Outcome:
    """What a set of changes comes to."""

    edits: tuple[Edit, ...]
    """What the tables must be told, a row's presence before its fields."""
    heads: Heads
    """The fields whose heads are others than before; none where nothing stands any more."""
    conflicts: frozenset[Key]
    """The fields with heads of different values, all of them."""


def outcome(nodes: Iterable[Node], before: Heads, state: State, find: FindChanges) -> Outcome:
    """Return what the set ``nodes`` comes to where the heads were ``before``.

    ``find`` looks up changes of the set.
    """
    nodes = list(nodes)
    after = standing.heads_of(nodes)
    changed = {
        key: after.get(key, ())
        for key in before.keys() | after.keys()
        if before.get(key, ()) != after.get(key, ())
    }
    return Outcome(
        edits=tuple(_Settling(nodes, after, state, find).edits(changed)),
        heads=changed,
        conflicts=conflicts(after, find),
    )


def conflicts(heads: Heads, find: FindChanges) -> frozenset[Key]:
    """Return the fields whose heads have different values."""
    several = {key: ids for key, ids in heads.items() if len(ids) > 1}
    changes = find({each for ids in several.values() for each in ids})
    return frozenset(
        key
        for key, ids in several.items()
        if standing.differ(key[2], values_of(key, [changes[each] for each in ids]))
    )


def conflicts_of(changes: Iterable[Change]) -> frozenset[Key]:
    """Return the fields that had different values after these changes of one file, in order.

    What came with a merge counts from the merge on, and no longer once it was taken back.
    """
    changes = list(changes)
    merges = {each.entity_id: each.new is not None for each in changes if _is_merge(each)}
    counted = {
        each.id: each
        for each in changes
        if each.replaces is not None
        and (each.came_with is None or merges.get(each.came_with, False))
    }
    if all(each.came_with is None for each in counted.values()):
        return frozenset()  # one copy alone has no conflicts, and long journals take a while
    heads = standing.heads_of(map(standing.node, counted.values()))
    return conflicts(heads, lambda wanted: {each: counted[each] for each in wanted})


def _is_merge(change: Change) -> bool:
    return change.entity is Entity.MERGE and change.field == PRESENT


def values_of(key: Key, heads: Iterable[Change]) -> list[Value]:
    """Return what the heads of a field say."""
    # What was written in a removed row says, of its presence, that it is there.
    return [change.new if change.key == key else _THERE for change in heads]


class _Settling:
    """Compares what a set says with what a state holds."""

    def __init__(
        self, nodes: Collection[Node], heads: Heads, state: State, find: FindChanges
    ) -> None:
        self._state = state
        self._find = find
        self._rows: dict[tuple[Entity, str], dict[str, tuple[ChangeId, ...]]] = {}
        for (entity, entity_id, field), ids in heads.items():
            self._rows.setdefault((entity, entity_id), {})[field] = ids
        self._created = {
            each.key[:2]: each.id for each in nodes if each.key[2] == PRESENT and not each.replaces
        }

    def edits(self, changed: Iterable[Key]) -> Iterator[Edit]:
        """Yield what the state must be told about these fields."""
        fields: dict[tuple[Entity, str], list[str]] = {}
        for entity, entity_id, field in sorted(changed):
            fields.setdefault((entity, entity_id), []).append(field)
        for row, names in fields.items():
            if SHAPES[row[0]].created and not self._state.knows(*row):
                yield from self._new_row(row)
            else:
                yield from self._changed_row(row, names)

    def _new_row(self, row: tuple[Entity, str]) -> Iterator[Edit]:
        there = self._is_there(row)
        if not there and row[0] not in BUILT_ON:
            return  # it came and went elsewhere; the journal has it
        content = {field: self._value(row, field) for field in SHAPES[row[0]].defaults}
        yield Edit(*row, PRESENT, content)
        if not there:  # something may build on it, and then it is still seen
            yield Edit(*row, PRESENT, None)

    def _changed_row(self, row: tuple[Entity, str], names: Iterable[str]) -> Iterator[Edit]:
        if PRESENT in names and self._is_there(row) != self._state.has(*row):
            yield Edit(*row, PRESENT, dict(self._state.row(*row)) if self._is_there(row) else None)
        if SHAPES[row[0]].created and row not in self._created:
            return  # nothing of it counts any more: what it held is of no account
        for field in names:
            if field != PRESENT:
                value = self._value(row, field)
                if value != self._state.value(*row, field):
                    yield Edit(*row, field, value)

    def _is_there(self, row: tuple[Entity, str]) -> bool:
        ids = self._rows.get(row, {}).get(PRESENT, ())
        key = (*row, PRESENT)
        changes = self._find(ids)
        return any(value is not None for value in values_of(key, changes.values()))

    def _value(self, row: tuple[Entity, str], field: str) -> Value:
        ids = self._rows.get(row, {}).get(field, ())
        if not ids:
            return self._original(row)[field]
        return standing.shown(change.new for change in self._find(ids).values())

    def _original(self, row: tuple[Entity, str]) -> dict[str, Value]:
        """Return what a row was created with, or what it holds before anything is entered."""
        content = dict(SHAPES[row[0]].defaults)
        created = self._created.get(row)
        if created is not None:
            born = self._find([created])[created].new
            content |= born if isinstance(born, Mapping) else {}
        return content
