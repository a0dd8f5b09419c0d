"""Evidence on the page where a team agrees: one key from the question on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.actions import ActionId, Actions
from ui.evidence.beside import Beside
from ui.evidence.restored import Linked
from ui.theme import Theme
from ui.widgets.samsyn_bar import Show
from ui.widgets.samsyn_beside import MeetingBeside
from ui.widgets.samsyn_columns import MeetingColumns

if TYPE_CHECKING:
    from kompass.ids import QuestionId, RowId
    from ui.session import Session


class OnSamsyn(QObject):
    """``show_requested``: a ``Show``. ``question_requested``: make this the current one."""

    show_requested = Signal(object)
    question_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        columns: MeetingColumns,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._columns = columns
        self._panel = columns.beside.evidence.panel
        self.beside = Beside(session, theme, self._panel, columns, page)
        self._linked = Linked(session, self)
        actions[ActionId.EVIDENCE_SHOW].triggered.connect(self._toggle)
        actions[ActionId.EVIDENCE_ATTACH].triggered.connect(self._attach)
        self._linked.restored.connect(self._on_restored)
        columns.beside.currentChanged.connect(self._on_shown)
        self.beside.left.connect(lambda: self.show_requested.emit(Show.QUESTION))
        self.beside.lost.connect(columns.take_keyboard)
        session.opened.connect(self.beside.close)

    def show(self) -> None:
        """Go to the evidence of the current question."""
        self.show_requested.emit(Show.EVIDENCE)
        self.beside.enter()

    def _toggle(self) -> None:
        """Go to the evidence, or from there back to where one was."""
        if not self._page.isVisible():
            return
        focus = QApplication.focusWidget()
        if focus is None or not self._panel.isAncestorOf(focus):
            self.show()
            return
        self.beside.close()
        self._panel.list.left.emit()

    def _attach(self) -> None:
        if self._page.isVisible():
            self.show()
            self._panel.open_palette()

    def _on_shown(self) -> None:
        """Close the passage when something else than the evidence is looked at."""
        beside: MeetingBeside = self._columns.beside
        if beside.currentWidget() is not beside.evidence:
            self.beside.close()

    def _on_restored(self, question: QuestionId, link: RowId) -> None:
        if self._page.isVisible():
            self.question_requested.emit(question)
            self.show()
            self._panel.refresh()
            self._panel.list.choose(link)
