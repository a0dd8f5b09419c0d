"""What the team agrees on about one question: the points, and the reason for them."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kompass.assessment.snapshot import TEAM
from kompass.errors import KompassError
from kompass.swedish import format_number
from ui.models.contested import points_of, scored
from ui.models.point_steps import PointSteps
from ui.theme import GRID, mark
from ui.touched import Entity, Touched
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.labels import label, show_sentence, trouble_label
from ui.widgets.points_field import PointsField
from ui.widgets.saved_text import SavedTextEdit
from ui.widgets.text_fields import agreed_reason_of

if TYPE_CHECKING:
    from kompass.assessment.team.agreement import Row
    from kompass.catalogue.model import Question
    from kompass.ids import QuestionId, StepId
    from kompass.points import Points
    from ui.session import Session

_WIDEST_POINTS = "00,00"
_REASON_LINES = 4


class AgreedScore(QWidget):
    """Every question has a field of its own, so that a refused value waits for correction.

    * ``moved``: 1 or -1, Enter or Shift+Enter in the points
    """

    moved = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question: QuestionId | None = None
        self.field: PointsField | None = None
        self._fields: dict[QuestionId, PointsField] = {}
        self._troubles: dict[QuestionId, str] = {}
        self._heading = label(self.tr("Samsyn"), weight="strong")
        self._maximum = label(tone="muted")
        self.standing = label(text="small", tone="muted")
        self._trouble = trouble_label()
        self.reason = SavedTextEdit(session, self)
        self.reason.setPlaceholderText(self.tr("Varför enas vi om de här poängen?"))
        self._reason_name = label(self.tr("Skäl"), text="small", tone="muted")
        self._reason_name.setBuddy(self.reason)
        self.conflict = ConflictMark(session, parent=self)
        self.reason_conflict = ConflictMark(session, self.reason, self)
        self._row = QHBoxLayout()
        self._lay_out()
        session.flush_requested.connect(self._flush)
        session.lock_changed.connect(self._follow_lock)
        session.changed.connect(self._on_changed)

    def show_row(self, row: Row) -> None:
        """Show what is agreed about a question; what is pending about another is saved first."""
        question = row.question
        if question.id != self._question:
            self._flush()
            self._question = question.id
            self._bring_forward(question)
            self.reason.setAccessibleName(
                self.tr("Skäl för samsynen om {number}").format(number=question.number)
            )
            self.reason.bind(*agreed_reason_of(question.id))
            self.conflict.watch(*points_of(question, TEAM))
            self.reason_conflict.watch(*scored(question.id, TEAM, "rationale"))
        if self.field is not None:
            self.field.show_points(row.agreed.points)
        self.standing.setText(self._standing(row))

    def clear(self) -> None:
        """Let go of the question: another file has been opened."""
        self._question = self.field = None
        for field in self._fields.values():
            self._row.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._fields.clear()
        self._troubles.clear()
        show_sentence(self._trouble, "")
        self.reason.unbind()
        self.conflict.watch()
        self.reason_conflict.watch()

    def _standing(self, row: Row) -> str:
        if self.conflict.contested:
            return self.tr("kopiorna skiljer sig")
        if row.settled:
            return self.tr("överens, för hand") if row.agreed.overridden else self.tr("överens")
        return self.tr("alla lika, inte godtaget än") if row.equal else self.tr("inte överens än")

    def _bring_forward(self, question: Question) -> None:
        if self.field is not None:
            self.field.hide()
        if question.id not in self._fields:
            self._fields[question.id] = self._make_field(question)
        self.field = self._fields[question.id]
        self.field.show()  # at once, or it could not take the keyboard yet
        for first, then in pairwise((self.field, self.conflict, self.reason, self.reason_conflict)):
            QWidget.setTabOrder(first, then)
        self._follow_lock()
        show_sentence(self._trouble, self._troubles.get(question.id, ""))
        most = question.max_points
        self._maximum.setText("" if most is None else self.tr("av {0}").format(format_number(most)))

    def _make_field(self, question: Question) -> PointsField:
        steps = PointSteps(question.max_points, self._session.snapshot.edition.step_percent)
        field = PointsField(question.number, steps, partial(self._save, question.id), self)
        field.setAccessibleName(
            self.tr("Samsyn om {number}: {title}").format(
                number=question.number, title=question.title
            )
        )
        width = field.fontMetrics().horizontalAdvance(_WIDEST_POINTS)
        field.setFixedWidth(width + 4 * GRID)
        field.refused.connect(partial(self._on_refused, question.id))
        field.next_requested.connect(partial(self.moved.emit, 1))
        field.previous_requested.connect(partial(self.moved.emit, -1))
        self._row.insertWidget(1, field)
        return field

    def _save(self, question: QuestionId, points: Points | None, step: StepId) -> None:
        from kompass.assessment import edits

        reason = self._session.snapshot.score(question).rationale
        try:
            self._session.edit(
                lambda file: edits.set_agreed(file, question, points, reason, step=step)
            )
        except KompassError as trouble:
            self._session.report_trouble(self, str(trouble))
            raise
        self._session.report_trouble(self, "")

    def _on_refused(self, question: QuestionId, sentence: str) -> None:
        self._troubles[question] = sentence
        if question == self._question:
            show_sentence(self._trouble, sentence)
        if not sentence and self._session.trouble:
            self._session.report_trouble(self, "")

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        """Try refused points again once there is a reason for them."""
        field, question = self.field, self._question
        if field is None or question is None or not self._troubles.get(question):
            return
        reason = Touched(Entity.SCORE, question, "rationale")
        if reason in touched and not field.hasFocus():
            QTimer.singleShot(0, field, field.flush)

    def _flush(self) -> None:
        if self._session.is_open:
            for field in tuple(self._fields.values()):  # saving may show another question
                field.flush()

    def _follow_lock(self) -> None:
        read_only = self._session.read_only
        for field in self._fields.values():
            if field.isReadOnly() is not read_only:
                field.setReadOnly(read_only)
                mark(field, readOnly="true" if read_only else "false")

    def _lay_out(self) -> None:
        self._row.setSpacing(GRID)
        self._row.addWidget(self._heading)
        self._row.addWidget(self._maximum)
        self._row.addWidget(self.standing)
        self._row.addStretch(1)
        self._row.addWidget(self.conflict)
        metrics = self.reason.fontMetrics()
        self.reason.setFixedHeight(_REASON_LINES * metrics.lineSpacing() + 2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(self._row)
        column.addWidget(self._trouble)
        head = QHBoxLayout()
        head.addWidget(self._reason_name)
        head.addStretch(1)
        head.addWidget(self.reason_conflict)
        column.addLayout(head)
        column.addWidget(self.reason)
