"""The entries of the journal, and the steps of undo that they make up. Plain data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kompass.assessment.state import Entity, Value
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


def step_of(changes: Sequence[Change]) -> Step:
    """Return the step that these changes, all of one step and in order, make up."""
    first = changes[0]
    return Step(first.step, first.kind, tuple(changes), first.undoes)


def steps(changes: Iterable[Change]) -> tuple[Step, ...]:
    """Return the changes, in order, gathered into steps."""
    gathered: dict[StepId, list[Change]] = {}
    for change in changes:
        gathered.setdefault(change.step, []).append(change)
    return tuple(step_of(together) for together in gathered.values())
