"""What pages of a drawn document look like. Everything here runs in the render thread."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from kompass.errors import KompassError
from kompass.sources.model import Form
from ui.reader.page_lines import PageLines

if TYPE_CHECKING:
    from kompass.sources.pdf_pages import PdfPages

MOST_PIXELS: Final = 24_000_000
"""Of one picture; what would need more is drawn smaller and stretched."""
_MOST_MEGABYTES: Final = 512
_KINDS: Final = {b"png", b"jpeg", b"gif", b"webp"}
_POINTS_PER_PIXEL: Final = 72 / 96


class Pictures(Protocol):
    """A document whose pages can be drawn."""

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points."""

    def draw(self, page: int, width: int) -> QImage:
        """Return a page ``width`` pixels wide, fewer if it would have too many pixels."""

    def lines(self, page: int) -> PageLines:
        """Return where the characters of a page stand."""

    def close(self) -> None:
        """Let go of the document."""


def open_pictures(content: bytes, form: Form) -> Pictures:
    """Return the pages of a PDF, or an image as one page; raises ``KompassError``."""
    return _Image(content) if form is Form.IMAGE else _Pdf(content)


def width_within(wanted: int, size: tuple[float, float]) -> int:
    """Return the width in pixels to draw a page of ``size`` at, within ``MOST_PIXELS``."""
    most = math.sqrt(MOST_PIXELS * size[0] / max(size[1], 1e-6))
    return max(1, round(min(wanted, most)))


class _Pdf:
    def __init__(self, content: bytes) -> None:
        from kompass.sources.pdf_pages import PdfPages

        self._pages: PdfPages = PdfPages(content)
        self.sizes = tuple(self._pages.size(number) for number in range(self._pages.count))

    def draw(self, page: int, width: int) -> QImage:
        # The library rounds up: a hair less, or it would be a pixel wider than asked for.
        picture = self._pages.render(page, width / self.sizes[page][0] * 0.99999)
        image = QImage(
            picture.data, picture.width, picture.height, picture.stride,
            QImage.Format.Format_RGB32,
        )  # fmt: skip
        return image.copy()

    def lines(self, page: int) -> PageLines:
        layout = self._pages.layout(page)
        return PageLines(layout.text, layout.boxes)

    def close(self) -> None:
        self._pages.close()


class _Image:
    """An image file as one page; at 100 % one of its pixels is one of the screen's."""

    def __init__(self, content: bytes) -> None:
        self._bytes = QByteArray(content)
        self._size = QSize()
        self._whole = self._read()
        size = self._size
        self.sizes = ((size.width() * _POINTS_PER_PIXEL, size.height() * _POINTS_PER_PIXEL),)

    def draw(self, page: int, width: int) -> QImage:  # noqa: ARG002 - there is only one
        if width >= self._whole.width():
            return self._whole
        return self._whole.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    def lines(self, page: int) -> PageLines:  # noqa: ARG002
        return PageLines("", ())

    def close(self) -> None:
        self._whole = QImage()

    def _read(self) -> QImage:
        buffer = QBuffer(self._bytes)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setDecideFormatFromContent(True)
        reader.setAutoTransform(True)
        if bytes(reader.format().data()) not in _KINDS:  # others may name further files
            raise self._trouble("")
        QImageReader.setAllocationLimit(_MOST_MEGABYTES)
        size = self._size = reader.size()
        if size.isValid() and size.width() * size.height() > MOST_PIXELS:
            shrunk = math.sqrt(MOST_PIXELS / (size.width() * size.height()))
            reader.setScaledSize(QSize(round(size.width() * shrunk), round(size.height() * shrunk)))
        image = reader.read()
        if image.isNull():
            raise self._trouble(reader.errorString())
        if (self._size.width() > self._size.height()) != (image.width() > image.height()):
            self._size.transpose()  # the camera was held upright
        return _on_white(image)

    @staticmethod
    def _trouble(details: str) -> KompassError:
        return KompassError(
            "Bilden går inte att visa: den är skadad eller av ett ovanligt slag. "
            "Spara om den som PNG eller JPEG och lägg till den igen.",
            details=(details,) if details else (),
        )


def _on_white(image: QImage) -> QImage:
    """Return an image as it looks on paper: what is see-through is white."""
    if not image.hasAlphaChannel():
        return image.convertToFormat(QImage.Format.Format_RGB32)
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
