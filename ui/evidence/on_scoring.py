"""Evidence on the page where questions are scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.actions import ActionId, Actions
from ui.evidence.beside import Beside
from ui.evidence.restored import Linked
from ui.models.walk import Walk
from ui.theme import Theme
from ui.widgets.below_rationale import Below
from ui.widgets.scoring_columns import ScoringColumns

if TYPE_CHECKING:
    from kompass.ids import QuestionId, RowId
    from ui.session import Session

_ABOUT_THE_AREA = (
    ActionId.GO_TO_INTRODUCTION,
    ActionId.GO_TO_FINDINGS,
    ActionId.ADD_STRENGTH,
    ActionId.ADD_IMPROVEMENT,
)


class OnScoring(QObject):
    """Serves the commands of evidence. ``question_requested``: make this the current one."""

    question_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        columns: ScoringColumns,
        walk: Walk,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._actions = actions
        self._page = page
        self._walk = walk
        self._columns = columns
        self._below = columns.texts.below
        self._panel = columns.texts.evidence
        self.beside = Beside(session, theme, self._panel, columns, page)
        self._linked = Linked(session, self)
        self._connect(session)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the evidence with ``e`` where no text has the keyboard."""
        plain = (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.text().lower() == "e"
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        )
        if plain:
            self.show()
            return True
        return super().eventFilter(watched, event)

    def show(self) -> None:
        """Go to the evidence of the current question."""
        self._below.show_below(Below.EVIDENCE)
        self.beside.enter()

    def _connect(self, session: Session) -> None:
        for action in _ABOUT_THE_AREA:
            self._actions[action].triggered.connect(self._show_texts)
        served = {
            ActionId.EVIDENCE_SHOW: self._toggle,
            ActionId.EVIDENCE_ATTACH: self._attach,
            ActionId.EVIDENCE_NEXT: lambda: self._next_lacking(1),
            ActionId.EVIDENCE_PREVIOUS: lambda: self._next_lacking(-1),
        }
        for action, serve in served.items():
            self._actions[action].triggered.connect(lambda _on, serve=serve: serve())
        self._columns.scores.questions.evidence_requested.connect(self._on_ring)
        self._columns.scores.questions.chosen.connect(self._on_chosen)
        self._below.switched.connect(self._on_switched)
        self._linked.restored.connect(self._on_restored)
        self.beside.lost.connect(self._actions[ActionId.GO_TO_POINTS].trigger)
        session.opened.connect(self.beside.close)

    def _show_texts(self) -> None:
        self.beside.close()
        self._below.show_below(Below.TEXTS)

    def _on_switched(self) -> None:
        if self._below.shown is Below.TEXTS:
            self.beside.close()

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
        self._below.show_below(Below.TEXTS)

    def _attach(self) -> None:
        if self._page.isVisible():
            self.show()
            self._panel.open_palette()

    def _on_ring(self, question: QuestionId) -> None:
        self.question_requested.emit(question)
        self.show()

    def _on_chosen(self, _question: QuestionId) -> None:
        """Somebody works with the points of a question: they must be in sight."""
        self.beside.close()

    def _next_lacking(self, direction: int) -> None:
        found = self._walk.next_not_full(direction)
        if found is not None:
            self.question_requested.emit(found)
        self.show()

    def _on_restored(self, question: QuestionId, link: RowId) -> None:
        if self._page.isVisible():
            self.question_requested.emit(question)
            self.show()
            self._panel.refresh()
            self._panel.list.choose(link)
