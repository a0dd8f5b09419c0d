"""Reading the packaged tables of published figures: cells to numbers, never a guess."""

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from kompass.packaged import read_text

AREAS: Final = range(1, 9)
"""Every edition known so far has eight areas."""

Row = Mapping[str, str]


def rows(name: str) -> Iterator[Row]:
    """Yield the rows of a packaged table by column name."""
    for row in csv.DictReader(read_text(f"resources/published/{name}").splitlines(), strict=True):
        yield MappingProxyType(row)


def areas(row: Row) -> Mapping[int, Decimal | None]:
    """Return the figures of a row by area number, ``None`` where none is published."""
    return MappingProxyType({number: figure(row[f"area_{number}"]) for number in AREAS})


def figure(cell: str) -> Decimal | None:
    """Return the number in a cell as it was printed, ``None`` if the cell is empty."""
    return Decimal(cell) if cell else None


def year(cell: str) -> int | None:
    """Return the year in a cell, ``None`` if the source has lost or never had it."""
    return int(cell) if cell else None


def added_up(figures: Mapping[int, Decimal | None]) -> Decimal | None:
    """Return the sum of all areas, ``None`` if one is missing."""
    known = [value for value in figures.values() if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(figures) else None
