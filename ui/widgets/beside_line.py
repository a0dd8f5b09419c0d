"""The line under a question's scale: how far its marks have come, and what others have set."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.models.marks import progress_in_words
from ui.models.scoring_models import QuestionState
from ui.theme import mark

_DOT = " · "


class BesideLine(QLabel):
    """Hidden while there is nothing to say; what the team has agreed on stands out.

    ``words`` is the same without looks, for screen readers.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        mark(self, text="small")
        self.hide()

    def show_state(self, state: QuestionState) -> None:
        """Show what stands beside a question's own points."""
        progress = progress_in_words(state.result.question, state.result)
        agreed, others = state.beside.agreed, state.beside.others
        self.words = _DOT.join(part for part in (progress, agreed, others) if part)
        # Initials are what somebody has typed: never read as markup.
        shown = (escape(progress), agreed and f"<b>{escape(agreed)}</b>", escape(others))
        self.setText(_DOT.join(part for part in shown if part))
        self.setVisible(bool(self.words))
