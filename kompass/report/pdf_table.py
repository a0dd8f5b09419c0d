"""A table on PDF pages: header on every page, rows never split, no vertical lines.

reportlab has tables of its own; this one is smaller because it does only what the report
needs, and it marks its cells so that a screen reader knows rows, headers and columns.
Importing this module imports reportlab; the PDF writer imports it where it writes.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, Final

from reportlab.platypus.flowables import Flowable

from kompass.report import paper
from kompass.report.document import RowKind
from kompass.report.pdf_canvas import ReportCanvas
from kompass.report.pdf_flowables import Line, Marked, canvas_of
from kompass.report.pdf_tagging import Node

HAIR: Final = 0.5
STRONG: Final = 0.9
FULL_PAGE: Final = paper.TEXT_HEIGHT - 40
"""A row, or rows that belong together, higher than this are split after all."""

Cell = Line | Marked


@dataclass(eq=False)
class TableRow:
    """One row with its cells, ready to be measured."""

    cells: Sequence[Cell]
    kind: RowKind
    with_next: bool
    height: float = 0.0
    heights: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Grid:
    """Where the columns stand and how close the rows are."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    padding: float
    rules: tuple[tuple[float, float], ...]
    """Left and right end of the horizontal lines; two pairs where the table has two halves."""


class RowTable(Flowable):
    """The rows of a table, or of the part of it that stands on one page."""

    def __init__(
        self, header: TableRow, rows: Sequence[TableRow], grid: Grid, *, continued: bool = False
    ) -> None:
        super().__init__()
        self.header = header
        self.rows = list(rows)
        self.grid = grid
        self.continued = continued
        self.spaceAfter = 0.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Return the width of the columns and the height of all rows."""
        for row in (self.header, *self.rows):
            if not row.height:
                self._measure(row)
        self.width = self.grid.rules[-1][1]
        self.height = self.header.height + sum(row.height for row in self.rows)
        return self.width, self.height

    def _measure(self, row: TableRow) -> None:
        widths = self.grid.widths
        row.heights = [
            cell.wrap(width, FULL_PAGE)[1] for cell, width in zip(row.cells, widths, strict=True)
        ]
        row.height = max(row.heights) + 2 * self.grid.padding

    def shortest_start(self) -> float:
        """Return the least height with which the table can begin on a page."""
        self.wrap(0, 0)
        return self.header.height + sum(row.height for row in self.rows[: self._chain(0)])

    def _chain(self, first: int) -> int:
        """Return the end of the run of rows that stays together from row ``first``."""
        end = first
        while end < len(self.rows) - 1 and self.rows[end].with_next:
            end += 1
        end += 1
        if sum(row.height for row in self.rows[first:end]) > FULL_PAGE - self.header.height:
            return first + 1
        return end

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return the part that fits and the rest; nothing if not even one row fits."""
        self.wrap(availWidth, availHeight)
        used, fitting = self.header.height, 0
        while fitting < len(self.rows):
            end = self._chain(fitting)
            height = sum(row.height for row in self.rows[fitting:end])
            if used + height > availHeight:
                break
            used, fitting = used + height, end
        if fitting == len(self.rows):
            return [self]
        if fitting == 0:
            return self._split_row(availHeight)
        return [self._part(self.rows[:fitting], first=True), self._part(self.rows[fitting:])]

    def _split_row(self, room: float) -> list[Flowable]:
        """Split the first row only where it would not fit on a whole page either."""
        row = self.rows[0]
        if self.header.height + row.height <= FULL_PAGE:
            return []
        inside = room - self.header.height - 2 * self.grid.padding
        upper: list[Any] = []
        lower: list[Any] = []
        for cell, width in zip(row.cells, self.grid.widths, strict=True):
            parts = cell.split(width, inside) if isinstance(cell, Marked) else [cell]
            if not parts:
                return []
            upper.append(parts[0])
            lower.append(parts[1] if len(parts) > 1 else _nothing(cell))
        first = TableRow(upper, row.kind, with_next=False)
        second = TableRow(lower, row.kind, row.with_next)
        return [self._part([first], first=True), self._part([second, *self.rows[1:]])]

    def _part(self, rows: Sequence[TableRow], *, first: bool = False) -> "RowTable":
        continued = self.continued if first else True
        return RowTable(self.header, rows, self.grid, continued=continued)

    def draw(self) -> None:
        """Draw header and rows from the top down."""
        canvas = canvas_of(self)
        if not canvas.draws:
            return
        top = self.height - self.header.height
        with canvas.artifact():
            self._draw_backgrounds(canvas)
        self._draw_header(canvas)
        for row in self.rows:
            for nth, cell in enumerate(row.cells):
                cell.drawOn(
                    canvas, self.grid.lefts[nth], top - self.grid.padding - row.heights[nth]
                )
            top -= row.height

    def _draw_header(self, canvas: ReportCanvas) -> None:
        """Draw the titles on one base line; on later pages they are told to nobody again."""
        y = self.height - self.header.height + self.grid.padding
        with canvas.artifact("Pagination") if self.continued else nullcontext():
            for cell, left in zip(self.header.cells, self.grid.lefts, strict=True):
                cell.drawOn(canvas, left, y)

    def _draw_backgrounds(self, canvas: ReportCanvas) -> None:
        y = self.height - self.header.height
        self._fill(canvas, y, self.header.height)
        self._rule(canvas, y, STRONG, paper.STRONG_LINE)
        for nth, row in enumerate(self.rows):
            if row.kind in (RowKind.OWN, RowKind.GROUP):
                self._fill(canvas, y - row.height, row.height)
            if row.kind is RowKind.TOTAL and nth:
                self._rule(canvas, y, STRONG, paper.STRONG_LINE)
            y -= row.height
            last = nth == len(self.rows) - 1
            self._rule(canvas, y, HAIR, paper.STRONG_LINE if last else paper.LINE)

    def _fill(self, canvas: ReportCanvas, y: float, height: float) -> None:
        canvas.setFillColor(paper.TINT)
        for left, right in self.grid.rules:
            canvas.rect(left, y, right - left, height, stroke=0, fill=1)

    def _rule(self, canvas: ReportCanvas, y: float, width: float, colour: str) -> None:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        for left, right in self.grid.rules:
            canvas.line(left, y, right, y)


def _nothing(cell: Cell) -> Line:
    return Line("", cell.style, Node("Span"), right=False)
