"""The third step: exactly what goes in, what is there already, and what stays outside."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.intake.findings_list import FindingsList
from ui.intake.known_box import KnownBox
from ui.models.intake_draft import Draft
from ui.models.intake_findings import FindingsTable
from ui.models.intake_going import GoingTable, LinesTable, lines_of
from ui.models.intake_left import left_of
from ui.models.intake_plan import Deed, Going, Plan
from ui.theme import GRID, Theme
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.rows_view import RowsView

_WIDTHS: Final = {1: 15, 2: 10, 3: 14}
_LABEL: Final = 38


class WholeLines(RowsView):
    """Rows as high as their words need, so that nothing of what goes in is cut off."""

    def fit_lines(self) -> None:
        """Break the words anew."""
        self.setWordWrap(True)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self.fit_lines()


class PreviewStep(QWidget):
    """``plan_changed``: something else is to happen than before."""

    plan_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = Plan()
        self.summary = wrapped(weight="strong")
        self.trouble = trouble_label()
        self.goings = GoingTable(theme, self)
        self.results = RowsView(self.goings, theme, _WIDTHS, name=self.tr("Resultat på väg in"))
        self.lines = LinesTable(self)
        self.view = WholeLines(self.lines, theme, {0: _LABEL}, name=self.tr("Det här läggs in"))
        self.known = KnownBox()
        self.left = FindingsTable(theme, self)
        self.left_list = FindingsList(self.left, theme, name=self.tr("Det här lämnas utanför"))
        self._left_name = label(self.tr("Det här lämnas utanför"), weight="strong")
        self._lay_out()
        self.results.moved.connect(self._show_current)
        self.known.decided.connect(self._on_decided)

    def show_plan(self, plan: Plan, draft: Draft) -> None:
        """Show what one press would do."""
        self.plan = plan
        self.goings.show_rows(plan.goings)
        self.left.show_rows(left_of(draft, plan))
        for part in (self._left_name, self.left_list):
            part.setVisible(bool(self.left.rows))
        show_sentence(self.trouble, "")
        there = next((one for one in plan.goings if one.stored and not one.same), None)
        first = there or next(iter(plan.goings), None)
        if first is not None:
            self.results.show_row(first.result.id)
        self._show_current()
        self._say()
        self.results.setFocus(Qt.FocusReason.OtherFocusReason)

    def ready(self) -> bool:
        """Say what lacks and go there, if a reason is missing."""
        lacking = next((one for one in self.plan.goings if one.lacks_why), None)
        if lacking is None:
            return True
        self.results.show_row(lacking.result.id)
        self._show_current()
        self.say_trouble(self.tr("Skriv varför resultatet rättas."))
        self.known.focus_why()
        return False

    def say_trouble(self, sentence: str) -> None:
        """Say what did not work, or nothing."""
        show_sentence(self.trouble, sentence)

    def _current(self) -> Going | None:
        rows = self.results.chosen_rows()
        return self.goings.row(rows[0]) if rows else None

    def _show_current(self) -> None:
        going = self._current()
        self.view.setVisible(going is not None)
        if going is None:
            self.known.hide()
            return
        self.lines.goes_in = going.deed is not Deed.LEAVE
        self.lines.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 1)
        self.lines.show_rows(lines_of(going))
        self.view.fit_lines()
        self.known.show_going(going)

    def _on_decided(self, deed: Deed, why: str) -> None:
        going = self._current()
        if going is None:
            return
        self.plan = self.plan.deciding(going, deed, why)
        self.goings.show_rows(self.plan.goings)
        self.results.show_row(going.result.id)
        self._show_current()
        show_sentence(self.trouble, "")
        self._say()
        self.plan_changed.emit()

    def _say(self) -> None:
        added = sum(one.deed is Deed.ADD for one in self.plan.goings)
        corrected = sum(one.deed is Deed.CORRECT for one in self.plan.goings)
        words = [self.tr("1 resultat läggs in") if added == 1 else self.tr("{0} resultat läggs in")]
        words[0] = words[0].format(added)
        if corrected:
            words.append(self.tr("{0} rättas").format(corrected))
        left = len(self.plan.goings) - added - corrected
        if left:
            words.append(self.tr("{0} finns redan och lämnas utanför").format(left))
        self.summary.setText(", ".join(words) + ".")

    def _lay_out(self) -> None:
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self._left_part())
        beside.addWidget(self._right_part())
        beside.setStretchFactor(0, 1)
        beside.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.summary)
        column.addWidget(beside, 1)
        column.addWidget(self.trouble)

    def _left_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(self.results, 3)
        column.addWidget(self._left_name)
        column.addWidget(self.left_list, 2)
        return part

    def _right_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(2 * GRID, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.known)
        column.addWidget(self.view, 1)
        return part
