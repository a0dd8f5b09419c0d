"""A piece of a series' line with its marker, as the charts draw it: for the chips."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from kompass.charts.series_ink import series_line, series_mark
from kompass.charts.theme import DARK, LIGHT

SIZE: Final = QSize(34, 16)
_TYPE: Final = 9.5
"""Type size in points that line and marker are drawn for."""
_DIAMOND: Final = ((0, -1), (1, 0), (0, 1), (-1, 0))
_SQUARE: Final = ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8))
_UP: Final = ((0, -1), (1, 0.8), (-1, 0.8))
_DOWN: Final = ((0, 1), (1, -0.8), (-1, -0.8))
_PLUS: Final = (
    (-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35),
    (0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35),
)  # fmt: skip
_OUTLINES: Final = {"D": _DIAMOND, "s": _SQUARE, "^": _UP, "v": _DOWN, "P": _PLUS}


def sample(nth: int, *, dark: bool, ratio: float) -> QIcon:
    """Return the line and marker of subject ``nth``, 0 being the base."""
    look = DARK if dark else LIGHT
    line, marker = series_line(look, _TYPE, nth), series_mark(look, _TYPE, nth)
    pixmap = QPixmap(SIZE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(line.edge), line.width * 96 / 72)
    if line.dash:
        pen.setDashPattern([part / line.width for part in line.dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    middle = SIZE.height() / 2
    painter.drawLine(QPointF(1, middle), QPointF(SIZE.width() - 1, middle))
    painter.setPen(QPen(QColor(marker.edge), 1))
    painter.setBrush(QColor(marker.fill))
    half = marker.size / 2 * 96 / 72
    _marker(painter, marker.sign, QPointF(SIZE.width() / 2, middle), half)
    painter.end()
    return QIcon(pixmap)


def _marker(painter: QPainter, sign: str, at: QPointF, half: float) -> None:
    outline = _OUTLINES.get(sign)
    if outline is None:
        painter.drawEllipse(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
        return
    points = [QPointF(at.x() + x * half, at.y() + y * half) for x, y in outline]
    painter.drawPolygon(QPolygonF(points))
