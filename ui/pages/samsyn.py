"""Samsyn: the meeting where the team agrees on the points of every question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.errors import KompassError
from kompass.ids import QuestionId
from ui.actions import ActionId, Actions
from ui.evidence.on_samsyn import OnSamsyn
from ui.models.places import question_of_mark, question_of_place
from ui.models.samsyn_meeting import Meeting, meeting
from ui.theme import Theme
from ui.touched import Touched
from ui.widgets.samsyn_bar import MeetingBar, Show
from ui.widgets.samsyn_beside import MeetingBeside
from ui.widgets.samsyn_columns import MeetingColumns
from ui.widgets.samsyn_hints import MeetingHints
from ui.widgets.samsyn_table import MeetingTable, meeting_model

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.assessment.team.agreement import Row
    from kompass.ids import RowId
    from ui.session import Session


class SamsynPage(QWidget):
    """The list of questions at the left, the chosen one, the figures or the team at the right."""

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._theme = theme
        self._question: QuestionId | None = None
        self._meeting = Meeting((), ())
        self._model = model = meeting_model(theme, self)
        self.bar = MeetingBar(actions, theme, self)
        self.table = MeetingTable(model, theme, self)
        self.beside = MeetingBeside(session, actions, theme, self)
        self.question, self.team = self.beside.question, self.beside.team
        self.figures = self.beside.figures
        self.hints = MeetingHints(actions, self)
        self._lay_out()
        self.evidence = OnSamsyn(session, actions, theme, self._columns, self)
        self._connect(theme)
        self._serve_actions()
        self._refresh()

    def go_to(self, question: QuestionId) -> None:
        """Make a question the current one and show it."""
        self._question = question
        self.table.choose(question)
        self._show(Show.QUESTION)
        if self._row is not None:
            self.beside.show_question(self._meeting, self._row, self._viewer)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list, or where the keyboard was when the page was left."""
        super().showEvent(event)
        self._refresh()
        if self.focusWidget() is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _viewer(self) -> RowId | None:
        """Who looks: nobody in particular while a whole room does."""
        projected = self._actions[ActionId.SAMSYN_PROJECTOR].isChecked()
        return None if projected else self._session.seat.person_id

    def _lay_out(self) -> None:
        self._columns = MeetingColumns(self.table, self.beside, self._theme, self)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.bar)
        page.addWidget(self._columns, 1)
        page.addWidget(self.hints)

    def _connect(self, theme: Theme) -> None:
        session = self._session
        session.opened.connect(self._load)
        for signal in (session.changed, session.seat.changed, session.lock_changed, theme.changed):
            signal.connect(self._refresh_if_seen)
        session.restored.connect(self._on_restored)
        self.table.chosen.connect(self.go_to)
        self.table.typed.connect(self.question.begin_typing)
        self.table.entered.connect(self._go_to_points)
        self.question.left.connect(self.table.setFocus)
        self.evidence.question_requested.connect(self.go_to)
        self.evidence.show_requested.connect(self._show)
        self.question.agreed.moved.connect(self._step)
        self.bar.show_requested.connect(self._show)

    def _serve_actions(self) -> None:
        served: dict[ActionId, Callable[[], object]] = {
            ActionId.SAMSYN_NEXT: lambda: self._next_open(1),
            ActionId.SAMSYN_PREVIOUS: lambda: self._next_open(-1),
            ActionId.SAMSYN_POINTS: self._go_to_points,
            ActionId.SAMSYN_REASON: self._go_to_reason,
            ActionId.SAMSYN_ACCEPT: self._accept_equal,
            ActionId.SAMSYN_OPEN: self._open_question,
            ActionId.SAMSYN_QUESTION: lambda: self._show(Show.QUESTION),
            ActionId.SAMSYN_FIGURES: lambda: self._show(Show.FIGURES),
            ActionId.SAMSYN_TEAM: lambda: self._show(Show.TEAM),
            ActionId.SAMSYN_BLIND: self._switch_blind,
            ActionId.SAMSYN_SIGN: self._sign,
        }
        for action, serve in served.items():
            self._actions[action].triggered.connect(lambda _checked, serve=serve: serve())
        self._actions[ActionId.SAMSYN_ORDER].toggled.connect(self._refresh_if_seen)
        self._actions[ActionId.SAMSYN_PROJECTOR].toggled.connect(self._on_projector)

    def _load(self) -> None:
        self._question = None
        self.beside.clear()
        self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Take over the file; the current question stays the current one."""
        if not self._session.seat.is_team:
            return
        snapshot, viewer = self._session.snapshot, self._viewer
        printed = self._actions[ActionId.SAMSYN_ORDER].isChecked()
        self._meeting = meeting(snapshot, viewer, printed_order=printed)
        self._model.show_meeting(self._meeting)
        if self._meeting.place_of(self._question) is None and self._meeting.rows:
            self._question = self._meeting.rows[0].question.id
        self.table.choose(self._question)
        self.bar.show_meeting(self._meeting, writable=not self._session.read_only)
        self.beside.show_meeting(self._meeting, self._row, viewer)
        self._actions[ActionId.SAMSYN_BLIND].setChecked(snapshot.details.blind)

    @property
    def _row(self) -> Row | None:
        place = self._meeting.place_of(self._question)
        return None if place is None else self._meeting.rows[place]

    def _show(self, show: Show) -> None:
        self.beside.bring_forward(show)
        self.bar.choose(show)

    def _step(self, direction: int) -> None:
        """Go to the next question of the list, the keyboard ready for a number."""
        place = self._meeting.place_of(self._question)
        if place is not None and 0 <= place + direction < len(self._meeting.rows):
            self.go_to(self._meeting.rows[place + direction].question.id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_open(self, direction: int) -> None:
        found = self._meeting.next_open(self._question, direction)
        if found is not None:
            self.go_to(found)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_points(self) -> None:
        self._show(Show.QUESTION)
        self.question.take_keyboard()

    def _go_to_reason(self) -> None:
        self._show(Show.QUESTION)
        self.question.agreed.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _accept_equal(self) -> None:
        from kompass.assessment import edits

        self._session.flush()
        count = self._try(edits.accept_equal)
        if count is not None:
            self.hints.tell_accepted(count)

    def _open_question(self) -> None:
        from kompass.assessment import edits

        person, question = self._session.seat.person_id, self._question
        if question is None:
            return
        if person is None:
            self.question.show_trouble(self.tr("Välj vem du är, högst upp, först."))
            return
        self._try(lambda file: edits.open_questions(file, [question], by=person))

    def _switch_blind(self) -> None:
        from kompass.assessment import edits

        on = not self._session.snapshot.details.blind
        self._try(lambda file: edits.set_blind(file, on=on))

    def _sign(self) -> None:
        from kompass.assessment import edits

        self._show(Show.TEAM)
        person = self._session.seat.person_id
        if person is not None and self._session.flush():
            self._try(lambda file: edits.sign(file, person))

    def _try(self, use_case: Callable[[AssessmentFile], int | None]) -> int | None:
        try:
            done = self._session.edit(use_case)
        except KompassError as error:
            self.beside.show_trouble(str(error))
            return None
        self.beside.show_trouble("")
        return done

    def _on_projector(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._columns.project(on=on)
        self.evidence.beside.project(on=on)
        self.question.enlarge(large=on)
        self.bar.be_calm(calm=on)
        self.hints.setVisible(not on)
        self._refresh_if_seen()

    def _on_restored(self, touched: frozenset[Touched]) -> None:
        """Show the question whose score or mark undo or redo changed."""
        if self.isVisible():
            snapshot = self._session.snapshot
            found = [question_of_place(e) or question_of_mark(snapshot, e) for e in touched]
            if known := [question for question in found if question is not None]:
                self.go_to(min(known))
