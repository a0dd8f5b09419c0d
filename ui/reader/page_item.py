"""One leaf of a document in the scene: what picture and text pages have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kompass.assessment.material_kinds import Region
from ui.reader.leaves import Leaf
from ui.reader.overlay import Overlay
from ui.reader.values import Mark

PAPER = QColor("#ffffff")


class PageItem(QGraphicsItem):
    """A sheet of paper, in points, with what is printed on it and what lies on that."""

    def __init__(self, leaf: Leaf, size: tuple[float, float], overlay: Overlay) -> None:
        super().__init__()
        self.leaf = leaf
        self.width, self.height = size
        self._overlay = overlay

    @property
    def page(self) -> int:
        """The place of its page in the document."""
        return self.leaf.page

    @property
    def is_laid_out(self) -> bool:
        """Whether it is known where its characters stand."""
        raise NotImplementedError

    def rects(self, start: int, end: int) -> Sequence[QRectF]:
        """Return where the characters ``[start, end)`` of the page stand on this leaf."""
        raise NotImplementedError

    def border_at(self, x: float, y: float) -> int | None:
        """Return the border between characters nearest to a point, as a position in the page."""
        raise NotImplementedError

    def character_at(self, x: float, y: float) -> int | None:
        """Return the character nearest to a point."""
        raise NotImplementedError

    def is_on_text(self, x: float, y: float) -> bool:
        """Tell whether there is text at a point."""
        raise NotImplementedError

    def print(self, painter: QPainter) -> None:
        """Paint what is printed on the paper."""
        raise NotImplementedError

    def region_rect(self, region: Region) -> QRectF:
        """Return where a region of the page is."""
        return QRectF(region.x0, region.y0, region.x1 - region.x0, region.y1 - region.y0)

    def mark_rects(self, mark: Mark) -> Sequence[QRectF]:
        """Return where a mark lies on this leaf."""
        if mark.region is not None:
            return [self.region_rect(mark.region)]
        return self.rects(mark.start, mark.end)

    def boundingRect(self) -> QRectF:
        """Return the paper."""
        return QRectF(0.0, 0.0, self.width, self.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's own signature
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Paint the paper, what is printed and what lies on it."""
        painter.fillRect(self.boundingRect(), PAPER)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        self.print(painter)
        self._overlay.paint(painter, self)
