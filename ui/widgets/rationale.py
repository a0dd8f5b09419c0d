"""Why a question got its points: the rationale of the current question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import GRID, mark
from ui.widgets.saved_text import SavedTextEdit
from ui.widgets.text_fields import rationale_of

if TYPE_CHECKING:
    from kompass.catalogue.model import Question
    from ui.session import Session


class Rationale(QWidget):
    """The rationale of one question, under a heading with its number.

    Later the evidence of the question stands here too, beside the words that rest on it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = SavedTextEdit(session, self)
        self._heading = QLabel(self)
        self._heading.setBuddy(self.text)
        mark(self._heading, weight="strong")
        self.text.setPlaceholderText(self.tr("Varför fick frågan sina poäng?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self._heading)
        column.addWidget(self.text, 1)
        self.show_question(None)

    def show_question(self, question: Question | None) -> None:
        """Show the rationale of a question; what is pending in the former one is saved first."""
        if question is None:
            self._heading.setText(self.tr("Motivering"))
            self.text.setAccessibleName(self.tr("Motivering"))
            self.text.unbind()
            return
        name = self.tr("Motivering till {0}").format(question.number)
        self._heading.setText(name)
        self.text.setAccessibleName(name)
        self.text.bind(*rationale_of(question.id))
