"""What an edit comes to before it is written: the changes, and the state after them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from kompass.assessment.changes import Change, Edit, Kind, Step, step_of
from kompass.assessment.state import State, Value
from kompass.ids import ChangeId, StepId, new_id

_ONE_BURST: Final = timedelta(seconds=10)
"""Typing that goes on within this time replaces, in the journal, what was saved a moment ago."""
_MENDED: Final = 5
"""So many letters may be taken away in passing, a mistyped word. A text that loses more stays
in the journal: nothing anybody wrote is ever out of reach."""


@dataclass(frozen=True)
class Label:
    """What all changes of one recording have in common."""

    at: datetime
    author: str
    kind: Kind
    step: StepId
    undoes: StepId | None = None


@dataclass(frozen=True)
class Draft:
    """Changes that have not been written yet."""

    changes: tuple[Change, ...]
    state: State
    """The state after them."""
    superseded: Change | None = None
    """The change that the only new one takes the place of."""

    @property
    def step(self) -> Step:
        """The step that the changes make up or continue, without what it had before."""
        return step_of(self.changes)


def draft(edits: Iterable[Edit], state: State, latest: Step | None, label: Label) -> Draft | None:
    """Return what ``edits`` come to, ``None`` if they change nothing.

    ``latest`` is the journal's last step, ``None`` for a new journal. An undo is recorded
    even where it changes nothing: it has been taken back then, too.
    """
    after = state.copy()
    head = latest.changes[-1] if latest else None
    changes: list[Change] = []
    for edit in edits:
        old = after.value(edit.entity, edit.entity_id, edit.field)
        if old == edit.new and label.kind in (Kind.EDIT, Kind.CREATED):
            continue
        after.put(edit.entity, edit.entity_id, edit.field, edit.new)
        head = _change(edit, old, head, label)
        changes.append(head)
    if not changes:
        return None
    superseded = _superseded(changes, latest)
    if superseded is not None:
        changes = [replace(changes[0], old=superseded.old)]
    return Draft(tuple(changes), after, superseded)


def continued(latest: Step, drafted: Draft) -> Step:
    """Return the journal's last step once ``drafted`` has been written after ``latest``."""
    if drafted.step.id != latest.id:
        return drafted.step
    before = latest.changes
    if drafted.superseded is not None:
        emptied = replace(drafted.superseded, old=None, new=None, superseded=True)
        before = (*before[:-1], emptied)
    return step_of((*before, *drafted.changes))


def _change(edit: Edit, old: Value, head: Change | None, label: Label) -> Change:
    return Change(
        id=ChangeId(new_id()),
        seq=head.seq + 1 if head else 1,
        at=label.at,
        author=label.author,
        kind=label.kind,
        step=label.step,
        undoes=label.undoes,
        parent=head.id if head else None,
        entity=edit.entity,
        entity_id=edit.entity_id,
        field=edit.field,
        old=old,
        new=edit.new,
    )


def _superseded(changes: Sequence[Change], latest: Step | None) -> Change | None:
    if latest is None or len(changes) != 1 or changes[0].step != latest.id:
        return None
    head, change = latest.changes[-1], changes[0]
    same_text = (
        (head.entity, head.entity_id, head.field) == (change.entity, change.entity_id, change.field)
        and isinstance(head.old, str)
        and isinstance(change.new, str)
        # Typed and taken away again: both stay, so that a change always changes something.
        and head.old != change.new
        and _taken_away(str(head.new), change.new) <= _MENDED
    )
    return head if same_text and change.at - head.at < _ONE_BURST else None


def _taken_away(before: str, after: str) -> int:
    """Return how many letters of ``before`` are not in ``after`` at the same place."""
    kept = _common(before, after)
    rest_before, rest_after = before[kept:], after[kept:]
    return len(rest_before) - _common(rest_before[::-1], rest_after[::-1])


def _common(one: str, other: str) -> int:
    """Return the length of the common beginning, halving: texts may be long, keys are fast."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
