"""A guide that lies on the computer only: to read, and to take into the assessment."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.catalogue.model import Edition
from ui.models.interviews_guides import GuideChoice
from ui.theme import GRID
from ui.widgets.labels import show_sentence, wrapped


class GuideReading(QWidget):
    """Title, whose proposal it is, and the questions with what to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = wrapped(text="title")
        self.label = wrapped(text="small", tone="reference")
        self._questions: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._column.addWidget(self.title)
        self._column.addWidget(self.label)
        self._column.addSpacing(GRID)

    def show_guide(self, choice: GuideChoice, edition: Edition) -> None:
        """Show a guide."""
        self.title.setText(choice.name)
        show_sentence(self.label, choice.label)
        for part in self._questions:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._questions = []
        known = {one.id: one for one in edition.questions()}
        for place, (question, text) in enumerate(choice.questions, start=1):
            found = known.get(question) if question else None
            about = f"{found.number} {found.title}" if found else self.tr("Fri fråga")
            head = wrapped(f"{place} · {about}", text="small", tone="muted")
            said = wrapped(text or about)
            said.setContentsMargins(0, 0, 0, GRID)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for part in (head, said):
                self._questions.append(part)
                self._column.addWidget(part)
