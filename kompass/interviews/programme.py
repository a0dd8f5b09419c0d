"""The programme of a visit: its order day by day, and what clashes in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import combinations

from kompass.interviews.clock import Visit, format_time, format_times
from kompass.swedish import format_date, format_period

NO_PLACES = frozenset(
    ("teams", "zoom", "skype", "webex", "meet", "digitalt", "distans", "telefon", "video", "länk")
)
"""Where several can meet at once."""


_ALWAYS = Visit()


@dataclass(frozen=True)
class Slot:
    """One interview of the programme."""

    id: str
    role: str
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    organisation: str = ""
    place: str = ""
    assessors: tuple[str, ...] = ()
    """Ids."""
    people: tuple[str, ...] = ()
    """Ids of those who are interviewed, where they are registered."""
    cancelled: bool = False
    position: int = 0

    @property
    def called(self) -> str:
        """What the interview is called: role and organisation."""
        return ", ".join(part for part in (self.role, self.organisation) if part) or "utan roll"


class ClashKind(StrEnum):
    """What is wrong."""

    ASSESSOR = "assessor"
    PLACE = "place"
    PERSON = "person"
    ORDER = "order"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Clash:
    """Something that cannot be so, in one sentence."""

    kind: ClashKind
    slots: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class Day:
    """The interviews of one day in order; without a day those that are not yet placed."""

    day: date | None
    slots: tuple[Slot, ...]


def clashes(
    slots: Sequence[Slot], visit: Visit = _ALWAYS, names: Mapping[str, str] | None = None
) -> tuple[Clash, ...]:
    """Return what clashes, in the order of the programme; cancelled interviews never do.

    Interviews of which one begins when the other ends do not clash. One without an end
    takes up its beginning only. ``names`` are those of the assessors, by id.
    """
    planned = [slot for slot in in_order(slots) if not slot.cancelled]
    found: list[Clash] = []
    for slot in planned:
        found += _alone(slot, visit)
    for day in by_day(planned):
        if day.day:
            for one, other in combinations(day.slots, 2):
                if _overlap(one, other):
                    found += _together(one, other, names or {})
    return tuple(found)


def in_order(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Return the interviews by day, beginning, end, place and position; unplaced ones last."""
    return tuple(sorted(slots, key=_order))


def by_day(slots: Sequence[Slot]) -> tuple[Day, ...]:
    """Return the interviews day by day; those without a day come last."""
    days: dict[date | None, list[Slot]] = {}
    for slot in in_order(slots):
        days.setdefault(slot.day, []).append(slot)
    return tuple(Day(day, tuple(found)) for day, found in days.items())


def lanes(slots: Sequence[Slot]) -> dict[str, int]:
    """Return the column (from 0) of each interview of a day, so that none covers another."""
    columns: list[datetime] = []
    lane: dict[str, int] = {}
    for slot in in_order(slots):
        starts, ends = _span(slot)
        free = next((at for at, busy in enumerate(columns) if busy <= starts), len(columns))
        columns[free : free + 1] = [ends]
        lane[slot.id] = free
    return lane


def _order(slot: Slot) -> tuple[object, ...]:
    return (
        slot.day or date.max,
        slot.starts or time.max,
        slot.ends or time.max,
        slot.place.casefold(),
        slot.position,
    )


def _span(slot: Slot) -> tuple[datetime, datetime]:
    """Return the time that a slot takes up: at least a minute, nothing known is midnight."""
    day = slot.day or date.min
    starts = datetime.combine(day, slot.starts or time.min)
    ends = datetime.combine(day, slot.ends or time.min)
    return starts, max(ends, starts + timedelta(minutes=1))


def _overlap(one: Slot, other: Slot) -> bool:
    if one.starts is None or other.starts is None:
        return False
    (a, b), (c, d) = _span(one), _span(other)
    return a < d and c < b


def _alone(slot: Slot, visit: Visit) -> Iterator[Clash]:
    if slot.starts and slot.ends and slot.ends <= slot.starts:
        when = (
            f"slutar kl. {format_time(slot.ends)}, innan den börjar kl. {format_time(slot.starts)}"
            if slot.ends < slot.starts
            else f"slutar när den börjar, kl. {format_time(slot.starts)}"
        )
        yield Clash(ClashKind.ORDER, (slot.id,), f"Intervjun {_when(slot)} ({slot.called}) {when}.")
    first, last = visit.first, visit.last or visit.first
    if slot.day and ((first and slot.day < first) or (last and slot.day > last)):
        yield Clash(
            ClashKind.OUTSIDE,
            (slot.id,),
            f"Intervjun {_when(slot)} ({slot.called}) ligger utanför besöket, "
            f"{format_period(first, last)}.",
        )


def _together(one: Slot, other: Slot, names: Mapping[str, str]) -> Iterator[Clash]:
    day = format_date(one.day) if one.day else ""
    both = f"samtidigt den {day}: {_at(one)} och {_at(other)}."
    ids = (one.id, other.id)
    for assessor in dict.fromkeys(one.assessors):
        if assessor in other.assessors:
            name = names.get(assessor, "") or "Samma utvärderare"
            yield Clash(ClashKind.ASSESSOR, ids, f"{name} är bokad på två intervjuer {both}")
    if _same_place(one.place, other.place):
        place = " ".join(one.place.split())
        yield Clash(ClashKind.PLACE, ids, f"Platsen {place} är bokad för två intervjuer {both}")
    if set(one.people) & set(other.people):
        yield Clash(ClashKind.PERSON, ids, f"Samma person ska intervjuas två gånger {both}")


def _same_place(one: str, other: str) -> bool:
    words = one.casefold().split()
    return bool(words) and words == other.casefold().split() and not NO_PLACES & set(words)


def _at(slot: Slot) -> str:
    return f"{slot.called} {format_times(slot.starts, slot.ends)}"


def _when(slot: Slot) -> str:
    return f"den {format_date(slot.day)}" if slot.day else "utan dag"
