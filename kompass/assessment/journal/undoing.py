"""The journal: every edit as a change that knows what was there before. Pure, without SQL.

Undo and redo are changes too, and both stacks are read off the journal itself. That is why
they survive a restart and why a merge can later be one step of undo.

Each step except an ordinary edit names the step it takes back in ``undoes``. An undo takes
back an edit or a redo; a redo takes back an undo. The stacks follow from that alone:
taking step X back returns to the stacks as they were just before X.
"""

from collections.abc import Callable, Iterable

from kompass.assessment.journal.changes import Change, Edit, Key, Kind, Step
from kompass.assessment.journal.heads import distinct
from kompass.assessment.journal.union import FindChanges
from kompass.assessment.values.state import State, Value
from kompass.ids import StepId

StepBefore = Callable[[Step], Step | None]
"""Looks up the step that was the latest when a step began."""
StepById = Callable[[StepId], Step]


def next_undo(latest: Step | None, find: StepById, before: StepBefore) -> Step | None:
    """Return the step that undo would take back, ``None`` if there is nothing to undo.

    ``latest`` is the journal's last step. Only the steps in between are looked up, never
    the whole journal.
    """
    step = latest
    while step is not None and (step.kind is Kind.UNDO or step.is_passed_over):
        step = before(find(_undone(step)) if step.kind is Kind.UNDO else step)
    return None if step is None or step.kind is Kind.CREATED else step


def next_redo(latest: Step | None, find: StepById, before: StepBefore) -> Step | None:
    """Return the undo that redo would take back, ``None`` if there is nothing to redo."""
    step = latest
    while step is not None and (step.kind is Kind.REDO or step.is_passed_over):
        step = before(find(_undone(step)) if step.kind is Kind.REDO else step)
    return step if step is not None and step.kind is Kind.UNDO else None


def inverse(step: Step, find: FindChanges) -> tuple[Edit, ...]:
    """Return the edits that bring back what was there before ``step``, last change first.

    Where the step decided a conflict, that is open again: ``find`` looks up the changes
    that were replaced.
    """
    before: dict[Key, Edit] = {}
    for change in step.changes:
        if not change.superseded and change.key not in before:
            before[change.key] = Edit(*change.key, change.old, _others(change, find))
    return tuple(reversed(before.values()))


def replay(changes: Iterable[Change]) -> State:
    """Return the state that these changes of one file, in order, lead to.

    What came from other copies is passed over: the bookkeeping of the merge says what
    it led to.
    """
    state = State()
    for change in changes:
        if not change.superseded and change.came_with is None:
            state.put(*change.key, change.new)
    return state


def _others(change: Change, find: FindChanges) -> tuple[Value, ...]:
    """Return the values that stood beside ``change.old`` when the change replaced it."""
    if change.replaces is None or len(change.replaces) < 2:
        return ()
    stood = [
        each.new
        for each in find(change.replaces).values()
        if each.key == change.key and not each.superseded
    ]
    return distinct(change.field, stood, change.old)


def _undone(step: Step) -> StepId:
    if step.undoes is None:
        raise ValueError(f"step {step.id} is an {step.kind} of nothing")
    return step.undoes
