"""The report as pages to look at. Everything here runs in a worker's thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from kompass.progress import Progress
from kompass.report.scope import WHOLE, Scope
from kompass.sources.pdf import PDFIUM

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.values import ReferenceValues
    from kompass.assessment.snapshot import Snapshot


@dataclass(frozen=True)
class ReportOrder:
    """What a report is made of, whatever its format."""

    snapshot: Snapshot
    reference: ReferenceValues | None
    others: tuple[Result, ...]
    scope: Scope = WHOLE

    def write(self, paths: Sequence[Path], progress: Progress) -> None:
        """Write the report; raises as ``kompass.report.export.export_all``."""
        from kompass.report.export import export_all

        export_all(
            self.snapshot,
            paths,
            reference=self.reference,
            others=self.others,
            progress=progress,
            scope=self.scope,
        )

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the headings, in order."""
        from kompass.report.build import build

        document = build(
            self.snapshot, reference=self.reference, others=self.others, scope=self.scope
        )
        return tuple(heading.key for heading in document.headings())


@dataclass(frozen=True)
class Chapter:
    """A heading that can be jumped to."""

    title: str
    level: int
    """0 for the outermost."""
    page: int
    """From 0."""
    top: float = 0.0
    """How far down the page, in points."""
    key: str = ""
    """The heading's key in the document, which does not change with its words."""


@dataclass(frozen=True)
class Pages:
    """A whole report, ready to be drawn page by page."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page in points."""
    chapters: tuple[Chapter, ...] = ()


def make(order: ReportOrder, progress: Progress) -> Pages:
    """Return the report as it would be saved as PDF; nothing is left on disk."""
    with TemporaryDirectory(prefix="kompass-") as folder:
        path = Path(folder) / "rapport.pdf"
        order.write((path,), progress)
        pdf = path.read_bytes()
    return with_keys(read(pdf), order.keys())


def read(pdf: bytes) -> Pages:
    """Return the pages of a PDF."""
    import pypdfium2

    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        sizes = tuple(document.get_page_size(number) for number in range(len(document)))
        return Pages(pdf, sizes, _chapters(document))


def with_keys(pages: Pages, keys: Sequence[str]) -> Pages:
    """Return the pages with the keys of the headings, if there is a chapter for each."""
    if len(keys) != len(pages.chapters):
        return pages
    pairs = zip(pages.chapters, keys, strict=True)
    return replace(pages, chapters=tuple(replace(chapter, key=key) for chapter, key in pairs))


def draw(
    pages: Pages, wanted: Sequence[tuple[int, int]], progress: Progress
) -> Mapping[int, QImage]:
    """Return images of the wanted pages, each a number and a width in device pixels."""
    import pypdfium2

    images: dict[int, QImage] = {}
    with PDFIUM, pypdfium2.PdfDocument(pages.pdf) as document:
        for done, (number, width) in enumerate(wanted):
            progress(done, len(wanted), "")
            images[number] = _drawn(document, number, width / pages.sizes[number][0])
    return images


def _drawn(document: object, number: int, scale: float) -> QImage:
    page = document[number]  # type: ignore[index]  # untyped library
    try:
        # PDFium rounds up: a hair less, or the page would be one pixel wider than asked for.
        bitmap = page.render(scale=scale * 0.99999, prefer_bgrx=True)
        try:
            image = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride,
                QImage.Format.Format_RGB32,
            )  # fmt: skip
            return image.copy()
        finally:
            bitmap.close()
    finally:
        page.close()


def _chapters(document: object) -> tuple[Chapter, ...]:
    found = []
    for mark in document.get_toc():  # type: ignore[attr-defined]  # untyped library
        place = mark.get_dest()
        page = place.get_index() if place is not None else None
        if page is not None:
            height = document.get_page_size(page)[1]  # type: ignore[attr-defined]
            top = max(height - _height_of(place, height), 0.0)
            found.append(Chapter(mark.get_title(), mark.level, page, top))
    return tuple(found)


def _height_of(place: object, whole: float) -> float:
    """Return how high above the foot of its page a bookmark leads, the top if it does not say."""
    _, numbers = place.get_view()  # type: ignore[attr-defined]  # untyped library
    # "Left, top, zoom" or just "top", by the kind of bookmark.
    high = numbers[:2][-1:]
    return float(high[0]) if high and high[0] is not None else whole
