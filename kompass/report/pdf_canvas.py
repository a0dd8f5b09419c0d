"""A reportlab canvas that marks what it draws and fills in page numbers at the end.

Importing this module imports reportlab; the PDF writer imports it where it writes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from kompass.report.pdf_tagging import (
    LINK_NUMBERS_FROM,
    Description,
    Node,
    Tree,
    write_metadata,
    write_tree,
)

LATE: Final = "%late{}%"


class ReportCanvas(Canvas):
    """Draws pages whose content belongs to a structure tree."""

    draws = True
    """Whether anything is drawn; otherwise only the places of headings are noted."""
    # What reportlab's canvas has and its type stubs do not tell.
    _doc: Any
    _code: list[str]
    _absRect: Any  # noqa: N815
    _bookmarkReference: Any  # noqa: N815
    _addAnnotation: Any  # noqa: N815

    def __init__(self, *args: Any, tree: Tree, about: Description, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.tree = tree
        self._about = about
        self._in_artifact = False
        self._late: list[tuple[int, Callable[[ReportCanvas], None]]] = []
        self.headings: dict[str, int] = {}
        """Page number of every heading drawn so far, by its key."""
        stamp = self._doc._timeStamp  # noqa: SLF001 - the only way to a fixed date
        day = about.created
        stamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)

    @property
    def page_index(self) -> int:
        """The page being drawn, counted from 0."""
        return int(self._doc.pageCounter) - 1

    @property
    def page_count(self) -> int:
        """How many pages are finished."""
        return len(self._doc.Pages.pages)

    @contextmanager
    def marked(self, node: Node) -> Iterator[None]:
        """Everything drawn inside belongs to ``node``; inside an artifact to nothing."""
        if self._in_artifact:
            yield
            return
        number = self.tree.mark(node, self.page_index)
        self._code.append(f"/{node.kind} <</MCID {number}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Everything drawn inside is decoration: Layout, Background, Pagination."""
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        self._in_artifact = True
        yield
        self._in_artifact = False
        self._code.append("EMC")

    def link(self, node: Node, text: str, key: str, box: tuple[float, float, float, float]) -> None:
        """Make ``box`` (in the current coordinates) lead to the heading ``key``."""
        name = f"link{len(self.tree.links)}"
        number = self.tree.link(node, self.page_index, name)
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray(list(self._absRect(box, 1))),
                "Border": "[0 0 0]",
                "F": 4,
                "Contents": pdfdoc.PDFString(text),
                "Dest": self._bookmarkReference(key),
                "StructParent": LINK_NUMBERS_FROM + number,
            }
        )
        self._addAnnotation(annotation, name)

    def late(self, draw: "Callable[[ReportCanvas], None]") -> None:
        """Draw here, in the current coordinates, when all pages are known."""
        self._code.append(LATE.format(len(self._late)))
        self._late.append((self.page_index, draw))

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Finish the page and tie it to the structure tree."""
        index = self.page_index
        super().showPage()
        page = self._doc.Pages.pages[index]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = pdfdoc.PDFName("S")
        page.StructParents = index

    def save(self) -> None:
        """Fill in what had to wait, and write the file."""
        if self._code:
            self.showPage()
        for number, (index, draw) in enumerate(self._late):
            page = self._doc.Pages.pages[index]
            page.stream = page.stream.replace(LATE.format(number), self._drawn(draw), 1)
        for page in self._doc.Pages.pages:
            # Left alone, reportlab would write the streams as text, a quarter larger.
            page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
            page.Trans = None
        self._code = []
        write_tree(self._doc, self.tree)
        write_metadata(self._doc, self._about)
        super().save()

    def _drawn(self, draw: "Callable[[ReportCanvas], None]") -> str:
        self._code = []
        self.init_graphics_state()
        self.saveState()
        draw(self)
        self.restoreState()
        return "\n".join(self._code)


class MeasuringCanvas(ReportCanvas):
    """Lays out without drawing anything or writing a file."""

    draws = False

    def save(self) -> None:
        """Finish the last page and leave it at that."""
        if self._code:
            self.showPage()
