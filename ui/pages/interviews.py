"""Intervjuer: the programme of the visit, guides, notes, and who has been asked about what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.models.interviews_guides import OwnGuides
from ui.models.interviews_plan import InterviewPlan
from ui.theme import GRID, Theme
from ui.widgets.guide_view import GuideView
from ui.widgets.interview_bar import SERVED, InterviewBar, Show
from ui.widgets.interview_clashes import ClashList
from ui.widgets.interview_commands import InterviewCommands
from ui.widgets.interview_days import InterviewDays
from ui.widgets.interview_import import schedule_in
from ui.widgets.interview_matrix import InterviewMatrix
from ui.widgets.interview_out import InterviewOut
from ui.widgets.interview_sheet import InterviewSheet
from ui.widgets.interview_table import InterviewTableView
from ui.widgets.labels import show_sentence, trouble_label

if TYPE_CHECKING:
    from kompass.ids import RowId
    from ui.session import Session
    from ui.settings import Settings
    from ui.touched import Touched

_WIDTHS = (760, 420)


class InterviewsPage(QWidget):
    """The programme at the left with the current interview at the right, or another view.

    ``question_requested``: the id of a question to score.
    """

    question_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._shown = Show.LIST
        self.setAcceptDrops(True)
        self.plan = InterviewPlan(session, OwnGuides(), self)
        self.bar = InterviewBar(actions, self)
        self.out = InterviewOut(self)
        self.commands = InterviewCommands(self.plan, settings, actions, theme, self.out, self)
        self.table = InterviewTableView(self.plan, theme)
        self.days = InterviewDays(self.plan, theme)
        self.clashes = ClashList(self.plan)
        self.sheet = InterviewSheet(self.plan, actions, theme)
        self.guides = GuideView(self.plan, theme)
        self.matrix = InterviewMatrix(self.plan, theme)
        self.trouble = trouble_label()
        self._lay_out()
        self._connect()
        self._serve_actions()
        self._follow()

    @property
    def shown(self) -> Show:
        """What the page shows."""
        return self._shown

    def go_to(self, interview: RowId) -> None:
        """Show an interview in the programme."""
        if self._shown not in (Show.LIST, Show.DAYS):
            self.show_view(Show.LIST)
        self.plan.choose(interview)
        self._take_keyboard()

    def show_view(self, show: Show) -> None:
        """Show the list, the days, the guides or the matrix."""
        if show is not self._shown:
            self._session.flush()
        self._shown = show
        self.bar.choose(show)
        if show in (Show.LIST, Show.DAYS):
            self._programme.setCurrentWidget(self.table if show is Show.LIST else self.days)
            self.views.setCurrentWidget(self._columns)
        else:
            self.views.setCurrentWidget(self.guides if show is Show.GUIDES else self.matrix)

    def showEvent(self, event: QShowEvent) -> None:
        """Take over what has changed while another page was shown."""
        super().showEvent(event)
        self.plan.count_lines()
        self._follow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a schedule."""
        if schedule_in(event.mimeData()) is not None and not self._session.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look through the schedule that was dropped."""
        path = schedule_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.commands.take_in(path)

    def _go_to_view(self, show: Show) -> None:
        self.show_view(show)
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        takes: dict[Show, Callable[[], object]] = {
            Show.DAYS: self.days.take_keyboard,
            Show.GUIDES: self.guides.take_keyboard,
            Show.MATRIX: self.matrix.take_keyboard,
        }
        takes.get(self._shown, partial(self.table.setFocus, Qt.FocusReason.OtherFocusReason))()

    def _new(self) -> None:
        self.show_view(Show.LIST)
        self.table.write_new()

    def _remove(self) -> None:
        if self.plan.current is not None and self._session.flush():
            self.plan.remove(self.plan.current)
            self._take_keyboard()

    def _show_guide(self, key: str) -> None:
        self.show_view(Show.GUIDES)
        self.guides.show_guide(key)

    def _follow(self) -> None:
        if self._session.is_open:
            self.bar.show_programme(self.plan.programme, self.commands.overdue())
        self._allow()

    def _allow(self) -> None:
        """Switch off what needs an interview while there is none."""
        chosen = self.plan.current is not None
        self._actions[ActionId.INTERVIEW_NOTES].setEnabled(chosen)
        self._actions[ActionId.INTERVIEW_REMOVE].setEnabled(chosen and not self._session.read_only)

    def _on_restored(self, touched: frozenset[Touched]) -> None:  # noqa: ARG002 - Qt's signal
        """Show the interview that undo or redo changed."""
        if self.isVisible() and (row := self.plan.last_changed) is not None:
            self.plan.choose(row)

    def _say(self, sentence: str) -> None:
        show_sentence(self.trouble, sentence)

    def _serve_actions(self) -> None:
        served: dict[ActionId, Callable[[], object]] = {
            ActionId.INTERVIEW_NEW: self._new,
            ActionId.INTERVIEW_REMOVE: self._remove,
        }
        for show, action in SERVED.items():
            served[action] = partial(self._go_to_view, show)
        for action, serve in served.items():
            self._actions[action].triggered.connect(lambda _checked, serve=serve: serve())

    def _connect(self) -> None:
        self.plan.changed.connect(self._follow)
        self.plan.chosen.connect(self._allow)
        self.plan.refused.connect(self._say)
        self.table.refused.connect(self._say)
        self._session.restored.connect(self._on_restored)
        self._session.lock_changed.connect(self._allow)
        self.clashes.went.connect(self._take_keyboard)
        self.bar.show_requested.connect(self._go_to_view)
        self.sheet.guide_requested.connect(self._show_guide)
        self.sheet.people.erase_requested.connect(lambda person: self.commands.erase([person]))
        self.matrix.interview_requested.connect(self.go_to)
        self.commands.show_requested.connect(self.go_to)
        self.guides.print_requested.connect(self.commands.print_guide)
        self.guides.told.connect(self.out.tell)
        self.guides.troubled.connect(self.out.tell_trouble)

    def _lay_out(self) -> None:
        self._programme = QStackedWidget()
        self._programme.addWidget(self.table)
        self._programme.addWidget(self.days)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, 0, 0, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.trouble)
        column.addWidget(self._programme, 1)
        column.addWidget(self.clashes)
        self._columns = QSplitter()
        self._columns.setObjectName("interviews")
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(left)
        self._columns.addWidget(self.sheet)
        self._columns.setStretchFactor(0, 1)
        self._columns.setSizes(list(_WIDTHS))
        self.views = QStackedWidget()
        for view in (self._columns, self.guides, self.matrix):
            self.views.addWidget(view)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.bar)
        self.out.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        page.addWidget(self.out)
        page.addWidget(self.views, 1)
        self.setFocusProxy(self.table)
