"""The line above the results: which view, and what can be done with the archive."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.theme import GRID, mark
from ui.widgets.action_button import ActionButton


class Show(Enum):
    """What the page shows of a selection."""

    RESULTS = "results"
    CHARTS = "charts"
    FIGURES = "figures"


_DRAWINGS = {Show.RESULTS: "list", Show.CHARTS: "chart-dots", Show.FIGURES: "table"}


class ResultsBar(QWidget):
    """``show_requested``: carries a ``Show``."""

    show_requested = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        names = {
            Show.RESULTS: self.tr("Resultat"),
            Show.CHARTS: self.tr("Diagram"),
            Show.FIGURES: self.tr("Referensvärden"),
        }
        self.views = {show: self._view(show, words) for show, words in names.items()}
        self.views[Show.RESULTS].setChecked(True)
        self.buttons = (
            ActionButton(actions[ActionId.ARCHIVE_IMPORT], self.tr("Hämta in…"), kind="quiet"),
            ActionButton(actions[ActionId.ARCHIVE_GROUPS], self.tr("Grupper…"), kind="quiet"),
            ActionButton(actions[ActionId.ARCHIVE_EXPORT], self.tr("Spara urvalet…"), kind="quiet"),
            ActionButton(actions[ActionId.ARCHIVE_REFRESH], self.tr("Uppdatera"), kind="quiet"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        row.setSpacing(GRID // 2)
        for button in self.views.values():
            row.addWidget(button)
        row.addStretch(1)
        for action in self.buttons:
            row.addWidget(action)

    def choose(self, show: Show) -> None:
        """Show which view is up."""
        self.views[show].setChecked(True)

    def _view(self, show: Show, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setIcon(icon(_DRAWINGS[show]))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setAutoRaise(True)
        mark(button, kind="switch")
        button.clicked.connect(lambda _checked, show=show: self.show_requested.emit(show))
        self._group.addButton(button)
        return button
