"""The top of the report page: how far the report has come, and the ways to save it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ActionId, Actions
from ui.theme import GRID, Theme, mark
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import label, wrapped
from ui.widgets.report_out import ReportOut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass.report.findings import Finding

_LINES = 2
"""The most that the sentence may take beside the buttons."""


class ExportBar(QFrame):
    """Says before anything is saved whether it would be a draft."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.draft = label(self.tr("UTKAST"), tone="reference", weight="strong")
        self.state = wrapped()
        self.show_lacking = QPushButton(self.tr("Visa vad som saknas"))
        self.out = ReportOut(self)
        self.appendix = CheckBox(self.tr("Med intern bilaga"), theme)
        self._bind(self.appendix, actions[ActionId.REPORT_APPENDIX])
        self.buttons = (
            self._button(self.tr("Spara som Word…"), ActionId.EXPORT_WORD),
            self._button(self.tr("Spara som PDF…"), ActionId.EXPORT_PDF),
            self._button(self.tr("Spara båda…"), ActionId.EXPORT_BOTH),
        )
        mark(self.buttons[0], kind="primary")
        mark(self.show_lacking, kind="quiet")
        self.show_lacking.clicked.connect(actions[ActionId.SHOW_LACKING].trigger)
        self.out.started.connect(self._follow_work)
        self.out.ended.connect(self._follow_work)
        self._lay_out()

    def show_findings(
        self, findings: Sequence[Finding], unscored: int, undecided: int, *, draft: bool
    ) -> None:
        """Say in one sentence what these mean for the report.

        So many questions have no points, and so many fields differ between copies.
        """
        self.draft.setVisible(draft)
        self.show_lacking.setVisible(bool(findings))
        self.state.setText(self._sentence(len(findings), unscored, undecided, draft=draft))
        self._fit()

    def _sentence(self, count: int, unscored: int, undecided: int, *, draft: bool) -> str:
        if draft:
            why = (self._unscored(unscored), self._undecided(undecided))
            marked = self.tr("Rapporten sparas med UTKAST på varje sida.")
            return " ".join(filter(None, (*why, marked)))
        if count == 1:
            return self.tr("Rapporten kan lämnas. En sak bör ses över först.")
        if count:
            return self.tr("Rapporten kan lämnas. {count} saker bör ses över först.").format(
                count=count
            )
        return self.tr("Inget saknas. Rapporten kan lämnas.")

    def _unscored(self, count: int) -> str:
        if count == 1:
            return self.tr("En fråga är inte bedömd.")
        return self.tr("{count} frågor är inte bedömda.").format(count=count) if count else ""

    def _undecided(self, count: int) -> str:
        if count == 1:
            return self.tr("En uppgift är oavgjord efter sammanslagningen.")
        many = self.tr("{count} uppgifter är oavgjorda efter sammanslagningen.")
        return many.format(count=count) if count else ""

    def _bind(self, box: CheckBox, action: QAction) -> None:
        box.setToolTip(action.toolTip())
        box.toggled.connect(action.setChecked)
        action.toggled.connect(box.setChecked)

    def _button(self, text: str, action: ActionId) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(self._actions[action].toolTip())
        button.clicked.connect(self._actions[action].trigger)
        return button

    def _follow_work(self) -> None:
        for button in self.buttons:
            button.setEnabled(not self.out.busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the sentence where it would be squeezed beside them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ways = (self.appendix, *self.buttons)
        beside = sum(way.sizeHint().width() + GRID for way in ways)
        sign = self.draft.sizeHint().width() + self.show_lacking.sizeHint().width()
        room = self.width() - beside - sign - 6 * GRID
        needed = self.fontMetrics().horizontalAdvance(self.state.text())
        squeezed = room < needed / _LINES
        direction = (
            QBoxLayout.Direction.TopToBottom if squeezed else QBoxLayout.Direction.LeftToRight
        )
        if self._halves.direction() != direction:
            self._halves.setDirection(direction)

    def _lay_out(self) -> None:
        words, ways = QHBoxLayout(), QHBoxLayout()
        for half in (words, ways):
            half.setSpacing(GRID)
        words.addWidget(self.draft)
        words.addWidget(self.state, 1)
        words.addWidget(self.show_lacking)
        ways.addStretch(1)
        ways.addWidget(self.appendix)
        for button in self.buttons:
            ways.addWidget(button)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(GRID)
        self._halves.addLayout(words, 1)
        self._halves.addLayout(ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(self._halves)
        column.addWidget(self.out)
