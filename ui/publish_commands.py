"""What the window does about publishing the open assessment."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from ui.actions import ActionId, Actions
from ui.archive_session import ArchiveSession
from ui.session import Session
from ui.theme import Theme


class PublishCommands(QObject):
    """Serves the action that publishes."""

    def __init__(
        self,
        session: Session,
        archive: ArchiveSession,
        actions: Actions,
        theme: Theme,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._archive = archive
        self._theme = theme
        self._window = window
        actions[ActionId.ARCHIVE_PUBLISH].triggered.connect(self._publish)

    def _publish(self) -> None:
        if not self._session.is_open or not self._session.flush():
            return
        from ui.publishing.dialog import PublishDialog

        self._session.look_at(None)  # what is published is what stands now
        PublishDialog(self._session.snapshot, self._archive, self._theme, self._window).open()
