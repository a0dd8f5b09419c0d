"""The tables of a Word document and of a web page as grids."""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kompass.archive.reading.grids_model import MOST_COLUMNS, MOST_ROWS, Grid, GridCell, GridRow
from kompass.errors import KompassError
from kompass.progress import Progress
from kompass.sources.decoding import decode
from kompass.sources.extract import damaged
from kompass.sources.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROGRAM: Final = "den i Word"
_TRACKED: Final = (
    "Cellen har spårade ändringar som ingen har godkänt. Godkänn eller avvisa dem i Word först."
)
_MOST_TABLES: Final = 300
_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s+")


def docx_grids(content: bytes, name: str, progress: Progress) -> tuple[Grid, ...]:
    """Return the tables of a Word document, each with the paragraph above it as heading.

    Raises ``KompassError`` in one sentence for damage, passwords, and what swells up.
    """
    from docx import Document

    package = Package(content, name, _PROGRAM)
    package.xml("word/document.xml")  # bounded, and refused if it is hostile
    try:
        body = Document(io.BytesIO(content)).element.body
    except Exception as error:  # whatever a damaged document makes the library raise
        raise damaged(name, _PROGRAM) from error
    grids: list[Grid] = []
    above = ""
    for element in body.iterchildren():
        if element.tag == f"{_WORD}p":
            above = _words(element) or above
        elif element.tag == f"{_WORD}tbl" and len(grids) < _MOST_TABLES:
            progress(len(grids), 0, f"Läser tabell {len(grids) + 1}")
            rows = tuple(_docx_rows(element))
            grids.append(Grid(rows, name=f"tabell {len(grids) + 1}", heading=above))
            above = ""
    return tuple(grid for grid in grids if grid.rows)


def html_grids(content: bytes, name: str, progress: Progress) -> tuple[Grid, ...]:
    """Return the tables of a saved web page that hold no other table."""
    from lxml import html

    declared = _DECLARED.search(content[:4000])
    text, _ = decode(content, name, declared[1].decode("ascii", "ignore") if declared else "")
    try:
        page = html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*>", "", text),
            parser=html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True),
        )
    except Exception as error:  # whatever a damaged page makes the library raise
        raise damaged(name, "sidan i webbläsaren") from error
    grids: list[Grid] = []
    for table in page.iter("table"):
        if len(grids) >= _MOST_TABLES or next(table.iterdescendants("table"), None) is not None:
            continue
        progress(len(grids), 0, f"Läser tabell {len(grids) + 1}")
        rows = tuple(_html_rows(table))
        if rows:
            grids.append(Grid(rows, name=f"tabell {len(grids) + 1}", heading=_above(table)))
    return tuple(grids)


def _docx_rows(table: "_Element") -> Iterator[GridRow]:
    """Yield the rows; a cell that is merged over several columns fills only the first."""
    for number, row in enumerate(table.iterchildren(f"{_WORD}tr"), start=1):
        if number > MOST_ROWS:
            raise KompassError(f"En tabell har fler än {MOST_ROWS} rader. Dela upp den.")
        cells = [GridCell("")] * _skipped(row)
        for cell in row.iter(f"{_WORD}tc"):
            cells.append(_docx_cell(cell))
            cells.extend(GridCell("") for _ in range(_span(cell) - 1))
        if any(cell.text or cell.trouble for cell in cells):
            yield GridRow(number, tuple(cells[:MOST_COLUMNS]))


def _docx_cell(cell: "_Element") -> GridCell:
    properties = cell.find(f"{_WORD}tcPr")
    merged = properties.find(f"{_WORD}vMerge") if properties is not None else None
    if merged is not None and merged.get(f"{_WORD}val") != "restart":
        return GridCell("")
    tracked = any(
        next(cell.iter(f"{_WORD}{tag}"), None) is not None for tag in ("ins", "del", "moveFrom")
    )
    return GridCell(_words(cell), _TRACKED if tracked else "")


def _span(cell: "_Element") -> int:
    span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
    return _number(span.get(f"{_WORD}val")) if span is not None else 1


def _skipped(row: "_Element") -> int:
    before = row.find(f"{_WORD}trPr/{_WORD}gridBefore")
    return _number(before.get(f"{_WORD}val")) if before is not None else 0


def _number(value: str | None) -> int:
    return min(int(value), MOST_COLUMNS) if value and value.isdigit() else 1


def _words(element: "_Element") -> str:
    """Return the words of a paragraph or cell on one line."""
    parts: list[str] = []
    for one in element.iter():
        if one.tag == f"{_WORD}t":
            parts.append(one.text or "")
        elif one.tag in (f"{_WORD}tab", f"{_WORD}br", f"{_WORD}p"):
            parts.append(" ")
        elif one.tag == f"{_WORD}noBreakHyphen":
            parts.append("-")
    return _SPACE.sub(" ", "".join(parts)).strip()


def _html_rows(table: "_Element") -> Iterator[GridRow]:
    """Yield the rows; a cell that spans several rows or columns fills only the first."""
    taken: dict[int, int] = {}
    for number, row in enumerate(table.iter("tr"), start=1):
        if number > MOST_ROWS:
            raise KompassError(f"En tabell har fler än {MOST_ROWS} rader. Dela upp den.")
        cells: list[GridCell] = []
        for cell in row.iterchildren("td", "th"):
            while taken.get(len(cells), 0):
                taken[len(cells)] -= 1
                cells.append(GridCell(""))
            rows = _number(cell.get("rowspan"))
            for offset in range(_number(cell.get("colspan"))):
                taken[len(cells)] = rows - 1
                cells.append(GridCell("" if offset else _html_words(cell)))
        for column in [one for one, left in taken.items() if left and one >= len(cells)]:
            taken[column] -= 1
        if any(cell.text for cell in cells):
            yield GridRow(number, tuple(cells[:MOST_COLUMNS]))


def _html_words(cell: "_Element") -> str:
    parts: list[str] = []
    for one in cell.iter():
        if one.tag in ("script", "style"):
            parts.append(one.tail or "")
            continue
        if one.tag in ("br", "p", "div", "li"):
            parts.append(" ")
        if one.tag == "sup" and (one.text or "").strip().isdigit():
            parts.append(f" {(one.text or '').strip()})")  # a note, never part of the number
        else:
            parts.append(one.text or "")
        if one is not cell:
            parts.append(one.tail or "")
    return _SPACE.sub(" ", "".join(parts)).strip()


def _above(table: "_Element") -> str:
    """Return the caption of a table, or the nearest heading or paragraph before it."""
    caption = table.find("caption")
    if caption is not None:
        return _html_words(caption)
    for one in table.itersiblings(preceding=True):
        if one.tag in ("h1", "h2", "h3", "h4", "p") and (words := _html_words(one)):
            return words[:300]
    return ""
