"""Why a question got its points: the rationale of the current question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kompass.assessment.snapshot import TEAM
from ui.evidence.citation_line import CitationLine
from ui.evidence.citing import Citing
from ui.models.contested import scored
from ui.seat import Side
from ui.theme import GRID, mark
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.saved_text import SavedTextEdit
from ui.widgets.text_fields import own_rationale_of, rationale_of

if TYPE_CHECKING:
    from kompass.catalogue.model import Question
    from kompass.ids import QuestionId
    from ui.session import Session


class Rationale(QWidget):
    """The rationale of one question, under a heading with its number; it may cite evidence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question: Question | None = None
        self.text = SavedTextEdit(session, self)
        self.citing = Citing(session, self.text, self._cites_for)
        self.citations = CitationLine(session, self.text, self)
        self._heading = QLabel(self)
        self._heading.setBuddy(self.text)
        self.conflict = ConflictMark(session, self.text, self)
        mark(self._heading, weight="strong")
        self.text.setPlaceholderText(
            self.tr("Varför fick frågan sina poäng? [[ hänvisar till ett belägg")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.conflict)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self.citations)
        self.show_question(None)
        session.seat.changed.connect(self._follow_seat)

    def show_question(self, question: Question | None) -> None:
        """Show the rationale of a question; what is pending in the former one is saved first."""
        self._question = question
        if question is None:
            self._heading.setText(self.tr("Motivering"))
            self.text.setAccessibleName(self.tr("Motivering"))
            self.text.unbind()
            self.conflict.watch()
            return
        name = self._name().format(question.number)
        self._heading.setText(name)
        self.text.setAccessibleName(name)
        whose = self._session.seat.whose
        own = whose != TEAM
        self.conflict.watch(*scored(question.id, whose, "rationale"))
        self.text.bind(
            *(own_rationale_of(whose, question.id) if own else rationale_of(question.id))
        )

    def _cites_for(self) -> QuestionId | None:
        return None if self._question is None else self._question.id

    def _name(self) -> str:
        seat = self._session.seat
        if not seat.is_team:
            return self.tr("Motivering till {0}")
        if seat.side is Side.TEAM:
            return self.tr("Samsynens motivering till {0}")
        return self.tr("Din motivering till {0}")

    def _follow_seat(self) -> None:
        if self._session.is_open:
            self.show_question(self._question)
