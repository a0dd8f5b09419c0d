"""How the sheets of a workbook look: text as text, widths, heights, headings that stay."""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from kompass.catalogue import excel_layout as layout
from kompass.catalogue.excel_layout import COLUMNS, Kind, Row, Value
from kompass.spreadsheets import put_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_FACE = "Calibri"
_HEADING, _AREA, _QUESTION = "FF1F3A5F", "FFDCE6F1", "FFF3F6FA"
_LAST_PRINTED = "F"
"""Beyond the evidence stand texts that would make everything too small on paper."""
_LINE_HEIGHT = 15.0
"""Points; one line of Calibri 11."""
_TALLEST = 409.0
"""Points; Excel has no taller rows."""


def put(
    sheet: "Worksheet", row: int, column: int, value: Value, *, numeric: bool = False
) -> "Cell":
    """Write a number as a number and any other value as text, whatever it looks like."""
    from openpyxl.styles import Alignment, Font

    cell = cast("Cell", sheet.cell(row, column))
    cell.font = Font(name=_FACE)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, Decimal):
        cell.value = value
        return cell
    if value:
        put_text(cell, value)
    # Without the format of text 1.10 becomes 1.1, and a text that is edited a formula.
    cell.number_format = "General" if numeric else "@"
    return cell


def strengthen(cell: "Cell", *, size: int = 11, colour: str = "FF000000") -> None:
    """Make the text of a cell bold."""
    from openpyxl.styles import Font

    cell.font = Font(name=_FACE, bold=True, size=size, color=colour)


def headings(sheet: "Worksheet", names: Sequence[str], widths: Sequence[int]) -> None:
    """Write a row of headings that stays in sight, over columns of these widths."""
    from openpyxl.styles import Alignment, PatternFill
    from openpyxl.utils import get_column_letter

    for place, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
        cell = put(sheet, 1, place, name)
        strengthen(cell, colour="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor=_HEADING)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"


def table(sheet: "Worksheet", rows: Sequence[Row], spare: int) -> None:
    """Write the criteria under their headings, and make ``spare`` more rows ready below."""
    from openpyxl.styles import Alignment, PatternFill

    widths = tuple(column.width for column in COLUMNS)
    headings(sheet, tuple(column.heading for column in COLUMNS), widths)
    set_height(sheet, 1, ["", "", "", "", layout.POINTS], widths)
    fills = {Kind.AREA.value: _AREA, Kind.QUESTION.value: _QUESTION}
    for number, row in enumerate([*rows, *[Row() for _ in range(spare)]], start=2):
        kind = str(row.get(layout.TYPE, ""))
        for place, column in enumerate(COLUMNS, start=1):
            cell = put(sheet, number, place, row.get(column.heading), numeric=column.numeric)
            if column.numeric:
                cell.alignment = Alignment(vertical="top", horizontal="center")
            if kind == Kind.INDICATOR.value and column.heading == layout.TITLE:
                cell.alignment = Alignment(
                    wrap_text=True, vertical="top", horizontal="left", indent=1
                )
            if kind in fills:
                cell.fill = PatternFill("solid", fgColor=fills[kind])
                if column.heading in (layout.TYPE, layout.NUMBER, layout.TITLE, layout.POINTS):
                    strengthen(cell)
        if row:
            sheet.print_area = f"A1:{_LAST_PRINTED}{number}"
            set_height(sheet, number, [row.get(c.heading) for c in COLUMNS], widths)


def set_height(sheet: "Worksheet", row: int, texts: Sequence[Value], widths: Sequence[int]) -> None:
    """Make a row about as tall as its texts; the program that opens it may still adjust it."""
    from openpyxl.worksheet.dimensions import RowDimension

    class Estimated(RowDimension):
        customHeight = False  # noqa: N815 - openpyxl's name; a height of one's own stays for ever

    lines = max(
        _lines(text, width) for text, width in zip(texts, widths, strict=False) if text != ""
    )
    height = min(lines * _LINE_HEIGHT, _TALLEST)
    sheet.row_dimensions[row] = Estimated(sheet, index=row, ht=height)


def fit_to_page(sheet: "Worksheet") -> None:
    """Print what is printed side by side, on as many landscape pages as it takes."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.freeze_panes:
        sheet.print_title_rows = "1:1"


def _lines(text: Value, width: int) -> int:
    if not isinstance(text, str):
        return 1
    # Words do not fill their lines, so a line holds a little less than its width says.
    return sum(max(1, math.ceil(len(line) / (width * 0.95))) for line in text.split("\n"))
