"""The source itself, line by line, so that every figure can be looked up where it stood."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kompass.archive.reading.grids_csv import decoded, without_mark
from kompass.archive.reading.grids_model import Grid
from kompass.errors import KompassError
from kompass.progress import Progress, silent
from kompass.sources.model import Form, whole_text
from kompass.sources.recognise import plain_name, recognise

_PLACE: Final = re.compile(
    r"(?:(?P<part>.+), )?(?:rad (?P<row>[0-9]+)(?:, kolumn (?P<column>[0-9]+)|.*)"
    r"|(?P<letters>[A-Z]{1,3})(?P<number>[0-9]+))"
)
_A: Final = ord("A") - 1


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the source."""

    number: int
    """What the source calls it, from 1."""
    cells: tuple[str, ...]
    """One where the source has no cells."""
    part: str = ""
    """The sheet or table, as ``where`` begins: "blad Tabell"; empty in running text."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a ``where`` names."""

    part: str
    number: int
    column: int | None = None
    """From 0; ``None`` for the whole line."""


def passages_of_text(text: str) -> tuple[Passage, ...]:
    """Return the lines of a text, numbered as ``read_pasted`` numbers them."""
    lines = text.lstrip("\ufeff").splitlines()
    return tuple(Passage(number, (line,)) for number, line in enumerate(lines, start=1))


def passages_of(path: Path, progress: Progress = silent) -> tuple[Passage, ...]:
    """Return the lines of a file that ``read_table`` could read: tables by row, else text.

    Raises ``KompassError`` as ``read_table`` does.
    """
    from kompass.sources.worker import file_bytes

    name = plain_name(path.name)
    content = file_bytes(path)
    try:
        form = recognise(content, name)
    except KompassError:
        if not without_mark(content):
            raise
        form = Form.TEXT
    if form is Form.XLSX:
        from kompass.archive.reading.grids_xlsx import grids_of

        return _of_grids(grids_of(content, name, progress)[0])
    if form in (Form.TEXT, Form.MARKDOWN):
        return passages_of_text(decoded(content, name)[0])
    tables = _of_grids(_tables(form, content, name, progress))
    return (*tables, *_of_document(content, name, progress))


def spot_of(where: str) -> Spot | None:
    """Return the line and cell that a ``where`` names; ``None`` if it names none."""
    found = _PLACE.fullmatch(where)
    if found is None:
        return None
    part = found["part"] or ""
    if found["row"]:
        column = int(found["column"]) - 1 if found["column"] else None
        return Spot(part, int(found["row"]), column)
    column = 0
    for letter in found["letters"]:
        column = column * 26 + ord(letter) - _A
    return Spot(part, int(found["number"]), column - 1)


def _tables(form: Form, content: bytes, name: str, progress: Progress) -> Sequence[Grid]:
    from kompass.archive.reading.grids_documents import docx_grids, html_grids

    if form is Form.DOCX:
        return docx_grids(content, name, progress)
    return html_grids(content, name, progress) if form is Form.HTML else ()


def _of_document(content: bytes, name: str, progress: Progress) -> tuple[Passage, ...]:
    from kompass.sources.worker import read_bytes_apart

    return passages_of_text(whole_text(read_bytes_apart(content, name, progress).text.pages))


def _of_grids(grids: Iterable[Grid]) -> tuple[Passage, ...]:
    return tuple(
        Passage(row.number, _filled([cell.text for cell in row.cells]), grid.name)
        for grid in grids
        for row in grid.rows
    )


def _filled(cells: list[str]) -> tuple[str, ...]:
    """Return the cells up to the last one that holds something: sheets end in empty ones."""
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
