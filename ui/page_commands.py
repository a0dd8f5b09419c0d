"""Which page is on the screen, and the ways to another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from ui.actions import ActionId, Actions, ActionSpec, PageId
from ui.page_builders import PageBuilders
from ui.session import Session
from ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from kompass.ids import AreaId, QuestionId, ResultId, RowId

RAIL = {
    PageId.START: ActionId.PAGE_START,
    PageId.OVERVIEW: ActionId.PAGE_OVERVIEW,
    PageId.SOURCES: ActionId.PAGE_SOURCES,
    PageId.INTERVIEWS: ActionId.PAGE_INTERVIEWS,
    PageId.SCORING: ActionId.PAGE_SCORING,
    PageId.SAMSYN: ActionId.PAGE_SAMSYN,
    PageId.PROFILE: ActionId.PAGE_PROFILE,
    PageId.COMPARE: ActionId.PAGE_COMPARE,
    PageId.REPORT: ActionId.PAGE_REPORT,
    PageId.HISTORY: ActionId.PAGE_HISTORY,
    PageId.ARCHIVE: ActionId.PAGE_ARCHIVE,
}
"""The pages of the rail, in the order of the work; those that need a file are hidden without."""


class PageCommands(QObject):
    """Serves the actions that lead to pages, and brings forward the page an action needs."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        stack: PageStack,
        builders: PageBuilders,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._stack = stack
        self._builders = builders
        group = QActionGroup(self)
        for page, action in RAIL.items():
            group.addAction(actions[action])
            actions[action].setCheckable(True)
            actions[action].triggered.connect(partial(self.show, page))
        for spec, command in actions:
            if spec.page is not None:
                # Before the page itself can connect: it comes forward first, then it hears.
                command.triggered.connect(partial(self._bring_forward, spec))
        actions[ActionId.NEW].triggered.connect(self._begin_new)
        builders.area_requested.connect(self._go_to_area)
        builders.question_requested.connect(self.go_to)
        builders.interview_requested.connect(self.go_to_notes)
        builders.compare_requested.connect(self._compare)
        stack.page_shown.connect(self._on_page_shown)

    def rail(self) -> list[QAction]:
        """Return the actions of the rail, in the order of the work."""
        return [self._actions[action] for action in RAIL.values()]

    def show(self, page: PageId) -> QWidget:
        """Save what is being typed and bring a page forward."""
        if page is not self._stack.current:
            self._session.flush()
        shown = self._stack.show_page(page)
        if shown.focusProxy() is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        return shown

    def go_to(self, question: QuestionId) -> None:
        """Show a question where it is scored."""
        self._builders.as_scoring(self.show(PageId.SCORING)).go_to(question)

    def go_to_notes(self, interview: RowId, line: RowId | None = None) -> None:
        """Show the notes of an interview, at a line of them."""
        self._builders.as_interviews(self.show(PageId.INTERVIEWS)).show_notes(interview, line)

    def _go_to_area(self, area: AreaId) -> None:
        questions = self._session.snapshot.edition.area(area).questions
        if questions:
            self.go_to(questions[0].id)

    def _compare(self, results: tuple[ResultId, ...]) -> None:
        self._builders.as_compare(self.show(PageId.COMPARE)).add_results(results)

    def _begin_new(self) -> None:
        self._builders.as_new(self.show(PageId.NEW)).begin()

    def _bring_forward(self, spec: ActionSpec) -> None:
        if spec.page is None or self._stack.current in (spec.page, *spec.also):
            return
        action, heard = self._actions[spec.id], self._stack.is_built(spec.page)
        self.show(spec.page)
        if heard:
            return
        # The page has only now connected: let it hear the same wish once more.
        if spec.checkable:
            action.setChecked(not action.isChecked())
        QTimer.singleShot(0, action.trigger)

    def _on_page_shown(self, page: PageId) -> None:
        if page in RAIL:
            self._actions[RAIL[page]].setChecked(True)
