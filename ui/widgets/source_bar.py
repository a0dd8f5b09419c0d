"""The line above the sources: which view, how many, and the first things to do."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from kompass.assessment.material_kinds import RequestStatus, SourceKind
from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.models.sources_check import checks_left
from ui.models.sources_desk import SourceDesk
from ui.theme import GRID, mark
from ui.widgets.action_button import ActionButton
from ui.widgets.labels import label


class Show(Enum):
    """What the page shows."""

    DOCUMENTS = "documents"
    REQUESTS = "requests"
    WEB = "web"
    READER = "reader"
    CHECK = "check"


SERVED = {
    Show.DOCUMENTS: ActionId.SOURCES_DOCUMENTS,
    Show.REQUESTS: ActionId.SOURCES_REQUESTS,
    Show.WEB: ActionId.SOURCES_WEB,
}


class SourceBar(QWidget):
    """``show_requested``: a ``Show``."""

    show_requested = Signal(object)

    def __init__(self, desk: SourceDesk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group = QButtonGroup(self)
        self.views = {show: self._view(show, actions) for show in SERVED}
        self.sum = label(tone="muted")
        self.sum.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.check = ActionButton(actions[ActionId.SOURCES_CHECK], kind="quiet")
        self.search = ActionButton(actions[ActionId.SEARCH_ALL], self.tr("Sök i allt"))
        self.add = ActionButton(actions[ActionId.SOURCES_ADD])
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID // 2)
        for button in self.views.values():
            row.addWidget(button)
        row.addSpacing(GRID)
        row.addWidget(self.sum, 1)
        for part in (self.check, self.search, self.add):
            row.addWidget(part)
        desk.changed.connect(self.follow)
        desk.lists_changed.connect(self.follow)
        self.choose(Show.DOCUMENTS)
        self.follow()

    def choose(self, show: Show) -> None:
        """Show which view is up; reading and checking belong to the one they began in."""
        if show in self.views:
            self.views[show].setChecked(True)

    def follow(self) -> None:
        """Tell how many there are of each."""
        desk = self._desk
        documents, pages = desk.sources(SourceKind.DOCUMENT), desk.sources(SourceKind.WEB)
        done = {RequestStatus.ARRIVED, RequestStatus.MISSING, RequestStatus.UNNEEDED}
        open_ones = sum(one.status not in done for one in desk.requests)
        unseen = sum(one.outcome is None for one in desk.lookups)
        names = {
            Show.DOCUMENTS: self._counted(self.tr("Dokument"), len(documents)),
            Show.REQUESTS: self._counted(self.tr("Att begära"), open_ones),
            Show.WEB: self._counted(self.tr("Webbplatsen"), len(pages)),
        }
        for show, words in names.items():
            self.views[show].setText(words)
        self.views[Show.REQUESTS].setToolTip(
            self.tr("{count} rader har inte kommit").format(count=open_ones)
        )
        self.views[Show.WEB].setToolTip(
            self.tr("{count} rader att titta efter").format(count=unseen)
        )
        left = len(checks_left(desk))
        self.check.setVisible(left > 0)
        self.check.setText(self.tr("Kontrollera {count} utdrag").format(count=left))
        excerpts = len(desk.material.excerpts)
        self.sum.setText(self.tr("{count} utdrag").format(count=excerpts) if excerpts else "")

    def _counted(self, name: str, count: int) -> str:
        return f"{name} {count}" if count else name

    def _view(self, show: Show, actions: Actions) -> QToolButton:
        button = QToolButton()
        drawing = {Show.DOCUMENTS: "files", Show.REQUESTS: "clipboard-text", Show.WEB: "world"}
        button.setIcon(icon(drawing[show]))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setToolTip(actions[SERVED[show]].toolTip())
        button.clicked.connect(lambda _checked, show=show: self.show_requested.emit(show))
        mark(button, kind="switch")
        self._group.addButton(button)
        return button
