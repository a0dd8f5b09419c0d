"""From the document's blocks to what reportlab lays out on pages.

Importing this module imports reportlab; the PDF writer imports it where it writes.
"""

from typing import Any, Final

from reportlab.platypus.flowables import PageBreak, Spacer

from kompass.report import paper
from kompass.report.document import (
    Align,
    Block,
    Bullets,
    Contents,
    Document,
    Fact,
    Figure,
    Heading,
    Paragraph,
    RowKind,
    Table,
    TextRole,
    TitlePage,
)
from kompass.report.pdf_flowables import (
    ContentsEntry,
    Line,
    Marked,
    Picture,
    marked,
    marked_heading,
)
from kompass.report.pdf_rooms import Flowables, Room, height
from kompass.report.pdf_styles import style
from kompass.report.pdf_table import Grid, RowTable, TableRow
from kompass.report.pdf_tagging import Node

BULLET_INDENT: Final = 14.0
BULLET: Final = "•"
ROLES: Final = {
    TextRole.BODY: paper.BODY,
    TextRole.LEAD: paper.LEAD,
    TextRole.NOTE: paper.NOTE,
}
MOST_KEPT: Final = 0.3
"""A bullet and its aside stay together up to this part of a page."""


class Story:
    """Turns blocks into flowables and grows the structure tree along with them."""

    def __init__(self, document: Document, root: Node) -> None:
        self._document = document
        self._root = root

    def of(self, block: Block) -> Flowables:
        """Return what ``block`` looks like on pages."""
        match block:
            case TitlePage():
                flowables = self._title_page(block)
            case Contents():
                flowables = self._contents(block)
            case Heading():
                node = self._root.add(f"H{block.level}")
                flowables = [marked_heading(block, _heading_style(block), node)]
            case Paragraph():
                look = style(ROLES[block.role])
                flowables = [marked(block.text, look, self._root.add("P"))]
            case Bullets():
                flowables = self._bullets(block)
            case Table():
                flowables = self._table(block)
            case Figure():
                flowables = self._figure(block)
        return flowables

    def _title_page(self, block: TitlePage) -> Flowables:
        texts = (
            (block.kicker, paper.COVER_KICKER, "P"),
            (block.title, paper.COVER_TITLE, "P"),
            (block.subtitle, paper.COVER_SUBTITLE, "P"),
        )
        flowables: Flowables = [Spacer(1, paper.COVER_TOP - paper.MARGIN_TOP)]
        for text, kind, tag in texts:
            flowables.append(marked(text, style(kind, divide=False), self._root.add(tag)))
        flowables += [self._fact(fact) for fact in block.facts]
        flowables.append(marked(block.remark, style(paper.REMARK), self._root.add("P")))
        return flowables

    def _fact(self, fact: Fact) -> Marked:
        """Return label and value side by side: the label stands where a bullet would."""
        kind = style(paper.FACT, indent=paper.FACT_INDENT)
        return marked(fact.value, kind, self._root.add("P"), bullet=fact.label)

    def _contents(self, block: Contents) -> Flowables:
        title = style(paper.HEADINGS[0], divide=False)
        entries = self._root.add("TOC")
        flowables: Flowables = [PageBreak(), marked(block.title, title, entries.add("Caption"))]
        for heading in self._document.contents():
            indent = paper.CONTENTS_INDENT * (heading.level - 1)
            link = entries.add("TOCI").add("Link", alt=heading.text)
            kind = style(paper.CONTENTS[heading.level - 1])
            flowables.append(ContentsEntry(heading, kind, indent, link))
        return flowables

    def _bullets(self, block: Bullets) -> Flowables:
        listing = self._root.add("L", attributes="/O /List /ListNumbering /Disc")
        flowables: Flowables = []
        for item in block.items:
            body = listing.add("LI").add("LBody")
            look = style(paper.BULLET, indent=BULLET_INDENT)
            point = marked(item.text, look, body.add("P"), bullet=BULLET)
            if not item.aside:
                flowables.append(point)
                continue
            aside = marked(item.aside, style(paper.ASIDE, indent=BULLET_INDENT), body.add("P"))
            point.spaceAfter, aside.spaceAfter = 0, paper.BULLET.after + 1
            room = min(height(point) + height(aside), MOST_KEPT * paper.TEXT_HEIGHT)
            flowables += [Room(room), point, aside]
        flowables[-1].spaceAfter = paper.BODY.after
        return flowables

    def _figure(self, block: Figure) -> Flowables:
        node = self._root.add("Figure", alt=block.alt)
        if block.caption is None:
            return [Picture(block, node, before=0, after=6)]
        caption = marked(str(block.caption), style(paper.FIGURE_CAPTION), self._root.add("Caption"))
        return [Picture(block, node, before=8, after=0), caption]

    def _table(self, block: Table) -> Flowables:
        node = self._root.add("Table")
        caption = marked(str(block.caption), style(paper.CAPTION), node.add("Caption"))
        table = self._rows(block, node)
        notes = [marked(note, style(paper.NOTE), self._root.add("P")) for note in block.notes]
        table.spaceAfter = 2 if notes else paper.TABLE_AFTER
        if notes:
            notes[-1].spaceAfter = paper.TABLE_AFTER
        return [caption, table, *notes]

    def _rows(self, block: Table, node: Node) -> RowTable:
        grid = _grid(block)
        head = node.add("THead").add("TR")
        titles = [
            self._cell(
                column.title,
                head.add("TH", attributes="/O /Table /Scope /Column"),
                block,
                nth,
                RowKind.TOTAL,
                grid,
            )
            for nth, column in enumerate(block.columns)
        ]
        body = node.add("TBody")
        rows = [self._row(nth, body.add("TR"), block, grid) for nth in range(len(block.rows))]
        return RowTable(TableRow(titles, RowKind.BODY, with_next=True), rows, grid)

    def _row(self, number: int, node: Node, block: Table, grid: Grid) -> TableRow:
        row = block.rows[number]
        cells = [
            self._cell(text, _cell_node(node, nth), block, nth, row.kind, grid)
            for nth, text in enumerate(row.cells)
        ]
        return TableRow(cells, row.kind, block.stays_with_next(number))

    def _cell(
        self, text: str, node: Node, block: Table, nth: int, kind: RowKind, grid: Grid
    ) -> Line | Marked:
        strong = kind is not RowKind.BODY
        right = block.columns[nth].align is Align.RIGHT
        look = style(_cell_type(compact=block.compact, strong=strong), right=right)
        if self._width(text, look) <= grid.widths[nth] and "\n" not in text:
            return Line(text, look, node, right=right)
        return marked(text, look, node)

    def _width(self, text: str, look: Any) -> float:  # noqa: ANN401 - a reportlab style
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return float(stringWidth(text, look.fontName, look.fontSize))


