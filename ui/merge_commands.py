"""What the window does about copies of the assessment: merge them, decide conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from ui.actions import ActionId, Actions
from ui.session import Session
from ui.settings import Settings
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Contested
    from ui.widgets.merge_dialog import MergeDialog


class MergeCommands(QObject):
    """Serves the actions that merge and decide."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        actions: Actions,
        theme: Theme,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._theme = theme
        self._window = window
        actions[ActionId.MERGE].triggered.connect(self._merge)
        actions[ActionId.DECIDE].triggered.connect(self._decide_all)
        session.decision_requested.connect(self.decide)

    def decide(self, first: Contested | None = None) -> None:
        """Go on deciding the conflicts that are open, beginning with ``first``."""
        dialog = self._open()
        if dialog is not None:
            dialog.show_conflicts(first)

    def _decide_all(self) -> None:
        self.decide()

    def _merge(self) -> None:
        self._open()

    def _open(self) -> MergeDialog | None:
        if not self._session.is_open:
            return None
        from ui.widgets.merge_dialog import MergeDialog

        self._session.flush()
        self._session.look_at(None)  # what is to be decided is decided now, not then
        dialog = MergeDialog(self._session, self._settings, self._theme, self._window)
        dialog.open()
        return dialog
