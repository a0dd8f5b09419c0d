"""Two assessors' notes of one interview, put together by time."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True)
class NoteLine:
    """A line as far as its place in time is concerned; all times have a zone, or none has."""

    id: str
    author: str
    typed_at: datetime | None
    """Its first keystroke, by the clock of the author's machine."""
    witness: str = ""
    """The id of the line that says the same."""


@dataclass(frozen=True)
class Placed:
    """A line in its place; ``at`` is by the common clock, ``None`` if nothing is known."""

    line: NoteLine
    at: datetime | None


def clock_offsets(starts: Mapping[str, datetime], common: str) -> dict[str, timedelta]:
    """Return how far ahead each author's clock is of that of ``common``.

    ``starts`` is when each pressed the start key by the own clock, all at the same moment.
    Who has not pressed it, or if ``common`` has not, is taken to be right.
    """
    zero = starts.get(common)
    return {} if zero is None else {author: at - zero for author, at in starts.items()}


def interleave(
    notes: Sequence[Sequence[NoteLine]], offsets: Mapping[str, timedelta] | None = None
) -> tuple[Placed, ...]:
    """Return the lines of all authors by time, each author's own in the order they stand.

    ``notes`` are the lines of one author each, in the order of that author. A line that
    has been moved, or that has no time, goes with the line it stands after.
    """
    ahead = offsets or {}
    some = next((x.typed_at for lines in notes for x in lines if x.typed_at), None)
    some = some or datetime.fromtimestamp(0, UTC)
    placed = [
        (at is None, at or some, who, place, Placed(line, at))
        for who, lines in enumerate(notes)
        for place, (line, at) in enumerate(zip(lines, _times(lines, ahead), strict=True))
    ]
    placed.sort(key=lambda one: one[:4])
    return tuple(one for *_, one in placed)


def statements(lines: Sequence[NoteLine]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of lines that say the same, together: one piece of evidence each.

    A link to a line that is not there counts for nothing.
    """
    first = {line.id: line.id for line in lines}
    for line in lines:
        if line.witness in first:
            one, other = _root(first, line.id), _root(first, line.witness)
            first[other] = one
    groups: dict[str, list[str]] = {}
    for line in lines:
        groups.setdefault(_root(first, line.id), []).append(line.id)
    return tuple(tuple(group) for group in groups.values())


def _root(first: dict[str, str], line: str) -> str:
    while first[line] != line:
        line = first[line]
    return line


def _times(lines: Sequence[NoteLine], ahead: Mapping[str, timedelta]) -> list[datetime | None]:
    """Return a time for each line that never goes backwards.

    Most lines stand where they were typed; the longest run of such lines keeps its times,
    and the others take the time of the one before them, or after them at the beginning.
    """
    own = [
        line.typed_at - ahead.get(line.author, timedelta()) if line.typed_at else None
        for line in lines
    ]
    kept = _longest_rising(own)
    times: list[datetime | None] = [at if n in kept else None for n, at in enumerate(own)]
    last = next((at for at in times if at is not None), None)
    for n, at in enumerate(times):
        last = times[n] = at or last
    return times


def _longest_rising(times: Sequence[datetime | None]) -> set[int]:
    """Return the places of the longest run that never goes backwards."""
    ends: list[datetime] = []
    places: list[int] = []
    before: dict[int, int] = {}
    for n, at in enumerate(times):
        if at is None:
            continue
        length = bisect_right(ends, at)
        ends[length : length + 1] = [at]
        places[length : length + 1] = [n]
        before[n] = places[length - 1] if length else -1
    found: set[int] = set()
    n = places[-1] if places else -1
    while n >= 0:
        found.add(n)
        n = before[n]
    return found
