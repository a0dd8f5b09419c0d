"""The programme of a visit on paper: who is interviewed when, where and by whom."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kompass.assessment.material_kinds import Interview, InterviewStatus
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.team.members import looks
from kompass.errors import KompassError
from kompass.interviews.clock import format_times
from kompass.report.document import (
    Block,
    Caption,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    TextRole,
    printable,
)
from kompass.report.wording import UNKNOWN, unit_name
from kompass.swedish import format_date, format_period

_WEEKDAYS: Final = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag")


def programme_document(
    snapshot: Snapshot, *, names: bool = False, today: date | None = None
) -> Document:
    """Return the programme day by day.

    Without ``names`` those who are interviewed stand there by role and the team by initials.
    ``today`` is the day on the paper; without it, today's. Raises ``KompassError`` if there
    are no interviews.
    """
    interviews = [one for one in snapshot.material.interviews if not one.removed]
    if not interviews:
        raise KompassError("Programmet är tomt. Lägg till en intervju först.")
    day = today or date.today()  # noqa: DTZ011 - the day where the person sits
    title = f"Intervjuprogram för utvärderingen av {unit_name(snapshot.details.unit)}"
    return Document(
        title=printable(title),
        running_title=printable(title),
        subject=f"Intervjuer till utvärdering enligt {snapshot.edition.title}",
        authors=tuple(printable(one.name) for one in snapshot.assessors if one.name.strip()),
        created=day,
        draft=False,
        blocks=(
            Heading(title, 1, "program"),
            *_intro(snapshot, day, names=names),
            *_days(snapshot, interviews, names=names),
            *_team(snapshot, names=names),
        ),
    )


def _intro(snapshot: Snapshot, day: date, *, names: bool) -> Iterator[Block]:
    when = format_period(snapshot.details.visit_from, snapshot.details.visit_to)
    said = f"Besöket: {when}. " if when else ""
    yield Paragraph(f"{said}Utskrivet {format_date(day)}.", TextRole.NOTE)
    if names:
        yield Paragraph(
            "Innehåller personuppgifter: namn på dem som intervjuas. "
            "Sprid inte programmet längre än det behövs.",
            TextRole.NOTE,
        )


def _days(snapshot: Snapshot, interviews: list[Interview], *, names: bool) -> Iterator[Block]:
    ordered = sorted(interviews, key=_order)
    days = list(dict.fromkeys(one.day for one in ordered))
    for number, day in enumerate(days, start=1):
        words = f"{_WEEKDAYS[day.weekday()]} {format_date(day)}" if day else "Utan dag"
        yield Heading(words, 2, f"dag-{number}")
        rows = [one for one in ordered if one.day == day]
        yield Table(
            caption=Caption("Tabell", number, f"Intervjuer: {words[0].lower()}{words[1:]}"),
            columns=_columns(names=names),
            rows=tuple(_row(snapshot, one, names=names) for one in rows),
        )


def _columns(*, names: bool) -> tuple[Column, ...]:
    named = (Column("Namn", 3.0),) if names else ()
    return (
        Column("Tid", 2.6),
        Column("Vem", 4.6),
        *named,
        Column("Plats", 2.6),
        Column("Utvärderare", 2.4),
    )


def _row(snapshot: Snapshot, one: Interview, *, names: bool) -> Row:
    who = ", ".join(part for part in (one.role, one.organisation) if part) or UNKNOWN
    if one.status is InterviewStatus.CANCELLED:
        who = f"{who} (inställd)"
    people = snapshot.material.people_of(one.id)
    named = (", ".join(person.name for person in people if person.name),) if names else ()
    shown = looks(snapshot.assessors)
    team = ", ".join(shown[row].initials for row in one.assessors if row in shown)
    times = format_times(one.starts, one.ends)
    return Row(tuple(printable(text) for text in (times, who, *named, one.place, team)))


def _team(snapshot: Snapshot, *, names: bool) -> Iterator[Block]:
    shown = looks(snapshot.assessors)
    named = [one for one in snapshot.assessors if one.name.strip()]
    if names and named:
        words = ", ".join(f"{shown[one.id].initials} {one.name}" for one in named)
        yield Paragraph(printable(f"Utvärderare: {words}."), TextRole.NOTE)


def _order(one: Interview) -> tuple[object, ...]:
    starts = (one.starts.hour, one.starts.minute) if one.starts else (24, 0)
    return (one.day or date.max, starts, one.place.casefold())
