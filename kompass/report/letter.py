"""The letter that asks the municipality for documents before the visit."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kompass.assessment.material_kinds import Request, RequestStatus
from kompass.assessment.snapshot import Snapshot
from kompass.errors import KompassError
from kompass.report.build_summary import assessor_text
from kompass.report.document import (
    Block,
    Bullet,
    Bullets,
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

WANTED: Final = frozenset({RequestStatus.OPEN, RequestStatus.ASKED})
"""What the letter asks for: what has come, is not there or is not needed is left out."""


def letter(snapshot: Snapshot, *, today: date | None = None) -> Document:
    """Return the letter: which documents are wanted, and which questions they serve.

    Only requests that are open, or asked for and not there yet, are in it. ``today`` is the
    day of the letter; without it, today's. Raises ``KompassError`` if nothing is wanted.
    """
    wanted = [one for one in snapshot.material.requests if one.status in WANTED]
    if not wanted:
        raise KompassError(
            "Det finns inget att begära: alla rader i listan över underlag har kommit, saknas "
            "eller behövs inte. Lägg till en rad eller ändra läget på en."
        )
    day = today or date.today()  # noqa: DTZ011 - the day where the person sits
    name = unit_name(snapshot.details.unit)
    title = f"Underlag till utvärderingen av {name}"
    return Document(
        title=printable(title),
        running_title=printable(title),
        subject=f"Handlingar till utvärdering enligt {snapshot.edition.title}",
        authors=tuple(printable(one.name) for one in snapshot.assessors if one.name.strip()),
        created=day,
        draft=False,
        blocks=(
            Heading(title, 1, "brev"),
            Paragraph(format_date(day), TextRole.NOTE),
            *_what_for(snapshot),
            _table(snapshot, wanted),
            *_how_to_answer(),
            *_senders(snapshot),
        ),
    )


def _what_for(snapshot: Snapshot) -> Iterator[Block]:
    name = unit_name(snapshot.details.unit)
    yield Paragraph(
        f"Vi ska bedöma hur {name} styrs och leds, med hjälp av Kommunkompassen. Bedömningen "
        "vilar på dokument, webbplatsen och intervjuer. Ju mer vi hinner läsa före besöket, "
        "desto bättre används tiden i intervjuerna."
    )
    when = format_period(snapshot.details.visit_from, snapshot.details.visit_to)
    visit = f"Besöket är planerat till {when}. " if when else ""
    yield Paragraph(f"{visit}Vi ber om dokumenten i tabellen, helst som filer.", with_next=True)


def _table(snapshot: Snapshot, wanted: list[Request]) -> Table:
    return Table(
        caption=Caption("Tabell", 1, "Dokument som vi ber om"),
        columns=(Column("Nr", 0.7), Column("Dokument", 8.5), Column("Belyser frågorna", 2.8)),
        rows=tuple(_row(snapshot, nth, one) for nth, one in enumerate(wanted, start=1)),
        notes=("Numren är delfrågornas i Kommunkompassen.",),
    )


def _row(snapshot: Snapshot, nth: int, wanted: Request) -> Row:
    served = frozenset(wanted.questions)
    numbers = [one.number for one in snapshot.edition.questions() if one.id in served]
    text = wanted.title.strip() or UNKNOWN
    if wanted.status is RequestStatus.ASKED and wanted.asked_on is not None:
        text = f"{text} (begärt {format_date(wanted.asked_on)})"
    return Row((str(nth), printable(text), ", ".join(numbers)))


def _how_to_answer() -> Iterator[Block]:
    yield Heading("Så svarar ni", 2, "svar")
    yield Bullets(
        (
            Bullet("Skicka det som finns. Handlingarna behöver inte arbetas om för vår skull."),
            Bullet("Finns ett dokument inte är det också ett svar: skriv det, så slipper vi leta."),
            Bullet("Ligger något på webbplatsen räcker det med adressen."),
            Bullet("Skicka inga handlingar om enskilda brukare eller medarbetare."),
        )
    )


def _senders(snapshot: Snapshot) -> Iterator[Block]:
    named = [assessor_text(one) for one in snapshot.assessors if one.name.strip()]
    if named:
        yield Heading("Utvärderare", 2, "avsandare")
        yield Bullets(tuple(Bullet(printable(one)) for one in named))
