"""Who a value really comes from: an undo only brings back what somebody else wrote."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kompass.assessment.journal.changes import Change, Kind
from kompass.ids import ChangeId

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


def origin(file: "AssessmentFile", change: Change) -> Change:
    """Return the change that first gave the value that ``change`` gives."""
    about: dict[ChangeId, Change] = {}
    while change.kind in (Kind.UNDO, Kind.REDO, Kind.REVERT):
        about = about or {each.id: each for each in file.shared.about(change.key)}
        before = [
            about[each]
            for each in _taken_back_by(change, about.values())
            if each in about and about[each].new == change.new and not about[each].superseded
        ]
        if not before:
            break
        change = before[0]
    return change


def _taken_back_by(change: Change, about: Iterable[Change]) -> Sequence[ChangeId]:
    """Return what stood in the field before the step that ``change`` took back."""
    for each in about:
        if each.step == change.undoes and not each.superseded:
            return each.replaces or ()
    return ()
