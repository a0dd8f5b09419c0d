"""The little sign that says the value one points at in a chart."""

from PySide6.QtCore import QMarginsF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ui.theme import GRID, Theme

_RING = 1.25 * GRID
_WIDEST = 38 * GRID
_WRAP = int(Qt.TextFlag.TextWordWrap)


def paint_bubble(painter: QPainter, theme: Theme, room: QRect, at: QPointF, words: str) -> None:
    """Paint a ring around ``at`` and ``words`` beside it, inside ``room``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("text"), 2))
    painter.drawEllipse(at, _RING, _RING)
    metrics = QFontMetrics(theme.font())
    most = QRect(0, 0, min(_WIDEST, room.width() - 4 * GRID), room.height())
    text = metrics.boundingRect(most, _WRAP, words)
    box = _beside(QRectF(text).marginsAdded(_margins()), QRectF(room), at)
    painter.setPen(QPen(theme.color("control"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(box, GRID / 2, GRID / 2)
    painter.setFont(theme.font())
    painter.setPen(theme.color("text"))
    painter.drawText(box.marginsRemoved(_margins()), _WRAP, words)
    painter.restore()


def _margins() -> QMarginsF:
    return QMarginsF(GRID, GRID * 0.75, GRID, GRID * 0.75)


def _beside(box: QRectF, room: QRectF, at: QPointF) -> QRectF:
    """Return ``box`` beside the place, towards the middle: names stand on the other side."""
    aside = room.center() - at
    box.moveCenter(at)
    if abs(aside.x()) > abs(aside.y()):
        away = _RING + GRID + box.width() / 2
        box.translate(away if aside.x() > 0 else -away, 0)
    else:
        away = _RING + GRID + box.height() / 2
        box.translate(0, away if aside.y() > 0 else -away)
    inner = room.marginsRemoved(_margins())
    box.moveLeft(max(inner.left(), min(box.left(), inner.right() - box.width())))
    box.moveTop(max(inner.top(), min(box.top(), inner.bottom() - box.height())))
    return box
