"""What the window does about bringing figures in: from a file, or from the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from ui.actions import ActionId, Actions
from ui.archive_session import ArchiveSession
from ui.settings import Settings
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.intake.dialog import IntakeDialog


class IntakeCommands(QObject):
    """Serves the two actions; ``show_archive`` leads to the page of the archive."""

    def __init__(
        self,
        archive: ArchiveSession,
        actions: Actions,
        settings: Settings,
        theme: Theme,
        show_archive: Callable[[], object],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._archive = archive
        self._settings = settings
        self._theme = theme
        self._show_archive = show_archive
        self._window = window
        actions[ActionId.ARCHIVE_IMPORT].triggered.connect(self._choose)
        actions[ActionId.ARCHIVE_PASTE].triggered.connect(self._paste)

    def _choose(self) -> None:
        if (dialog := self._opened()) is not None:
            dialog.choose()

    def _paste(self) -> None:
        if (dialog := self._opened()) is not None:
            dialog.paste(QGuiApplication.clipboard().text())

    def _opened(self) -> IntakeDialog | None:
        """Return a new dialog, or ``None`` while there is one.

        A command that brings a new page forward is heard twice, for the page's sake.
        """
        from ui.intake.dialog import IntakeDialog
        from ui.intake.dialogs import IntakeDialogs

        if any(one.isVisible() for one in self._window.findChildren(IntakeDialog)):
            return None
        dialogs = IntakeDialogs(self._settings, self._window)
        dialog = IntakeDialog(self._archive, dialogs, self._theme, self._window)
        dialogs.setParent(dialog)
        dialog.show_wanted.connect(self._show_archive)
        dialog.open()
        return dialog
