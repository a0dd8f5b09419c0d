"""A table as WordprocessingML: header row marked, rows never split, no vertical lines."""

from dataclasses import dataclass
from typing import Final

from kompass.report import docx_styles as styles
from kompass.report import paper
from kompass.report.document import Align, Column, Row, RowKind, Table
from kompass.report.docx_xml import attribute, paragraph, run, twips

KEEP_NEXT: Final = "<w:keepNext/>"
STRONG: Final = f'<w:rStyle w:val="{styles.STRONG}"/>'
TINT: Final = f'<w:shd w:val="clear" w:color="auto" w:fill="{paper.TINT.lstrip("#")}"/>'


@dataclass(frozen=True)
class CellLook:
    """What the cells of a row have in common, as XML for letters, paragraph and cell."""

    letters: str = ""
    paragraph: str = ""
    cell: str = ""
    bottom: bool = False


def table_xml(table: Table) -> str:
    """Return the table, its size fixed so that every program lays it out alike."""
    widths = _widths(table)
    total = any(row.kind is RowKind.TOTAL for row in table.rows[-1:])
    look = f'w:firstRow="1" w:lastRow="{int(total)}" w:firstColumn="0" w:lastColumn="0"'
    padding = twips(paper.COMPACT_PADDING if table.compact else paper.CELL_PADDING)
    side = twips(_gap(table) / 2)
    sides = {"top": padding, "left": side, "bottom": padding, "right": side}
    inside = "".join(f'<w:{at} w:w="{width}" w:type="dxa"/>' for at, width in sides.items())
    margins = f"<w:tblCellMar>{inside}</w:tblCellMar>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.TABLE}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}'
        f'<w:tblLook {look} w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={attribute(table.caption.text)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{_header(table, widths)}{''.join(_rows(table, widths))}</w:tbl>"
    )


def _widths(table: Table) -> list[int]:
    """Return the widths with half a gap on both sides of each cell's text."""
    gap = _gap(table)
    wider = [paper.WIDE_GAP - gap if column.wide_gap else 0.0 for column in table.columns]
    room = paper.TEXT_WIDTH * table.width - sum(wider) - gap * len(table.columns)
    shares = sum(column.share for column in table.columns)
    return [
        twips(room * column.share / shares + gap + more)
        for column, more in zip(table.columns, wider, strict=True)
    ]


def _gap(table: Table) -> float:
    return paper.COMPACT_GAP if table.compact else paper.COLUMN_GAP


def _header(table: Table, widths: list[int]) -> str:
    look = CellLook(letters=STRONG, paragraph=KEEP_NEXT, cell=TINT, bottom=True)
    cells = [
        _cell(table, column, column.title, width, look)
        for column, width in zip(table.columns, widths, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _rows(table: Table, widths: list[int]) -> list[str]:
    return [
        _row(table, row, widths, keep=table.stays_with_next(nth))
        for nth, row in enumerate(table.rows)
    ]


def _row(table: Table, row: Row, widths: list[int], *, keep: bool) -> str:
    look = CellLook(
        letters="" if row.kind is RowKind.BODY else STRONG,
        paragraph=KEEP_NEXT if keep else "",
        cell=TINT if row.kind in (RowKind.OWN, RowKind.GROUP) else "",
    )
    cells = [
        _cell(table, column, text, width, look)
        for column, text, width in zip(table.columns, row.cells, widths, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(table: Table, column: Column, text: str, width: int, look: CellLook) -> str:
    gap = ""
    if column.wide_gap:
        wide = twips(paper.WIDE_GAP - _gap(table) / 2)
        gap = f'<w:tcMar><w:left w:w="{wide}" w:type="dxa"/></w:tcMar>'
    content = run(text, look.letters) if text else ""
    placed = '<w:vAlign w:val="bottom"/>' if look.bottom else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look.cell}{gap}{placed}</w:tcPr>'
        f"{paragraph(_style(table, column), content, look.paragraph)}</w:tc>"
    )


def _style(table: Table, column: Column) -> str:
    if column.align is Align.RIGHT:
        return styles.COMPACT_NUMBER if table.compact else styles.NUMBER_CELL
    return styles.COMPACT_CELL if table.compact else styles.CELL
