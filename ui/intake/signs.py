"""Signs in the colours of the theme, for what is painted by hand."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter

from ui.icons import icon

_SHARP = 2
"""Times the size that it is drawn in, so that it is sharp on every screen."""


def draw_sign(painter: QPainter, place: QRect, name: str, colour: QColor) -> None:
    """Draw a sign; its name as in ``ui.icons``."""
    pixmap = icon(name).pixmap(QSize(place.width() * _SHARP, place.height() * _SHARP))
    tinted = QPainter(pixmap)
    tinted.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    tinted.fillRect(pixmap.rect(), colour)
    tinted.end()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(place, pixmap)
