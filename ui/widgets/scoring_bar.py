"""The line above the scoring: jump to a question, choose what to show, go on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kompass.assessment.scoring import Result
from ui.actions import ActionId, Actions
from ui.models.scoring_models import QuestionsModel
from ui.models.walk import Showing
from ui.session import Session
from ui.theme import GRID, Theme, mark
from ui.widgets.check_box import CheckBox
from ui.widgets.find_question import FindQuestion
from ui.widgets.whose_line import WhoseLine


class ScoringBar(QWidget):
    """Find field, filter and the way on; the switches are those of the menu."""

    def __init__(
        self,
        session: Session,
        questions: QuestionsModel,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._missing = actions[ActionId.FILTER_MISSING]
        self._rationale = actions[ActionId.FILTER_RATIONALE]
        self._evidence = actions[ActionId.FILTER_EVIDENCE]
        self.find_field = FindQuestion(questions, self)
        self.only_missing = CheckBox(self.tr("Visa bara det som saknas"), theme)
        self.also_rationale = CheckBox(self.tr("även motivering"), theme)
        self.also_rationale.setAccessibleName(self.tr("Visa även frågor utan motivering"))
        self.also_evidence = CheckBox(self.tr("även belägg"), theme)
        self.also_evidence.setAccessibleName(
            self.tr("Visa även frågor vars poäng saknar belägg eller går emot dem")
        )
        self.next_missing = QPushButton()
        self.whose = WhoseLine(session, self)
        self._lay_out()
        self._connect(actions)
        theme.changed.connect(self._fit_hint)
        self._fit_hint()

    @property
    def switches(self) -> tuple[QAction, ...]:
        """What somebody may switch, here and in the menu."""
        return self._missing, self._rationale, self._evidence

    @property
    def showing(self) -> Showing:
        """Which questions the switches ask for."""
        if not self._missing.isChecked():
            return Showing.ALL
        showing = Showing.UNSCORED
        if self._rationale.isChecked():
            showing |= Showing.UNREASONED
        return showing | Showing.UNSUPPORTED if self._evidence.isChecked() else showing

    def show_progress(self, result: Result) -> None:
        """Offer the way to the next unscored question while there is one."""
        self.next_missing.setEnabled(bool(result.missing))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.find_field)
        row.addWidget(self.only_missing)
        row.addWidget(self.also_rationale)
        row.addWidget(self.also_evidence)
        row.addStretch(1)
        row.addWidget(self.next_missing)
        column.addLayout(row)
        column.addWidget(self.whose)
        mark(self.next_missing, kind="quiet")

    def _fit_hint(self) -> None:
        """Make the field as wide as the hint in it, with its icons, at every text size."""
        hint = self.find_field.placeholderText()
        width = self.find_field.fontMetrics().horizontalAdvance(hint)
        self.find_field.setMinimumWidth(width + 10 * GRID)

    def _connect(self, actions: Actions) -> None:
        for box, action in (
            (self.only_missing, self._missing),
            (self.also_rationale, self._rationale),
            (self.also_evidence, self._evidence),
        ):
            box.setChecked(action.isChecked())
            box.toggled.connect(action.setChecked)
            action.toggled.connect(box.setChecked)
        for box in (self.also_rationale, self.also_evidence):
            box.setVisible(self._missing.isChecked())
            self._missing.toggled.connect(box.setVisible)
        unscored = actions[ActionId.NEXT_UNSCORED]
        self.next_missing.setText(self.tr("Nästa obedömda"))
        self.next_missing.setIcon(unscored.icon())
        self.next_missing.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next_missing.clicked.connect(unscored.trigger)
