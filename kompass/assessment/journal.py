"""The journal: every edit as a change that knows what was there before. Pure, without SQL.

Undo and redo are changes too, and both stacks are read off the journal itself. That is why
they survive a restart and why a merge can later be one step of undo.

Each step except an ordinary edit names the step it takes back in ``undoes``. An undo takes
back an edit or a redo; a redo takes back an undo. The stacks follow from that alone:
taking step X back returns to the stacks as they were just before X.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kompass.assessment.state import Entity, State, Value
from kompass.ids import ChangeId, StepId


class Kind(StrEnum):
    """What sort of step a change belongs to."""

    CREATED = "created"
    """The content a file is born with; it is in the journal but cannot be undone."""
    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True)
class Edit:
    """A wish: this field shall have this value."""

    entity: Entity
    entity_id: str
    field: str
    new: Value


@dataclass(frozen=True)
class Change:
    """One entry of the journal."""

    id: ChangeId
    seq: int
    """Place in this file, from 1. Not an identity: copies count differently."""
    at: datetime
    """UTC by the clock of the machine; for people to read, never to decide by."""
    author: str
    kind: Kind
    step: StepId
    undoes: StepId | None
    parent: ChangeId | None
    """The change that was the latest when this one was made; ``None`` for the first."""
    entity: Entity
    entity_id: str
    field: str
    old: Value
    new: Value
    superseded: bool = False
    """Overwritten moments later in the same burst of typing; its text is in the next change.

    Keeping every half-typed sentence in full would make a file of a hundred kilobytes of
    text grow to tens of megabytes.
    """


@dataclass(frozen=True)
class Step:
    """The changes that are undone and redone together, in order."""

    id: StepId
    kind: Kind
    changes: tuple[Change, ...]
    undoes: StepId | None = None

    @property
    def first(self) -> Change:
        """The change that began the step."""
        return self.changes[0]


StepBefore = Callable[[Step], Step | None]
"""Looks up the step that was the latest when a step began."""
StepById = Callable[[StepId], Step]


def next_undo(latest: Step | None, find: StepById, before: StepBefore) -> Step | None:
    """Return the step that undo would take back, ``None`` if there is nothing to undo.

    ``latest`` is the journal's last step. Only the steps in between are looked up, never
    the whole journal.
    """
    step = latest
    while step is not None and step.kind is Kind.UNDO:
        step = before(find(_undone(step)))
    return None if step is None or step.kind is Kind.CREATED else step


def next_redo(latest: Step | None, find: StepById, before: StepBefore) -> Step | None:
    """Return the undo that redo would take back, ``None`` if there is nothing to redo."""
    step = latest
    while step is not None and step.kind is Kind.REDO:
        step = before(find(_undone(step)))
    return step if step is not None and step.kind is Kind.UNDO else None


def inverse(step: Step) -> tuple[Edit, ...]:
    """Return the edits that bring back what was there before ``step``, last change first."""
    before: dict[tuple[Entity, str, str], Edit] = {}
    for change in step.changes:
        key = (change.entity, change.entity_id, change.field)
        if not change.superseded and key not in before:
            before[key] = Edit(*key, change.old)
    return tuple(reversed(before.values()))


def replay(changes: Iterable[Change]) -> State:
    """Return the state that these changes, in order, lead to."""
    state = State()
    for change in changes:
        if not change.superseded:
            state.put(change.entity, change.entity_id, change.field, change.new)
    return state


def steps(changes: Iterable[Change]) -> tuple[Step, ...]:
    """Return the changes, in order, gathered into steps."""
    gathered: dict[StepId, list[Change]] = {}
    for change in changes:
        gathered.setdefault(change.step, []).append(change)
    return tuple(step_of(together) for together in gathered.values())


def step_of(changes: Sequence[Change]) -> Step:
    """Return the step that these changes, all of one step and in order, make up."""
    first = changes[0]
    return Step(first.step, first.kind, tuple(changes), first.undoes)


def _undone(step: Step) -> StepId:
    if step.undoes is None:
        raise ValueError(f"step {step.id} is an {step.kind} of nothing")
    return step.undoes