def _cell_node(row: Node, nth: int) -> Node:
    return row.add("TH", attributes="/O /Table /Scope /Row") if nth == 0 else row.add("TD")


def _cell_type(*, compact: bool, strong: bool) -> paper.Type:
    base = paper.COMPACT_CELL if compact else paper.CELL
    return paper.Type(base.size, base.leading, bold=strong)


def _heading_style(heading: Heading) -> Any:  # noqa: ANN401 - a reportlab style
    return style(paper.HEADINGS[heading.level - 1], divide=False)


def _grid(block: Table) -> Grid:
    """Return where the columns stand: gaps between them, a wider one before a second half."""
    width = paper.TEXT_WIDTH * block.width
    gap = paper.COMPACT_GAP if block.compact else paper.COLUMN_GAP
    gaps = [paper.WIDE_GAP if column.wide_gap else gap for column in block.columns]
    edge = gap / 2
    room = width - sum(gaps[1:]) - 2 * edge
    shares = sum(column.share for column in block.columns)
    lefts: list[float] = []
    widths: list[float] = []
    rules: list[tuple[float, float]] = []
    at = start = 0.0
    for nth, column in enumerate(block.columns):
        if nth and column.wide_gap:
            rules.append((start, at + edge))
            start = at + gaps[nth] - edge
        at += gaps[nth] if nth else edge
        lefts.append(at)
        widths.append(room * column.share / shares)
        at += widths[-1]
    rules.append((start, at + edge))
    padding = paper.COMPACT_PADDING if block.compact else paper.CELL_PADDING
    return Grid(tuple(lefts), tuple(widths), padding, tuple(rules))
