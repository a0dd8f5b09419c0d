"""A comparison as a workbook: the points once, everything else as formulas over them.

The sheet Resultat holds every subject's own areas and adds them up; the other sheets point at
it, so a figure that somebody corrects there moves through all of them. What is not known is a
dash and never counted as nought; what is not comparable has no formula.
"""

import io
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass.catalogue import excel_looks as looks
from kompass.catalogue.crosswalk import Crosswalks, Likeness
from kompass.catalogue.saving import put
from kompass.comparison import wording
from kompass.comparison import workbook_parts as parts
from kompass.comparison.facing import Pair, pairs, questions_of
from kompass.comparison.model import Cell, Comparison, QuestionCell, QuestionRow
from kompass.comparison.visits import own_visits
from kompass.comparison.workbook_parts import Formula, Places, Sheet, Value
from kompass.errors import KompassError

if TYPE_CHECKING:
    from openpyxl import Workbook

SUFFIX: Final = ".xlsx"
COMPARED: Final = "Jämförelse"
QUESTIONS: Final = "Delfrågor"
_FIRST_ROW: Final = 2
_BASE: Final = "D"
"""The column of the base's points."""
_MEASURES: Final = ("Poäng", "Poäng", "Procent", "Procentenheter", "Märkning")
"""The subject's points, the three differences, and the mark."""
_WIDTHS: Final = (18, 18, 18, 18, 20)


def write_workbook(comparison: Comparison, crosswalks: Crosswalks, path: Path) -> None:
    """Write the comparison to ``path`` (.xlsx); what stands there is replaced when all is written.

    Raises ``KompassError`` for another suffix and for a place that cannot be written to.
    """
    if path.suffix.lower() != SUFFIX:
        raise KompassError(f"{path.name} slutar inte på {SUFFIX}. Välj ett namn som gör det.")
    buffer = io.BytesIO()
    _book(comparison, crosswalks).save(buffer)
    put(path, buffer.getvalue())


def _book(comparison: Comparison, crosswalks: Crosswalks) -> "Workbook":
    from openpyxl import Workbook
    from openpyxl.workbook.properties import CalcProperties

    book = Workbook()
    book.properties.creator = "Kompass"
    book.properties.title = f"Jämförelse med {comparison.base.title}"
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    first = book.worksheets[0]
    first.title = COMPARED
    places = parts.results(Sheet(book.create_sheet(parts.RESULTS)), comparison.subjects)
    _areas(Sheet(first), comparison, places)
    if comparison.questions:
        _questions(Sheet(book.create_sheet(QUESTIONS)), comparison)
    visits = own_visits(comparison.subjects)
    if visits:
        parts.why(Sheet(book.create_sheet(parts.WHY)), visits, crosswalks)
    parts.marks(Sheet(book.create_sheet(parts.MARKS)), comparison)
    parts.sources(Sheet(book.create_sheet(parts.SOURCES)), comparison.subjects)
    # After the sheets that it is the ground for; it had to be first to know its places.
    book.move_sheet(parts.RESULTS, offset=len(book.sheetnames) - 4)
    book.active = 0
    for sheet in book.worksheets:
        looks.fit_to_page(sheet)
        sheet.sheet_view.tabSelected = sheet.title == COMPARED
    return book


def _headings(comparison: Comparison, what: str) -> tuple[list[str], list[int]]:
    names = ["Nr", what, "Max", f"{comparison.base.name}, poäng"]
    widths = [6, 50, 8, 18]
    for pair in pairs(comparison):
        points, *counted, mark = (measure.lower() for measure in _MEASURES)
        name = comparison.subjects[pair.nth].name
        names += [f"{name}: {points}"]
        names += [f"{pair.title(comparison)}: skillnad, {measure}" for measure in counted]
        names += [f"{name}: {mark}"]
        widths += _WIDTHS
    return names, widths


def _areas(sheet: Sheet, comparison: Comparison, places: Places) -> None:
    sheet.headings(*_headings(comparison, "Område"))
    sheet.freeze("E2")
    for row, area in enumerate(comparison.areas, start=_FIRST_ROW):
        first: list[Value] = [
            Decimal(area.area.number), area.area.title, area.area.max_points,
            places.area(comparison.base, area.area.id),
        ]  # fmt: skip
        sheet.write(row, first)
        for nth, cell in enumerate(area.cells[1:]):
            subject = comparison.subjects[nth + 1]
            source = None if cell.area is None else places.area(subject, cell.area.id)
            at, points = _place(comparison, row, nth), source or _dash(cell.points)
            _measures(sheet, at, cell, points, area.area.max_points)
    _totals(sheet, comparison, places)
    _below(sheet, comparison)


@dataclass(frozen=True)
class _Place:
    """Where a subject's five columns stand in a row."""

    row: int
    nth: int
    """Among the others; 0 is the first after the base."""
    of_base: bool
    """Whether it is the base's lead that is counted: see ``facing``."""

    @property
    def column(self) -> int:
        return 5 + self.nth * len(_MEASURES)


