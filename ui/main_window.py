"""The window's frame: on the screen at once, furnished a moment later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    # What fills the window takes longer to import than an empty window takes to show.
    from ui.session import Session
    from ui.settings import Settings
    from ui.shell import Shell
    from ui.theme import Theme
    from ui.widgets.file_dialogs import FileDialogs

_SMALL_SCREEN = QSize(1440, 820)
"""On a screen with less room than this, in either direction, the window takes all of it."""
_ROOMY = QSize(1440, 900)
"""The size of the first window where there is more room."""


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
        self.resize(_ROOMY)

    @property
    def shell(self) -> Shell:
        """What fills the window; only after ``furnish``."""
        assert self._shell is not None  # noqa: S101 - a mistake in the program otherwise
        return self._shell

    def settle(self, room: QRect) -> None:
        """Take a first size where ``room`` is what the screen offers: all of a small laptop's."""
        fits = room.width() > _SMALL_SCREEN.width() and room.height() > _SMALL_SCREEN.height()
        place = QRect(room.topLeft(), _ROOMY.boundedTo(room.size()) if fits else room.size())
        place.moveCenter(room.center())
        self.setGeometry(place)
        if not fits:
            self.setWindowState(Qt.WindowState.WindowMaximized)

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
