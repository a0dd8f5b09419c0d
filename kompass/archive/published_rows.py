"""Reading the packaged tables of published figures: cells to numbers, never a guess."""

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Final

from kompass.catalogue.files import packaged
from kompass.ids import AreaId, EditionId
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


@cache
def _numbered(edition: EditionId) -> Mapping[int, AreaId]:
    return MappingProxyType({area.number: area.id for area in packaged(edition).areas})


def of_edition(
    figures: Mapping[int, Decimal | None], edition: EditionId | None
) -> Mapping[AreaId, Decimal | None]:
    """Return the figures by area id: within its own edition a printed number is an identity.

    Nothing where the edition is not known.
    """
    if edition is None:
        return MappingProxyType({})
    return MappingProxyType(
        {area: figures.get(number) for number, area in _numbered(edition).items()}
    )
