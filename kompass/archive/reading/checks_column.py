"""Whether a column tells whose figures it has, of which year, and by which edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kompass.archive.limits import EARLIEST
from kompass.archive.reading.doubts import About, Doubt
from kompass.archive.reading.model import ColumnKind, ReadColumn
from kompass.archive.reading.titles import years_of
from kompass.assessment.register import find
from kompass.assessment.snapshot import Level
from kompass.catalogue.model import Edition
from kompass.errors import KompassError

FIRST_YEAR: Final = 2002
"""The instrument has been used in Sweden since then."""
RENAMED: Final = {"malung": ("Malung-Sälen", 2008)}
"""Municipalities that changed their name while the instrument was in use: old to new, when."""
_SAID_BELOW: Final = (
    "Det står inte vilken kommun",
    "Det står inte vilket år",
    "Det står inte vad kolumnen är",
)
"""What the readers say of what is missing: said here in one way, and only while it is missing."""
_UNSURE_YEAR: Final = "Året är inte säkert"
_REFERENCES: Final = {
    ColumnKind.MEDIAN: "medianer",
    ColumnKind.MEAN: "medelvärden",
    ColumnKind.MAXIMUM: "högsta värden",
    ColumnKind.CHANGE: "förändringar",
    ColumnKind.PERCENT: "procent utan poäng",
}


@dataclass(frozen=True)
class Unit:
    """The municipality or other unit that a column is said to be about."""

    name: str
    code: str
    foreign: bool = False
    """Chosen by somebody as a unit that is no Swedish municipality."""


def about_column(
    column: ReadColumn, edition: Edition | None, about: About, this_year: int
) -> Iterator[Doubt]:
    """Yield what is to be said about a column as a whole."""
    if not column.kind.can_be_taken:
        what = _REFERENCES.get(column.kind, "annat än resultat")
        yield about.refuses(
            f"”{column.title}” är {what} och blir aldrig ett resultat i jämförelsebasen."
        )
        return
    for sentence in column.doubts:
        if not sentence.startswith(_SAID_BELOW) and not (
            column.year is not None and sentence.startswith(_UNSURE_YEAR)
        ):
            yield about.asks(sentence)
    if column.kind is ColumnKind.UNKNOWN:
        yield about.asks("Tabellen säger inte vad talen i kolumnen är. Bekräfta att de är poäng.")
    foreign = column.country not in ("", "SE") or column.level == Level.DISTRICT
    yield from about_unit(Unit(column.municipality, column.code, foreign), about)
    yield from about_year(column.year, edition, about, this_year)
    yield from _comparable(column, about)
    if not any(True for _ in column.cells()):
        yield about.asks("Här står inga poäng alls. Godta det om ett resultat utan poäng ska med.")
    if column.statements:
        yield about.tells(
            "Styrkor, förbättringsområden och goda exempel som följer med: "
            f"{len(column.statements)}."
        )
    yield from _missing(column, edition, about)


def about_unit(unit: Unit, about: About) -> Iterator[Doubt]:
    """Yield what is to be said about a name: unknown, renamed, more than one that it can be."""
    if not unit.name:
        yield about.refuses("Tabellen säger inte vilken kommun det är. Välj kommun.")
        return
    if unit.code or unit.foreign:
        return
    renamed = RENAMED.get(unit.name.casefold().removesuffix(" kommun"))
    if renamed:
        yield about.asks(
            f"{unit.name} heter {renamed[0]} sedan {renamed[1]}. Välj den kommunen om det är den."
        )
        return
    try:
        find(unit.name)
    except KompassError as error:
        yield about.asks(
            f"{error} Den kan också vara en stadsdel, en utländsk kommun, eller en kommun som "
            "har bytt namn, delats eller gått upp i en annan. Välj vilken den är."
        )


def about_year(
    year: int | None, edition: Edition | None, about: About, this_year: int
) -> Iterator[Doubt]:
    """Yield what is to be said about the year: missing, impossible, or not of the edition."""
    if year is None:
        yield about.asks(
            "Tabellen säger inte vilket år det är. Välj år, eller godta att det saknas."
        )
        return
    if not EARLIEST <= year <= this_year:
        yield about.refuses(f"År {year} är inte möjligt. Välj ett år mellan 2002 och {this_year}.")
        return
    if year < FIRST_YEAR:
        yield about.asks(f"År {year} är före 2002, då Kommunkompassen började användas i Sverige.")
    elif edition is not None:
        first, last = years_of(edition)
        if not first <= year <= last:
            yield about.asks(f"{edition.title} användes {edition.years}, men året är {year}.")


def _comparable(column: ReadColumn, about: About) -> Iterator[Doubt]:
    note = f"{column.note} {column.why_not}".casefold()
    if column.comparable is None and ("jämförbar" in note or "comparable" in note):
        yield about.asks(
            f"Anmärkningen talar om jämförbarhet: ”{column.note[:200]}”. "
            "Bestäm om resultatet är direkt jämförbart."
        )


def _missing(column: ReadColumn, edition: Edition | None, about: About) -> Iterator[Doubt]:
    if edition is None:
        if column.total is not None:
            yield about.tells("Utgåvan är okänd, så bara totalsumman kan tas med.")
        return
    unknown = [
        area
        for area in edition.areas
        if area.id not in column.areas
        and not (
            area.questions and all(question.id in column.questions for question in area.questions)
        )
    ]
    if unknown and len(unknown) < len(edition.areas):
        numbers = ", ".join(str(area.number) for area in unknown)
        word = "okänt" if len(unknown) == 1 else "okända"
        yield about.tells(f"Område {numbers} saknas, och förblir {word}.")
    elif unknown:
        yield about.tells("Områdenas poäng saknas, och förblir okända.")
