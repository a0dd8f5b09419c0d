"""A step of the journal as a sentence without its subject: "satte 3.1 till 22,5 (var 20)"."""

from decimal import Decimal
from typing import Final

from kompass.assessment.journal.changes import Change, Kind, Step
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.values.state import EVIDENCE, PRESENT, Entity, Value, parted
from kompass.assessment.words.wording import describe
from kompass.assessment.words.wording_team import OWN, name_of, number_of
from kompass.ids import RowId
from kompass.swedish import format_number

_ROWS: Final = EVIDENCE | {
    Entity.STRENGTH,
    Entity.IMPROVEMENT,
    Entity.ASSESSOR,
    Entity.SEATS,
}
_NEW: Final = ("ny ", "nytt ")
_GONE: Final = ("borttagen ", "borttaget ")
_BACK: Final = {Kind.UNDO: "ångrade", Kind.REDO: "gjorde om", Kind.REVERT: "tog tillbaka"}


def told(step: Step, snapshot: Snapshot) -> str:
    """Return what somebody did in a step: "ändrade motivering till 3.1".

    In blind scoring it says who did something with which question, never what.
    """
    if step.kind is Kind.CREATED:
        return "skapade utvärderingen"
    words = describe(step, snapshot)
    if step.kind in _BACK:
        return f"{_BACK[step.kind]} {words}"
    if step.is_merge:
        return f"gjorde en {words}"
    changes = [change for change in step.changes if not change.superseded]
    if not changes or changes[0].entity is Entity.ERASED:
        return "raderade en intervjuad för gott" if changes else f"ändrade {words}"
    if len(changes) == 1:
        return _one(changes[0], words, snapshot)
    return _added_or_removed(changes[0], words) or f"ändrade {words}"


def _one(change: Change, words: str, snapshot: Snapshot) -> str:
    number = number_of(change.entity_id, snapshot)
    match change.entity, change.field:
        case Entity.SCORE, "points":
            return _points(change, number, words)
        case Entity.OPENED, _:
            return f"{'dolde' if change.new is None else 'öppnade'} egna poäng på {number}"
        case Entity.SIGNATURE, _:
            return f"{'tog tillbaka' if change.new is None else 'gjorde'} {words}"
        case Entity.OWN_SCORE | Entity.MARK, _:
            return _own(change, words, snapshot)
        case Entity.MOMENT | Entity.STARTED, _:
            return _moment(change, words)
        case _:
            return _added_or_removed(change, words) or _text(change, words)


def _points(change: Change, number: str, words: str) -> str:
    if change.new is None:
        return f"tog bort poängen på {number} (var {_number(change.old)})"
    was = "" if change.old is None else f" (var {_number(change.old)})"
    return f"satte {words}{was}"


def _own(change: Change, words: str, snapshot: Snapshot) -> str:
    """Return what somebody did to own points or reasons, and whose where they are another's."""
    if change.entity is Entity.MARK or not words.startswith(OWN):
        return f"satte {words}"  # in blind scoring without any value, and so without the old one
    name = name_of(RowId(parted(change.entity_id)[0]), snapshot)
    whose = "" if name == change.author else f" för {name}"
    what = words.removeprefix(OWN).removesuffix(f" ({name})")
    match change.field:
        case "points":
            was = "" if change.old is None else f" (var {_number(change.old)})"
            did = "tog bort egen poäng," if change.new is None else "satte egen poäng på"
            return f"{did} {what}{whose}{was}"
        case "rationale":
            return f"{_text(change, f'egen {what}')}{whose}"
        case _:
            return f"{_text(change, f'eget {what}')}{whose}"


def _moment(change: Change, words: str) -> str:
    if change.entity is Entity.STARTED:
        did = "markerade" if not change.old else "flyttade" if change.new else "tog bort"
        return f"{did} {words.removeprefix('markerad ').replace('start', 'starten', 1)}"
    if change.field != PRESENT:
        return f"döpte om tidpunkten ”{change.old}” till ”{change.new}”"
    about = change.old if change.new is None else change.new
    name = about["name"] if isinstance(about, dict) else ""
    if change.new is None:
        return f"tog bort namnet på tidpunkten ”{name}”"
    return f"gav tidpunkten namnet ”{name}”"


def _added_or_removed(change: Change, words: str) -> str:
    if change.field != PRESENT or change.entity not in _ROWS:
        return ""
    removed = change.new is None
    for prefix in _GONE if removed else _NEW:
        words = words.removeprefix(prefix)
    return f"{'tog bort' if removed else 'lade till'} {words}"


def _text(change: Change, words: str) -> str:
    if isinstance(change.new, str) and isinstance(change.old, str):
        if not change.old:
            return f"skrev {words}"
        if not change.new:
            return f"tömde {words}"
    return f"ändrade {words}"


def _number(value: Value) -> str:
    return format_number(Decimal(str(value)))
