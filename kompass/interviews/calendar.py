"""The programme as a calendar file (ics, RFC 5545) that every calendar takes in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kompass.catalogue.saving import put
from kompass.interviews.programme import Slot, in_order

if TYPE_CHECKING:
    from icalendar import Event

ZONE = "Europe/Stockholm"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

USUAL_LENGTH = timedelta(minutes=60)
"""Of an interview without an end."""
UID_ENDING = "@kompass.interviews"


@dataclass(frozen=True)
class Names:
    """Names of persons, only given when somebody has asked for them in the calendar."""

    assessors: Mapping[str, str] = field(default_factory=dict)
    """By id."""
    people: Mapping[str, str] = field(default_factory=dict)
    """Those who are interviewed, by id."""


@dataclass(frozen=True)
class CalendarFile:
    """A calendar, and the interviews that are not in it since they have no day or time."""

    content: bytes
    left_out: tuple[str, ...]
    """Their ids."""


def calendar(
    slots: Sequence[Slot], *, title: str, stamp: datetime, names: Names | None = None
) -> CalendarFile:
    """Return the programme as a calendar; without ``names`` no person is named in it.

    An interview keeps its identity from one export to the next, so that a calendar that
    takes the file in anew moves it instead of adding another. ``stamp`` is when the
    export is made, with a time zone. A cancelled interview is marked as cancelled.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Kompass//Intervjuprogram//SV")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", " ".join(_clean(title).split()))
    made.add("x-wr-timezone", ZONE)
    left_out: list[str] = []
    for slot in in_order(slots):
        if slot.day is None or slot.starts is None:
            left_out.append(slot.id)
        else:
            span = _span(datetime.combine(slot.day, slot.starts), slot.ends)
            made.add_component(_event(slot, span, stamp, names))
    made.add_missing_timezones()
    return CalendarFile(made.to_ical(), tuple(left_out))


def export(
    slots: Sequence[Slot],
    path: Path,
    *,
    title: str,
    stamp: datetime,
    names: Names | None = None,
) -> tuple[str, ...]:
    """Write the calendar to ``path``, whole or not at all, and return the ids left out.

    Raises ``KompassError`` if it cannot be written.
    """
    made = calendar(slots, title=title, stamp=stamp, names=names)
    put(path, made.content)
    return made.left_out


def _event(
    slot: Slot, span: tuple[datetime, datetime], stamp: datetime, names: Names | None
) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{slot.id}{UID_ENDING}")
    event.add("dtstamp", stamp.astimezone(ZoneInfo("UTC")))
    event.add("dtstart", span[0])
    event.add("dtend", span[1])
    event.add("summary", _clean(f"Intervju: {slot.called}"))
    if slot.place:
        event.add("location", _clean(slot.place))
    if said := _description(slot, names):
        event.add("description", _clean(said))
    event.add("status", "CANCELLED" if slot.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _span(starts: datetime, ends: time | None) -> tuple[datetime, datetime]:
    """Return beginning and end in Swedish time; an end that cannot be gets the usual length."""
    first = starts.replace(tzinfo=ZoneInfo(ZONE))
    last = datetime.combine(starts, ends) if ends else starts
    if last <= starts:
        last = starts + USUAL_LENGTH
    return first, last.replace(tzinfo=ZoneInfo(ZONE))


def _clean(text: str) -> str:
    """Return ``text`` without the control characters and half letters that break a file."""
    whole = text.encode("utf-8", "replace").decode()
    lines = whole.replace("\r\n", "\n").split("\n")
    return "\n".join(_CONTROL.sub(" ", line) for line in lines)


def _description(slot: Slot, names: Names | None) -> str:
    if names is None:
        return ""
    lines = (
        ("Intervjuas", slot.people, names.people),
        ("Utvärderare", slot.assessors, names.assessors),
    )
    return "\n".join(
        f"{word}: {', '.join(known)}"
        for word, ids, by_id in lines
        if (known := [by_id[one] for one in ids if by_id.get(one)])
    )
