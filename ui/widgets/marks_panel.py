"""The indicators of a question with their marks, and the points that follow from them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.errors import KompassError
from kompass.ids import IndicatorId, StepId, new_id
from ui.models.contested import marked
from ui.models.marks import live_in_words, mark_of, usual
from ui.models.places import touches_scores
from ui.theme import GRID, Theme
from ui.touched import Touched
from ui.widgets.by_hand import ByHand
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.growing_text import GrowingText
from ui.widgets.indicator_row import IndicatorRow
from ui.widgets.labels import wrapped
from ui.widgets.mark_texts import note_of

if TYPE_CHECKING:
    from kompass.assessment.scoring import QuestionResult
    from kompass.assessment.snapshot import MarkStatus
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Indicator, Question
    from ui.session import Session


class MarksPanel(QWidget):
    """Up and down walk through the indicators, and beyond the last to the next question.

    * ``entered``: something here has got the keyboard
    * ``moved``: 1 or -1, on to the next or the former question
    * ``part_entered``: the widget to keep in view
    * ``parts_changed``: a note has come, and Tab has another way
    """

    entered = Signal()
    moved = Signal(int)
    part_entered = Signal(QWidget)
    parts_changed = Signal()

    def __init__(
        self, session: Session, question: Question, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._question = question
        self._current: IndicatorId | None = None
        self.rows: dict[IndicatorId, IndicatorRow] = {}
        self.notes: dict[IndicatorId, GrowingText] = {}
        self.conflicts: dict[IndicatorId, ConflictMark] = {}
        self.by_hand = ByHand(session, question)
        self._result: QuestionResult | None = None
        self._lay_out(theme)
        self.by_hand.left.connect(self.take_keyboard)
        self.by_hand.begun.connect(lambda: self.part_entered.emit(self.by_hand))
        session.changed.connect(self._on_changed)
        session.lock_changed.connect(self.refresh)
        session.seat.changed.connect(self._follow_seat)
        self.refresh()

    @property
    def parts(self) -> list[QWidget]:
        """What to walk through with Tab, in order."""
        found: list[QWidget] = []
        for indicator, row in self.rows.items():
            found.append(row)
            if indicator in self.notes:
                found.append(self.notes[indicator])
            found.append(self.conflicts[indicator])
        return [*found, *self.by_hand.parts]

    def show_result(self, result: QuestionResult) -> None:
        """Show what the marks of the question come to."""
        self._result = result
        for row in self.rows.values():
            row.show_live(live_in_words(self._question, result))
        self.by_hand.show_result(result, self._session.seat.whose)

    def take_keyboard(self) -> None:
        """Put the keyboard where it was, else in the first indicator without a mark."""
        place = self._current or self._beginning()
        if place is not None:
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_indicator(self, indicator: IndicatorId, *, note: bool) -> bool:
        """Put the keyboard in an indicator or its note; ``False`` if it is not here."""
        if indicator not in self.rows:
            return False
        if note:
            self._write_note(indicator)
        else:
            self.rows[indicator].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def forget_place(self) -> None:
        """Begin with the first indicator without a mark next time."""
        self._current = None

    def clear(self) -> None:
        """Leave every indicator of the question without a mark, as one step."""
        step = StepId(new_id())
        try:
            for indicator in self._question.indicators:
                self._save(indicator, None, usual(indicator), step)
        except KompassError as trouble:
            self._session.report_trouble(self, str(trouble))

    def refresh(self) -> None:
        """Show the marks that are in the file."""
        if not self._session.is_open:
            return
        snapshot, whose = self._session.snapshot, self._session.seat.whose
        for indicator, row in self.rows.items():
            found = mark_of(snapshot, whose, indicator)
            row.set_read_only(read_only=self._session.read_only)
            row.show_mark(found)
            self.conflicts[indicator].watch(*marked(indicator, whose, "share", "note"))
            if found.note and indicator not in self.notes:
                self._build_note(indicator)
        if self._result is not None:
            self.by_hand.show_result(self._result, whose)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click between the indicators from the question around them."""
        event.accept()

    def _beginning(self) -> IndicatorId | None:
        snapshot, whose = self._session.snapshot, self._session.seat.whose
        unmarked = [i for i in self.rows if mark_of(snapshot, whose, i).share is None]
        return next(iter(unmarked or self.rows), None)

    def _save(
        self, indicator: Indicator, status: MarkStatus | None, percent: int, step: StepId
    ) -> None:
        whose = self._session.seat.whose

        def write(file: AssessmentFile) -> None:
            from kompass.assessment import edits

            edits.set_mark(file, whose, indicator.id, status, percent=percent, step=step)

        self._session.edit(write)

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        if touches_scores(touched):
            self.refresh()

    def _follow_seat(self) -> None:
        """Bind the notes anew: they are somebody else's now."""
        if not self._session.is_open:
            return
        for indicator, note in self.notes.items():
            note.bind(*note_of(self._session.seat.whose, indicator))
        self.refresh()

    def _walk(self, place: int, direction: int) -> None:
        rows = list(self.rows.values())
        if 0 <= place + direction < len(rows):
            rows[place + direction].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.moved.emit(direction)

    def _on_entered(self, indicator: IndicatorId) -> None:
        self._current = indicator
        self.entered.emit()
        self.part_entered.emit(self.rows[indicator])

    def _write_note(self, indicator: IndicatorId) -> None:
        if indicator not in self.notes:
            self._build_note(indicator)
        self.notes[indicator].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_note(self, indicator: IndicatorId) -> None:
        note = GrowingText(self._session, lines=1)
        place = list(self.rows).index(indicator) + 1
        note.setAccessibleName(
            self.tr("Anteckning till indikator {place} i fråga {number}").format(
                place=place, number=self._question.number
            )
        )
        note.setPlaceholderText(self.tr("Anteckning"))
        note.bind(*note_of(self._session.seat.whose, indicator))
        note.cursor_moved.connect(partial(self._follow_note, note))
        self.notes[indicator] = note
        self.rows[indicator].hold_note(note)
        self.parts_changed.emit()

    def _follow_note(self, note: GrowingText, _cursor: QRect) -> None:
        self.part_entered.emit(note)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID // 2)
        column.setSpacing(0)
        chosen = self._session.snapshot.edition.indicator_set
        if chosen is not None:
            said = wrapped(chosen.label, text="small", tone="reference")
            said.setContentsMargins(GRID, 0, 0, GRID // 2)
            column.addWidget(said)
        for place, indicator in enumerate(self._question.indicators):
            row = IndicatorRow(indicator, partial(self._save, indicator), theme)
            row.entered.connect(partial(self._on_entered, indicator.id))
            row.moved.connect(partial(self._walk, place))
            row.note_requested.connect(partial(self._write_note, indicator.id))
            conflict = ConflictMark(self._session, row, row)
            row.hold_conflict(conflict)
            self.conflicts[indicator.id] = conflict
            self.rows[indicator.id] = row
            column.addWidget(row)
        column.addSpacing(GRID // 2)
        column.addWidget(self.by_hand)
