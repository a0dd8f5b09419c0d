"""The entries of the journal, and the steps of undo that they make up. Plain data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from kompass.assessment.values.state import Entity, Value
from kompass.ids import ChangeId, StepId

Key: TypeAlias = tuple[Entity, str, str]
"""Which field of which thing: entity, id, field."""


class Kind(StrEnum):
    """What sort of step a change belongs to."""

    CREATED = "created"
    """The content a file is born with; it is in the journal but cannot be undone."""
    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    REVERT = "revert"
    """Takes back one earlier step, named in ``undoes``; an edit as far as undo is concerned."""
    ERASED = "erased"
    """Something was erased for good: passed over by undo."""
    MERGE = "merge"
    """What a merge with other copies came to in this file: see ``Change.replaces``."""


@dataclass(frozen=True)
class Edit:
    """A wish: this field shall have this value."""

    entity: Entity
    entity_id: str
    field: str
    new: Value
    others: tuple[Value, ...] = ()
    """Values that shall stand beside ``new``, which is shown: a conflict is open again."""
    settles: bool = False
    """Decides a conflict: recorded also where the value that is chosen is shown already."""

    @property
    def key(self) -> Key:
        """Which field it is about."""
        return self.entity, self.entity_id, self.field


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
    """The step that an undo, a redo or a revert takes back."""
    parent: ChangeId | None
    """The shared change (see ``replaces``) that was the latest here when this one was made."""
    entity: Entity
    entity_id: str
    field: str
    old: Value
    new: Value
    replaces: tuple[ChangeId, ...] | None = ()
    """The changes of the field that stood until this one was made, which has seen them.

    A removal also names those of the row's other fields: what it does not name it has not
    seen. ``None`` where the change is this file's own bookkeeping of a merge: it says what
    the tables hold since then and is never shared with other copies.
    """
    came_with: StepId | None = None
    """The merge that brought the change from another copy; ``None`` if it was made in this one.

    Foreign changes are in the journal unaltered, but they are not in the line of undo.
    """
    superseded: bool = False
    """Overwritten moments later in the same burst of typing; its text is in the next change.

    Keeping every half-typed sentence in full would make a file of a hundred kilobytes of
    text grow to tens of megabytes.
    """

    @property
    def key(self) -> Key:
        """Which field it is about."""
        return self.entity, self.entity_id, self.field


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

    @property
    def is_passed_over(self) -> bool:
        """Whether undo and redo have nothing to do here: what it was about is gone for good."""
        return self.kind is Kind.ERASED or all(change.superseded for change in self.changes)

    @property
    def is_merge(self) -> bool:
        """Whether this is a merge, or the undoing or redoing of one."""
        return self.first.entity is Entity.MERGE


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
