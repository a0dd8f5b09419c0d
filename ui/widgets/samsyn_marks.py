"""How assessors are told apart on the screen: a shape in a colour, in light and in dark."""

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

from kompass.assessment.snapshot import Colour, Marker
from kompass.assessment.team.members import Look
from ui.theme import Theme

_LIGHT: Final = {
    Colour.BLUE: "#1f5fb0",
    Colour.ORANGE: "#b45309",
    Colour.GREEN: "#15753a",
    Colour.PURPLE: "#6d3bd1",
    Colour.BROWN: "#75482a",
    Colour.PINK: "#b5185c",
}
_DARK: Final = {
    Colour.BLUE: "#7ab8ff",
    Colour.ORANGE: "#f5a95b",
    Colour.GREEN: "#6fcf8e",
    Colour.PURPLE: "#c3a6ff",
    Colour.BROWN: "#d3ad8e",
    Colour.PINK: "#ff8fc0",
}
_CORNERS: Final = {Marker.TRIANGLE: 3, Marker.DIAMOND: 4, Marker.HEXAGON: 6}
_SHARPNESS: Final = 3  # device pixels per pixel: sharp on every screen there is
_STAR_INNER: Final = 0.45


def colour_of(look: Look, theme: Theme) -> QColor:
    """Return an assessor's colour, at least 4.5:1 against the page."""
    return QColor((_DARK if theme.dark else _LIGHT)[look.colour])


def mark_icon(look: Look, theme: Theme, *, size: int = 16) -> QIcon:
    """Return an assessor's shape in the colour, to stand beside initials or points."""
    pixmap = QPixmap(size * _SHARPNESS, size * _SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(pixmap.rect()), look.marker, colour_of(look, theme))
    painter.end()
    pixmap.setDevicePixelRatio(_SHARPNESS)
    found = QIcon(pixmap)
    found.addPixmap(pixmap, QIcon.Mode.Selected)  # or a chosen row would tint it
    return found


def paint_mark(painter: QPainter, room: QRectF, marker: Marker, colour: QColor) -> None:
    """Paint one shape as large as fits, centred."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    middle, reach = room.center(), min(room.width(), room.height()) * 0.44
    if marker is Marker.CIRCLE:
        painter.drawEllipse(middle, reach * 0.9, reach * 0.9)
    elif marker is Marker.SQUARE:
        side = reach * 1.6
        painter.drawRect(QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
    elif marker is Marker.STAR:
        painter.drawPolygon(_corners(middle, 10, [reach * 1.1, reach * 1.1 * _STAR_INNER]))
    else:
        painter.drawPolygon(_corners(middle, _CORNERS[marker], [reach]))


def _corners(middle: QPointF, count: int, reaches: list[float]) -> QPolygonF:
    points = []
    for at in range(count):
        angle, reach = 2 * pi * at / count - pi / 2, reaches[at % len(reaches)]
        points.append(middle + QPointF(cos(angle) * reach, sin(angle) * reach))
    return QPolygonF(points)
