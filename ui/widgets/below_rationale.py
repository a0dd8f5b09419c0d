"""Below the rationale: what is said of the area, or the evidence of the question."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.evidence.panel import EvidencePanel
from ui.theme import GRID, Theme, mark
from ui.widgets.area_texts import AreaTexts
from ui.widgets.one_of import OneOf

if TYPE_CHECKING:
    from ui.session import Session


class Below(Enum):
    """What is shown."""

    TEXTS = "texts"
    EVIDENCE = "evidence"


class BelowRationale(QWidget):
    """Two buttons, one of them down, and what it stands for. ``switched``: the other one is."""

    switched = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = AreaTexts(session, self)
        self.evidence = EvidencePanel(session, theme, self)
        self._stack = OneOf(self.area, self)
        self._stack.addWidget(self.evidence)
        self._group = QButtonGroup(self)
        self.buttons = {
            Below.TEXTS: self._button(self.tr("Området"), Below.TEXTS),
            Below.EVIDENCE: self._button(self.tr("Belägg"), Below.EVIDENCE),
        }
        self.buttons[Below.TEXTS].setChecked(True)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row.setSpacing(0)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.evidence.attach)
        self.evidence.attach.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    @property
    def shown(self) -> Below:
        """What is shown."""
        return Below.TEXTS if self._stack.currentWidget() is self.area else Below.EVIDENCE

    @property
    def parts(self) -> list[QWidget]:
        """What to walk through with Tab, in order."""
        return self.area.parts if self.shown is Below.TEXTS else self.evidence.parts

    def show_below(self, below: Below) -> None:
        """Show one of the two."""
        self.buttons[below].setChecked(True)
        if below is not self.shown:
            self._stack.show_part(self.area if below is Below.TEXTS else self.evidence)
            self.evidence.attach.setVisible(below is Below.EVIDENCE)
            self.switched.emit()

    def _button(self, text: str, below: Below) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # there is a key, and Tab goes on to texts
        mark(button, kind="switch")
        self._group.addButton(button)
        button.clicked.connect(lambda: self.show_below(below))
        return button
