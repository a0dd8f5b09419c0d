"""The pages of the report: story, frame, and what stands around the text.

Importing this module imports reportlab; whoever needs pages imports it where they need them.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import IO, Any, cast

from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from kompass.progress import Progress, silent
from kompass.report import paper, pdf_fonts
from kompass.report.document import DRAFT_MARK, Document, Heading, TitlePage
from kompass.report.pdf_canvas import MeasuringCanvas, ReportCanvas
from kompass.report.pdf_rooms import Group, with_breaks
from kompass.report.pdf_story import Story
from kompass.report.pdf_tagging import Description, Tree


def lay_out(document: Document, target: IO[bytes], progress: Progress) -> None:
    """Write the pages of ``document`` to ``target``."""
    _build(document, target, ReportCanvas, progress)


def measure(document: Document, target: IO[bytes]) -> ReportCanvas:
    """Return a canvas that knows the page of every heading; ``target`` stays empty."""
    return _build(document, target, MeasuringCanvas, silent)


def _build(
    document: Document, target: IO[bytes], kind: type[ReportCanvas], progress: Progress
) -> ReportCanvas:
    pdf_fonts.register()
    tree = Tree()
    story = Story(document, tree.root)
    groups = with_breaks([(block, story.of(block)) for block in document.blocks])
    template = _Pages(document, target, _reporter(groups, progress))
    about = Description(
        document.title, document.subject, document.authors, document.language, document.created
    )
    template.build(
        [flowable for _, group in groups for flowable in group],
        canvasmaker=partial(kind, tree=tree, about=about),
    )
    progress(len(groups), len(groups), "filen")
    return template.canvas


class _Pages(BaseDocTemplate):
    """A4 with one column of text; tells after every piece how far it has come."""

    canvas: ReportCanvas

    def __init__(
        self, document: Document, target: IO[bytes], report: Callable[[Flowable], None]
    ) -> None:
        super().__init__(
            target,
            pagesize=(paper.PAGE_WIDTH, paper.PAGE_HEIGHT),
            title=document.title,
            author=", ".join(document.authors) or "Kompass",
            subject=document.subject,
            creator="Kompass",
            producer="Kompass",
            lang=document.language,
            invariant=1,
            pageCompression=1,
            initialFontName=pdf_fonts.REGULAR,
            displayDocTitle=1,
        )
        self._report = report
        frame = Frame(
            paper.MARGIN_SIDE, paper.MARGIN_BOTTOM, paper.TEXT_WIDTH, paper.TEXT_HEIGHT,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(PageTemplate("page", [frame], onPage=partial(_furnish, document)))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Note the canvas, and tell how far the pages have come."""
        self.canvas = cast("ReportCanvas", self.canv)
        self._report(flowable)


def _reporter(groups: Sequence[Group], progress: Progress) -> Callable[[Flowable], None]:
    """Return what is called after every piece: names the heading that comes next."""
    last = {id(group[-1]): nth for nth, (_, group) in enumerate(groups)}
    place = "titelsidan"

    def told(flowable: Flowable) -> None:
        nonlocal place
        nth = last.get(id(flowable))
        if nth is None:
            return
        following = groups[nth + 1][0] if nth + 1 < len(groups) else None
        if isinstance(following, Heading):
            place = following.text
        progress(nth + 1, len(groups), place)

    return told


def _furnish(document: Document, canvas: ReportCanvas, _: Any) -> None:  # noqa: ANN401
    """Draw what stands around the text: running title, page number, the mark of a draft."""
    first = canvas.getPageNumber() == 1 and isinstance(document.blocks[0], TitlePage)
    with canvas.artifact("Pagination"):
        if document.draft:
            _draw_draft_mark(canvas)
        if not first:
            _draw_running_title(canvas, document.running_title)
            _draw_page_number(canvas)


def _draw_draft_mark(canvas: ReportCanvas) -> None:
    canvas.saveState()
    canvas.setFillColor(paper.DRAFT)
    canvas.setFont(pdf_fonts.STRONG, 120)
    canvas.translate(paper.PAGE_WIDTH / 2, paper.PAGE_HEIGHT / 2)
    canvas.rotate(52)
    canvas.drawCentredString(0, -40, DRAFT_MARK)
    canvas.restoreState()
    canvas.setFillColor(paper.INK)
    canvas.setFont(pdf_fonts.STRONG, paper.RUNNING.size + 1.4)
    right = paper.PAGE_WIDTH - paper.MARGIN_SIDE
    canvas.drawRightString(right, paper.PAGE_HEIGHT - paper.HEADER_AT, DRAFT_MARK)


def _draw_running_title(canvas: ReportCanvas, text: str) -> None:
    canvas.setFillColor(paper.RUNNING.colour)
    canvas.setFont(pdf_fonts.REGULAR, paper.RUNNING.size)
    canvas.drawString(paper.MARGIN_SIDE, paper.PAGE_HEIGHT - paper.HEADER_AT, text)


def _draw_page_number(canvas: ReportCanvas) -> None:
    number = canvas.getPageNumber()

    def draw(late: ReportCanvas) -> None:
        late.setFillColor(paper.RUNNING.colour)
        late.setFont(pdf_fonts.REGULAR, paper.RUNNING.size)
        right = paper.PAGE_WIDTH - paper.MARGIN_SIDE
        late.drawRightString(right, paper.FOOTER_AT, f"Sida {number} av {late.page_count}")

    canvas.late(draw)
