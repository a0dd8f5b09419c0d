"""Headings of tables where each row is a result or a question: what each column holds."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kompass.archive.reading.grids_model import GridRow
from kompass.archive.reading.titles import folded
from kompass.assessment.snapshot import Level


class Field(StrEnum):
    """What a column of such a table holds."""

    MUNICIPALITY = "municipality"
    CODE = "code"
    COUNTRY = "country"
    YEAR = "year"
    EDITION = "edition"
    LEVEL = "level"
    NUMBER = "number"
    TITLE = "title"
    MAXIMUM = "maximum"
    POINTS = "points"
    PERCENT = "percent"
    SOURCE = "source"
    NOTE = "note"
    COMPARABLE = "comparable"
    WHY_NOT = "why_not"


_NAMES: Final = MappingProxyType(
    {
        Field.MUNICIPALITY: (
            "kommun", "kommuner", "kommunnamn", "kommunens namn", "municipality", "enhet", "unit",
            "organisation", "kommun eller enhet",
        ),
        Field.CODE: ("kod", "kommunkod", "code", "municipality code", "kommunnummer"),
        Field.COUNTRY: ("land", "country"),
        Field.YEAR: ("år", "årtal", "year", "utvärderingsår", "utvärderad", "besöksår"),
        Field.EDITION: ("utgåva", "utgåvan", "edition", "version", "kommunkompassens utgåva"),
        Field.LEVEL: ("nivå", "level", "organisationsnivå"),
        Field.NUMBER: (
            "nr", "nummer", "number", "no", "sub no", "area no", "fråga nr", "delfråga nr",
            "frågenummer", "fråga", "delfråga", "question", "område nr",
        ),
        Field.TITLE: (
            "rubrik", "titel", "title", "sub title", "area title", "frågetext", "text", "område",
            "huvudområde", "kriterium", "kriterier", "frågans rubrik", "delfrågans rubrik",
        ),
        Field.MAXIMUM: (
            "max", "maxpoäng", "max poäng", "maximum", "max points", "högsta poäng",
            "möjliga poäng",
        ),
        Field.POINTS: ("poäng", "points", "egna poäng", "resultat", "score", "bedömning"),
        Field.PERCENT: ("", "procent", "percent", "andel", "percent printed", "i procent"),
        Field.SOURCE: ("källa", "source", "source url", "källhänvisning"),
        Field.NOTE: ("anmärkning", "note", "notering", "kommentar", "fotnot"),
        Field.COMPARABLE: ("jämförbar", "comparable", "direkt jämförbar"),
        Field.WHY_NOT: ("varför inte", "why not", "varför inte jämförbar"),
    }
)  # fmt: skip
_BY_NAME: Final = {name: field for field, names in _NAMES.items() for name in names if name}


_LEVELS: Final = {
    **{str(level): str(level) for level in Level},
    "hela kommunen": str(Level.WHOLE),
    "kommunen": str(Level.WHOLE),
    "koncernnivå": str(Level.GROUP),
    "koncern": str(Level.GROUP),
    "koncernens ledning": str(Level.GROUP),
    "stadsdelar": str(Level.DISTRICT),
    "stadsdel": str(Level.DISTRICT),
}


@dataclass(frozen=True)
class Fields:
    """The columns of a table by what they hold."""

    places: dict[Field, int]
    row: GridRow

    def text(self, row: GridRow, field: Field) -> str:
        """Return what a row says of a field, "" if there is no such column."""
        place = self.places.get(field)
        return row.text(place) if place is not None else ""

    def has(self, *fields: Field) -> bool:
        """Tell whether all these columns are there."""
        return all(field in self.places for field in fields)


def fields_of(row: GridRow) -> Fields:
    """Return what the cells of a row would hold if it were the headings; first ones count."""
    places: dict[Field, int] = {}
    for place, cell in enumerate(row.cells):
        field = Field.PERCENT if cell.text.strip() == "%" else _BY_NAME.get(folded(cell.text))
        if field is not None:
            places.setdefault(field, place)
    return Fields(places, row)


def level_of(text: str) -> str:
    """Return the word of ``Level`` for a cell; "" where it is empty or says something else."""
    return _LEVELS.get(folded(text), "")


def is_foreign(country: str, level: str) -> bool:
    """Tell whether a unit is none that the register of municipalities has."""
    return country not in ("", "SE") or level == Level.DISTRICT
