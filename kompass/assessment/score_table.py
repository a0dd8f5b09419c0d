"""Points for many questions out of a table: csv or xlsx with the columns number and points."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from kompass.catalogue.model import Edition, Question
from kompass.errors import KompassError
from kompass.ids import QuestionId
from kompass.points import Points, check_range, parse_points

MOST_BYTES = 5_000_000
NUMBER_HEADINGS = ("number", "nummer", "nr", "fråga", "delfråga", "question", "sub_no")
POINTS_HEADINGS = ("points", "poäng", "egna poäng")
_UNCALCULATED = "\0"
"""Stands for a formula whose value is not in the file: neither empty nor a number."""
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


@dataclass(frozen=True)
class ScoreTable:
    """What a table says: points per question, and the rows that leave points empty."""

    points: dict[QuestionId, Points]
    empty_rows: tuple[int, ...]


def read(path: Path, edition: Edition) -> ScoreTable:
    """Return the points in ``path``, checked against ``edition``.

    Raises ``KompassError`` with file, row and reason for the first thing that is not
    right; all further complaints are in ``details``. Nothing is guessed or rounded.
    """
    complaints: list[str] = []
    points: dict[QuestionId, Points] = {}
    empty: list[int] = []
    first_line: dict[QuestionId, int] = {}
    for line, number, typed in _columns(_rows(path), path):
        try:
            _check_calculated(number, typed)
            question = edition.question_numbered(number)
            _check_first(first_line.setdefault(question.id, line), line, number)
            if typed:
                points[question.id] = _points(question, typed)
            else:
                empty.append(line)
        except KompassError as error:
            complaints.append(f"rad {line}: {error}")
    if complaints:
        raise KompassError(f"{path.name}, {complaints[0]}", details=tuple(complaints[1:]))
    if not points:
        raise KompassError(f"{path.name} innehåller inga poäng. Inget har ändrats.")
    return ScoreTable(points, tuple(empty))


def _check_first(first: int, line: int, number: str) -> None:
    if first != line:
        raise KompassError(f"Fråga {number} står redan på rad {first}. Ta bort den ena raden.")


def _check_calculated(*cells: str) -> None:
    if _UNCALCULATED in cells:
        raise KompassError(
            "Cellen innehåller en formel som inte är uträknad. Skriv värdet i stället, eller "
            "öppna filen i Excel och spara den igen."
        )


def _points(question: Question, typed: str) -> Points:
    value = parse_points(typed)
    check_range(value, question.max_points, question.number)
    return value


Row = tuple[int, list[str]]


def _columns(rows: Iterator[Row], path: Path) -> Iterator[tuple[int, str, str]]:
    """Yield line, question number and points as typed for every row that is not blank."""
    heading = next(rows, None)
    names = [cell.strip().lower() for cell in heading[1]] if heading else []
    number_at = _column(names, NUMBER_HEADINGS, f"{path.name} har två kolumner med nummer")
    points_at = _column(names, POINTS_HEADINGS, f"{path.name} har två kolumner med poäng")
    if number_at is None or points_at is None:
        raise KompassError(
            f"{path.name} saknar rubrikerna: första raden ska innehålla nummer och poäng "
            "(eller number och points)."
        )
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            _check_width(cells, len(names), f"{path.name}, rad {line}")
            yield line, _cell(cells, number_at), _cell(cells, points_at)


def _column(names: list[str], accepted: Collection[str], several: str) -> int | None:
    found = [at for at, name in enumerate(names) if name in accepted]
    if len(found) > 1:
        raise KompassError(f"{several}. Ta bort den som inte ska läsas.")
    return found[0] if found else None


def _check_width(cells: list[str], columns: int, place: str) -> None:
    """Refuse a row with more cells than headings: between commas, "22,5" is 22 and 5."""
    if any(cell.strip() for cell in cells[columns:]):
        raise KompassError(
            f"{place}: Raden har {len(cells)} celler och rubriken {columns}. Sätt citattecken "
            "om tal med decimalkomma, eller skilj cellerna åt med semikolon."
        )


def _cell(cells: list[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _rows(path: Path) -> Iterator[Row]:
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".txt", ".tsv", ".xlsx"):
        raise KompassError(
            f"{path.name} går inte att läsa som tabell. Spara den som .csv eller .xlsx."
        )
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise KompassError(
                f"{path.name} är {size // 1_000_000} MB, och en poängtabell är mindre än "
                f"{MOST_BYTES // 1_000_000} MB. Välj en annan fil."
            )
        content = path.read_bytes()
    except OSError as error:
        raise KompassError(
            f"{path} går inte att läsa. Kontrollera att filen finns och att du får läsa den."
        ) from error
    return _xlsx_rows(content, path) if suffix == ".xlsx" else _csv_rows(content, path)


def _csv_rows(content: bytes, path: Path) -> Iterator[Row]:
    encoding = next((name for bom, name in _BOMS.items() if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise KompassError(
            f"{path.name} är inte sparad som UTF-8. Välj ”CSV UTF-8” när du sparar, eller .xlsx."
        ) from error
    if "\0" in text:
        raise KompassError(f"{path.name} är ingen texttabell. Spara den som .csv eller .xlsx.")
    heading = text.split("\n", 1)[0]
    separator = max(";\t,", key=heading.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        yield from ((reader.line_num, cells) for cells in reader)
    except csv.Error as error:
        raise KompassError(
            f"{path.name} går inte att läsa som tabell: kontrollera citattecknen ({error})."
        ) from error


def _xlsx_rows(content: bytes, path: Path) -> Iterator[Row]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        rows, formulas = (
            [
                [cell.value for cell in row]
                for row in load_workbook(io.BytesIO(content), read_only=True, data_only=values)
                .worksheets[0]
                .iter_rows()
            ]
            for values in (True, False)
        )
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError) as error:
        raise KompassError(
            f"{path.name} är ingen hel Excelfil. Öppna den i Excel och spara den igen som .xlsx."
        ) from error
    for line, (cells, written) in enumerate(zip(rows, formulas, strict=True), start=1):
        yield (
            line,
            [
                # A program that does not calculate saves a formula without what it comes to.
                _UNCALCULATED
                if cell is None and formula is not None
                else _as_typed(cell, path, line)
                for cell, formula in zip(cells, written, strict=True)
            ],
        )


def _as_typed(cell: object, path: Path, line: int) -> str:
    if cell is None:
        return ""
    if isinstance(cell, (datetime, date)):
        raise KompassError(
            f"{path.name}, rad {line}: Excel har gjort om en cell till datum. "
            "Formatera kolumnen som text och skriv om värdet."
        )
    return str(cell)
