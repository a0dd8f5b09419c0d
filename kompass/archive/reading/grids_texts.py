"""The sheet with strengths, improvements and good examples in a workbook of results."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kompass.archive.model import Statement
from kompass.archive.reading.grids_model import Grid, GridRow
from kompass.archive.reading.headings import edition_named, year_of
from kompass.archive.reading.model import ReadColumn, Reading, Refused
from kompass.archive.reading.record_fields import level_of
from kompass.archive.statement_rows import HEADINGS, statement_of
from kompass.assessment.snapshot import Level
from kompass.catalogue.model import Edition

_NO_RESULT: Final = "Texten hör till ett resultat som inte står i filen."
_NO_MEANING: Final = "Det går inte att se vad texten är, eller vilket område den hör till."

_Key = tuple[str, int | None, str | None, str]


def is_texts(grid: Grid) -> bool:
    """Tell whether a sheet is the one with texts that the program itself writes."""
    head = grid.rows[0].cells if grid.rows else ()
    return tuple(cell.text for cell in head[: len(HEADINGS)]) == HEADINGS


def with_texts(reading: Reading, grid: Grid, editions: Sequence[Edition]) -> Reading:
    """Return the reading with the texts of a sheet at their results; others are refused."""
    found: dict[_Key, list[Statement]] = {}
    refused: list[Refused] = []
    known = {_key_of(column) for column in reading.columns}
    for row in grid.rows[1:]:
        key, statement = _told(row, editions)
        if statement is None or key not in known:
            why = _NO_MEANING if statement is None else _NO_RESULT
            refused.append(Refused(grid.where(row), row.line, why))
        else:
            found.setdefault(key, []).append(statement)
    columns = tuple(
        replace(column, statements=(*column.statements, *found.pop(_key_of(column), ())))
        for column in reading.columns
    )
    return replace(reading, columns=columns, refused=(*reading.refused, *refused))


def _told(row: GridRow, editions: Sequence[Edition]) -> tuple[_Key, Statement | None]:
    name, year, edition, level, said, area, question, text = (
        row.text(place) for place in range(len(HEADINGS))
    )
    named = edition_named(edition, tuple(editions))
    key = (name.casefold(), year_of(year), named.id if named else None, _level(level_of(level)))
    if named is None or not text:
        return key, None
    try:
        return key, statement_of(said, area, question, text, named)
    except LookupError:
        return key, None


def _key_of(column: ReadColumn) -> _Key:
    return column.municipality.casefold(), column.year, column.edition, _level(column.level)


def _level(word: str) -> str:
    return word or Level.WHOLE.value
