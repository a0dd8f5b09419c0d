"""The areas, questions and indicators of an edition, to read."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.edition_parts import PART_ROLE, PartKind, PartRow, PartsModel
from ui.models.row_table import Index
from ui.theme import BODY_POINTS, GRID, SMALL_POINTS, Theme
from ui.widgets.painted_list import WRAP, PaintedList, RowPainter

_RIGHT = int(Qt.AlignmentFlag.AlignRight)
_ABOVE = {PartKind.AREA: 2 * GRID, PartKind.QUESTION: GRID, PartKind.INDICATOR: GRID // 2}


class PartsList(PaintedList):
    """Read only; arrow keys walk, so that a screen reader says row by row what there is."""

    def __init__(self, model: PartsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.setAccessibleName(self.tr("Områden, frågor och indikatorer"))
        self.setItemDelegate(_Delegate(theme, self))
        theme.changed.connect(self.scheduleDelayedItemsLayout)


@dataclass(frozen=True)
class _Drawn:
    place: QRect
    flags: int
    text: str
    font: QFont
    color: str


class _Delegate(RowPainter):
    """Paints number, text and points on one line, and the evidence below."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QSize:
        """Return the height that the wrapped texts need."""
        drawn = self._drawn(QRect(0, 0, self.width, 0), index.data(PART_ROLE))
        return QSize(self.width, max(one.place.bottom() for one in drawn) + GRID // 2)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        part: PartRow = index.data(PART_ROLE)
        if part.kind is PartKind.AREA:
            band = option.rect.adjusted(0, _ABOVE[part.kind] - GRID // 2, 0, 0)
            painter.fillRect(band, self._theme.color("rail"))
        if option.state & QStyle.StateFlag.State_Selected:
            self.paint_focus(painter, option.rect)
        for one in self._drawn(option.rect, part):
            painter.setFont(one.font)
            painter.setPen(self._theme.color(one.color))
            painter.drawText(one.place, one.flags, one.text)

    def _drawn(self, row: QRect, part: PartRow) -> Iterator[_Drawn]:
        """Yield what stands in a row and where."""
        strong = part.kind is not PartKind.INDICATOR
        font = self._theme.font(BODY_POINTS, strong=strong)
        metrics = QFontMetrics(font)
        top = row.top() + _ABOVE[part.kind]
        left = row.left() + GRID
        beside = metrics.horizontalAdvance("100,00") + GRID
        number = QFontMetrics(self._theme.font(strong=True)).horizontalAdvance("0.00")
        text_left = left + number + GRID
        if part.number:
            place = QRect(left, top, text_left - left, metrics.height())
            yield _Drawn(place, 0, part.number, font, "text")
        room = QRect(text_left, top, row.right() - beside - GRID - text_left, 100_000)
        place = metrics.boundingRect(room, WRAP, part.text).united(QRect(room.topLeft(), QSize()))
        place.setWidth(room.width())
        yield _Drawn(place, WRAP, part.text, font, "text")
        right = QRect(row.right() - beside, top, beside - GRID, metrics.height())
        yield _Drawn(right, _RIGHT, part.points_text, font, "text" if strong else "muted")
        if part.evidence:
            yield self._evidence(part.evidence, room, place.bottom() + 1)

    def _evidence(self, evidence: str, room: QRect, top: int) -> _Drawn:
        small = self._theme.font(SMALL_POINTS)
        text = self.tr("Belägg: {0}").format(evidence)
        below = QRect(room.left(), top, room.width(), room.height())
        place = QFontMetrics(small).boundingRect(below, WRAP, text)
        place.setWidth(room.width())
        return _Drawn(place, WRAP, text, small, "muted")
