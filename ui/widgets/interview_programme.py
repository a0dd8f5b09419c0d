"""The programme as a list or day by day, with what clashes below and one interview beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.models.interviews_plan import InterviewPlan
from ui.theme import GRID, Theme
from ui.widgets.interview_clashes import ClashList
from ui.widgets.interview_days import InterviewDays
from ui.widgets.interview_sheet import InterviewSheet
from ui.widgets.interview_table import InterviewTableView
from ui.widgets.labels import show_sentence, trouble_label

_WIDTHS = (760, 420)


class InterviewProgramme(QSplitter):
    """List or days at the left, the current interview at the right."""

    def __init__(
        self, plan: InterviewPlan, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("interviews")
        self.setChildrenCollapsible(False)
        self.table = InterviewTableView(plan, theme)
        self.days = InterviewDays(plan, theme)
        self.clashes = ClashList(plan)
        self.sheet = InterviewSheet(plan, actions, theme)
        self.trouble = trouble_label()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.days)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, 0, 0, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.trouble)
        column.addWidget(self._stack, 1)
        column.addWidget(self.clashes)
        self.addWidget(left)
        self.addWidget(self.sheet)
        self.setStretchFactor(0, 1)
        self.setSizes(list(_WIDTHS))
        for signal in (plan.refused, self.table.refused):
            signal.connect(self.say)
        self.clashes.went.connect(self.take_keyboard)

    def show_days(self, *, days: bool) -> None:
        """Show the days, or else the list."""
        self._stack.setCurrentWidget(self.days if days else self.table)

    def take_keyboard(self) -> None:
        """Put the keyboard into what is shown."""
        if self._stack.currentWidget() is self.days:
            self.days.take_keyboard()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """Say what could not be done; nothing when all is well."""
        show_sentence(self.trouble, sentence)
