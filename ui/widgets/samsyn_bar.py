"""The line above the meeting: how far it has come, accept what is alike, what to show."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.actions import ActionId, Actions
from ui.theme import GRID, Theme, mark
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.models.samsyn_meeting import Meeting

_BAR_WIDTH = 15 * GRID


class Show(Enum):
    """What stands beside the list of questions."""

    QUESTION = "question"
    FIGURES = "figures"
    TEAM = "team"
    EVIDENCE = "evidence"


class MeetingBar(QWidget):
    """``show_requested``: a ``Show``. The other buttons are those of the menu."""

    show_requested = Signal(object)

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = label(weight="strong")
        self._share = QProgressBar(self)
        self._share.setTextVisible(False)
        self._share.setMaximumWidth(_BAR_WIDTH)
        self._share.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._share.setAccessibleName(self.tr("Så många frågor är ni överens om"))
        self.accept = QPushButton()
        mark(self.accept, kind="primary")
        self.accept.setToolTip(actions[ActionId.SAMSYN_ACCEPT].toolTip())
        self.accept.clicked.connect(actions[ActionId.SAMSYN_ACCEPT].trigger)
        self.printed = CheckBox(self.tr("Tryckt ordning"), theme)
        self.projector = QToolButton(self)
        self.projector.setDefaultAction(actions[ActionId.SAMSYN_PROJECTOR])
        self.projector.setAccessibleName(self.tr("Projektorläge"))
        self._group = QButtonGroup(self)
        self.views = {
            Show.QUESTION: self._view(self.tr("Frågan"), Show.QUESTION),
            Show.EVIDENCE: self._view(self.tr("Belägg"), Show.EVIDENCE),
            Show.FIGURES: self._view(self.tr("Hur eniga?"), Show.FIGURES),
            Show.TEAM: self._view(self.tr("Gruppen"), Show.TEAM),
        }
        self.views[Show.QUESTION].setChecked(True)
        self._tie(actions)
        self._lay_out()

    def show_meeting(self, meeting: Meeting, *, writable: bool) -> None:
        """Show how far the team has come."""
        done, count = meeting.settled, len(meeting.rows)
        words = self.tr("{done} av {count} överens").format(done=done, count=count)
        self.progress.setText(words)
        self._share.setRange(0, max(count, 1))
        self._share.setValue(done)
        self._share.setAccessibleDescription(words)
        self.accept.setText(self.tr("Godta {count} lika").format(count=meeting.alike))
        self.accept.setVisible(bool(meeting.alike) and writable)

    def choose(self, show: Show) -> None:
        """Mark what stands beside the list."""
        self.views[show].setChecked(True)

    def be_calm(self, *, calm: bool) -> None:
        """Leave out, for a projector, what a meeting does not need to see all the time."""
        self.printed.setVisible(not calm)
        for button in self.views.values():
            button.setVisible(not calm)

    def _view(self, text: str, show: Show) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        mark(button, kind="switch")
        self._group.addButton(button)
        button.clicked.connect(lambda: self.show_requested.emit(show))
        return button

    def _tie(self, actions: Actions) -> None:
        order = actions[ActionId.SAMSYN_ORDER]
        self.printed.setChecked(order.isChecked())
        self.printed.toggled.connect(order.setChecked)
        order.toggled.connect(self.printed.setChecked)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.progress)
        row.addWidget(self._share, 100)
        row.addSpacing(GRID)
        row.addWidget(self.accept)
        row.addStretch(1)
        row.addWidget(self.printed)
        row.addSpacing(GRID)
        views = QHBoxLayout()
        views.setSpacing(0)
        for button in self.views.values():
            views.addWidget(button)
        row.addLayout(views)
        row.addWidget(self.projector)
