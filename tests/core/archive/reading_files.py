"""Tables as people have them, made by the programs people make them with."""

import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from kompass.archive.reading.grids import read_table
from kompass.archive.reading.model import ReadColumn, Reading
from kompass.catalogue.files import packaged, packaged_editions
from kompass.ids import EditionId

EDITIONS = packaged_editions()
K2002 = packaged(EditionId("kommunkompassen-2002"))
AREAS = [area.title for area in K2002.areas]
SODERTALJE = ["66", "74,5", "87,5", "77", "73", "66", "50", "83"]
"""The report of 2006, its first table; the total is printed 577."""
TROLLHATTAN = ["77", "81", "95", "74", "87", "77", "76", "80"]
"""The same report, its table of five municipalities; the total is printed 647."""

Cells = Sequence[Sequence[object]]


def rows_of_areas(*columns: Sequence[str], heads: Sequence[str]) -> list[list[str]]:
    """Return a table with the areas of 2002 as rows."""
    body = [[title, *(one[place] for one in columns)] for place, title in enumerate(AREAS)]
    return [["Område", *heads], *body]


def csv_file(path: Path, rows: Cells, *, separator: str = ";", encoding: str = "utf-8") -> Path:
    """Write rows as they are, without quotes."""
    lines = [separator.join(str(cell) for cell in row) for row in rows]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def xlsx_file(path: Path, rows: Cells, *, sheet: str = "Tabell") -> Path:
    """Write rows into one sheet."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    return path


def number(text: str) -> float:
    """Return a printed number as a spreadsheet holds it."""
    return float(text.replace(",", "."))


def read(path: Path) -> Reading:
    """Read a file with the editions that ship."""
    return read_table(path, editions=EDITIONS)


def points(column: ReadColumn) -> list[str]:
    """Return the points of the areas as a Swede writes them, in printed order."""
    return [str(cell.value).replace(".", ",") for cell in column.areas.values()]


def only(reading: Reading) -> ReadColumn:
    """Return the only column."""
    (column,) = reading.columns
    return column


def decimals(texts: Sequence[str]) -> list[Decimal]:
    """Return printed numbers as decimals."""
    return [Decimal(text.replace(",", ".")) for text in texts]
