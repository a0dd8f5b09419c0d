"""The way back: Alt+Left leads to the page one was on before, and to the very place on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ui.action_ids import ActionId, PageId
from ui.actions import Actions
from ui.page_commands import RAIL
from ui.session import Session
from ui.widgets.page_stack import PageStack

_MOST = 50


class WayBack(QObject):
    """Remembers the pages in the order in which they were looked at.

    A page keeps its scrolling, its current row and its texts while another is shown; only who
    had the keyboard has to be asked of it.
    """

    def __init__(
        self,
        session: Session,
        actions: Actions,
        stack: PageStack,
        show: Callable[[PageId], QWidget],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._action = actions[ActionId.GO_BACK]
        self._session = session
        self._stack = stack
        self._show = show
        self._before: list[PageId] = []
        self._now: PageId | None = None
        self._going = False
        stack.page_shown.connect(self._on_shown)
        self._action.triggered.connect(self.go)
        for signal in (session.opened, session.closed):
            signal.connect(self._forget)
        session.lock_changed.connect(self._allow)

    def go(self) -> None:
        """Go back one page; harmless where there is none."""
        if not self._before:
            return
        before = self._before.pop()
        place = self._stack.page(before).focusWidget()
        self._going = True
        try:
            shown = self._show(before)
        finally:
            self._going = False
        if place is not None and place.isVisibleTo(shown):
            place.setFocus(Qt.FocusReason.OtherFocusReason)
        self._allow()

    def _on_shown(self, page: PageId) -> None:
        if not self._going and self._now in RAIL and self._now is not page:
            self._before = [*self._before[-_MOST:], self._now]
        self._now = page
        self._allow()

    def _forget(self) -> None:
        self._before.clear()
        self._now = None
        self._allow()

    def _allow(self) -> None:
        self._action.setEnabled(bool(self._before) and self._session.is_open)
