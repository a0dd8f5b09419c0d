"""Which column of a schedule is what, by the headings that people write."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kompass.interviews.tables import Row

FIRST_ROWS = 30
"""Headings stand among the first rows, if only below a title."""


class Field(StrEnum):
    """What a column says; the value is what a person calls it."""

    DAY = "dag"
    WEEKDAY = "veckodag"
    MOMENT = "dag och tid"
    TIMES = "tid"
    STARTS = "början"
    ENDS = "slut"
    LENGTH = "längd i minuter"
    ROLE = "roll"
    WHO = "roll eller namn"
    NAME = "namn"
    ORGANISATION = "organisation"
    PLACE = "plats"
    ASSESSORS = "utvärderare"
    CONTACT = "kontakt"
    NOTE = "anteckning"


_NAMES: dict[Field, str] = {
    Field.DAY: "datum, date",
    Field.WEEKDAY: "dag, veckodag, day",
    Field.MOMENT: "när, dag och tid, datum och tid, dag/tid, datum/tid, tidpunkt, när?, dag kl",
    Field.TIMES: "tid, tider, kl, klockan, klockslag, time, tid kl, tid (kl)",
    Field.STARTS: "start, starttid, börjar, från, kl från, från kl, tid från, start kl, början",
    Field.ENDS: "slut, sluttid, slutar, till, kl till, till kl, tid till, slut kl",
    Field.LENGTH: "längd, längd min, längd (min), minuter, min, tid (min), tid min, antal minuter",
    Field.ROLE: "roll, funktion, befattning, titel, uppdrag, roll/funktion, funktion/roll, "
    "yrkesroll, roll/titel, titel/roll, tjänst, role",
    Field.WHO: "vem, vilka, intervju, intervju med, intervjuperson, intervjupersoner, person, "
    "personer, deltagare, respondent, respondenter, grupp, vem?, namn/roll, namn och roll, "
    "roll och namn, namn och titel, namn/titel, namn/funktion",
    Field.NAME: "namn, name, förnamn och efternamn, den intervjuades namn",
    Field.ORGANISATION: "organisation, förvaltning, enhet, avdelning, verksamhet, nämnd, bolag, "
    "kontor, arbetsplats, nämnd/förvaltning, förvaltning/enhet, organisation/enhet, sektor",
    Field.PLACE: "plats, lokal, rum, var, mötesplats, adress, sal, plats/lokal, lokal/plats, var?",
    Field.ASSESSORS: "utvärderare, intervjuare, team, bedömare, intervjuas av, vem intervjuar, "
    "utvärderare/intervjuare, ansvarig, ansvarig utvärderare, assessor, assessors",
    Field.CONTACT: "telefon, tel, mobil, e-post, epost, mail, mejl, kontakt, kontaktuppgifter",
    Field.NOTE: "anteckning, anteckningar, kommentar, kommentarer, övrigt, notering, anm, "
    "anmärkning, info, note, fråga om, tema",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split(", ")}
_WHEN = {Field.DAY, Field.WEEKDAY, Field.MOMENT, Field.TIMES, Field.STARTS}
_WHO = {Field.ROLE, Field.WHO, Field.NAME, Field.ORGANISATION}
_GAPS = re.compile(r"\s*/\s*")


@dataclass(frozen=True)
class Headings:
    """Where the headings stand and what their columns are."""

    at: int
    """The place of the row among the rows."""
    columns: dict[Field, int]
    understood: tuple[tuple[str, Field], ...]
    """The headings as they are written, and what they are taken for."""
    unread: tuple[str, ...]
    """Headings of columns that are not read."""


def find_headings(rows: Sequence[Row]) -> Headings | None:
    """Return the first row that has a heading for when and one for whom, ``None`` if none has.

    Of two columns with the same meaning the first one is read.
    """
    return next(
        (
            found
            for at, row in enumerate(rows[:FIRST_ROWS])
            if (found := _headings(at, row))
            and _WHEN & found.columns.keys()
            and _WHO & found.columns.keys()
        ),
        None,
    )


def how_well(rows: Sequence[Row]) -> int:
    """Return how many headings are understood: zero if the table is no schedule."""
    found = find_headings(rows)
    return len(found.columns) if found else 0


def _headings(at: int, row: Row) -> Headings:
    columns: dict[Field, int] = {}
    understood: list[tuple[str, Field]] = []
    unread: list[str] = []
    for place, cell in enumerate(row.cells):
        if not isinstance(cell, str) or not cell:
            continue
        field = _FIELDS.get(_GAPS.sub("/", cell.casefold()).strip(" .:*"))
        if field is None or field in columns:
            unread.append(cell)
        else:
            columns[field] = place
            understood.append((cell, field))
    return Headings(at, columns, tuple(understood), tuple(unread))
