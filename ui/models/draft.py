"""A new assessment while its form is being filled in: what is missing, and what it becomes."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from pathlib import Path
from typing import Final

from kompass.assessment.register import Municipality
from kompass.assessment.snapshot import Assessor, Details, Level, Occasion, Unit, UnitKind
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import RowId, new_id

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100


class Part(Enum):
    """The parts of the form that something can be wrong with."""

    UNIT = auto()
    YEAR = auto()
    VISIT = auto()
    TEAM = auto()
    PLACE = auto()


@dataclass(frozen=True)
class Person:
    """One row of the team."""

    name: str
    role: str = ""
    organisation: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been filled in."""
        return not (self.name or self.role or self.organisation)


@dataclass(frozen=True)
class Draft:
    """Everything the form asks for, as typed and chosen."""

    kind: UnitKind
    municipality: Municipality | None
    free_name: str
    year: int | None
    edition: Edition
    level: Level
    occasion: Occasion
    visit_from: date | None
    visit_to: date | None
    purpose: str
    place: Path | None
    team: tuple[Person, ...] = field(default=())

    def problems(self) -> dict[Part, str]:
        """Return one sentence for every part that keeps the assessment from being created."""
        checks = {
            Part.UNIT: self._unit_problem(),
            Part.YEAR: self._year_problem(),
            Part.VISIT: self._visit_problem(),
            Part.TEAM: self._team_problem(),
            Part.PLACE: self._place_problem(),
        }
        return {part: sentence for part, sentence in checks.items() if sentence}

    def unit(self) -> Unit:
        """Return whom the assessment is about; raises ``KompassError`` while that is open."""
        if sentence := self._unit_problem():
            raise KompassError(sentence)
        if self.kind is UnitKind.MUNICIPALITY and self.municipality is not None:
            chosen = self.municipality
            return Unit(name=chosen.name, code=chosen.code, county=chosen.county)
        return Unit(name=self.free_name.strip(), kind=self.kind)

    def details(self) -> Details:
        """Return the facts to create the file with; raises ``KompassError`` if any is missing.

        The inhabitants come from the register, with their year, unless the visit was earlier.
        """
        if self.year is None:
            raise KompassError(self._year_problem())
        known = self.municipality if self.kind is UnitKind.MUNICIPALITY else None
        if known is not None and self.year < known.population_year:
            known = None
        return Details(
            unit=self.unit(),
            year=self.year,
            level=self.level,
            occasion=self.occasion,
            visit_from=self.visit_from,
            visit_to=self.visit_to,
            purpose=self.purpose.strip(),
            inhabitants=known.population if known else None,
            inhabitants_year=known.population_year if known else None,
        )

    def assessors(self) -> tuple[Assessor, ...]:
        """Return the team without the rows that were left empty."""
        return tuple(
            Assessor(RowId(new_id()), person.name, person.role, person.organisation)
            for person in self.team
            if not person.is_empty
        )

    def _unit_problem(self) -> str:
        if self.kind is UnitKind.MUNICIPALITY:
            return "" if self.municipality else "Välj en kommun: skriv början av dess namn."
        return "" if self.free_name.strip() else "Skriv namnet på det som ska utvärderas."

    def _year_problem(self) -> str:
        if self.year is not None and FIRST_YEAR <= self.year <= LAST_YEAR:
            return ""
        return f"Skriv året med fyra siffror, mellan {FIRST_YEAR} och {LAST_YEAR}."

    def _visit_problem(self) -> str:
        if self.visit_from and self.visit_to and self.visit_to < self.visit_from:
            return "Besökets sista dag ligger före den första. Ändra någon av dem."
        return ""

    def _team_problem(self) -> str:
        nameless = [p for p in self.team if not p.name and not p.is_empty]
        return "Skriv också namnet på den som har en roll eller organisation." if nameless else ""

    def _place_problem(self) -> str:
        if self.place is None:
            return "Välj var filen ska sparas."
        if not self.place.parent.is_dir():
            return f"Mappen {self.place.parent} finns inte. Välj en annan plats."
        if self.place.exists():
            return f"Det finns redan en fil som heter {self.place.name} där. Välj ett annat namn."
        return ""


def parse_year(typed: str) -> int | None:
    """Return the year that was typed, ``None`` if it is not four digits."""
    text = typed.strip()
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None
