"""Bedömning: score the questions and write what the scores rest on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.ids import AreaId, QuestionId
from ui.actions import ActionId, Actions
from ui.evidence.on_scoring import OnScoring
from ui.models import places
from ui.models.scoring_models import AreasModel, QuestionsModel, question_states
from ui.models.walk import Walk, is_unscored
from ui.theme import Theme
from ui.touched import Touched
from ui.widgets.scoring_bar import ScoringBar
from ui.widgets.scoring_columns import ScoringColumns
from ui.widgets.scoring_hints import ScoringHints

if TYPE_CHECKING:
    from ui.session import Session


class ScoringPage(QWidget):
    """Areas at the left, the questions of one area in the middle, the texts at the right.

    One area is shown and one of its questions is the current one; ``go_to`` moves on.
    """

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._walk = Walk()
        self._moving = False
        self._area_model = AreasModel(self)
        self._question_model = QuestionsModel(self)
        self.bar = ScoringBar(session, self._question_model, actions, theme, self)
        columns = self._columns = ScoringColumns(session, self._area_model, theme, self)
        self.areas, self.scores, self.texts = columns.areas, columns.scores, columns.texts
        self.evidence = OnScoring(session, actions, theme, columns, self._walk, self)
        self._lay_out()
        self._connect()
        self._serve_actions()
        if session.is_open:
            self._load()

    @property
    def question(self) -> QuestionId | None:
        """The current question."""
        return self._walk.question

    def go_to(self, question: QuestionId, *, take_keyboard: bool = True) -> None:
        """Make a question the current one, whatever area it is in, and show it."""
        state = self._walk.state(question)
        self._moving = True
        try:
            self._show_area(state.area.id)
            self._walk.question = question
            self.scores.questions.set_current(question)
            if take_keyboard:
                self.scores.questions.put_cursor_in(question)
            self.texts.show_question(state.result.question)
        finally:
            self._moving = False
        self._apply_filter()
        self.scores.questions.bring_into_view(question)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a text: Escape goes back to the points, Ctrl+Enter on to the next question."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self._go_to_points()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step(1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the points, or where the keyboard was when the page was left."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self._go_to_points()

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.bar)
        page.addWidget(self._columns, 1)
        page.addWidget(ScoringHints(self._session, self._actions, self))

    def _connect(self) -> None:
        session, questions = self._session, self.scores.questions
        session.opened.connect(self._load)
        session.changed.connect(self._on_changed)
        session.seat.changed.connect(self._refresh)
        session.restored.connect(self._on_restored)
        self.evidence.question_requested.connect(partial(self.go_to, take_keyboard=False))
        questions.chosen.connect(self._on_chosen)
        questions.moved.connect(lambda _question, direction: self._step(direction))
        self.areas.list.area_chosen.connect(partial(self._go_to_area, take_keyboard=False))
        self.areas.list.points_requested.connect(self._go_to_points)
        self.bar.find_field.found.connect(self.go_to)
        self.bar.find_field.given_up.connect(self._go_to_points)

    def _serve_actions(self) -> None:
        texts, area = self.texts, self.texts.area
        served: dict[ActionId, Callable[[], object]] = {
            ActionId.NEXT_UNSCORED: lambda: self._next_missing(1),
            ActionId.PREVIOUS_UNSCORED: lambda: self._next_missing(-1),
            ActionId.NEXT_QUESTION: lambda: self._step(1, stay_in_rationale=True),
            ActionId.PREVIOUS_QUESTION: lambda: self._step(-1, stay_in_rationale=True),
            ActionId.NEXT_AREA: lambda: self._step_area(1),
            ActionId.PREVIOUS_AREA: lambda: self._step_area(-1),
            ActionId.GO_TO_POINTS: self._go_to_points,
            ActionId.GO_TO_RATIONALE: texts.rationale.text.setFocus,
            ActionId.GO_TO_INTRODUCTION: area.introduction.setFocus,
            ActionId.GO_TO_FINDINGS: area.findings.setFocus,
            ActionId.FIND_QUESTION: self.bar.find_field.setFocus,
            ActionId.CLEAR_POINTS: self._clear_points,
            ActionId.ADD_STRENGTH: area.strengths.write_new,
            ActionId.ADD_IMPROVEMENT: area.improvements.write_new,
        }
        for action, serve in served.items():
            self._actions[action].triggered.connect(lambda _checked, serve=serve: serve())
        for switch in self.bar.switches:
            switch.toggled.connect(self._on_filter)

    def _load(self) -> None:
        """Show the assessment that has been opened, at its first question without points."""
        areas = self._session.snapshot.edition.areas
        self._moving = True  # rows that go away pass the keyboard on to each other
        self._walk.start(area.id for area in areas)
        self.scores.questions.load()
        self._refresh()
        self._moving = False
        first = self._walk.beginning()
        if first is not None:
            self.go_to(first, take_keyboard=self.isVisible())
        elif areas:
            self._go_to_area(areas[0].id, take_keyboard=False)

    def _refresh(self) -> None:
        """Take over the scores; only what differs is drawn anew."""
        seat, result = self._session.seat, self._session.seat.result
        snapshot = self._session.snapshot
        self._walk.states = question_states(snapshot, result, seat.whose, seat.person_id)
        self._area_model.show_areas(result.areas)
        self._question_model.show_questions(self._walk.states)
        self.scores.questions.show_states(self._walk.states)
        self.areas.show_result(result)
        self.bar.show_progress(result)
        self._show_sum()
        self._apply_filter()

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        if places.touches_scores(touched):
            self._refresh()

    def _on_restored(self, touched: frozenset[Touched]) -> None:
        if self.isVisible():
            any(self._show_place(place) for place in places.most_telling_first(touched))

    def _show_place(self, place: Touched) -> bool:
        """Show what undo or redo changed; ``False`` if it is not on this page."""
        snapshot = self._session.snapshot
        area = places.area_of_place(snapshot, place)
        question = places.question_of_place(place) or places.question_of_mark(snapshot, place)
        if question is not None:
            self.go_to(question, take_keyboard=place.field == "points")
        elif area is not None:
            self._go_to_area(area, take_keyboard=False)
        else:
            return False
        shown = self.texts.put_cursor_in(place) or self.scores.questions.show_mark(place)
        return shown or question is not None

    def _on_chosen(self, question: QuestionId) -> None:
        if not self._moving and question != self._walk.question:
            self.go_to(question, take_keyboard=False)

    def _on_filter(self) -> None:
        """Show the wanted questions only, beginning with one that is wanted."""
        self._walk.showing = self.bar.showing
        found = self._walk.next_missing(1)
        if found is not None and not self._walk.current_is_wanted:
            self.go_to(found, take_keyboard=self.scores.has_keyboard)
        self._apply_filter()

    def _apply_filter(self) -> None:
        self.scores.show_only(self._walk)
        self.areas.list.show_only(self._walk.shown_areas())

    def _step(self, direction: int, *, stay_in_rationale: bool = False) -> None:
        """Go to the next question, or stay at the last one; by default to its points."""
        found = self._walk.next_question(direction) or self._walk.question
        if found is not None:
            stays = stay_in_rationale and self.texts.writing_rationale
            self.go_to(found, take_keyboard=not stays)

    def _next_missing(self, direction: int) -> None:
        """Go to the nearest question that lacks something: points, else a rationale."""
        found = self._walk.next_missing(direction)
        if found is None:
            self._go_to_points()
            return
        self.go_to(found)
        if not is_unscored(self._walk.state(found)):
            self.texts.rationale.text.setFocus()

    def _step_area(self, direction: int) -> None:
        """Go to the next area; who writes a text that every area has stays in it."""
        area = self._walk.next_area(direction)
        if area is not None:
            self._go_to_area(area, take_keyboard=not self.texts.writing_what_stays)

    def _go_to_area(self, area: AreaId, *, take_keyboard: bool) -> None:
        question = self._walk.entrance(area)
        if question is not None and area != self._walk.area:
            self.go_to(question, take_keyboard=take_keyboard)
        elif area != self._walk.area:
            self._walk.question = None
            self._show_area(area)
            self.texts.show_question(None)

    def _show_area(self, area_id: AreaId) -> None:
        if area_id == self._walk.area:
            return
        self._walk.area = area_id
        self._columns.show_area(self._session.snapshot.edition.area(area_id))
        self._show_sum()

    def _show_sum(self) -> None:
        self.scores.show_sum(self._session.seat.result, self._walk.area)

    def _go_to_points(self) -> None:
        if self._walk.question is not None:
            self.scores.questions.put_cursor_in(self._walk.question)

    def _clear_points(self) -> None:
        if self._walk.question is not None:
            self.scores.questions.clear_points(self._walk.question)
