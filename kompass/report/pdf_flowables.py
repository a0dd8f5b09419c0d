"""The pieces a PDF page is filled with: marked paragraphs, headings, tables, figures.

Importing this module imports reportlab; the PDF writer imports it where it writes.
"""

from collections.abc import Callable
from html import escape
from typing import Any, Final, cast

from reportlab.platypus.flowables import Flowable
from reportlab.platypus.paragraph import Paragraph

from kompass.report import paper
from kompass.report.document import Figure, Heading, printable
from kompass.report.pdf_canvas import ReportCanvas
from kompass.report.pdf_fonts import drawable
from kompass.report.pdf_tagging import Node

LEADER_GAP: Final = 6.0
LEADER_STEP: Final = 4.2


def canvas_of(flowable: Flowable) -> ReportCanvas:
    """Return the canvas a flowable is being drawn on."""
    return cast("ReportCanvas", flowable.canv)


class Marked(Paragraph):
    """A paragraph whose lines belong to ``node``, also when it runs over two pages."""

    node: Node

    def draw(self) -> None:
        """Draw the lines, marked."""
        canvas = canvas_of(self)
        if not canvas.draws:
            return
        with canvas.marked(self.node):
            super().draw()

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return what fits and the rest, both of the same node."""
        parts = super().split(availWidth, availHeight)
        for part in parts:
            if isinstance(part, Marked):
                part.node = self.node
        return parts


def marked(text: str, style: Any, node: Node, bullet: str | None = None) -> Marked:  # noqa: ANN401
    """Return a paragraph of plain text; line breaks in it are kept."""
    paragraph = Marked(markup(text), style, bulletText=bullet)
    paragraph.node = node
    return paragraph


def markup(text: str) -> str:
    """Return plain text as reportlab's markup."""
    return escape(drawable(printable(text)), quote=False).replace("\n", "<br/>")


class MarkedHeading(Marked):
    """A heading that can be reached from the outline and the list of contents."""

    heading: Heading

    def draw(self) -> None:
        """Draw the heading and note where it stands."""
        canvas = canvas_of(self)
        heading = self.heading
        canvas.headings[heading.key] = canvas.getPageNumber()
        if not canvas.draws:
            return
        top = self.height + paper.HEADINGS[heading.level - 1].before
        canvas.bookmarkHorizontal(heading.key, 0, top)
        canvas.addOutlineEntry(heading.text, heading.key, heading.level - 1, heading.level > 1)
        super().draw()

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: ARG002, N803
        """Return nothing: a heading moves to the next page whole."""
        return []


def marked_heading(heading: Heading, style: Any, node: Node) -> MarkedHeading:  # noqa: ANN401
    """Return a heading of the document."""
    flowable = MarkedHeading(markup(heading.text), style)
    flowable.heading = heading
    flowable.node = node
    return flowable


class Line(Flowable):
    """One short line of text in a table cell: cheaper than a paragraph, never broken."""

    def __init__(self, text: str, style: Any, node: Node, *, right: bool) -> None:  # noqa: ANN401
        super().__init__()
        self.text = drawable(printable(text))
        self.style = style
        self.node = node
        self.right = right

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Return the width of the cell and the height of one line."""
        self.width, self.height = availWidth, self.style.leading
        return self.width, self.height

    def draw(self) -> None:
        """Draw the text on its base line."""
        canvas = canvas_of(self)
        if not self.text:
            return
        with canvas.marked(self.node):
            canvas.setFillColor(self.style.textColor)
            canvas.setFont(self.style.fontName, self.style.fontSize)
            y = self.height - self.style.fontSize
            if self.right:
                canvas.drawRightString(self.width, y, self.text)
            else:
                canvas.drawString(0, y, self.text)


class Picture(Flowable):
    """A figure as vectors, drawn by matplotlib when its page is reached."""

    def __init__(self, figure: Figure, node: Node, *, before: float, after: float) -> None:
        super().__init__()
        self.figure = figure
        self.node = node
        self.spaceBefore = before
        self.spaceAfter = after

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Return the drawing's own size, which fits the text column."""
        width, height = self.figure.size
        self.width, self.height = width * 72, height * 72
        return self.width, self.height

    def draw(self) -> None:
        """Draw the figure."""
        if not canvas_of(self).draws:
            return
        from kompass.report.pdf_drawing import draw_figure

        with canvas_of(self).marked(self.node):
            draw_figure(self.figure.draw(), canvas_of(self))


class ContentsEntry(Flowable):
    """One line of the list of contents; its page number is filled in at the end."""

    def __init__(self, heading: Heading, style: Any, indent: float, node: Node) -> None:  # noqa: ANN401
        super().__init__()
        self.heading = heading
        self.indent = indent
        self.node = node
        self.style = style
        self.spaceBefore = style.spaceBefore
        self.spaceAfter = style.spaceAfter
        self._title = marked(heading.text, style, node)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the full width and the height of the title."""
        room = availWidth - self.indent - 4 * self.style.fontSize
        _, self.height = self._title.wrap(room, availHeight)
        self.width = availWidth
        return self.width, self.height

    def draw(self) -> None:
        """Draw title, leader and page number as one link."""
        canvas = canvas_of(self)
        if not canvas.draws:
            return
        self._title.drawOn(canvas, self.indent, 0)
        y = self.style.leading - self.style.fontSize
        start = self.indent + self._last_line_width() + LEADER_GAP
        with canvas.artifact():
            canvas.setStrokeColor(paper.STRONG_LINE)
            canvas.setLineWidth(0.9)
            canvas.setLineCap(1)
            canvas.setDash([0.01, LEADER_STEP])
            end = self.width - 3 * self.style.fontSize
            if end > start:
                canvas.line(start, y, end, y)
        with canvas.marked(self.node):
            canvas.late(self._number(y))
        box = (0, 0, self.width, self.height)
        canvas.link(self.node, f"Gå till {self.heading.text}", self.heading.key, box)

    def _last_line_width(self) -> float:
        return float(self._title.getActualLineWidths0()[-1])

    def _number(self, y: float) -> Callable[[ReportCanvas], None]:
        def draw(canvas: ReportCanvas) -> None:
            canvas.setFillColor(self.style.textColor)
            canvas.setFont(self.style.fontName, self.style.fontSize)
            number = canvas.headings.get(self.heading.key, 0)
            canvas.drawRightString(self.width, y, str(number))

        return draw
