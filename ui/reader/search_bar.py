"""The row for searching in a document."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui.icons import icon
from ui.theme import GRID
from ui.widgets.labels import label


class _Field(QLineEdit):
    entered = Signal(int)
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on or back with Enter, give up with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.entered.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class SearchBar(QWidget):
    """A field, the number of hits, and buttons for the mouse.

    ``typed`` carries the text at every key; ``entered``: Enter (1) or Shift+Enter (-1);
    ``stepped``: the same with the buttons; ``given_up``: Escape or the cross.
    """

    typed = Signal(str)
    entered = Signal(int)
    stepped = Signal(int)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field()
        self.field.setPlaceholderText(self.tr("Sök i dokumentet"))
        self.field.setAccessibleName(self.tr("Sök i dokumentet"))
        self.field.setMinimumWidth(16 * GRID)
        self.field.setMaximumWidth(48 * GRID)
        self.field.textChanged.connect(self.typed)
        self.field.entered.connect(self.entered)
        self.field.given_up.connect(self.given_up)
        self.count = label(tone="muted")
        self.back = self._button("chevron-up", self.tr("Föregående träff (P)"))
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on = self._button("chevron-down", self.tr("Nästa träff (N)"))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.away = self._button("x", self.tr("Stäng sökningen (Esc)"))
        self.away.clicked.connect(self.given_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, GRID, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addWidget(self.field, 1)
        for part in (self.back, self.on, self.count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.away)
        self.show_count("", some=False)

    def open(self) -> None:
        """Be seen, with the keyboard in the field and its text ready to be replaced."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def stops(self) -> list[QWidget]:
        """Return what the keyboard passes by, in order."""
        return [self.field, self.back, self.on, self.away]

    def show_count(self, words: str, *, some: bool) -> None:
        """Tell how many hits there are, and whether one can step among them."""
        self.count.setText(words)
        self.back.setEnabled(some)
        self.on.setEnabled(some)

    def _button(self, drawing: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setAccessibleName(name.partition(" (")[0])
        button.setToolTip(name)
        return button
