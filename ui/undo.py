"""Undo and redo in the menu, each with the name of what it would do."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from kompass.errors import KompassError
from ui.actions import ActionId, Actions
from ui.messages import Messages
from ui.session import Session


class UndoActions(QObject):
    """Keeps the two actions' names in step with the journal, and runs them."""

    def __init__(
        self, session: Session, actions: Actions, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._undo, self._redo = actions[ActionId.UNDO], actions[ActionId.REDO]
        self._undo.triggered.connect(lambda: self._run(session.undo))
        self._redo.triggered.connect(lambda: self._run(session.redo))
        # Names are looked up in the file: once for a row of changes, and not between two keys.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        for signal in (session.opened, session.closed, session.changed):
            signal.connect(self._ask_for_refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look up what can be taken back and what can be done again."""
        undo, redo = self._session.undo_name, self._session.redo_name
        _show(self._undo, self.tr("&Ångra"), undo)
        _show(self._redo, self.tr("&Gör om"), redo)

    def _ask_for_refresh(self) -> None:
        self._soon.start(0)

    def _run(self, command: Callable[[], None]) -> None:
        try:
            command()
        except KompassError as error:
            self._messages.trouble(error)


def _show(action: QAction, verb: str, name: str) -> None:
    action.setEnabled(bool(name))
    # An ampersand in a party's name is not a mnemonic.
    action.setText(f"{verb}: {name.replace('&', '&&')}" if name else verb)
