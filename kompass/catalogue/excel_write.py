"""An edition as a workbook that people read and change, and an empty one to begin from."""

import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from kompass.catalogue import excel_layout as layout
from kompass.catalogue import excel_looks as looks
from kompass.catalogue.excel_explained import EXAMPLE, explanation
from kompass.catalogue.excel_layout import FACTS, Kind, Row, Value
from kompass.catalogue.model import Area, Edition, Indicator, Question
from kompass.catalogue.saving import put
from kompass.errors import KompassError
from kompass.spreadsheets import escaped
from kompass.swedish import format_count

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

EMPTY_ROWS = 400
"""Rows of the template that are ready to be written in."""
SPARE_ROWS = 100
"""Rows below an edition that are, for what somebody wants to add."""

_BEGUN: dict[str, Value] = {"language": "sv", "step_percent": Decimal(5), "incomplete": "nej"}
"""What the template has filled in already."""
_EXPLANATION_WIDTH = 110
_FACT_WIDTHS = (26, 70, 70)


def export_workbook(edition: Edition, path: Path) -> None:
    """Write ``edition`` to ``path`` (.xlsx) so that ``read_workbook`` gives the same again.

    What stands at ``path`` is replaced when all is written. Raises ``KompassError`` if a
    text is too long for a cell, or the place cannot be written to.
    """
    _check_suffix(path)
    _check_lengths(edition)
    book = _book(edition.title, _facts(edition), list(_rows(edition)), SPARE_ROWS)
    book.active = book.sheetnames.index(layout.CRITERIA_SHEET)
    _save(book, path)


def template(path: Path) -> None:
    """Write a workbook with headings, explanations, an example and no criteria to ``path``.

    Raises ``KompassError`` if the name does not end with .xlsx or cannot be written to.
    """
    _check_suffix(path)
    facts: list[Value] = [None if fact.of_set else _BEGUN.get(fact.key) for fact in FACTS]
    book = _book("Mall för en utgåva", facts, [], EMPTY_ROWS)
    looks.table(book.create_sheet(layout.EXAMPLE_SHEET), EXAMPLE, 0)
    _save(book, path)


def _check_suffix(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise KompassError(f"{path.name} slutar inte på .xlsx. Välj ett namn som gör det.")


def _book(title: str, facts: list[Value], rows: list[Row], spare: int) -> "Workbook":
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "Kompass"
    book.properties.title = title
    _explain(book.worksheets[0])
    _write_facts(book.create_sheet(layout.FACTS_SHEET), facts)
    criteria = book.create_sheet(layout.CRITERIA_SHEET)
    looks.table(criteria, rows, spare)
    _offer_kinds(criteria, len(rows) + spare)
    for sheet in book.worksheets:
        looks.fit_to_page(sheet)
    return book


def _save(book: "Workbook", path: Path) -> None:
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.active
    buffer = io.BytesIO()
    book.save(buffer)
    put(path, buffer.getvalue())


def _explain(sheet: "Worksheet") -> None:
    sheet.title = layout.EXPLANATION_SHEET
    sheet.column_dimensions["A"].width = _EXPLANATION_WIDTH
    for row, (text, is_heading) in enumerate(explanation(), start=1):
        cell = looks.put(sheet, row, 1, text)
        if is_heading:
            looks.strengthen(cell, size=14 if row == 1 else 12)
        looks.set_height(sheet, row, [text], [_EXPLANATION_WIDTH])


def _write_facts(sheet: "Worksheet", values: list[Value]) -> None:
    from openpyxl.styles import Alignment

    looks.headings(sheet, layout.FACT_HEADINGS, _FACT_WIDTHS)
    for row, (fact, value) in enumerate(zip(FACTS, values, strict=True), start=2):
        looks.strengthen(looks.put(sheet, row, 1, fact.label))
        looks.put(sheet, row, 2, value).alignment = Alignment(
            wrap_text=True, vertical="top", horizontal="left"
        )
        looks.put(sheet, row, 3, fact.explanation)
        looks.set_height(sheet, row, [fact.label, value, fact.explanation], _FACT_WIDTHS)


def _offer_kinds(sheet: "Worksheet", rows: int) -> None:
    """Give the column Typ a list to choose from."""
    from openpyxl.worksheet.datavalidation import DataValidation

    kinds = DataValidation(
        type="list",
        formula1='"' + ",".join(kind.value for kind in Kind) + '"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=layout.TYPE,
        error="Välj Område, Fråga eller Indikator.",
    )
    kinds.add(f"A2:A{rows + 1}")
    sheet.add_data_validation(kinds)


def _facts(edition: Edition) -> list[Value]:
    info = edition.indicator_set
    own: dict[str, Value] = {
        "id": edition.id,
        "title": edition.title,
        "language": edition.language,
        "years": edition.years,
        "source": edition.source,
        "step_percent": edition.step_percent,
        "incomplete": "ja" if edition.incomplete else "nej",
        "note": edition.note,
    }
    of_set: dict[str, Value] = {}
    if info is not None:
        of_set = {
            "id": info.id,
            "title": info.title,
            "label": info.label,
            "proposed_by": info.proposed_by,
        }
    return [(of_set if fact.of_set else own).get(fact.key) for fact in FACTS]


def _rows(edition: Edition) -> Iterator[Row]:
    for area in edition.areas:
        yield _area(area)
        for question in area.questions:
            yield _question(question)
            for indicator in question.indicators:
                yield _indicator(indicator, question.number)


def _area(area: Area) -> Row:
    return {
        layout.TYPE: Kind.AREA.value,
        layout.NUMBER: str(area.number),
        layout.ID: area.id,
        layout.TITLE: area.title,
        layout.POINTS: area.max_points,
        layout.SHORT: area.short_title,
        layout.INTRODUCTION: area.suggested_introduction,
    }


def _question(question: Question) -> Row:
    return {
        layout.TYPE: Kind.QUESTION.value,
        layout.NUMBER: question.number,
        layout.ID: question.id,
        layout.TITLE: question.title,
        layout.POINTS: question.max_points,
        layout.PRINTED: question.printed_title,
    }


def _indicator(indicator: Indicator, number: str) -> Row:
    return {
        layout.TYPE: Kind.INDICATOR.value,
        layout.NUMBER: number,
        layout.ID: indicator.id,
        layout.TITLE: indicator.text,
        layout.POINTS: indicator.points,
        layout.EVIDENCE: indicator.evidence,
    }


def _check_lengths(edition: Edition) -> None:
    texts = [*_facts(edition), *(value for row in _rows(edition) for value in row.values())]
    longest = max(len(escaped(text)) for text in texts if isinstance(text, str))
    if longest > layout.LONGEST_CELL:
        raise KompassError(
            f"En text har {format_count(longest)} tecken, och en cell i Excel rymmer "
            f"{format_count(layout.LONGEST_CELL)}. Exportera utgåvan som .yaml i stället."
        )
