"""A page's content on a sheet that stays readable: scrolls when low, stops growing when wide."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QWidget

from ui.theme import GRID


class ScrollSheet(QScrollArea):
    """Holds a layout at the left, under the header, at most ``widest`` wide."""

    def __init__(self, content: QLayout, *, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        sheet.setMaximumWidth(widest)
        content.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        sheet.setLayout(content)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(sheet, 100)
        row.addStretch(1)
        self.setWidget(outer)
