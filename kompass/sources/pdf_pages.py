"""The pages of a PDF as they look, and where on them each character of the canonical text stands.

Everything here that touches PDFium waits for its turn; ``PageLayout`` is plain data and can be
asked from any thread.
"""

import ctypes
import math
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from kompass.errors import KompassError
from kompass.sources.canonical import canonical_map
from kompass.sources.pdf import PDFIUM, opened, raw_text

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

MOST_PIXELS = 40_000_000
"""Of one picture: 160 MB. A page that would be larger is drawn smaller."""
NEAR = 12.0
"""Points from a character within which it still counts as meant."""
_FINE = 1000.0
"""PDFium gives positions as whole numbers, so it is asked for a page this many times as large."""

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the top left corner of the page as it is shown."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn: four bytes a pixel (blue, green, red, unused), ``stride`` bytes a line."""

    width: int
    height: int
    data: bytes
    stride: int


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The canonical text of a page and the box of each character; None where nothing is drawn."""

    text: str
    boxes: tuple[Box | None, ...]

    def at(self, x: float, y: float, near: float = NEAR) -> int | None:
        """Return the character at a point in points from the top left, or the nearest one.

        None if there is none within ``near``.
        """
        best, found = near * near, None
        for index, box in enumerate(self.boxes):
            if box is not None:
                aside = max(box[0] - x, 0.0, x - box[2])
                above = max(box[1] - y, 0.0, y - box[3])
                distance = aside * aside + above * above
                if distance == 0:
                    return index
                if distance < best:
                    best, found = distance, index
        return found

    def rectangles(self, start: int, end: int) -> tuple[Box, ...]:
        """Return what to mark for the characters ``[start, end)``: one rectangle a line."""
        lines: list[Box] = []
        for box in self.boxes[max(start, 0) : end]:
            if box is None:
                continue
            if lines and _same_line(lines[-1], box):
                lines[-1] = _union(lines[-1], box)
            else:
                lines.append(box)
        return tuple(lines)


class PdfPages:
    """An open PDF; a context manager. Raises ``KompassError`` if it cannot be opened."""

    def __init__(self, content: bytes, name: str = "dokumentet") -> None:
        self._name = name
        self._open = ExitStack()
        with PDFIUM:
            self._document = self._open.enter_context(opened(content, name))
            self._count = len(self._document)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the document; doing it twice is no harm."""
        with PDFIUM:
            self._open.close()

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return self._count

    def size(self, number: int) -> tuple[float, float]:
        """Return width and height of a page as it is shown, in points; A4 if it is broken."""
        import pypdfium2

        with PDFIUM:
            try:
                width, height = self._document.get_page_size(number)
            except pypdfium2.PdfiumError:
                return 595.0, 842.0
        return max(float(width), 1.0), max(float(height), 1.0)

    def render(self, number: int, scale: float) -> Picture:
        """Return a page drawn with ``scale`` pixels a point, smaller if it would be too large.

        Raises ``KompassError`` if the page is broken.
        """
        width, height = self.size(number)
        scale = min(scale, math.sqrt(MOST_PIXELS / (width * height)))
        with PDFIUM, self._page(number) as page:
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            try:
                data = bytes(bitmap.buffer)
                return Picture(bitmap.width, bitmap.height, data, bitmap.stride)
            finally:
                bitmap.close()

    def layout(self, number: int) -> PageLayout:
        """Return where the characters of a page stand; raises ``KompassError`` if it is broken."""
        with PDFIUM, self._page(number) as page:
            text_page = page.get_textpage()
            try:
                raw = raw_text(text_page).text
                text, spans = canonical_map(raw)
                drawn = _drawn(raw, text_page, _to_shown(page))
            finally:
                text_page.close()
        boxes = (_united(drawn[slice(*span)]) if span is not None else None for span in spans)
        return PageLayout(text, tuple(boxes))

    @contextmanager
    def _page(self, number: int) -> "Iterator[PdfPage]":
        import pypdfium2

        try:
            page = self._document[number]
        except pypdfium2.PdfiumError as error:
            raise KompassError(
                f"Sida {number + 1} i {self._name} är skadad och går inte att visa. "
                "Be om filen igen."
            ) from error
        try:
            yield page
        finally:
            page.close()


@dataclass(frozen=True, slots=True)
class _Affine:
    """How a point of the PDF's own becomes one of the page as it is shown."""

    origin: tuple[float, float]
    along_x: tuple[float, float]
    along_y: tuple[float, float]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a rectangle as it is shown."""
        one, other = self._point(left, bottom), self._point(right, top)
        return (
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[0], other[0]),
            max(one[1], other[1]),
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return (
            self.origin[0] + x * self.along_x[0] + y * self.along_y[0],
            self.origin[1] + x * self.along_x[1] + y * self.along_y[1],
        )


def _to_shown(page: "PdfPage") -> _Affine:
    """Return the way from the page's own points to those shown, crop and rotation included."""
    far = 1000.0
    origin, right, up = (_shown(page, *point) for point in ((0.0, 0.0), (far, 0.0), (0.0, far)))
    along_x = ((right[0] - origin[0]) / far, (right[1] - origin[1]) / far)
    along_y = ((up[0] - origin[0]) / far, (up[1] - origin[1]) / far)
    return _Affine(origin, along_x, along_y)


def _shown(page: "PdfPage", x: float, y: float) -> tuple[float, float]:
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    across, down = ctypes.c_int(), ctypes.c_int()
    size = (round(width * _FINE), round(height * _FINE))
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value * width / max(size[0], 1), down.value * height / max(size[1], 1)


def _drawn(raw: str, text_page: "PdfTextPage", affine: _Affine) -> list[Box | None]:
    """Return the box of each character of the raw text."""
    import pypdfium2.raw as pdfium

    rectangle = pdfium.FS_RECTF()
    boxes: list[Box | None] = []
    place = 0
    for character in raw:
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, place)
        place += 2 if character > "\uffff" else 1
        if index < 0 or not pdfium.FPDFText_GetLooseCharBox(text_page, index, rectangle):
            boxes.append(None)
            continue
        box = affine.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        boxes.append(box if box[2] - box[0] > 0 and box[3] - box[1] > 0 else None)
    return boxes


def _united(boxes: list[Box | None]) -> Box | None:
    united: Box | None = None
    for box in boxes:
        if box is not None:
            united = _union(united, box) if united is not None else box
    return united


def _union(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _same_line(one: Box, other: Box) -> bool:
    """Return whether a character stands beside a rectangle; turned ones each stand alone."""
    down = min(one[3], other[3]) - max(one[1], other[1])
    across = min(one[2], other[2]) - max(one[0], other[0])
    height = other[3] - other[1]
    return down > height / 2 and across > -2 * height
