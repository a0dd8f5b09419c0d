"""A check box whose outline can be seen in light and dark; the style's own fades into dark."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.icons import icon
from ui.theme import GRID, Theme

_BOX = 18
_ROUND = 3


class CheckBox(QCheckBox):
    """A check box drawn in the colours of the theme."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room for box, text and the frame that shows where the keyboard is."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        height = max(_BOX, self.fontMetrics().height())
        return QSize(_BOX + GRID + width + GRID, height + GRID)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: the text is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the box, its mark, the text, and a frame while it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(GRID // 2, (self.height() - _BOX) // 2, _BOX, _BOX)
        checked = self.isChecked()
        painter.setPen(QPen(self._theme.color("accent" if checked else "control"), 1))
        painter.setBrush(self._theme.color("accent" if checked else "page"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        if checked:
            icon("check", QPalette.ColorRole.HighlightedText).paint(painter, box)
        painter.setPen(self._theme.color("text" if self.isEnabled() else "faint"))
        words = self.rect().adjusted(box.right() + GRID, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, _ROUND + 1, _ROUND + 1)
        painter.end()
