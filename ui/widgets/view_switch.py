"""Two buttons of which one is down: the profile as compass rose or as bars."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.theme import GRID, mark


class View(Enum):
    """How a profile is drawn."""

    COMPASS = "compass"
    BARS = "bars"


class ViewSwitch(QWidget):
    """``changed``: the other view was chosen, by its button or by its action."""

    changed = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View.COMPASS
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        self.buttons = {
            View.COMPASS: self._button(self.tr("Kompassros"), "compass"),
            View.BARS: self._button(self.tr("Staplar"), "chart-bar"),
        }
        served = {View.COMPASS: ActionId.SHOW_COMPASS, View.BARS: ActionId.SHOW_BARS}
        for view, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(lambda _checked, view=view: self.show_view(view))
            actions[served[view]].triggered.connect(
                lambda _checked, view=view: self.show_view(view)
            )
            button.setToolTip(actions[served[view]].toolTip())
        self.buttons[self._view].setChecked(True)

    @property
    def view(self) -> View:
        """The chosen view."""
        return self._view

    def show_view(self, view: View) -> None:
        """Choose a view."""
        self.buttons[view].setChecked(True)
        if view is not self._view:
            self._view = view
            self.changed.emit()

    def _button(self, text: str, drawing: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setIcon(icon(drawing))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        mark(button, kind="switch")
        self._group.addButton(button)
        return button
