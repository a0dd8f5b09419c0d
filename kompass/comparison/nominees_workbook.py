"""Nominees as a workbook: the points once, totals and places as formulas over them.

Who is not comparable with the others stands below with points and no place, as on paper.
"""

import io
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass.catalogue import excel_looks as looks
from kompass.catalogue.saving import put
from kompass.comparison import wording
from kompass.comparison import workbook_parts as parts
from kompass.comparison.nominees import OUTSIDE, Nominees
from kompass.comparison.nominees_told import title_of
from kompass.comparison.subjects import Subject
from kompass.comparison.workbook_parts import Formula, Sheet, Value
from kompass.errors import KompassError

if TYPE_CHECKING:
    from openpyxl import Workbook

POINTS: Final = "Poäng"
PLACES: Final = "Platser"
EXAMPLES: Final = "Exempel"
_FIRST_COLUMN: Final = 3
_FIRST_ROW: Final = 2
_TIES: Final = (
    "Plats 1 har högst poäng. Lika poäng ger delad plats, och nästa plats hoppas då över."
)


def write_nominees(nominees: Nominees, path: Path) -> None:
    """Write the nominees to ``path`` (.xlsx); what stands there is replaced when all is written.

    Raises ``KompassError`` for another suffix and for a place that cannot be written to.
    """
    if path.suffix.lower() != ".xlsx":
        raise KompassError(f"{path.name} slutar inte på .xlsx. Välj ett namn som gör det.")
    buffer = io.BytesIO()
    _book(nominees).save(buffer)
    put(path, buffer.getvalue())


def _book(nominees: Nominees) -> "Workbook":
    from openpyxl import Workbook
    from openpyxl.workbook.properties import CalcProperties

    book = Workbook()
    book.properties.creator = "Kompass"
    book.properties.title = "Jämförelse mellan nominerade"
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    first = book.worksheets[0]
    first.title = POINTS
    ordered = _ordered(nominees)
    _points(Sheet(first), nominees, ordered)
    _places(Sheet(book.create_sheet(PLACES)), nominees, ordered)
    _examples(Sheet(book.create_sheet(EXAMPLES)), nominees)
    parts.sources(Sheet(book.create_sheet(parts.SOURCES)), nominees.subjects)
    for sheet in book.worksheets:
        looks.fit_to_page(sheet)
    return book


def _ordered(nominees: Nominees) -> list[Subject]:
    """Return those with places first, so that one range holds all who are ranked."""
    return sorted(nominees.subjects, key=lambda one: _is_outside(nominees, one))


def _is_outside(nominees: Nominees, subject: Subject) -> bool:
    return any(ranked.of(subject).remark == OUTSIDE for ranked in nominees.areas)


def _points(sheet: Sheet, nominees: Nominees, ordered: list[Subject]) -> None:
    sheet.headings(("Nr", "Område", *(one.title for one in ordered)), (6, 50, *[18] * len(ordered)))
    sheet.freeze("C2")
    for row, ranked in enumerate(nominees.areas, start=_FIRST_ROW):
        area = ranked.area
        assert area is not None  # noqa: S101 - only the total has none
        figures = (one.areas.get(area.id) for one in ordered)
        values: list[Value] = [wording.UNKNOWN if one is None else one for one in figures]
        sheet.put(row, 1, Decimal(area.number), "0")
        sheet.put(row, 2, area.title)
        for column, value in enumerate(values, start=_FIRST_COLUMN):
            sheet.put(row, column, value)
    _sums(sheet, nominees, ordered)


def _sums(sheet: Sheet, nominees: Nominees, ordered: list[Subject]) -> None:
    last = _FIRST_ROW + len(nominees.areas) - 1
    row = last + 1
    sheet.put(row, 2, "Totalt", bold=True)
    sheet.put(row + 1, 2, "Totalt, som tryckt")
    for column, one in enumerate(ordered, start=_FIRST_COLUMN):
        first, end = sheet.name(_FIRST_ROW, column), sheet.name(last, column)
        count = len(nominees.areas)
        known = f'IF(COUNT({first}:{end})={count},SUM({first}:{end}),"{wording.UNKNOWN}")'
        whole = one.known_areas == count
        total: Value = wording.UNKNOWN if one.total is None else one.total
        sheet.put(row, column, Formula(known) if whole else total, bold=True)
        printed = one.printed_total
        sheet.put(row + 1, column, wording.UNKNOWN if printed is None else printed)
    for nth, text in enumerate(nominees.warnings):
        sheet.note(row + 3 + nth, text)


def _places(sheet: Sheet, nominees: Nominees, ordered: list[Subject]) -> None:
    sheet.headings(("Nr", "Område", *(one.title for one in ordered)), (6, 50, *[18] * len(ordered)))
    sheet.freeze("C2")
    placed = [one for one in ordered if not _is_outside(nominees, one)]
    rankings = (*nominees.areas, nominees.total)
    for row, ranked in enumerate(rankings, start=_FIRST_ROW):
        if ranked.area is not None:
            sheet.put(row, 1, Decimal(ranked.area.number), "0")
        title = "Totalt" if ranked.area is None else ranked.area.title
        sheet.put(row, 2, title, bold=ranked.area is None)
        ends = [f"{POINTS}!${sheet.name(row, column)[:-len(str(row))]}${row}" for column in
                (_FIRST_COLUMN, _FIRST_COLUMN + len(placed) - 1)]  # fmt: skip
        for column, one in enumerate(ordered, start=_FIRST_COLUMN):
            if one not in placed:
                sheet.put(row, column, OUTSIDE)
                continue
            own = f"{POINTS}!{sheet.name(row, column)}"
            among = f"{ends[0]}:{ends[1].removeprefix(f'{POINTS}!')}"
            place = f'IF(ISNUMBER({own}),RANK({own},{among}),"{wording.UNKNOWN}")'
            sheet.put(row, column, Formula(place), "0")
    sheet.note(_FIRST_ROW + len(rankings) + 1, _TIES)


def _examples(sheet: Sheet, nominees: Nominees) -> None:
    names = ("Område", "Kommun och år", "Poäng", "Slag", "Vad som sägs")
    sheet.headings(names, (46, 26, 10, 18, 110))
    row = _FIRST_ROW
    for ranked, strongest in zip(nominees.areas, nominees.strongest, strict=True):
        for example in strongest.examples:
            kind = "gott exempel" if example.good_examples else "styrka"
            for said in example.said:
                sheet.put(row, 1, title_of(ranked))
                sheet.put(row, 2, example.placed.subject.title)
                sheet.put(row, 3, example.placed.points)
                sheet.put(row, 4, kind)
                sheet.put(row, 5, said.text)
                sheet.fit(row)
                row += 1
    if row == _FIRST_ROW:
        sheet.put(row, 1, "Jämförelsebasen har inga styrkor eller goda exempel från dem.")
