"""One line that says how something went, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.theme import GRID, mark
from ui.widgets.labels import wrapped

Ways = Sequence[tuple[str, Callable[[], object]]]
"""What can be done: the text of a button, with its mnemonic, and what it runs."""
_SIGN = 20


class SaidLine(QWidget):
    """``closed``: the person has read it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self.text = wrapped()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = self.text.sizePolicy()
        # A long path is one word and must not widen the window.
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.text.setSizePolicy(policy)
        self.buttons: list[QPushButton] = []
        self._close = QToolButton()
        self._close.setIcon(icon("x"))
        self._close.setAccessibleName(self.tr("Stäng meddelandet"))
        self._close.setToolTip(self.tr("Stäng meddelandet"))
        self._close.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addWidget(self._sign)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self._close)

    def tell(self, sentence: str, ways: Ways = (), *, tip: str = "") -> None:
        """Say that something is done."""
        self._show("circle-check", sentence, ways)
        self.text.setToolTip(tip)

    def ask(self, sentence: str, ways: Ways) -> None:
        """Say something that wants an answer, and take the keyboard for it."""
        self._show("alert-triangle", sentence, ways)
        self.buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_trouble(self, sentence: str) -> None:
        """Say what went wrong."""
        self._show("alert-triangle", sentence, (), tone="damage")

    def _show(self, sign: str, sentence: str, ways: Ways, *, tone: str = "") -> None:
        drawing = icon(sign, QPalette.ColorRole.WindowText)
        self._sign.setPixmap(drawing.pixmap(QSize(_SIGN, _SIGN), self.devicePixelRatioF()))
        self.text.setText(sentence)
        self.text.setToolTip("")
        mark(self.text, tone=tone)
        self.setAccessibleName(sentence)
        had_keyboard = any(button.hasFocus() for button in self.buttons)
        while self.buttons:
            old = self.buttons.pop()
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place, (words, run) in enumerate(ways):
            button = QPushButton(words)
            button.clicked.connect(lambda _checked, run=run: run())
            self._row.insertWidget(2 + place, button)
            self.buttons.append(button)
        if had_keyboard:
            # Or it would jump to the other end of the window.
            (self.buttons[0] if self.buttons else self._close).setFocus()
