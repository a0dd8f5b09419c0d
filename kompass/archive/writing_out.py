"""Results as a table for others: xlsx or csv, which the program itself can read again.

One row for each result. In a workbook each edition has a sheet of its own with the titles of
its areas, and strengths, improvements and good examples stand on a last sheet. In a csv file,
where editions share columns, areas and questions stand by number and the row says by which
edition; it has no room for the texts.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from kompass.archive.model import Result
from kompass.archive.selection import LEVELS
from kompass.archive.statement_rows import HEADINGS, SHEET, statement_rows
from kompass.catalogue.model import Edition
from kompass.catalogue.saving import put
from kompass.errors import KompassError
from kompass.ids import EditionId
from kompass.progress import Progress, silent
from kompass.spreadsheets import guarded, put_text
from kompass.swedish import format_number

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

UNIT: Final = ("Kommun", "Kod", "Land", "År", "Utgåva", "Nivå")
PRINTED: Final = "Tryckt totalsumma"
ADDED_UP: Final = "Summa av områdena"
ABOUT: Final = ("Jämförbar", "Varför inte", "Källa", "Anmärkning")
_UNKNOWN: Final = "okänd"
_EVERY: Final = 200
_WIDTHS: Final = {
    "Kommun": 24,
    "Källa": 40,
    "Anmärkning": 40,
    "Varför inte": 30,
    "Utgåva": 22,
    "Text": 80,
    "Vad": 20,
}

Value = str | Decimal | int | None


@dataclass(frozen=True)
class _Table:
    """Headings and rows, before they are given a form."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def write_out(
    results: Sequence[Result],
    editions: Mapping[EditionId, Edition],
    path: Path,
    progress: Progress = silent,
) -> None:
    """Write results to ``path``, beside it first and then moved; ".xlsx" or ".csv".

    ``editions`` are those of the results. Raises ``KompassError`` for another suffix, for
    nothing to write, and for a place that cannot be written; then nothing has changed.
    """
    if not results:
        raise KompassError("Det finns inga resultat att spara. Välj några först.")
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        put(path, _workbook(results, editions, progress))
    elif suffix == ".csv":
        put(path, _csv(results, editions, progress))
    else:
        raise KompassError(f"{path.name}: Välj ett namn som slutar på .xlsx eller .csv.")


def _workbook(
    results: Sequence[Result], editions: Mapping[EditionId, Edition], progress: Progress
) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in (*_sheets(results, editions), *_texts(results, editions)):
        _sheet(book.create_sheet(table.name), table, progress)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(sheet: "Worksheet", table: _Table, progress: Progress) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for place, heading in enumerate(table.headings, start=1):
        _fill(sheet, 1, place, heading)
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(heading, 12)
    for number, row in enumerate(table.rows, start=2):
        if number % _EVERY == 0:
            progress(number, len(table.rows), f"Skriver {table.name}")
        for place, value in enumerate(row, start=1):
            _fill(sheet, number, place, value)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _fill(sheet: "Worksheet", row: int, column: int, value: Value) -> None:
    if value is None or value == "":
        return
    cell = cast("Cell", sheet.cell(row, column))
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value


def _sheets(results: Sequence[Result], editions: Mapping[EditionId, Edition]) -> list[_Table]:
    """Return a table for each edition, with the titles of its areas as headings."""
    tables: list[_Table] = []
    for edition_id in dict.fromkeys(result.edition for result in results):
        edition = editions.get(edition_id) if edition_id is not None else None
        own = [result for result in results if result.edition == edition_id]
        name = edition.title if edition is not None else "Okänd utgåva"
        tables.append(_one_edition(_sheet_name(name, tables), edition, own))
    return tables


def _texts(results: Sequence[Result], editions: Mapping[EditionId, Edition]) -> list[_Table]:
    """Return the table of strengths, improvements and good examples, if there are any."""
    rows = tuple(statement_rows(results, editions))
    return [_Table(SHEET, HEADINGS, rows)] if rows else []


def _sheet_name(name: str, tables: Sequence[_Table]) -> str:
    """Return a name that Excel takes: short, without its forbidden signs, and not there yet."""
    bare = "".join(sign for sign in name if sign not in r"[]:*?/\'").strip()[:27] or "Resultat"
    taken = {table.name.casefold() for table in tables}
    names = [bare, *(f"{bare} {number}" for number in range(2, 99))]
    return next(one for one in names if one.casefold() not in taken)


def _one_edition(name: str, edition: Edition | None, results: Sequence[Result]) -> _Table:
    areas = edition.areas if edition is not None else ()
    known = {question for result in results for question in result.questions}
    questions = [q for area in areas for q in area.questions if q.id in known]
    headings = (
        *UNIT,
        *(f"{area.number} {area.title}" for area in areas),
        PRINTED,
        ADDED_UP,
        *ABOUT,
        *(f"{question.number} {question.title}" for question in questions),
    )
    rows = tuple(
        (
            *_unit(result),
            *(result.areas.get(area.id) for area in areas),
            result.printed_total,
            result.computed_total,
            *_about(result),
            *(result.questions.get(question.id) for question in questions),
        )
        for result in results
    )
    return _Table(name, headings, rows)


def _csv(
    results: Sequence[Result], editions: Mapping[EditionId, Edition], progress: Progress
) -> bytes:
    """Return a csv file as Swedish Excel opens it: semicolon, decimal comma, a mark for UTF-8."""
    table = _by_number(results, editions)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in table.headings])
    for number, row in enumerate(table.rows, start=1):
        if number % _EVERY == 0:
            progress(number, len(table.rows), "Skriver resultaten")
        writer.writerow([_written(value) for value in row])
    return stream.getvalue().encode("utf-8-sig")


def _written(value: Value) -> str:
    return format_number(value) if isinstance(value, Decimal) else guarded(value)


def _by_number(results: Sequence[Result], editions: Mapping[EditionId, Edition]) -> _Table:
    """Return one table for all editions, areas and questions by the number in their own."""
    used = [editions[one] for one in editions if any(r.edition == one for r in results)]
    areas = sorted({area.number for edition in used for area in edition.areas})
    known = {question for result in results for question in result.questions}
    numbers = {q.number for edition in used for q in edition.questions() if q.id in known}
    questions = sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
    headings = (*UNIT, *(f"Område {one}" for one in areas), PRINTED, ADDED_UP, *ABOUT, *questions)
    rows = tuple(
        _numbered(
            result, editions.get(result.edition) if result.edition else None, areas, questions
        )
        for result in results
    )
    return _Table("", headings, rows)


def _numbered(
    result: Result, edition: Edition | None, areas: Sequence[int], questions: Sequence[str]
) -> tuple[Value, ...]:
    by_area = {a.number: result.areas.get(a.id) for a in (edition.areas if edition else ())}
    by_question = {
        question.number: result.questions.get(question.id)
        for question in (edition.questions() if edition else ())
    }
    return (
        *_unit(result),
        *(by_area.get(number) for number in areas),
        result.printed_total,
        result.computed_total,
        *_about(result),
        *(by_question.get(number) for number in questions),
    )


def _unit(result: Result) -> tuple[Value, ...]:
    return (
        result.municipality,
        result.code,
        result.country,
        result.year,
        result.edition or _UNKNOWN,
        LEVELS[result.level],
    )


def _about(result: Result) -> tuple[Value, ...]:
    comparable = "ja" if result.comparable else "nej"
    return comparable, result.why_not, result.source, result.note
