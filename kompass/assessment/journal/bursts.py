"""When a change of a text takes the place of the one before it in a burst of typing. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from kompass.assessment.journal.changes import Change, Step
from kompass.ids import ChangeId

_ONE_BURST: Final = timedelta(seconds=10)
"""Typing that goes on within this time replaces, in the journal, what was saved a moment ago."""
_MENDED: Final = 5
"""So many letters may be taken away in passing, a mistyped word. A text that loses more stays
in the journal: nothing anybody wrote is ever out of reach."""


def superseded_by(changes: Sequence[Change], latest: Step | None) -> Change | None:
    """Return the change of the latest step that the only new one takes the place of."""
    if latest is None or len(changes) != 1 or changes[0].step != latest.id:
        return None
    head, change = latest.changes[-1], changes[0]
    same_text = (
        head.key == change.key
        and isinstance(head.old, str)
        and isinstance(change.new, str)
        # Typed and taken away again: both stay, so that a change always changes something.
        and head.old != change.new
        and taken_away(str(head.new), change.new) <= _MENDED
    )
    return head if same_text and change.at - head.at < _ONE_BURST else None


def replaces_instead(superseded: Change, latest: Step) -> tuple[ChangeId, ...]:
    """Return what the change replaces that takes the place of ``superseded``.

    That one, and what it replaced in its turn: undoing the burst may have to bring back
    a conflict that it decided.
    """
    emptied = {change.id for change in latest.changes if change.superseded}
    before = [each for each in superseded.replaces or () if each not in emptied]
    return (*before, superseded.id)


def taken_away(before: str, after: str) -> int:
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
