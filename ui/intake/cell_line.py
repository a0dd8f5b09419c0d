"""The current figure in words: what it says, where it stood, why it is doubtful; and one button."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.models.intake_rows import RowKind
from ui.models.intake_states import CellState
from ui.models.intake_table import IntakeTable
from ui.models.row_table import Index
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import show_sentence, wrapped

_NARROW: Final = 70


class CellLine(QFrame):
    """``toggled``: confirm the figure or leave it out; ``next_wanted``: the next doubtful one."""

    toggled = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said_why = ""
        self.words = wrapped(weight="strong")
        self.stood = wrapped(text="small", tone="muted")
        self.why = wrapped(text="small")
        self.toggle = QPushButton()
        self.next = QPushButton(self.tr("Nästa tv&eksamma"))
        for button in (self.toggle, self.next):
            button.setAutoDefault(False)
        self.toggle.setToolTip(self.tr("I tabellen: mellanslag"))
        self.toggle.clicked.connect(self.toggled)
        self.next.clicked.connect(self.next_wanted)
        self._lay_out()

    def show_cell(self, table: IntakeTable, index: Index) -> None:
        """Show the cell at a place."""
        draft = table.draft
        if draft is None or not index.isValid():
            self.words.setText("")
            return
        row, column = table.rows[index.row()], index.column()
        self.words.setText(table.spoken(row, column))
        cell = draft.cells(column).get(row.key) if row.key else None
        doubts = draft.about_cell(column, row.key) if row.key else ()
        why = " ".join(doubt.sentence for doubt in doubts)
        stood = ""
        if cell is not None:
            stood = self.tr("Så står det: ”{0}”, {1}.").format(cell.text, cell.where)
        elif (lost := table.damaged.get((column, row.key))) is not None:
            stood = self.tr("Så står det: ”{0}”, {1}.").format(lost.text, lost.where)
            why = lost.why
        elif row.kind is RowKind.SUM:
            stood = self.tr("Summan är uträknad här. Den tryckta summan behålls som den står.")
        show_sentence(self.stood, stood)
        self._said_why = why
        self._fit()
        state = draft.state(column, row.key) if cell is not None else None
        self._show_button(None if draft.is_off(column) else state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the buttons below the words where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep low where it is narrow: the reason stands in the list below too."""
        narrow = self.width() < _NARROW * GRID * self._theme.scale
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        show_sentence(self.why, "" if narrow else self._said_why)

    def _show_button(self, state: CellState | None) -> None:
        words = {
            CellState.SURE: self.tr("Lämna utanför"),
            CellState.CONFIRMED: self.tr("Bekräfta inte"),
            CellState.DOUBTFUL: self.tr("Bekräfta talet"),
            CellState.LEFT_OUT: self.tr("Ta med talet"),
        }
        can = state in words
        self.toggle.setEnabled(can)
        never = self.tr("Kan inte tas in") if state is CellState.REFUSED else ""
        idle = never or self.tr("Inget att bekräfta")
        self.toggle.setText(words[state] if state is not None and can else idle)

    def _lay_out(self) -> None:
        mark(self, surface="rail")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for part in (self.words, self.stood, self.why):
            texts.addWidget(part)
        texts.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.toggle, self.next):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addLayout(texts, 1)
        row.addLayout(buttons)
