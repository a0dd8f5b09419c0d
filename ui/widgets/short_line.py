"""A line field as wide as what is usually typed in it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme import GRID


class ShortLine(QLineEdit):
    """Room for ``letters`` figures; grows with the text size of the window only."""

    def __init__(self, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of a field and the width of its figures."""
        figures = self.fontMetrics().horizontalAdvance("0") * self._letters
        return QSize(figures + 4 * GRID, super().sizeHint().height())
