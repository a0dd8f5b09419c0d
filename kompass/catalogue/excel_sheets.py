"""The sheets of a workbook as rows of shown cells, or one sentence about the file."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kompass.catalogue import excel_layout as layout
from kompass.catalogue.excel_cells import Shown, shown
from kompass.catalogue.sources import place_of, read_file
from kompass.errors import KompassError

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_UNPACKED = 100_000_000
"""Bytes. A workbook is a packed archive; one that unpacks to more is no edition."""
MOST_COLUMNS = 60
MOST_ROWS = 20_000
MOST_EMPTY_ROWS = 1_048_576
"""Excel has no more."""

Found = Shown | str | None
"""What a cell shows, a complaint about it, or nothing."""


@dataclass(frozen=True)
class SheetRow:
    """One row with something in it; ``cells`` by column, counted from 0."""

    number: int
    cells: Mapping[int, Found]

    def texts(self) -> list[str]:
        """Return the text of every cell that has one."""
        return [cell.text for cell in self.cells.values() if isinstance(cell, Shown)]

    def place(self, heading: str) -> int:
        """Return the column with this heading, −1 if there is none."""
        for place, cell in self.cells.items():
            if isinstance(cell, Shown) and cell.text.casefold() == heading.casefold():
                return place
        return -1


@dataclass(frozen=True)
class Sheet:
    """One sheet; ``headed`` is the row that holds its headings, ``rows`` those below."""

    name: str
    headed: SheetRow
    rows: Sequence[SheetRow]


def read_sheets(path: Path) -> tuple[Sheet | None, Sheet]:
    """Return the sheet with the edition's facts, if there is one, and that with its criteria.

    Sheets are found by name, and otherwise by their headings. Raises ``KompassError`` for
    what is no workbook and for a workbook without criteria.
    """
    place = place_of(path)
    raw = read_file(path, ".xlsx")
    try:
        _check_size(raw, place)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of what it leaves out
            sheets = _sheets(raw, place)
    except _UNREADABLE as error:
        raise KompassError(
            f"{place}: Filen är ingen hel arbetsbok, eller så är den skyddad med lösenord. "
            "Öppna den i Excel eller LibreOffice och spara den som .xlsx utan lösenord.",
            details=(str(error),) if str(error) else (),
        ) from error
    criteria = _found(sheets, layout.CRITERIA_SHEET, (layout.TYPE, layout.TITLE))
    if criteria is None:
        raise KompassError(
            f"{place}: Bladet {layout.CRITERIA_SHEET} med rubriker som {layout.TYPE} och "
            f"{layout.TITLE} saknas. Utgå från en export eller från mallen."
        )
    return _found(sheets, layout.FACTS_SHEET, layout.FACT_HEADINGS[:2]), criteria


_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    # What openpyxl and the XML reader below it raise at a broken part, whatever broke it.
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


def _check_size(raw: bytes, place: str) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > MOST_UNPACKED:
        raise KompassError(
            f"{place}: Filen packas upp till mer än {MOST_UNPACKED // 1_000_000} MB, och så stor "
            "är ingen utgåva. Välj en annan fil."
        )


def _sheets(raw: bytes, place: str) -> dict[str, list[SheetRow]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=False)
    try:
        return {sheet.title: list(_rows(sheet, place)) for sheet in book.worksheets}
    finally:
        book.close()


def _rows(sheet: "ReadOnlyWorksheet", place: str) -> Iterator[SheetRow]:
    sheet.reset_dimensions()  # what a file says about its own size is often wrong
    for number, cells in enumerate(sheet.iter_rows(), start=1):  # type: ignore[misc]
        used = enumerate(islice(cells, MOST_COLUMNS))
        found = {column: said for column, cell in used if (said := _said(cell))}
        if not found and number < MOST_EMPTY_ROWS:
            continue
        if number > MOST_ROWS:
            raise KompassError(
                f"{place}: Bladet {sheet.title} har text längre ned än rad {MOST_ROWS}, och så "
                "stor är ingen utgåva. Ta bort den, eller välj en annan fil."
            )
        yield SheetRow(number, found)


def _said(cell: object) -> Found:
    try:
        return shown(cell)  # type: ignore[arg-type]
    except KompassError as trouble:
        return str(trouble)


def _found(sheets: Mapping[str, list[SheetRow]], name: str, needed: Sequence[str]) -> Sheet | None:
    """Return the sheet called ``name``, or else the first one with the headings of it."""
    named = [title for title in sheets if title.strip().casefold() == name.casefold()]
    others = [
        title for title in sheets if title not in (layout.EXPLANATION_SHEET, layout.EXAMPLE_SHEET)
    ]
    for title in (*named, *others):
        for index, row in enumerate(sheets[title]):
            headings = {text.casefold() for text in row.texts()}
            if headings.issuperset(heading.casefold() for heading in needed):
                return Sheet(title, row, sheets[title][index + 1 :])
    return None
