"""A field for a value that is none of those in conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from ui.models.new_values import Choices, Line, Text, Way
from ui.theme import GRID
from ui.widgets.labels import label

if TYPE_CHECKING:
    from kompass.assessment.merge import Conflict

_LINES = 4
_SHORT = 20 * GRID
_LONG = 40 * GRID


class NewValueField(QWidget):
    """A running text, a line, or one of a few choices.

    ``entered``: a ``merge.NewValue``. ``refused``: a sentence about what was typed.
    ``left``: the person does not want to write one after all.

    Ctrl+Enter saves a text, Enter anything else, Escape puts the field away.
    """

    entered = Signal(object)
    refused = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way: Way = Text()
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Ny text"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 2 * GRID)
        self.line = QLineEdit()
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.hint = label(text="small", tone="muted")
        self.save = QPushButton(self.tr("&Spara det nya"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._enter)
        for field in (self.text, self.line, self.choice):
            field.installEventFilter(self)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for part in (self.line, self.choice, self.hint):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.text)
        column.addLayout(row)
        self.hide()

    def begin(self, conflict: Conflict, way: Way) -> None:
        """Let a new value be entered; a text begins with all that there are."""
        self._way = way
        name = self.tr("Nytt värde: {where}").format(where=conflict.where)
        for part, kind in ((self.text, Text), (self.line, Line), (self.choice, Choices)):
            part.setVisible(isinstance(way, kind))
            part.setAccessibleName(name)
        self.text.setPlainText("\n\n".join(version.words for version in conflict.versions))
        self.line.clear()
        self.choice.clear()
        self.hint.setText(self.tr("Ctrl+Enter sparar"))
        if isinstance(way, Line):
            self.line.setFixedWidth(_LONG if way.wide else _SHORT)
            self.hint.setText(way.hint)
        elif isinstance(way, Choices):
            self.hint.setText(self.tr("Enter sparar"))
            for words, value in way.offered:
                self.choice.addItem(words, value)
        self.show()
        self._field().setFocus(Qt.FocusReason.OtherFocusReason)

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
                ctrl or watched is not self.text
            ):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _field(self) -> QWidget:
        if isinstance(self._way, Text):
            return self.text
        return self.line if isinstance(self._way, Line) else self.choice

    def _enter(self) -> None:
        from kompass.assessment.merge import NewValue

        way = self._way
        if isinstance(way, Text):
            self.entered.emit(NewValue(self.text.toPlainText()))
        elif isinstance(way, Choices):
            # The box may have turned a value into a plain text: the list has it as it is.
            self.entered.emit(NewValue(way.offered[self.choice.currentIndex()][1]))
        else:
            try:
                value = way.read(self.line.text())
            except KompassError as error:
                self.refused.emit(str(error))
                return
            self.entered.emit(NewValue(value))
