"""The line above the interviews: what is planned, what to show, and what to do with the whole."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QToolButton, QWidget

from kompass.interviews.programme import ClashKind
from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.models.interviews_programme import Programme
from ui.theme import GRID, mark
from ui.widgets.action_button import ActionButton
from ui.widgets.elided_label import ElidedLabel


class Show(Enum):
    """What the page shows."""

    LIST = "list"
    DAYS = "days"
    GUIDES = "guides"
    MATRIX = "matrix"
    NOTES = "notes"


SERVED = {
    Show.LIST: ActionId.INTERVIEWS_LIST,
    Show.DAYS: ActionId.INTERVIEWS_DAYS,
    Show.GUIDES: ActionId.INTERVIEWS_GUIDES,
    Show.MATRIX: ActionId.INTERVIEWS_MATRIX,
}
"""What is asked for by an action."""


class InterviewBar(QWidget):
    """``show_requested``: a ``Show``. The other buttons are those of the menu."""

    show_requested = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sum = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        mark(self.sum, weight="strong")
        self.overdue = ActionButton(actions[ActionId.INTERVIEWS_OVERDUE], kind="quiet")
        self._group = QButtonGroup(self)
        words = {
            Show.LIST: self.tr("Lista"),
            Show.DAYS: self.tr("Dag för dag"),
            Show.GUIDES: self.tr("Guider"),
            Show.MATRIX: self.tr("Vem har fått frågan?"),
        }
        self.views = {show: self._view(words[show], actions, show) for show in SERVED}
        self.views[Show.LIST].setChecked(True)
        self.new = ActionButton(actions[ActionId.INTERVIEW_NEW])
        self.more = QToolButton()
        self._fill_menu(actions)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID // 2)
        for button in self.views.values():
            row.addWidget(button)
        row.addSpacing(GRID)
        row.addWidget(self.sum, 1)
        row.addWidget(self.overdue)
        row.addWidget(self.new)
        row.addWidget(self.more)

    def show_programme(self, programme: Programme, overdue: int) -> None:
        """Tell how much there is, and what is wrong with it."""
        count, clashes = len(programme.entries), programme.at_once
        days = len([day for day in programme.days() if day and programme.on(day)])
        parts = [self.tr("1 intervju") if count == 1 else self.tr("{0} intervjuer").format(count)]
        if days > 1:
            parts.append(self.tr("{0} dagar").format(days))
        if clashes:
            parts.append(
                self.tr("1 krock") if clashes == 1 else self.tr("{0} krockar").format(clashes)
            )
        if outside := programme.count(ClashKind.OUTSIDE):
            parts.append(self.tr("{0} utanför besöket").format(outside))
        if wrong := programme.count(ClashKind.ORDER):
            parts.append(self.tr("{0} med fel tid").format(wrong))
        words = ", ".join(parts) if count else ""
        self.sum.setText(words)
        self.overdue.setVisible(overdue > 0)
        self.overdue.setText(self.tr("{0} att gallra").format(overdue))

    def choose(self, show: Show) -> None:
        """Mark what is shown; notes belong to an interview of the list."""
        self.views[Show.LIST if show is Show.NOTES else show].setChecked(True)

    def _view(self, text: str, actions: Actions, show: Show) -> QToolButton:
        action = actions[SERVED[show]]
        button = QToolButton()
        button.setText(text)
        button.setIcon(action.icon())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setToolTip(f"{action.toolTip()} ({action.shortcut().toString()})")
        mark(button, kind="switch")
        self._group.addButton(button)
        button.clicked.connect(lambda: self.show_requested.emit(show))
        return button

    def _fill_menu(self, actions: Actions) -> None:
        menu = QMenu(self.more)
        for action in (
            ActionId.INTERVIEWS_IMPORT,
            ActionId.INTERVIEWS_EXPORT,
            ActionId.INTERVIEW_ERASE,
            ActionId.INTERVIEWS_OVERDUE,
        ):
            menu.addAction(actions[action])
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setIcon(icon("dots"))
        self.more.setText(self.tr("Mer"))
        self.more.setAccessibleName(self.tr("Mer att göra med programmet"))
        self.more.setToolTip(self.tr("Hämta schema, spara programmet, gallra"))
