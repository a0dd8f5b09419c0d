"""The evidence of the question on the table, beside the list of questions of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.evidence.panel import EvidencePanel
from ui.theme import GRID, Theme
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from kompass.catalogue.model import Question
    from ui.session import Session


class MeetingEvidence(QWidget):
    """The question in full above its evidence."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = EvidencePanel(session, theme, self)
        self._title = wrapped(weight="strong")
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        row.addWidget(self._title, 1)
        row.addWidget(self.panel.attach)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        column.addWidget(self.panel, 1)

    def show_question(self, question: Question | None) -> None:
        """Show the evidence of a question."""
        self._title.setText("" if question is None else f"{question.number}  {question.title}")
        self.panel.show_question(question)
