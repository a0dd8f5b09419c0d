"""The questions of the areas as rows to score, one area on the screen at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kompass.assessment.snapshot import TEAM
from kompass.catalogue.model import Area, Question
from kompass.errors import KompassError
from kompass.ids import AreaId, QuestionId, StepId
from kompass.points import Points
from ui.models.contested import assessed
from ui.models.places import indicator_of_place
from ui.models.point_steps import PointSteps
from ui.models.scoring_models import QuestionState
from ui.theme import GRID, Theme
from ui.touched import Entity, Touched
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.labels import wrapped
from ui.widgets.marks_panel import MarksPanel
from ui.widgets.question_row import QuestionRow
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from ui.session import Session


class AreaQuestions(QStackedWidget):
    """One scrolling list of rows per area, built when the area is first shown.

    The rows stay when another area is shown, so that a refused value waits for correction.
    """

    chosen = Signal(object)
    """``QuestionId``: somebody works with this question now."""
    moved = Signal(object, int)
    """``QuestionId`` and 1 or -1: Enter or Shift+Enter in its points."""
    evidence_requested = Signal(object)
    """``QuestionId``: somebody wants to see what its points rest on."""
    parts_changed = Signal()
    """There is more to walk through with Tab."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._lists: dict[AreaId, QScrollArea] = {}
        self._rows: dict[QuestionId, QuestionRow] = {}
        self._states: dict[QuestionId, QuestionState] = {}
        self._current: QuestionId | None = None
        session.flush_requested.connect(self._flush)
        session.lock_changed.connect(self._follow_lock)
        session.seat.changed.connect(self._follow_seat)

    def load(self) -> None:
        """Begin anew with the assessment that has been opened."""
        self._rows.clear()
        self._states.clear()
        self._current = None
        for area in self._lists.values():
            self.removeWidget(area)
            area.deleteLater()
        self._lists.clear()

    def show_states(self, states: Iterable[QuestionState]) -> None:
        """Show the saved points; rows that do not differ are left alone."""
        for state in states:
            self._states[state.result.question.id] = state
            row = self._rows.get(state.result.question.id)
            if row is not None:
                row.show_state(state)

    def show_area(self, area: Area) -> None:
        """Bring the questions of an area forward."""
        if area.id not in self._lists:
            self._lists[area.id] = self._build(area)
            self.addWidget(self._lists[area.id])
        self.setCurrentWidget(self._lists[area.id])

    def set_current(self, question: QuestionId | None) -> None:
        """Mark one question, in the area that is shown, as the one worked with."""
        for wanted, current in ((self._current, False), (question, True)):
            row = self._rows.get(wanted) if wanted is not None else None
            if row is not None:
                row.set_current(current=current)
                row.setVisible(True)
                self._show_marks(row, shown=current)
        self._current = question

    def show_only(self, wanted: Callable[[QuestionState], bool]) -> None:
        """Hide the rows nobody wants to see; the current one and refused values stay."""
        for question, row in self._rows.items():
            keep = question == self._current or bool(row.trouble)
            visible = keep or wanted(self._states[question])
            if row.isHidden() == visible:
                row.setVisible(visible)

    def row(self, question: QuestionId) -> QuestionRow | None:
        """Return the row of a question whose area has been shown."""
        return self._rows.get(question)

    def rows(self) -> Iterator[QuestionRow]:
        """Yield every row there is so far."""
        yield from self._rows.values()

    def shown_rows(self) -> list[QuestionRow]:
        """Return the rows of the area that is shown, from the top."""
        area = self.currentWidget()
        return [row for row in self._rows.values() if area is not None and area.isAncestorOf(row)]

    def put_cursor_in(self, question: QuestionId) -> None:
        """Put the keyboard in the points of a question of the area that is shown."""
        row = self._rows.get(question)
        if row is not None:
            row.take_keyboard()
            self.bring_into_view(question)

    def show_mark(self, place: Touched) -> bool:
        """Put the keyboard where a mark or its note changed; ``False`` for anything else."""
        row = self._rows.get(self._current) if self._current is not None else None
        if place.entity is not Entity.MARK or row is None or row.marks is None:
            return False
        return row.marks.show_indicator(indicator_of_place(place), note=place.field == "note")

    def clear_points(self, question: QuestionId) -> None:
        """Leave a question without points, by way of its field or its marks."""
        row = self._rows.get(question)
        if row is not None:
            row.clear()

    def bring_into_view(self, question: QuestionId) -> None:
        """Scroll so that the whole row of a question can be seen."""
        row, area = self._rows.get(question), self.currentWidget()
        if row is not None and isinstance(area, QScrollArea):
            content = row.parentWidget()
            if content is not None and (layout := content.layout()) is not None:
                layout.activate()
            area.ensureWidgetVisible(row, 0, GRID)
            # A question with its indicators may be higher than the page.
            area.ensureVisible(0, row.y(), 0, GRID)
            focus = QApplication.focusWidget()
            if focus is not None and row.isAncestorOf(focus):
                area.ensureWidgetVisible(focus, 0, GRID)

    def _show_marks(self, row: QuestionRow, *, shown: bool) -> None:
        """Unfold the indicators of the question somebody works with, and no others."""
        if shown and row.marks is None and row.question.indicators:
            question = row.question.id
            panel = MarksPanel(self._session, row.question, self._theme)
            panel.entered.connect(partial(self.chosen.emit, question))
            panel.moved.connect(partial(self.moved.emit, question))
            panel.part_entered.connect(self._keep_in_view)
            panel.parts_changed.connect(self.parts_changed)
            row.hold_marks(panel)
            self.parts_changed.emit()
        elif row.marks is not None:
            row.marks.setVisible(shown)
        if row.marks is not None and not shown:
            row.marks.forget_place()

    def _keep_in_view(self, part: QWidget) -> None:
        """Scroll to a part of the indicators, once it has its place."""
        area = self.currentWidget()
        if isinstance(area, QScrollArea):
            QTimer.singleShot(0, part, lambda: area.ensureWidgetVisible(part, 0, 2 * GRID))

    def _watch(self, row: QuestionRow) -> None:
        if row.conflict is not None:
            row.conflict.watch(*assessed(row.question, self._session.seat.whose))

    def _follow_seat(self) -> None:
        if self._session.is_open:
            for row in self._rows.values():
                self._watch(row)

    def _flush(self) -> None:
        for row in self._rows.values():
            row.field.flush()

    def _save(self, question: QuestionId, points: Points | None, step: StepId) -> None:
        from kompass.assessment import edits

        source, whose = self._rows[question], self._session.seat.whose

        def write(file: AssessmentFile) -> None:
            if whose == TEAM:
                edits.set_points(file, question, points, step=step)
            else:
                edits.set_own_points(file, whose, question, points, step=step)

        try:
            self._session.edit(write)
        except KompassError as trouble:
            self._session.report_trouble(source, str(trouble))
            raise
        self._forget_trouble(source, "")

    def _follow_lock(self) -> None:
        for row in self._rows.values():
            row.set_read_only(read_only=self._session.read_only)

    def _forget_trouble(self, source: QuestionRow, sentence: str) -> None:
        """Withdraw what was told of points that could not be saved: they are, or taken back."""
        if not sentence and self._session.trouble:
            self._session.report_trouble(source, "")

    def _build(self, area: Area) -> QScrollArea:
        scroll = TallScroll(self)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID // 2)
        for question in area.questions:
            column.addWidget(self._build_row(question))
        if not area.questions:
            column.addWidget(
                wrapped(self.tr("Den här utgåvan har inga delfrågor i området."), tone="muted")
            )
        column.addStretch(1)
        scroll.setWidget(content)
        return scroll

    def _build_row(self, question: Question) -> QuestionRow:
        edition = self._session.snapshot.edition
        steps = PointSteps(question.max_points, edition.step_percent)
        row = QuestionRow(question, steps, partial(self._save, question.id), self._theme)
        row.set_read_only(read_only=self._session.read_only)
        row.chosen.connect(partial(self.chosen.emit, question.id))
        row.next_requested.connect(partial(self.moved.emit, question.id, 1))
        row.previous_requested.connect(partial(self.moved.emit, question.id, -1))
        row.field.refused.connect(partial(self._forget_trouble, row))
        row.ring.clicked.connect(partial(self.evidence_requested.emit, question.id))
        row.hold_conflict(ConflictMark(self._session, row.field, row))
        self._watch(row)
        self._rows[question.id] = row
        if question.id in self._states:
            row.show_state(self._states[question.id])
        return row
