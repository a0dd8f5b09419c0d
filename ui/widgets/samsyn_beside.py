"""What stands beside the list of questions: the chosen one, its evidence, figures or team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.actions import Actions
from ui.evidence.in_meeting import MeetingEvidence
from ui.theme import Theme
from ui.widgets.samsyn_bar import Show
from ui.widgets.samsyn_figures import AgreementFigures
from ui.widgets.samsyn_question import MeetingQuestion
from ui.widgets.samsyn_team import TeamPanel

if TYPE_CHECKING:
    from kompass.assessment.team.agreement import Row
    from kompass.ids import RowId
    from ui.models.samsyn_meeting import Meeting
    from ui.session import Session


class MeetingBeside(QStackedWidget):
    """One of them at a time, chosen with ``bring_forward``."""

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.question = MeetingQuestion(session, actions, theme, self)
        self.figures = AgreementFigures(self)
        self.team = TeamPanel(session, actions, theme, self)
        self.evidence = MeetingEvidence(session, theme, self)
        self._parts: dict[Show, QWidget] = {
            Show.QUESTION: self.question,
            Show.FIGURES: self.figures,
            Show.TEAM: self.team,
            Show.EVIDENCE: self.evidence,
        }
        for part in self._parts.values():
            self.addWidget(part)

    def minimumSizeHint(self) -> QSize:
        """Ask for what is shown, whatever the others would need."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()

    def bring_forward(self, show: Show) -> None:
        """Show one of them."""
        self.setCurrentWidget(self._parts[show])
        self.updateGeometry()

    def show_meeting(self, meeting: Meeting, row: Row | None, viewer: RowId | None) -> None:
        """Take over how things stand, as ``viewer`` may see them; ``row`` is the current one."""
        self.figures.show_figures(self._session.snapshot, viewer)
        self.team.show_team(meeting)
        if row is not None:
            self.show_question(meeting, row, viewer)

    def show_question(self, meeting: Meeting, row: Row, viewer: RowId | None) -> None:
        """Show one question and its evidence as ``viewer`` may see them."""
        self.question.show_question(meeting, row, viewer)
        self.evidence.show_question(row.question)

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong where somebody looks, or with "" that all is well."""
        self.question.show_trouble(sentence)
        self.team.show_trouble(sentence)

    def clear(self) -> None:
        """Let go of the file: another one has been opened."""
        self.question.clear()
        self.team.clear()