def _place(comparison: Comparison, row: int, nth: int) -> _Place:
    return _Place(row, nth, Pair(nth + 1).of_base(comparison))


def _dash(points: Decimal | None) -> Value:
    return wording.UNKNOWN if points is None else points


def _measures(
    sheet: Sheet,
    place: _Place,
    cell: Cell | QuestionCell,
    points: Value,
    own_maximum: Decimal | None,
) -> None:
    part = cell.area if isinstance(cell, Cell) else cell.question
    maximum = None if part is None else part.max_points
    sheet.put(place.row, place.column, points, parts.POINTS)
    counted = cell.likeness is not Likeness.NOT_COMPARABLE and part is not None
    _differences(sheet, place, (own_maximum, maximum) if counted else None)
    sheet.put(place.row, place.column + 4, wording.mark_of(cell), fill=cell.likeness)


def _differences(
    sheet: Sheet, place: _Place, maxima: tuple[Decimal | None, Decimal | None] | None
) -> None:
    """Write the three differences as formulas; dashes where ``maxima`` is ``None``."""
    column = place.column
    if maxima is None:
        for offset in (1, 2, 3):
            sheet.put(place.row, column + offset, wording.UNKNOWN)
        return
    base = _End(f"${_BASE}{place.row}", f"$C{place.row}" if maxima[0] else "")
    other = _End(sheet.name(place.row, column), str(maxima[1] or ""))
    one, two = (base, other) if place.of_base else (other, base)
    known = (base.points, other.points)
    lead = f"ROUND({one.points}-{two.points},2)"
    sheet.put(place.row, column + 1, _if_known(*known, lead), parts.SIGNED)
    relative = f"({one.points}-{two.points})/{two.points}"
    relative = f'IF({two.points}=0,"{wording.UNKNOWN}",{relative})'
    sheet.put(place.row, column + 2, _if_known(*known, relative), parts.PERCENT)
    share: Value = wording.UNKNOWN
    if base.maximum and other.maximum:
        share = _if_known(*known, f"ROUND({one.share}-{two.share},6)")
    sheet.put(place.row, column + 3, share, parts.SIGNED)


@dataclass(frozen=True)
class _End:
    """One of the two cells that a difference is counted between, and its maximum."""

    points: str
    maximum: str

    @property
    def share(self) -> str:
        return f"{self.points}*100/{self.maximum}"


def _if_known(one: str, other: str, formula: str) -> Formula:
    return Formula(f'IF(AND(ISNUMBER({one}),ISNUMBER({other})),{formula},"{wording.UNKNOWN}")')


def _totals(sheet: Sheet, comparison: Comparison, places: Places) -> None:
    row = _FIRST_ROW + len(comparison.areas)
    base, maximum = comparison.base, comparison.total.cells[0].maximum
    sheet.write(row, [None, "Totalt", maximum, places.total(base)], bold=True)
    sheet.write(row + 1, [None, "Totalt, som tryckt", None, _dash(base.printed_total)])
    for nth, cell in enumerate(comparison.total.cells[1:]):
        subject, place = comparison.subjects[nth + 1], _place(comparison, row, nth)
        sheet.put(row, place.column, places.total(subject), parts.POINTS, bold=True)
        counted = cell.likeness is not Likeness.NOT_COMPARABLE
        _differences(sheet, place, (maximum, cell.maximum) if counted else None)
        across = "andra utgåvor" if cell.likeness is Likeness.RECAST else ""
        mark = cell.words or across or wording.mark(cell.likeness)
        sheet.put(row, place.column + 4, mark, fill=cell.likeness)
        sheet.put(row + 1, place.column, _dash(subject.printed_total), parts.POINTS)


def _below(sheet: Sheet, comparison: Comparison) -> None:
    """Write areas without a counterpart, and everything that must be said."""
    row = _FIRST_ROW + len(comparison.areas) + 3
    for one in comparison.unmatched:
        said = f"{one.subject.name}: {one.area.number} {one.area.title} har ingen motsvarighet"
        points = f"{wording.figure(one.points)} poäng"
        sheet.note(row, f"{said} ({points}): {one.reason}.")
        row += 1
    for text in (*comparison.warnings, wording.MEASURES_EXPLAINED):
        sheet.note(row, text)
        row += 1


def _questions(sheet: Sheet, comparison: Comparison) -> None:
    sheet.headings(*_headings(comparison, "Delfråga"))
    sheet.freeze("E2")
    for row, question in enumerate(_sorted(comparison), start=_FIRST_ROW):
        part = question.question
        base = question.cells[0].points
        sheet.write(row, [part.number, part.title, part.max_points, _dash(base)])
        for nth, cell in enumerate(question.cells[1:]):
            _measures(
                sheet, _place(comparison, row, nth), cell, _dash(cell.points), part.max_points
            )
    sheet.filtered()


def _sorted(comparison: Comparison) -> list[QuestionRow]:
    """Return the questions by change where there is one to sort by, the rest as printed."""
    if len(comparison.subjects) > 2:
        return list(comparison.questions)
    changed = list(questions_of(comparison, Pair()))
    return [*changed, *(row for row in comparison.questions if row not in changed)]
