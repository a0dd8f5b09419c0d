"""A text field of a few lines for a form, as high as its lines at every text size."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import GRID


class LowTextEdit(QPlainTextEdit):
    """Plain text, ``lines`` high; Tab moves on to the next field."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of the lines and the margin around them."""
        height = self._lines * self.fontMetrics().lineSpacing() + 2 * (self.frameWidth() + GRID)
        return QSize(super().sizeHint().width(), height)
