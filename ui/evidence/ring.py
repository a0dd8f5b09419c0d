"""The ring beside the points: how many kinds of source the points of a question rest on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kompass.assessment.support import Ring, Support
from ui.evidence.words import support_words
from ui.theme import GRID, Theme

SIDE = 18
_ACROSS = 12.0
_LEFT_HALF = (90 * 16, 180 * 16)
_GAP = GRID // 2
_ABOVE = GRID // 2 + 1
_BELOW = 4
_NOTHING = Support(frozenset(), 0, 0)


class EvidenceRing(QWidget):
    """Empty, half or full; with a bar below where the evidence speaks against the points.

    ``clicked``: somebody wants to see the evidence. ``words`` says the same as the drawing.
    """

    clicked = Signal()

    def __init__(self, theme: Theme, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = number
        self._support = _NOTHING
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._fit)
        self._fit()
        self.show_support(_NOTHING)

    @property
    def support(self) -> Support:
        """What is shown."""
        return self._support

    @property
    def words(self) -> str:
        """What is shown, in words."""
        return support_words(self._support)

    def show_support(self, support: Support) -> None:
        """Show how well a question is supported."""
        self._support = support
        self.setToolTip(self.tr("Fråga {0}: {1}").format(self._number, self.words))
        self.setAccessibleName(
            self.tr("Belägg för fråga {0}: {1}").format(self._number, self.words)
        )
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the evidence."""
        self.clicked.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the ring."""
        painter = QPainter(self)
        draw_ring(
            painter,
            (SIDE / 2 + _GAP, _ABOVE + self.fontMetrics().height() / 2),
            self._support,
            self._theme,
        )
        painter.end()

    def _fit(self) -> None:
        """Stand level with the first line of the question."""
        self.setFixedSize(SIDE + _GAP, _ABOVE + max(SIDE, self.fontMetrics().height()))
        self.update()


def draw_ring(
    painter: QPainter, center: tuple[float, float], support: Support, theme: Theme
) -> None:
    """Draw a ring around a point."""
    against = support.speaks_against
    token = "reference" if against else "accent"
    filled, outline = theme.color(token), theme.color("control")
    place = QRectF(0, 0, _ACROSS, _ACROSS)
    place.moveCenter(QRectF(center[0], center[1], 0, 0).topLeft())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(outline if support.ring is Ring.EMPTY else filled, 1.6))
    painter.setBrush(filled if support.ring is Ring.FULL else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(place)
    painter.setBrush(filled)
    if support.ring is Ring.HALF:
        painter.drawPie(place, *_LEFT_HALF)
    if against:
        # Under the ring, so that it is seen whether the ring is full or not, and without colours.
        y = place.bottom() + _BELOW
        painter.setPen(QPen(filled, 2))
        painter.drawLine(QPointF(place.left() + 1, y), QPointF(place.right() - 1, y))
