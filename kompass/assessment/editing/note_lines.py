"""Many lines of notes at once: what is pasted, and what is removed with a selection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kompass.assessment.editing import lists
from kompass.assessment.editing.sources import item_removed
from kompass.assessment.editing.who import now, whose, written
from kompass.assessment.journal.changes import Edit
from kompass.assessment.material_kinds import Secrecy
from kompass.assessment.values import typed
from kompass.assessment.values.ordering import at_time, between
from kompass.assessment.values.state import PRESENT, Entity, Row
from kompass.errors import KompassError
from kompass.ids import RowId, StepId, new_id

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


@dataclass(frozen=True)
class NewLine:
    """A line that is to be written."""

    text: str
    typed_at: datetime | None = None
    """Of its first key; ``None`` is now."""
    speaker: RowId | None = None
    level: Secrecy = Secrecy.INTERNAL
    signals: tuple[str, ...] = ()


def add_lines(
    file: "AssessmentFile",
    interview: RowId,
    lines: Sequence[NewLine],
    *,
    after: RowId | None,
    author: RowId | None = None,
    step: StepId | None = None,
) -> tuple[RowId, ...]:
    """Add lines behind ``after``, or first, in one step, and return their ids in order.

    Lines that come last take their place by their time, so that those of two assessors
    interleave. Raises ``KompassError`` if the interview, or the line before them, is gone.
    """
    lists.require(file, Entity.INTERVIEW, interview)
    others = lists.siblings(file.state, Entity.LINE, interview)
    index = lists.index_after(others, after)
    writer, ids = whose(file, author), list[RowId]()
    began = (lines[0].typed_at if lines else None) or now()
    if index == len(others):
        place, edits = _last(others[-1][1] if others else "", began), list[Edit]()
    else:
        place, edits = lists.place_at(Entity.LINE, others, index)
    for position, line in zip(_places(place, len(lines)), lines, strict=True):
        ids.append(RowId(new_id()))
        content: Row = {
            "interview": interview,
            "author": writer,
            "position": position,
            "typed_at": written(line.typed_at or began),
            "text": typed.text(line.text),
            "speaker": line.speaker or "",
            "signals": " ".join(line.signals),
            "level": _level(line.level),
        }
        edits.append(Edit(Entity.LINE, ids[-1], PRESENT, content))
    file.record(edits, step=step)
    return tuple(ids)


def write_lines(
    file: "AssessmentFile", texts: Mapping[RowId, str], *, step: StepId | None = None
) -> None:
    """Write the texts of several lines, in one step."""
    for row in texts:
        lists.require(file, Entity.LINE, row)
    file.record(
        [Edit(Entity.LINE, row, "text", typed.text(text)) for row, text in texts.items()],
        step=step,
    )


def remove_lines(
    file: "AssessmentFile", rows: Sequence[RowId], *, step: StepId | None = None
) -> None:
    """Remove lines with their links, in one step; those that are gone already are passed over."""
    there = [row for row in rows if file.state.has(Entity.LINE, row)]
    edits = [edit for row in there for edit in item_removed(file, Entity.LINE, row)]
    file.record(edits, step=step)


def _places(place: str, count: int) -> Sequence[str]:
    """Return so many places in order, all of them right behind ``place`` or at it.

    One behind the other by ``between`` they would grow by a letter each.
    """
    if count <= 1:
        return [place] * count
    width = len(str(count))
    return [f"{place}{number:0{width}}i" for number in range(count)]


def _last(low: str, at: datetime) -> str:
    place = at_time(at)
    return place if place > low else between(low, f"{low}z")


def _level(level: Secrecy) -> str:
    if level is Secrecy.OPEN:
        raise KompassError("En anteckning är intern eller känslig, aldrig öppen.")
    return level.value
