"""What an edit comes to before it is written: the changes, and the state after them. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from kompass.assessment.journal import heads as standing
from kompass.assessment.journal.bursts import replaces_instead, superseded_by
from kompass.assessment.journal.changes import Change, Edit, Key, Kind, Step, step_of
from kompass.assessment.journal.heads import Heads, RowHeads
from kompass.assessment.values.state import PRESENT, Entity, State, Value
from kompass.ids import ChangeId, StepId, new_id

HeadsOf = Callable[[Entity, str], RowHeads]
"""Looks up the heads of a row."""
_SKIPS_WHAT_IS_THERE: Final = (Kind.EDIT, Kind.CREATED, Kind.MERGE)


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
    heads: Mapping[Key, tuple[ChangeId, ...]] = field(default_factory=dict)
    """The heads of the fields whose heads are others after them; none where there are none."""
    superseded: Change | None = None
    """The change that the only new one takes the place of."""

    @property
    def step(self) -> Step:
        """The step that the changes make up or continue, without what it had before."""
        return step_of(self.changes)


def no_heads(_entity: Entity, _entity_id: str) -> RowHeads:
    """Be the ``HeadsOf`` of a journal that is empty."""
    return {}


def draft(
    edits: Iterable[Edit], state: State, latest: Step | None, label: Label, heads_of: HeadsOf
) -> Draft | None:
    """Return what ``edits`` come to, ``None`` if they change nothing.

    ``latest`` is the journal's last step, ``None`` for a new journal. An undo is recorded
    even where it changes nothing: it has been taken back then, too.
    """
    drafting = _Drafting(state, latest, label, heads_of)
    for edit in edits:
        drafting.take(edit)
    if not drafting.changes:
        return None
    superseded = superseded_by(drafting.changes, latest)
    if superseded is not None and latest is not None:
        instead = replaces_instead(superseded, latest)
        drafting.changes[0] = replace(drafting.changes[0], old=superseded.old, replaces=instead)
    return Draft(tuple(drafting.changes), drafting.state, drafting.heads, superseded)


def bookkeeping(
    edits: Iterable[Edit], state: State, latest: Step, label: Label, heads: Heads, *, room: int
) -> Draft:
    """Return what ``edits`` come to as this file's own account of a merge.

    ``heads`` are those that the merge has led to; ``room`` is left in the journal for so
    many changes of other copies.
    """
    drafting = _Drafting(state, latest, label, None, room=room)
    for edit in edits:
        drafting.take(edit)
    return Draft(tuple(drafting.changes), drafting.state, heads)


def continued(latest: Step, drafted: Draft) -> Step:
    """Return the journal's last step once ``drafted`` has been written after ``latest``."""
    if drafted.step.id != latest.id:
        return drafted.step
    before = latest.changes
    if drafted.superseded is not None:
        emptied = replace(drafted.superseded, old=None, new=None, superseded=True)
        before = (*before[:-1], emptied)
    return step_of((*before, *drafted.changes))


class _Drafting:
    """Collects changes; ``heads_of`` is ``None`` for those that are never shared."""

    def __init__(
        self,
        state: State,
        latest: Step | None,
        label: Label,
        heads_of: HeadsOf | None,
        *,
        room: int = 0,
    ) -> None:
        self.state = state.copy()
        self.changes: list[Change] = []
        self.heads: dict[Key, tuple[ChangeId, ...]] = {}
        self._label = label
        self._heads_of = heads_of
        self._rows: dict[tuple[Entity, str], RowHeads] = {}
        last = latest.changes[-1] if latest else None
        self._seq = (last.seq if last else 0) + room
        self._parent = _shared(last)

    def take(self, edit: Edit) -> None:
        old = self.state.value(*edit.key)
        skips = self._label.kind in _SKIPS_WHAT_IS_THERE and not edit.settles
        if skips and old == edit.new:
            return
        self.state.put(*edit.key, edit.new)
        replaces = self._replaces(edit)
        # What is shown comes last, so that replaying the journal ends with it.
        new = [self._add(edit, old, value, replaces) for value in (*edit.others, edit.new)]
        self._stand(edit, new, replaces or ())

    def _replaces(self, edit: Edit) -> tuple[ChangeId, ...] | None:
        if self._heads_of is None:
            return None
        row = self._row(edit)
        removes = edit.field == PRESENT and (edit.new is None or None in edit.others)
        return standing.replaced_by(row, edit.field, removes=removes)

    def _add(
        self, edit: Edit, old: Value, new: Value, replaces: tuple[ChangeId, ...] | None
    ) -> ChangeId:
        self._seq += 1
        change = Change(
            id=ChangeId(new_id()),
            seq=self._seq,
            at=self._label.at,
            author=self._label.author,
            kind=self._label.kind,
            step=self._label.step,
            undoes=self._label.undoes,
            parent=self._parent,
            entity=edit.entity,
            entity_id=edit.entity_id,
            field=edit.field,
            old=old,
            new=new,
            replaces=replaces,
        )
        self.changes.append(change)
        if replaces is not None:
            self._parent = change.id
        return change.id

    def _stand(self, edit: Edit, new: list[ChangeId], replaces: tuple[ChangeId, ...]) -> None:
        if self._heads_of is None:
            return
        before = self._row(edit)
        heads = standing.after(before, edit.field, new, replaces)
        self._rows[edit.entity, edit.entity_id] = heads
        for name, ids in heads.items():
            if before.get(name) != ids:
                self.heads[edit.entity, edit.entity_id, name] = ids

    def _row(self, edit: Edit) -> RowHeads:
        row = (edit.entity, edit.entity_id)
        if row not in self._rows and self._heads_of is not None:
            self._rows[row] = self._heads_of(*row)
        return self._rows[row]


def _shared(last: Change | None) -> ChangeId | None:
    """Return the latest change that is shared: bookkeeping comes after it in this file only."""
    if last is None:
        return None
    return last.parent if last.replaces is None else last.id
