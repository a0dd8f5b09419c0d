"""Projector mode of the meeting: the whole screen, larger text, nothing around it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.actions import ActionId, Actions, PageId
from ui.theme import Theme

_LARGER = 1.5


class Projector(QObject):
    """Serves the switch; leaving the meeting's page switches it off."""

    def __init__(
        self, window: QMainWindow, actions: Actions, theme: Theme, around: Sequence[QWidget]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._around = tuple(around)
        self._before = theme.scale
        self._was_full = False
        self._switch = actions[ActionId.SAMSYN_PROJECTOR]
        self._full_screen = actions[ActionId.FULL_SCREEN]
        self._switch.toggled.connect(self._turn)

    def follow(self, page: PageId) -> None:
        """Switch off when another page than the meeting's is shown."""
        if page is not PageId.SAMSYN:
            self._switch.setChecked(False)
        self._hide_around()

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        full = Qt.WindowState.WindowFullScreen
        if on:
            self._before = self._theme.scale
            self._was_full = bool(self._window.windowState() & full)
            self._theme.resize_text(max(self._before, _LARGER))
            self._window.setWindowState(self._window.windowState() | full)
        else:
            self._theme.resize_text(self._before)
            if not self._was_full:
                self._window.setWindowState(self._window.windowState() & ~full)
        self._full_screen.setChecked(on or self._was_full)
        for part in self._around:
            part.setVisible(not on)

    def _hide_around(self) -> None:
        if self._switch.isChecked():
            for part in self._around:
                part.hide()
