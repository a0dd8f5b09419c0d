"""The journal: every edit as a change that knows what was there before. Pure, without SQL.

Undo and redo are changes too, and both stacks are read off the journal itself. That is why
they survive a restart and why a merge can later be one step of undo.

Each step except an ordinary edit names the step it takes back in ``undoes``. An undo takes
back an edit or a redo; a redo takes back an undo. The stacks follow from that alone:
taking step X back returns to the stacks as they were just before X.
"""

from collections.abc import Callable, Iterable

from kompass.assessment.changes import Change, Edit, Kind, Step, step_of, steps
from kompass.assessment.state import Entity, State
from kompass.assessment.wording import describe
from kompass.ids import StepId

__all__ = [
    "Change",
    "Edit",
    "Kind",
    "Step",
    "describe",
    "inverse",
    "next_redo",
    "next_undo",
    "replay",
    "step_of",
    "steps",
]


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


def _undone(step: Step) -> StepId:
    if step.undoes is None:
        raise ValueError(f"step {step.id} is an {step.kind} of nothing")
    return step.undoes
