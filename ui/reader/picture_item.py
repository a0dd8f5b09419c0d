"""A page that is drawn as a picture: of a PDF, or an image."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.reader.leaves import Leaf
from ui.reader.overlay import Overlay
from ui.reader.page_item import PageItem
from ui.reader.page_lines import PageLines
from ui.reader.picture_cache import PictureCache

_ABOVE, _BESIDE = 1.0, 0.5
"""Points that a marker is larger than the letters it covers."""
_NEAR = 6.0


class PictureItem(PageItem):
    """Shows the best picture there is, and knows where the characters stand once it is told."""

    def __init__(
        self, leaf: Leaf, size: tuple[float, float], overlay: Overlay, cache: PictureCache
    ) -> None:
        super().__init__(leaf, size, overlay)
        self._cache = cache
        self._lines: PageLines | None = None
        self._rects: dict[tuple[int, int], list[QRectF]] = {}

    @property
    def is_laid_out(self) -> bool:
        """Whether it is known where its characters stand."""
        return self._lines is not None

    def take_lines(self, lines: PageLines, text: str) -> None:
        """Learn where the characters of ``text``, the page's canonical text, stand."""
        self._lines = lines.fitted(text)
        self._rects.clear()
        self.update()

    def rects(self, start: int, end: int) -> Sequence[QRectF]:
        """Return one rectangle for each line of a passage."""
        if self._lines is None:
            return []
        found = self._rects.get((start, end))
        if found is None:
            found = self._rects[start, end] = [
                QRectF(left, top, right - left, bottom - top).adjusted(
                    -_BESIDE, -_ABOVE, _BESIDE, _ABOVE
                )
                for left, top, right, bottom in self._lines.rects(start, end)
            ]
        return found

    def border_at(self, x: float, y: float) -> int | None:
        """Return the border between characters nearest to a point."""
        return self._lines.border(x, y) if self._lines is not None else None

    def character_at(self, x: float, y: float) -> int | None:
        """Return the character nearest to a point."""
        return self._lines.nearest(x, y) if self._lines is not None else None

    def is_on_text(self, x: float, y: float) -> bool:
        """Tell whether there is text at a point."""
        return self._lines is not None and self._lines.is_on_text(x, y, _NEAR)

    def print(self, painter: QPainter) -> None:
        """Paint the picture, dot for dot if it was drawn for this size."""
        ratio = painter.device().devicePixelRatioF()
        place = painter.worldTransform().mapRect(self.boundingRect())
        width = round(place.width() * ratio)
        picture = self._cache.best(self.page, width)
        if picture is None:
            return
        if picture.width() != width:
            painter.drawImage(self.boundingRect(), picture)
            return
        painter.save()
        painter.resetTransform()
        # On whole device pixels, or fine lines would blur.
        corner = QPointF(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
        size = picture.deviceIndependentSize() / ratio
        painter.drawImage(QRectF(corner, size), picture)
        painter.restore()
