"""What would change if a source fell: the questions whose scores rest on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.sources_evidence import RestRow, rest_rows
from ui.widgets.elided_button import ElidedButton
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.ids import RowId


class RestList(QWidget):
    """``question_requested``: the id of a question."""

    question_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RestRow] = []
        self.buttons: list[ElidedButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._heading = label(self.tr("Vad ändras om källan faller?"), weight="strong")
        self.sum = wrapped(text="small", tone="muted")
        self._column.addWidget(self._heading)
        self._column.addWidget(self.sum)

    def show_rests(self, snapshot: Snapshot, source: RowId) -> None:
        """Show what rests on a source."""
        rows = rest_rows(snapshot, source)
        self.sum.setText(self._summed(rows))
        if rows == self._rows:
            return
        self._rows = rows
        had_keyboard = any(button.hasFocus() for button in self.buttons)
        while self.buttons:
            old = self.buttons.pop()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        for row in rows:
            button = ElidedButton(self._words(row))
            hint = self.tr("Enter visar frågan på Bedömning, Alt+Vänster leder tillbaka hit")
            button.setToolTip(f"{button.words}\n{hint}")
            button.clicked.connect(
                lambda _checked, question=row.question: self.question_requested.emit(question)
            )
            self._column.addWidget(button)
            self.buttons.append(button)
        if had_keyboard and self.buttons:
            self.buttons[0].setFocus()

    def _summed(self, rows: list[RestRow]) -> str:
        if not rows:
            return self.tr("Ingen poäng vilar på den ännu.")
        alone = sum(row.others == 0 for row in rows)
        said = self.tr("{count} frågor har belägg härifrån, och {alone} har inga andra.")
        if not alone:
            said = self.tr("{count} frågor har belägg härifrån, och alla har också andra.")
        if len(rows) == 1:
            said = self.tr("1 fråga har belägg härifrån, och inga andra.")
            if not alone:
                said = self.tr("1 fråga har belägg härifrån, och också andra.")
        return said.format(count=len(rows), alone=alone)

    def _words(self, row: RestRow) -> str:
        rest = self.tr("inga andra belägg")
        if row.others:
            rest = self.tr("1 annat belägg")
        if row.others > 1:
            rest = self.tr("{0} andra belägg").format(row.others)
        return f"{row.number} · {row.points} · {rest} · {row.title}"
