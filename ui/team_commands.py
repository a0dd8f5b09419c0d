"""Offers the meeting's page and commands only where two or more assess together."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenuBar

from ui.actions import ActionId, Actions, Menu, translated
from ui.session import Session


class TeamCommands(QObject):
    """Shows and hides what a team of one has no use for.

    ``team_gone``: the open file has a team no longer, as after an undo.
    """

    team_gone = Signal()

    def __init__(self, session: Session, actions: Actions, bar: QMenuBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._bar = bar
        self._actions = [
            action
            for spec, action in actions
            if spec.menu is Menu.SAMSYN or spec.id is ActionId.PAGE_SAMSYN
        ]
        for signal in (session.opened, session.closed, session.changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Follow the team of the open file."""
        shown = self._session.seat.is_team
        for action in self._actions:
            if action.isVisible() is not shown:
                action.setVisible(shown)
        for top in self._bar.actions():
            if top.text() == translated(Menu.SAMSYN):
                top.setVisible(shown)
        if self._session.is_open and not shown:
            self.team_gone.emit()
