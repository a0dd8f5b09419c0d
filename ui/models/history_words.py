"""A step of the journal as a sentence without its subject: "satte 3.1 till 22,5 (var 20)"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kompass.assessment.changes import Kind
from kompass.assessment.state import PRESENT, Entity
from kompass.assessment.wording import describe
from kompass.assessment.wording_team import number_of
from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.assessment.changes import Change, Step
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.state import Value

_ROWS: Final = (Entity.STRENGTH, Entity.IMPROVEMENT, Entity.ASSESSOR, Entity.SEATS)
_NEW: Final = ("ny ", "nytt ")
_GONE: Final = ("borttagen ", "borttaget ")


def told(step: Step, snapshot: Snapshot) -> str:
    """Return what somebody did in a step: "ändrade motivering till 3.1"."""
    if step.kind is Kind.CREATED:
        return "skapade utvärderingen"
    words = describe(step, snapshot)
    if step.kind is Kind.UNDO:
        return f"ångrade {words}"
    if step.kind is Kind.REDO:
        return f"gjorde om {words}"
    if step.is_merge:
        return f"gjorde en {words}"
    changes = [change for change in step.changes if not change.superseded]
    if len(changes) == 1:
        return _one(changes[0], words, snapshot)
    return _added_or_removed(changes[0], words) or f"ändrade {words}"


def _one(change: Change, words: str, snapshot: Snapshot) -> str:
    number = number_of(change.entity_id, snapshot)
    match change.entity, change.field:
        case Entity.SCORE, "points" if change.new is None:
            return f"tog bort poängen på {number} (var {_points(change.old)})"
        case Entity.SCORE, "points":
            was = "" if change.old is None else f" (var {_points(change.old)})"
            return f"satte {number} till {_points(change.new)}{was}"
        case Entity.OPENED, _:
            return f"{'dolde' if change.new is None else 'öppnade'} egna poäng på {number}"
        case Entity.SIGNATURE, _:
            return f"{'tog tillbaka' if change.new is None else 'gjorde'} {words}"
        case Entity.OWN_SCORE | Entity.MARK, _:
            return f"gjorde {words}" if words.startswith("egen bedömning") else f"satte {words}"
        case _:
            return _added_or_removed(change, words) or _text(change, words)


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


def _points(value: Value) -> str:
    return format_number(Decimal(str(value)))
