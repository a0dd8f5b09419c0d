"""Lines of notes: written, split, joined, moved and marked.

What a line says about questions is in its links: see ``editing.links``.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

from kompass.assessment.editing import lists
from kompass.assessment.editing.sources import item_removed
from kompass.assessment.editing.who import now, plain_time, whose, written
from kompass.assessment.journal.changes import Edit
from kompass.assessment.material_kinds import Line, Secrecy
from kompass.assessment.values import typed
from kompass.assessment.values.ordering import at_time, between
from kompass.assessment.values.state import PRESENT, Entity, Row, Value
from kompass.errors import KompassError
from kompass.ids import RowId, StepId, new_id

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


class LineFields(TypedDict, total=False):
    """What can be said about a line beside its text, any of it."""

    speaker: RowId | None
    signals: Sequence[str]
    level: Secrecy
    time_mark: str
    witness: RowId | None
    reviewed: bool


def add_line(
    file: "AssessmentFile",
    interview: RowId,
    text: str = "",
    *,
    after: RowId | None = None,
    typed_at: datetime | None = None,
    author: RowId | None = None,
    step: StepId | None = None,
    **given: Unpack[LineFields],
) -> RowId:
    """Add a line behind ``after``, or last, and return its id.

    ``typed_at`` is the time of its first key, now if not given; lines added last by two
    people interleave by it. ``author`` is the member of the team whose file this is if not
    given.
    """
    lists.require(file, Entity.INTERVIEW, interview)
    at = typed_at or now()
    place, shifted = _place(file, interview, after, at)
    content: Row = {
        "interview": interview,
        "author": whose(file, author),
        "position": place,
        "typed_at": written(at),
        "text": typed.text(text),
        **_fields(given),
    }
    row = RowId(new_id())
    file.record([Edit(Entity.LINE, row, PRESENT, content), *shifted], step=step)
    return row


def set_line(file: "AssessmentFile", row: RowId, text: str, *, step: StepId | None = None) -> None:
    """Write the text of a line."""
    lists.set_fields(file, Entity.LINE, row, {"text": typed.text(text)}, step)


def mark_line(
    file: "AssessmentFile", row: RowId, *, step: StepId | None = None, **given: Unpack[LineFields]
) -> None:
    """Change what is said about a line beside its text.

    Raises ``KompassError`` for a line that would be open: notes are internal.
    """
    lists.set_fields(file, Entity.LINE, row, _fields(given), step)


def split_line(
    file: "AssessmentFile",
    row: RowId,
    at: int,
    *,
    typed_at: datetime | None = None,
    step: StepId | None = None,
) -> RowId:
    """Make two lines of one at a character, and return the id of the second.

    The first keeps its links, signals and time; the second has the same speaker and level.
    """
    before = lists.require(file, Entity.LINE, row)
    text, interview = str(before["text"]), RowId(str(before["interview"]))
    moment = typed_at or now()
    others = lists.siblings(file.state, Entity.LINE, interview)
    place, shifted = lists.place_at(Entity.LINE, others, lists.index_after(others, row))
    content: Row = {
        "interview": interview,
        "author": before["author"],
        "position": place,
        "typed_at": written(moment),
        "text": text[at:],
        "speaker": before["speaker"],
        "level": before["level"],
    }
    new = RowId(new_id())
    edits = [
        Edit(Entity.LINE, row, "text", text[:at]),
        Edit(Entity.LINE, new, PRESENT, content),
        *shifted,
    ]
    file.record(edits, step=step)
    return new


def join_line(
    file: "AssessmentFile", row: RowId, *, above: RowId | None = None, step: StepId | None = None
) -> RowId:
    """Put a line at the end of the one above it, with its links, and return the one left.

    ``above`` is that one, where lines are shown by clocks that have been put right.
    Raises ``KompassError`` if there is none above, or if it is somebody else's.
    """
    lists.require(file, Entity.LINE, row)
    upper, lower = _with_the_one_above(file, row, above)
    signals = " ".join(dict.fromkeys((*upper.signals, *lower.signals)))
    edits = [
        Edit(Entity.LINE, upper.id, "text", upper.text + lower.text),
        Edit(Entity.LINE, upper.id, "signals", signals),
        *_moved_links(file, upper.id, lower.id),
        Edit(Entity.LINE, lower.id, PRESENT, None),
    ]
    if lower.level is Secrecy.SENSITIVE:
        edits.append(Edit(Entity.LINE, upper.id, "level", lower.level.value))
    file.record(edits, step=step)
    return upper.id


def move_line(file: "AssessmentFile", row: RowId, *, after: RowId | None) -> None:
    """Move a line behind ``after``, or first, in its interview."""
    lists.move(file, Entity.LINE, row, after)


def remove_line(file: "AssessmentFile", row: RowId, *, step: StepId | None = None) -> None:
    """Remove a line with its links."""
    lists.require(file, Entity.LINE, row)
    file.record(list(item_removed(file, Entity.LINE, row)), step=step)


def _with_the_one_above(
    file: "AssessmentFile", row: RowId, above: RowId | None
) -> tuple[Line, Line]:
    material = file.snapshot.material
    lower = material.lines[row]
    lines = material.lines_of(lower.interview)
    index = lines.index(lower)
    if above is None and index == 0:
        raise KompassError("Det finns ingen rad ovanför att slå ihop med.")
    upper = lines[index - 1] if above is None else material.lines[above]
    if upper.author != lower.author:
        raise KompassError("Raden ovanför är skriven av någon annan, så raderna slås inte ihop.")
    return upper, lower


def _moved_links(file: "AssessmentFile", upper: RowId, lower: RowId) -> list[Edit]:
    material = file.snapshot.material
    there = {(link.question, link.indicator) for link in material.links_to(upper)}
    edits = []
    for link in material.links_to(lower):
        again = (link.question, link.indicator) in there
        edits.append(
            Edit(Entity.LINK, link.id, PRESENT, None)
            if again
            else Edit(Entity.LINK, link.id, "of", upper)
        )
    return edits


def _place(
    file: "AssessmentFile", interview: RowId, after: RowId | None, at: datetime
) -> tuple[str, list[Edit]]:
    """Return a place behind ``after``, and edits that make room for it.

    Last, that is the time: so lines from two laptops interleave once they are merged.
    """
    others = lists.siblings(file.state, Entity.LINE, interview)
    index = len(others) if after is None else lists.index_after(others, after)
    if index < len(others):
        return lists.place_at(Entity.LINE, others, index)
    last, place = others[-1][1] if others else "", at_time(at)
    if place > last:
        return place, []
    # Two in the same millisecond, or a clock that was set back: close behind the last.
    return between(last, f"{last}z"), []


def _fields(given: LineFields) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for name in ("speaker", "witness"):
        if name in given:
            fields[name] = plain_time(given[name])
    if "signals" in given:
        fields["signals"] = " ".join(dict.fromkeys(given["signals"]))
    if "time_mark" in given:
        fields["time_mark"] = typed.line(given["time_mark"])
    if "level" in given:
        if given["level"] is Secrecy.OPEN:
            raise KompassError("En anteckning är intern eller känslig, aldrig öppen.")
        fields["level"] = given["level"].value
    if "reviewed" in given:
        fields["reviewed"] = "yes" if given["reviewed"] else ""
    return fields
