"""A csv file as a grid: which characters, which separator, which rows."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from kompass.archive.reading.grids_model import MOST_COLUMNS, MOST_ROWS, Grid, GridCell, GridRow
from kompass.archive.reading.numbers import looks_numeric
from kompass.errors import KompassError
from kompass.progress import Progress, silent
from kompass.spreadsheets import unguarded

_BOMS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_OLD: Final = ("cp1252", "latin-1", "mac_roman", "cp850")
_SWEDISH: Final = re.compile(r"(?<=[A-Za-zåäöÅÄÖ])[åäö]|[åäöÅÄÖé](?=[a-zåäö])")
_STRANGE: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f¤†‡‰Šš¢£¥ƒ„”•–—˜™›œžŸ¡¦§©«¬®±³´¶¸¹»¼½¾¿×÷╔-╬░▒▓│┤]"
)
_TWICE: Final = re.compile(r"Ã[¥¤¶…„–]|Ã\x85|Ã\x84|Ã\x96")
_SEPARATORS: Final = (";", "\t", "|", ",")
_SAMPLE: Final = 200
"""Rows that the separator is chosen by."""
_EVERY: Final = 500
"""Rows between two signs of life."""


def decoded(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file and remarks on how its letters were read.

    A mark in the beginning decides, then UTF-8, then UTF-16 without a mark, then the old
    code page that gives the most Swedish. Raises ``KompassError`` for what is no text.
    """
    marked = next((code for mark, code in _BOMS.items() if content.startswith(mark)), "")
    for encoding in filter(None, (marked, "utf-8", without_mark(content))):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, _spoiled(text)
    if b"\0" in content or marked:
        raise KompassError(
            f"{name} är ingen texttabell, eller så är den skadad. Spara den som .csv eller .xlsx."
        )
    best = max(_OLD, key=lambda code: _looks_swedish(content.decode(code, "replace")))
    text = content.decode(best, "replace")
    if _TWICE.search(text):
        raise KompassError(
            f"{name} blandar två sätt att spara å, ä och ö. Spara om den som CSV UTF-8."
        )
    known = {"cp1252": "Windows", "latin-1": "Latin-1", "mac_roman": "Macintosh", "cp850": "DOS"}
    remark = (
        f"Filen säger inte hur å, ä och ö är sparade och lästes som äldre {known[best]}. "
        "Kontrollera namnen."
    )
    return text, (remark,)


def grid_of(text: str, progress: Progress = silent, *, name: str = "") -> Grid:
    """Return a text as a grid, its cells kept apart by what fits it best."""
    skipped, body, said = _told_separator(text)
    separator = said or max(_SEPARATORS, key=lambda one: _fitness(body, one))
    rows = tuple(_rows(body, separator, skipped, progress))
    return Grid(rows, name=name, doubts=_ragged(rows, separator))


def without_mark(content: bytes) -> str:
    """Return which UTF-16 a text without a byte order mark looks like; "" if it does not."""
    sample = content[:4000]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > half * 0.6 else ""


def _spoiled(text: str) -> tuple[str, ...]:
    if _TWICE.search(text) or "\ufffd" in text:
        return ("Å, ä och ö ser ut att ha förstörts innan filen sparades. Kontrollera namnen.",)
    return ()


def _looks_swedish(text: str) -> int:
    sample = text[:200_000]
    return 2 * len(_SWEDISH.findall(sample)) - 3 * len(_STRANGE.findall(sample))


def _told_separator(text: str) -> tuple[int, str, str]:
    """Return how many lines to skip, what follows, and the separator that a line tells."""
    first, _, rest = text.lstrip("\ufeff").partition("\n")
    told = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    return (1, rest, told[1]) if told else (0, text.lstrip("\ufeff"), "")


def _fitness(body: str, separator: str) -> tuple[int, int]:
    """Return how well a separator fits: rows as wide as most, and how much of them is figures."""
    rows = [cells for _, cells in _parsed(body, separator, _SAMPLE) if any(cells)]
    widths = [len(cells) for cells in rows]
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
    if usual < 2:
        return 0, 0
    even = sum(1 for width in widths if width == usual)
    figures = sum(looks_numeric(cell) for cells in rows for cell in cells)
    broken = sum(
        cell.strip().startswith((";", "\t")) or ";" in cell for row in rows for cell in row
    )
    return even * 2 + figures - 3 * broken, even


def _parsed(body: str, separator: str, most: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the first line and the cells of each row."""
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    before = 0
    try:
        for count, cells in enumerate(reader):
            if count >= most:
                return
            yield before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        raise KompassError(
            f"Rad {before + 1} går inte att läsa som tabell: kontrollera citattecknen där."
        ) from error


def _rows(body: str, separator: str, skipped: int, progress: Progress) -> Iterator[GridRow]:
    for count, (line, cells) in enumerate(_parsed(body, separator, MOST_ROWS + 1)):
        if count % _EVERY == 0:
            progress(count, 0, f"Läser rad {line + skipped}")
        if count == MOST_ROWS:
            raise KompassError(
                f"Tabellen har fler än {MOST_ROWS} rader. Dela upp den och läs in en del i taget."
            )
        if len(cells) > MOST_COLUMNS:
            raise KompassError(
                f"Rad {line + skipped} har fler än {MOST_COLUMNS} celler. "
                "Kontrollera citattecknen i filen."
            )
        if any(cell.strip() for cell in cells):
            yield GridRow(line + skipped, tuple(GridCell(_cell(cell)) for cell in cells))


def _cell(text: str) -> str:
    return " ".join(unguarded(text).split())


def _ragged(rows: tuple[GridRow, ...], separator: str) -> tuple[str, ...]:
    """Tell of decimal commas between commas: then "74,5" is two cells, and nothing is sure."""
    if separator != "," or not rows:
        return ()
    widths = [len(row.cells) for row in rows]
    usual = max(set(widths), key=widths.count)
    figures = [row for row in rows if sum(looks_numeric(cell.text) for cell in row.cells) >= 2]
    if all(len(row.cells) == usual for row in figures):
        return ()
    doubt = (
        "Raderna har olika många celler fast cellerna skiljs åt med komma. "
        "Tal med decimalkomma kan ha delats i två."
    )
    return (doubt,)
