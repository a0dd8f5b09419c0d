"""What lies on the pages besides what is printed: marks, hits, the passage gone to, a selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kompass.assessment.material_kinds import Direction
from ui.reader.values import Mark, Selection
from ui.theme import LIGHT

if TYPE_CHECKING:
    from ui.reader.page_item import PageItem

Span = tuple[int, int, int]
"""A page and the characters ``[start, end)`` on it."""

# On white paper in the dark as well.
_LOWER: Final = 2.0
"""Points between the lines below a passage that is evidence twice."""
_SELECTED: Final = QColor("#a9cdf0")
_FRAMED: Final = QColor("#dbeaf8")
_HIT: Final = QColor("#ffe9a8")
_CURRENT: Final = QColor("#ffc94d")
_INK: Final = {
    Direction.SUPPORTS: (QColor(LIGHT.accent_soft), QColor(LIGHT.accent)),
    Direction.CONTRADICTS: (QColor(LIGHT.reference_soft), QColor(LIGHT.reference)),
    Direction.BACKGROUND: (QColor("#e9ecef"), QColor(LIGHT.muted)),
}
_PEN: Final = {
    Direction.SUPPORTS: Qt.PenStyle.SolidLine,
    Direction.CONTRADICTS: Qt.PenStyle.DashLine,
    Direction.BACKGROUND: Qt.PenStyle.DotLine,
}


@dataclass
class Overlay:
    """Everything of one document that is painted on top of its pages."""

    marks: Mapping[int, Sequence[Mark]] = field(default_factory=dict)
    """By page."""
    hits: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """By page."""
    target: Span | None = None
    """The hit one stands at, or the passage one has been taken to."""
    selection: Selection | None = None
    pointed: Mark | None = None
    """The mark under the mouse, or chosen with the keyboard."""

    def paint(self, painter: QPainter, item: PageItem) -> None:
        """Paint what lies on a leaf; the painter counts in points from its top left."""
        painter.save()
        # Like a marker pen: what is printed stays as dark as it is.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in self.marks.get(item.page, ()):
            self._fill(painter, item.mark_rects(mark), _INK[Direction(mark.direction)][0])
        self._paint_found(painter, item)
        chosen = self.selection
        if chosen is not None and chosen.page == item.page:
            framed = chosen.region and [item.region_rect(chosen.region)]
            rects = framed or item.rects(chosen.start, chosen.end)
            self._fill(painter, rects, _FRAMED if framed else _SELECTED)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        marks = self.marks.get(item.page, ())
        for number, mark in enumerate(marks):
            under = sum(_overlap(mark, other) for other in marks[:number])
            self._underline(painter, item, mark, under * _LOWER)
        if chosen is not None and chosen.page == item.page and chosen.region is not None:
            self._frame(painter, item.region_rect(chosen.region))
        painter.restore()

    def _paint_found(self, painter: QPainter, item: PageItem) -> None:
        """Paint hits and the passage gone to, but not below a selection: colours would mix."""
        for start, end in self.hits.get(item.page, ()):
            if not self._is_below(item.page, start, end):
                self._fill(painter, item.rects(start, end), _HIT)
        target = self.target
        if target is not None and target[0] == item.page and not self._is_below(*target):
            self._fill(painter, item.rects(*target[1:]), _CURRENT)

    def _is_below(self, page: int, start: int, end: int) -> bool:
        chosen = self.selection
        if chosen is None or chosen.region is not None or chosen.page != page:
            return False
        return start < chosen.end and chosen.start < end

    @staticmethod
    def _fill(painter: QPainter, rects: Sequence[QRectF], color: QColor) -> None:
        for rect in rects:
            painter.fillRect(rect, color)

    def _underline(self, painter: QPainter, item: PageItem, mark: Mark, lower: float) -> None:
        direction = Direction(mark.direction)
        wide = 2.0 if mark == self.pointed else 1.0
        painter.setPen(QPen(_INK[direction][1], wide, _PEN[direction]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place in item.mark_rects(mark):
            rect = place.adjusted(0, 0, 0, lower)
            if mark.region is not None or mark == self.pointed:
                painter.drawRect(rect)
            else:
                painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    @staticmethod
    def _frame(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(QColor(LIGHT.accent), 1.5))
        painter.drawRect(rect)


def _overlap(one: Mark, other: Mark) -> bool:
    return one.region is None and one.start < other.end and other.start < one.end
