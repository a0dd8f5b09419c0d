"""Tables out of csv and xlsx files as people have them: rows of cells with their row numbers."""

import csv
import io
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from kompass.catalogue.sources import place_of
from kompass.errors import KompassError

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000
"""Bytes of an xlsx file once unpacked; a bomb says more."""
MOST_ROWS = 2_000
MOST_COLUMNS = 60

Cell = str | float | date | time
"""What a cell holds: a number, a day (perhaps with a time) or a time only in an xlsx file."""

_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_OLE = b"\xd0\xcf\x11\xe0"
_SEPARATORS = ";\t,|"


@dataclass(frozen=True)
class Row:
    """One row; ``number`` is what the program that made the file calls it."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that are not empty."""
        return tuple(cell for cell in self.cells if cell != "")


@dataclass(frozen=True)
class Table:
    """One sheet of a workbook, or a whole csv file."""

    name: str
    """Of the sheet, empty for a csv file."""
    rows: tuple[Row, ...]
    remark: str = ""
    """What a person should check, in one sentence."""


def read_tables(path: Path, how_well: Callable[[Sequence[Row]], int]) -> tuple[Table, ...]:
    """Return the tables in a file, recognised by its content and not by its name.

    ``how_well`` tells how many headings of a table are understood: by it the separator of
    a csv file is chosen. Raises ``KompassError`` in one sentence for what is no table.
    """
    place, content = place_of(path), _content(path)
    if content.startswith(_OLE):
        raise KompassError(
            f"{place} är låst med lösenord eller sparad i det gamla formatet .xls. "
            "Spara den utan lösenord som .xlsx."
        )
    tables = (
        _sheets(content, place) if content.startswith(b"PK") else _csv(content, place, how_well)
    )
    for table in tables:
        if len(table.rows) > MOST_ROWS:
            raise KompassError(
                f"{place} har fler än {MOST_ROWS} rader, och så långt är inget schema. "
                "Välj en annan fil."
            )
    return tables


def _content(path: Path) -> bytes:
    place = place_of(path)
    try:
        if not path.is_file():
            raise KompassError(f"{place} är ingen fil. Välj en fil som slutar på .csv eller .xlsx.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise KompassError(
                f"{place} är {size // 1_000_000} MB, och ett schema är mindre än "
                f"{MOST_BYTES // 1_000_000} MB. Välj en annan fil."
            )
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise KompassError(
            f"{place} går inte att läsa. Kontrollera att filen finns och att du får läsa den."
        ) from error
    if not content.strip():
        raise KompassError(f"{place} är tom. Välj en annan fil.")
    return content


def _csv(content: bytes, place: str, how_well: Callable[[Sequence[Row]], int]) -> tuple[Table, ...]:
    text, remark = _decoded(content, place)
    best: tuple[int, tuple[Row, ...]] = (-1, ())
    trouble: dict[str, csv.Error] = {}
    for separator in _SEPARATORS:
        try:
            rows = tuple(_csv_rows(text, separator))
        except csv.Error as error:
            trouble[separator] = error
            continue
        best = max(best, (how_well(rows), rows), key=lambda one: one[0])
    usual = max(_SEPARATORS, key=text.count)
    if best[0] <= 0 and usual in trouble:
        raise KompassError(
            f"{place} går inte att läsa som tabell: kontrollera citattecknen ({trouble[usual]})."
        )
    return (Table("", best[1], remark),)


def _decoded(content: bytes, place: str) -> tuple[str, str]:
    encoding = next((name for bom, name in _BOMS.items() if content.startswith(bom)), "utf-8")
    remark = ""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        # What Excel in Sweden saves as "CSV" without more ado.
        text = content.decode("cp1252", errors="replace")
        remark = "Filen är inte UTF-8 och lästes som Windows-1252. Kontrollera å, ä och ö."
    if "\0" in text:
        raise KompassError(f"{place} är ingen texttabell. Spara den som .csv eller .xlsx.")
    return text, remark


def _csv_rows(text: str, separator: str) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    skipped = 0
    if text[:4].casefold() == "sep=":
        lines.readline()
        skipped = 1
    reader = csv.reader(lines, delimiter=separator, strict=True)
    before = skipped
    for cells in reader:
        yield Row(before + 1, tuple(" ".join(cell.split()) for cell in cells[:MOST_COLUMNS]))
        before = skipped + reader.line_num


def _sheets(content: bytes, place: str) -> tuple[Table, ...]:
    from zipfile import BadZipFile, ZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise KompassError(f"{place} blir orimligt stor när den packas upp. Välj en annan.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of looks that are not read here
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return tuple(
                Table(sheet.title, tuple(_sheet_rows(sheet)))
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            )
    except (
        BadZipFile, InvalidFileException, zlib.error, OSError, EOFError, SyntaxError, KeyError,
        IndexError, ValueError, TypeError, AttributeError, ArithmeticError, RuntimeError,
    ) as error:  # fmt: skip
        raise KompassError(
            f"{place} är ingen hel Excelfil. Öppna den i Excel och spara den igen som .xlsx."
        ) from error


def _sheet_rows(sheet: object) -> Iterator[Row]:
    sheet.reset_dimensions()  # type: ignore[attr-defined] # some programs write them wrong
    rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)  # type: ignore[attr-defined]
    for number, cells in enumerate(rows, start=1):
        yield Row(number, tuple(_cell(cell) for cell in cells))


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, timedelta):
        whole = timedelta() <= value < timedelta(days=1)
        return (datetime.fromtimestamp(0, UTC) + value).time() if whole else str(value)
    if isinstance(value, date | time):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return " ".join(str(value).split())
