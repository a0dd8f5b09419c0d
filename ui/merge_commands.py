"""What the window does about copies of the assessment: merge them, decide conflicts."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from ui.actions import ActionId, Actions
from ui.session import Session
from ui.settings import Settings
from ui.theme import Theme


class MergeCommands(QObject):
    """Serves the action that merges."""

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
        actions[ActionId.MERGE].triggered.connect(lambda: self._show(conflicts=False))

    def decide(self) -> None:
        """Go on deciding the conflicts that are open."""
        self._show(conflicts=True)

    def _show(self, *, conflicts: bool) -> None:
        if not self._session.is_open:
            return
        from ui.widgets.merge_dialog import MergeDialog

        self._session.flush()
        dialog = MergeDialog(self._session, self._settings, self._theme, self._window)
        dialog.open()
        if conflicts:
            dialog.show_conflicts()
