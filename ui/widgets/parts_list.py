"""The areas, questions and indicators of an edition, to read."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.edition_parts import PART_ROLE, PartKind, PartRow, PartsModel
from ui.theme import BODY_POINTS, GRID, SMALL_POINTS, Theme

Index = QModelIndex | QPersistentModelIndex

_WRAP = int(Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignRight)
_ABOVE = {PartKind.AREA: 2 * GRID, PartKind.QUESTION: GRID, PartKind.INDICATOR: GRID // 2}


class PartsList(QListView):
    """Read only; arrow keys walk, so that a screen reader says row by row what there is."""

    def __init__(self, model: PartsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName(self.tr("Områden, frågor och indikatorer"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


@dataclass(frozen=True)
class _Drawn:
    place: QRect
    flags: int
    text: str
    font: QFont
    color: str


class _Delegate(QStyledItemDelegate):
    """Paints number, text and points on one line, and the evidence below."""

    def __init__(self, theme: Theme, view: PartsList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QSize:
        """Return the height that the wrapped texts need."""
        width = self._view.viewport().width()
        drawn = self._drawn(QRect(0, 0, width, 0), index.data(PART_ROLE))
        return QSize(width, max(one.place.bottom() for one in drawn) + GRID // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        part: PartRow = index.data(PART_ROLE)
        if part.kind is PartKind.AREA:
            band = option.rect.adjusted(0, _ABOVE[part.kind] - GRID // 2, 0, 0)
            painter.fillRect(band, self._theme.color("rail"))
        if self._view.hasFocus() and option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
        for one in self._drawn(option.rect, part):
            painter.setFont(one.font)
            painter.setPen(self._theme.color(one.color))
            painter.drawText(one.place, one.flags, one.text)
        painter.restore()

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
        place = metrics.boundingRect(room, _WRAP, part.text).united(QRect(room.topLeft(), QSize()))
        place.setWidth(room.width())
        yield _Drawn(place, _WRAP, part.text, font, "text")
        right = QRect(row.right() - beside, top, beside - GRID, metrics.height())
        yield _Drawn(right, _RIGHT, part.points_text, font, "text" if strong else "muted")
        if part.evidence:
            yield self._evidence(part.evidence, room, place.bottom() + 1)

    def _evidence(self, evidence: str, room: QRect, top: int) -> _Drawn:
        small = self._theme.font(SMALL_POINTS)
        text = self.tr("Belägg: {0}").format(evidence)
        below = QRect(room.left(), top, room.width(), room.height())
        place = QFontMetrics(small).boundingRect(below, _WRAP, text)
        place.setWidth(room.width())
        return _Drawn(place, _WRAP, text, small, "muted")
