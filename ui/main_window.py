"""The window's frame: on the screen at once, furnished a moment later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    # What fills the window takes longer to import than an empty window takes to show.
    from ui.session import Session
    from ui.settings import Settings
    from ui.shell import Shell
    from ui.theme import Theme
    from ui.widgets.file_dialogs import FileDialogs

_SIZE = (1240, 720)


class MainWindow(QMainWindow):
    """Empty until ``furnish`` is called.

    ``first_painted`` is emitted once, when the empty window is on the screen.
    """

    first_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False
        self._shell: Shell | None = None
        self.setWindowTitle("Kompass")
        self.resize(*_SIZE)

    @property
    def shell(self) -> Shell:
        """What fills the window; only after ``furnish``."""
        assert self._shell is not None  # noqa: S101 - a mistake in the program otherwise
        return self._shell

    def furnish(
        self,
        session: Session,
        settings: Settings,
        theme: Theme,
        *,
        dialogs: FileDialogs | None = None,
    ) -> Shell:
        """Fill the window with menus, rail, pages and status strip, and return them."""
        from ui.shell import Shell

        self._shell = Shell(self, session, settings, theme, dialogs=dialogs)
        return self._shell

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once, that the window is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is pending and let go of the file, unless the person wants to stay."""
        if self._shell is not None and not self._shell.leave():
            event.ignore()
            return
        super().closeEvent(event)
