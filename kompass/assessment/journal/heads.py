"""Which changes of a field stand: what merging rests on. Pure.

The journal is a set of changes. Every change names those it replaces, and the changes of a
field that no other one replaces are its heads. All copies that hold the same set agree on
them, whatever order the changes came in and whatever the clocks said: that is why merging
is the union of two sets and nothing else.

One head, or several with equal values, is the field's value. Heads with different values
are a conflict, open until a change replaces them all; meanwhile the field shows one of
them, chosen by the values alone (``shown``).

Three rules beside that:

- A change that replaces one which is not in the set is dormant: it waits until that one
  comes. So a merge that has been undone takes along whatever was built upon it.
- A removed row in which somebody wrote what the removal had not seen is a conflict too, and
  the row is shown. The heads of its presence are then the removal and what was written.
- Two people who moved the same row are in no conflict: a place in a list is no statement.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from kompass.assessment.journal.changes import Change, Key
from kompass.assessment.values.state import PRESENT, Value
from kompass.ids import ChangeId

POSITION: Final = "position"
"""A row's place in its list."""


class Node(NamedTuple):
    """A change as far as the set is concerned."""

    id: ChangeId
    key: Key
    replaces: tuple[ChangeId, ...]
    removes: bool
    """It says that the row is not there."""


Heads = dict[Key, tuple[ChangeId, ...]]
RowHeads = Mapping[str, tuple[ChangeId, ...]]
"""The heads of one row, by field."""


def node(change: Change) -> Node:
    """Return a shared change as a node."""
    if change.replaces is None:
        raise ValueError(f"change {change.id} is bookkeeping")
    removes = change.field == PRESENT and change.new is None and not change.superseded
    return Node(change.id, change.key, change.replaces, removes)


def heads_of(nodes: Iterable[Node]) -> Heads:
    """Return the heads of every field, each field's by id."""
    standing = {item.id: item for item in nodes}
    for dormant in _dormant(standing):
        del standing[dormant]
    replaced = {
        earlier
        for item in standing.values()
        for earlier in item.replaces
        if standing[earlier].key == item.key
    }
    heads: dict[Key, list[ChangeId]] = {}
    for item in standing.values():
        if item.id not in replaced:
            heads.setdefault(item.key, []).append(item.id)
    _let_rows_be_contested(heads, standing)
    return {key: tuple(sorted(ids)) for key, ids in heads.items()}


def shown(values: Iterable[Value]) -> Value:
    """Return the value that a field with these heads shows, the same in every copy.

    Something before nothing, the longer before the shorter, the later in the alphabet: no
    clock and nobody's name decides. For presence any row content stands for "there".
    """
    return max(values, key=_weight)


def differ(field: str, values: Sequence[Value]) -> bool:
    """Tell whether these values of a field are a conflict."""
    return field != POSITION and len({told_apart(field, value) for value in values}) > 1


def distinct(field: str, values: Iterable[Value], other_than: Value) -> tuple[Value, ...]:
    """Return the values that are not the same as ``other_than`` or as each other."""
    found = {told_apart(field, value): value for value in values}
    found.pop(told_apart(field, other_than), None)
    return tuple(found.values()) if field != POSITION else ()


def told_apart(field: str, value: Value) -> str:
    """Return what is equal for values that are no conflict."""
    if field == PRESENT:
        return "" if value is None else "there"
    return _written(value)


def replaced_by(row: RowHeads, field: str, *, removes: bool) -> tuple[ChangeId, ...]:
    """Return what a new change of a field replaces, given the heads of its row."""
    own = row.get(field, ())
    if not removes:
        return own
    seen = (ids for name, ids in row.items() if name not in (PRESENT, POSITION))
    return tuple(dict.fromkeys([*own, *(each for ids in seen for each in ids)]))


def after(
    row: RowHeads, field: str, new: Sequence[ChangeId], replaces: Iterable[ChangeId]
) -> dict[str, tuple[ChangeId, ...]]:
    """Return the heads of a row after a change, or several side by side, of one field.

    Comes to the same as ``heads_of`` the whole journal.
    """
    heads = {**row, field: tuple(sorted(new))}
    if field not in (PRESENT, POSITION) and _is_contested(row):
        gone = set(replaces)
        kept = [each for each in row[PRESENT] if each not in gone]
        heads[PRESENT] = tuple(sorted({*kept, *new}))
    return heads


def _dormant(standing: Mapping[ChangeId, Node]) -> set[ChangeId]:
    waiting = [
        item.id
        for item in standing.values()
        if any(earlier not in standing for earlier in item.replaces)
    ]
    dormant = set(waiting)
    if not waiting:
        return dormant
    later: dict[ChangeId, list[ChangeId]] = {}
    for item in standing.values():
        for earlier in item.replaces:
            later.setdefault(earlier, []).append(item.id)
    while waiting:
        for each in later.get(waiting.pop(), ()):
            if each not in dormant:
                dormant.add(each)
                waiting.append(each)
    return dormant


def _let_rows_be_contested(
    heads: dict[Key, list[ChangeId]], standing: Mapping[ChangeId, Node]
) -> None:
    """Add, to the heads of removed rows, what was written in them and not seen."""
    removed = {
        (entity, entity_id): ids
        for (entity, entity_id, field), ids in heads.items()
        if field == PRESENT and all(standing[each].removes for each in ids)
    }
    seen = {
        row: {each for head in ids for each in standing[head].replaces}
        for row, ids in removed.items()
    }
    for (entity, entity_id, field), ids in heads.items():
        row = (entity, entity_id)
        if row in removed and field not in (PRESENT, POSITION):
            removed[row] = [*removed[row], *(each for each in ids if each not in seen[row])]
    for (entity, entity_id), ids in removed.items():
        heads[entity, entity_id, PRESENT] = ids


def _is_contested(row: RowHeads) -> bool:
    presence = set(row.get(PRESENT, ()))
    return any(each in presence for name, ids in row.items() if name != PRESENT for each in ids)


def _written(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _weight(value: Value) -> tuple[bool, int, str]:
    text = value if isinstance(value, str) else _written(value)
    return value is not None and text != "", len(text), text
