"""A small field for a year or a count of people, empty for no bound."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kompass.errors import KompassError
from kompass.swedish import parse_count
from ui.theme import mark

_PADDING = 24


class NumberField(QLineEdit):
    """``changed``: another number, or none, is typed. What is no number yet bounds nothing."""

    changed = Signal()

    def __init__(
        self, name: str, *, figures: int, least: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._least = least
        self._last: int | None = None
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textChanged.connect(self._on_text)
        self.editingFinished.connect(self._mark)

    @property
    def number(self) -> int | None:
        """The number, ``None`` while nothing or no sensible number stands there."""
        try:
            number = parse_count(self.text())
        except KompassError:
            return None
        return number if number >= self._least else None

    @property
    def problem(self) -> bool:
        """Whether something stands there that is no number."""
        return bool(self.text().strip()) and self.number is None

    def fit(self) -> None:
        """Be as wide as the largest number in the text size of the window."""
        widest = self.fontMetrics().horizontalAdvance("0" * (self._figures + 1))
        self.setFixedWidth(widest + _PADDING)

    def _on_text(self) -> None:
        if self.number != self._last:
            self._last = self.number
            self.changed.emit()
        if not self.problem:
            self._mark()

    def _mark(self) -> None:
        mark(self, trouble="true" if self.problem else "false")
