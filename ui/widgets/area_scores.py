"""The middle of the scoring page: the area that is shown, its sum and its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kompass.assessment.scoring import Result
from kompass.ids import AreaId
from ui.models.walk import Showing, Walk
from ui.theme import GRID, Theme
from ui.widgets.area_heading import AreaHeading
from ui.widgets.area_questions import AreaQuestions
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from ui.session import Session


class AreaScores(QWidget):
    """The heading stays while the questions scroll below it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = AreaHeading(theme, self)
        self.questions = AreaQuestions(session, theme, self)
        self._nothing_missing = wrapped(self.tr("Inget saknas."), tone="muted")
        self._nothing_missing.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        self._nothing_missing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._nothing_missing)
        column.addWidget(self.questions, 1)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the points of a question."""
        focus = QApplication.focusWidget()
        return focus is not None and self.questions.isAncestorOf(focus)

    def show_sum(self, result: Result, area: AreaId | None) -> None:
        """Show how far one area has come."""
        for found in result.areas:
            if found.area.id == area:
                self.heading.show_area(found)

    def show_only(self, walk: Walk) -> None:
        """Show what somebody wants to see, and say so where nothing of it is left."""
        self.questions.show_only(walk.showing.wants)
        filtered = walk.showing is not Showing.ALL
        self._nothing_missing.setVisible(filtered and walk.next_missing(1) is None)
