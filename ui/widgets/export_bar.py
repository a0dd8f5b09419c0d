"""The top of the report page: how far the report has come, and the ways to save it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.theme import GRID, mark
from ui.widgets.labels import label, wrapped
from ui.widgets.report_out import ReportOut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass.report.checks import Finding


class ExportBar(QFrame):
    """Says before anything is saved whether it would be a draft."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.draft = label(self.tr("UTKAST"), tone="reference", weight="strong")
        self.state = wrapped()
        self.show_lacking = QPushButton(self.tr("Visa vad som saknas"))
        self.out = ReportOut(self)
        self.buttons = (
            self._button(self.tr("Spara som Word …"), ActionId.EXPORT_WORD),
            self._button(self.tr("Spara som PDF …"), ActionId.EXPORT_PDF),
            self._button(self.tr("Spara båda …"), ActionId.EXPORT_BOTH),
        )
        mark(self.buttons[0], kind="primary")
        mark(self.show_lacking, kind="quiet")
        self.show_lacking.clicked.connect(actions[ActionId.SHOW_LACKING].trigger)
        self.out.started.connect(self._follow_work)
        self.out.ended.connect(self._follow_work)
        self._lay_out()

    def show_findings(self, findings: Sequence[Finding], unscored: int, *, draft: bool) -> None:
        """Say in one sentence what these mean for the report."""
        self.draft.setVisible(draft)
        self.show_lacking.setVisible(bool(findings))
        self.state.setText(self._sentence(len(findings), unscored, draft=draft))

    def _sentence(self, count: int, unscored: int, *, draft: bool) -> str:
        if draft:
            marked = self.tr("Rapporten sparas med UTKAST på varje sida.")
            if not unscored:
                return marked
            if unscored == 1:
                return self.tr("En fråga är inte bedömd. {marked}").format(marked=marked)
            return self.tr("{count} frågor är inte bedömda. {marked}").format(
                count=unscored, marked=marked
            )
        if count == 1:
            return self.tr("Rapporten kan lämnas. En sak bör ses över först.")
        if count:
            return self.tr("Rapporten kan lämnas. {count} saker bör ses över först.").format(
                count=count
            )
        return self.tr("Inget saknas. Rapporten kan lämnas.")

    def _button(self, text: str, action: ActionId) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(self._actions[action].toolTip())
        button.clicked.connect(self._actions[action].trigger)
        return button

    def _follow_work(self) -> None:
        for button in self.buttons:
            button.setEnabled(not self.out.busy)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.draft)
        row.addWidget(self.state, 1)
        row.addWidget(self.show_lacking)
        row.addSpacing(GRID)
        for button in self.buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.out)
