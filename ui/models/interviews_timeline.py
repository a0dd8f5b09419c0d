"""A day of the programme laid out: a column for each assessor, a place for each interview."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from kompass.interviews.programme import lanes
from ui.models.interviews_programme import Entry, Programme, slot_of

if TYPE_CHECKING:
    from kompass.ids import RowId

_EARLIEST = 8
_LATEST = 17
_SHORTEST = 20
"""Minutes that a block takes up at least, or it could not be read."""


@dataclass(frozen=True)
class Place:
    """Where an interview stands in a day."""

    entry: Entry
    column: int
    begins: int
    """Minutes after midnight; those without a time stand above."""
    length: int
    lane: int = 0
    lanes: int = 1
    timed: bool = True


@dataclass(frozen=True)
class DayPlan:
    """One day."""

    day: date | None
    columns: tuple[RowId | None, ...] = ()
    """Assessors; ``None`` for interviews that nobody has been put down for."""
    places: tuple[Place, ...] = ()
    first: int = _EARLIEST
    """The hour that the day begins with."""
    last: int = _LATEST

    def untimed(self, column: int) -> int:
        """Return how many interviews without a time a column has."""
        return sum(not place.timed and place.column == column for place in self.places)


def day_plan(programme: Programme, day: date | None) -> DayPlan:
    """Return the layout of a day: every assessor has a column, also one with nothing in it."""
    entries = programme.on(day)
    columns: list[RowId | None] = list(programme.looks)
    if not columns or any(not _known(entry, columns) for entry in entries):
        columns.append(None)
    places: list[Place] = []
    for column, assessor in enumerate(columns):
        here = [entry for entry in entries if _belongs(entry, assessor, columns)]
        timed = [entry for entry in here if entry.interview.starts]
        lane = lanes([slot_of(entry.interview) for entry in timed])
        for entry in timed:
            begins, length = _span(entry)
            wide = max((lane[o.id] for o in timed if _touch(o, entry)), default=0) + 1
            places.append(Place(entry, column, begins, length, lane[entry.id], wide))
        places += [Place(e, column, 0, 0, timed=False) for e in here if not e.interview.starts]
    ends = [place.begins + place.length for place in places if place.timed]
    begins_ = [place.begins for place in places if place.timed]
    return DayPlan(
        day,
        tuple(columns),
        tuple(places),
        min([_EARLIEST, *(minute // 60 for minute in begins_)]),
        max([_LATEST, *(-(-minute // 60) for minute in ends)]),
    )


def next_place(plan: DayPlan, at: Place, columns: int, blocks: int) -> Place | None:
    """Return where an arrow key leads: along a column, or to the nearest time in another."""
    if blocks:
        here = _sorted(place for place in plan.places if place.column == at.column)
        to = here.index(at) + blocks if at in here else -1
        return here[to] if 0 <= to < len(here) else None
    column = at.column + columns
    while 0 <= column < len(plan.columns):
        there = [place for place in plan.places if place.column == column]
        if there:
            return min(there, key=lambda place: abs(place.begins - at.begins))
        column += columns
    return None


def _sorted(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda place: (place.timed, place.begins, place.lane))


def _known(entry: Entry, columns: list[RowId | None]) -> bool:
    return any(one in columns for one in entry.interview.assessors)


def _belongs(entry: Entry, assessor: RowId | None, columns: list[RowId | None]) -> bool:
    if assessor is None:
        return not _known(entry, [one for one in columns if one is not None])
    return assessor in entry.interview.assessors


def _span(entry: Entry) -> tuple[int, int]:
    begins = _minute(entry.interview.starts)
    ends = _minute(entry.interview.ends) if entry.interview.ends else begins
    return begins, max(ends - begins, _SHORTEST)


def _touch(one: Entry, other: Entry) -> bool:
    (a, long), (b, short) = _span(one), _span(other)
    return a < b + short and b < a + long


def _minute(moment: time | None) -> int:
    return moment.hour * 60 + moment.minute if moment else 0
