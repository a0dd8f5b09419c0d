"""Intervjuer: the programme of the visit, guides, notes, and who has been asked about what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.models.interviews_guides import OwnGuides
from ui.models.interviews_plan import InterviewPlan
from ui.theme import GRID, Theme
from ui.widgets.guide_view import GuideView
from ui.widgets.interview_bar import SERVED, InterviewBar, Show
from ui.widgets.interview_commands import InterviewCommands
from ui.widgets.interview_import import schedule_in
from ui.widgets.interview_matrix import InterviewMatrix
from ui.widgets.interview_out import InterviewOut
from ui.widgets.interview_programme import InterviewProgramme

if TYPE_CHECKING:
    from kompass.ids import RowId
    from ui.notes.view import NotesView
    from ui.session import Session
    from ui.settings import Settings


class InterviewsPage(QWidget):
    """The programme with the current interview, or guides, matrix, or the notes of one."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._actions, self._theme = actions, theme
        self._shown = self._before = Show.LIST
        self._came_from: Show | None = None
        self.setAcceptDrops(True)
        self.plan = InterviewPlan(session, OwnGuides(), self)
        self.bar = InterviewBar(actions, self)
        self.out = InterviewOut(self)
        self.commands = InterviewCommands(self.plan, settings, actions, theme, self.out, self)
        self.programme = InterviewProgramme(self.plan, actions, theme)
        self.guides = GuideView(self.plan, theme)
        self.matrix = InterviewMatrix(self.plan, theme)
        self.notes: NotesView | None = None
        self._lay_out()
        self._connect()
        self._serve_actions()
        self._follow()
        self.setFocusProxy(self.programme.table)

    @property
    def shown(self) -> Show:
        """What the page shows."""
        return self._shown

    def go_to(self, interview: RowId) -> None:
        """Show an interview in the programme."""
        if self._shown not in (Show.LIST, Show.DAYS):
            self._came_from = self._shown
            self.show_view(Show.LIST)
        self.plan.choose(interview)
        self._take_keyboard()

    def show_notes(self, interview: RowId, line: RowId | None = None) -> None:
        """Open the notes of an interview, at a line of them."""
        notes = self._built_notes()
        self.plan.choose(interview)
        self._session.flush()
        if self._shown is not Show.NOTES:
            self._before, self._shown = self._shown, Show.NOTES
        self.views.setFocus()  # what is hidden would pass it on to whatever comes next
        self.bar.hide()
        self.views.setCurrentWidget(notes)
        self.setFocusProxy(notes)
        notes.show_interview(interview)
        if line is not None:
            notes.go_to(line)

    def show_view(self, show: Show) -> None:
        """Show the list, the days, the guides or the matrix."""
        if show is not self._shown:
            self._session.flush()
        self._shown = show
        self.views.setFocus()
        self.bar.show()
        self.bar.choose(show)
        if show in (Show.LIST, Show.DAYS):
            self.programme.show_days(days=show is Show.DAYS)
        of: dict[Show, tuple[QWidget, QWidget]] = {
            Show.GUIDES: (self.guides, self.guides.list),
            Show.MATRIX: (self.matrix, self.matrix.table),
            Show.DAYS: (self.programme, self.programme.days.canvas),
        }
        view, first = of.get(show, (self.programme, self.programme.table))
        self.views.setCurrentWidget(view)
        self.setFocusProxy(first)

    def showEvent(self, event: QShowEvent) -> None:
        """Take over what has changed while another page was shown."""
        super().showEvent(event)
        self.plan.count_lines()
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape to the matrix, or from the guide, that led here."""
        if event.key() == Qt.Key.Key_Escape and self._came_from is not None:
            self._go_to_view(self._came_from)
        else:
            super().keyPressEvent(event)

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
        self._came_from = None
        self.show_view(show)
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        takes: dict[Show, Callable[[], object]] = {
            Show.GUIDES: self.guides.take_keyboard,
            Show.MATRIX: self.matrix.take_keyboard,
        }
        if self._shown is Show.NOTES and self.notes is not None:
            self.notes.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            takes.get(self._shown, self.programme.take_keyboard)()

    def _built_notes(self) -> NotesView:
        """Return the notes, which are built when they are first wanted."""
        if self.notes is None:
            from ui.notes.view import NotesView

            self.notes = NotesView(self._session, self._actions, self._theme)
            self.notes.notebook.around.words = self._settings.short_words
            self.notes.closed.connect(self._leave_notes)
            self.notes.notebook.shown.connect(self._on_other_notes)
            self.views.addWidget(self.notes)
        return self.notes

    def _open_notes(self) -> None:
        if self.plan.current is not None:
            self.show_notes(self.plan.current)

    def _leave_notes(self) -> None:
        """Go back to where the notes were opened from."""
        self.plan.count_lines()
        self._go_to_view(self._before)

    def _on_other_notes(self) -> None:
        if self.notes is not None and self.notes.notebook.interview_id is not None:
            self.plan.choose(self.notes.notebook.interview_id)

    def _new(self) -> None:
        self.show_view(Show.LIST)
        self.programme.table.write_new()

    def _remove(self) -> None:
        if self.plan.current is None or not self._session.flush():
            return
        if self._shown is Show.NOTES:
            self.show_view(self._before)
        self.plan.remove(self.plan.current)
        self._take_keyboard()

    def _show_guide(self, key: str) -> None:
        self._came_from = self._shown
        self.show_view(Show.GUIDES)
        self.guides.show_guide(key)

    def _follow(self) -> None:
        if self._session.is_open:
            self.bar.show_programme(self.plan.programme, self.commands.overdue())
        self._allow()

    def _allow(self) -> None:
        """Switch off what needs an interview while there is none."""
        chosen, writable = self.plan.current is not None, not self._session.read_only
        self._actions[ActionId.INTERVIEW_NOTES].setEnabled(chosen)
        self._actions[ActionId.INTERVIEW_REMOVE].setEnabled(chosen and writable)

    def _on_opened(self) -> None:
        self.out.hide()
        self.show_view(Show.LIST)

    def _on_restored(self) -> None:
        """Show the interview that undo or redo changed."""
        row = self.plan.last_changed
        if row is not None and self.isVisible() and self._shown is not Show.NOTES:
            self.plan.choose(row)

    def _serve_actions(self) -> None:
        served: dict[ActionId, Callable[[], object]] = {
            ActionId.INTERVIEW_NEW: self._new,
            ActionId.INTERVIEW_NOTES: self._open_notes,
            ActionId.INTERVIEW_REMOVE: self._remove,
        }
        for show, action in SERVED.items():
            served[action] = partial(self._go_to_view, show)
        for action, serve in served.items():
            self._actions[action].triggered.connect(lambda _checked, serve=serve: serve())

    def _connect(self) -> None:
        self._session.opened.connect(self._on_opened)
        self._session.restored.connect(self._on_restored)
        self._session.lock_changed.connect(self._allow)
        self.plan.changed.connect(self._follow)
        self.plan.chosen.connect(self._allow)
        self.bar.show_requested.connect(self._go_to_view)
        sheet = self.programme.sheet
        sheet.guide_requested.connect(self._show_guide)
        sheet.people.erase_requested.connect(lambda person: self.commands.erase([person]))
        self.matrix.interview_requested.connect(self.go_to)
        self.commands.show_requested.connect(self.go_to)
        self.guides.print_requested.connect(self.commands.print_guide)
        self.guides.told.connect(self.out.tell)
        self.guides.troubled.connect(self.out.tell_trouble)

    def _lay_out(self) -> None:
        self.views = QStackedWidget()
        for view in (self.programme, self.guides, self.matrix):
            self.views.addWidget(view)
        self.out.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        for part in (self.bar, self.out):
            page.addWidget(part)
        page.addWidget(self.views, 1)
