"""A field for a value that is none of those in conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from kompass.swedish import parse_number
from ui.theme import GRID
from ui.widgets.labels import label

if TYPE_CHECKING:
    from kompass.assessment.merge import Conflict

_LINES = 4


class NewValueField(QWidget):
    """Points or a text.

    ``entered``: a ``merge.NewValue``. ``refused``: a sentence about what was typed.
    ``left``: the person does not want to write one after all.

    Ctrl+Enter saves a text, Enter saves points, Escape puts the field away.
    """

    entered = Signal(object)
    refused = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_text = True
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Ny text"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 2 * GRID)
        self.points = QLineEdit()
        self.points.setAccessibleName(self.tr("Nya poäng"))
        self.points.setFixedWidth(12 * GRID)
        self.hint = label(text="small", tone="muted")
        self.save = QPushButton(self.tr("&Spara det nya"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._enter)
        for field in (self.text, self.points):
            field.installEventFilter(self)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.points)
        row.addWidget(self.hint)
        row.addStretch(1)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.text)
        column.addLayout(row)
        self.hide()

    @staticmethod
    def fits(conflict: Conflict) -> bool:
        """Tell whether a new value for this field can be typed here."""
        return conflict.is_text or conflict.key[2] == "points"

    def begin(self, conflict: Conflict) -> None:
        """Let a new value be typed; a text begins with all that there are."""
        self._is_text = conflict.is_text
        self.text.setVisible(self._is_text)
        self.points.setVisible(not self._is_text)
        self.text.setPlainText("\n\n".join(version.words for version in conflict.versions))
        self.points.clear()
        ctrl = self.tr("Ctrl+Enter sparar")
        self.hint.setText(ctrl if self._is_text else self.tr("Tomt betyder ej bedömd"))
        self.show()
        (self.text if self._is_text else self.points).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save or leave with the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                self.hide()
                self.refused.emit("")
                return True
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
                ctrl or watched is self.points
            ):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        from kompass.assessment.merge import NewValue

        if self._is_text:
            self.entered.emit(NewValue(self.text.toPlainText()))
            return
        typed = self.points.text().strip()
        try:
            value = parse_number(typed) if typed else None
        except KompassError as error:
            self.refused.emit(str(error))
            return
        self.entered.emit(NewValue(value))
