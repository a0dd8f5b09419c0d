"""Rows below each other that lead to places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.jump_row import Jump, JumpRow


class JumpList(QWidget):
    """One row per jump. ``chosen`` carries the target of the row that somebody opened."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[JumpRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def rows(self) -> tuple[JumpRow, ...]:
        """The rows from the top."""
        return tuple(self._rows)

    def show_jumps(self, jumps: Sequence[Jump]) -> None:
        """Show these, using the rows there are."""
        while len(self._rows) > len(jumps):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(jumps):
            row = JumpRow(self._theme, self)
            row.clicked.connect(self._on_clicked)
            self._column.addWidget(row)
            self._rows.append(row)
        for row, jump in zip(self._rows, jumps, strict=True):
            row.show_jump(jump)

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, JumpRow):
            self.chosen.emit(row.jump.target)
