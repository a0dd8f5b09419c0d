"""How the points of a question stand, in a word or two under them."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.models.scoring_models import QuestionState
from ui.theme import mark


class StandingLabel(QLabel):
    """Empty while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, text="small", tone="muted")

    def show_state(self, state: QuestionState) -> None:
        """Show how the points of a question stand."""
        self.setText(self._in_words(state))

    def _in_words(self, state: QuestionState) -> str:
        if state.result.points is None:
            begun = state.result.points_so_far is not None
            return self.tr("påbörjad") if begun else self.tr("ej bedömd")
        if state.result.overridden:
            return self.tr("satt för hand")
        return self.tr("mellan stegen") if state.result.off_step else ""
