"""What ``§löf`` can become: a small list at the cursor, chosen with the arrows and Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from kompass.interviews.questions import chip
from ui.theme import GRID, mark
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.notes.hands import Hands

_MOST: Final = 6
_WIDEST: Final = 52 * GRID
_K = Qt.Key


class Candidates(QFrame):
    """Follows the cursor; never takes the keyboard, and never a key that it does not need."""

    def __init__(self, hands: Hands, parent: QWidget) -> None:
        super().__init__(parent)
        self._hands = hands
        self._over = parent
        self.chosen = 0
        self._given_up_at: tuple[int, str] | None = None
        mark(self, surface="popup")
        self.setAccessibleName(self.tr("Frågor som passar"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lines = [label() for _ in range(_MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        for line in self.lines:
            line.setMargin(4)
            line.setMaximumWidth(_WIDEST)
            column.addWidget(line)
        self.hide()
        hands.moved.connect(self.follow)

    def follow(self) -> None:
        """Show what fits what stands before the cursor."""
        editor = self._hands.editor
        if editor.blurred or not editor.hasFocus() or "§" not in self._hands.line().before:
            self.hide()
            return
        found = self._hands.candidates()[:_MOST]
        token = self._token()
        if not found or self._given_up_at == token:
            self.hide()
            return
        self._given_up_at = None
        self.chosen = min(self.chosen, len(found) - 1) if self.isVisible() else 0
        for line, question in zip(self.lines, found, strict=False):
            metrics = line.fontMetrics()
            words, most = chip(question), _WIDEST - 3 * GRID
            line.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, most))
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(found))
        self._show_chosen()
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def takes(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Do what the arrows and Escape mean while the list is shown."""
        if not self.isVisible() or held != Qt.KeyboardModifier.NoModifier:
            return False
        shown = [line for line in self.lines if not line.isHidden()]
        if key in (_K.Key_Down, _K.Key_Up):
            self.chosen = (self.chosen + (1 if key == _K.Key_Down else -1)) % len(shown)
            self._show_chosen()
        elif key == _K.Key_Escape:
            self._given_up_at = self._token()
            self.hide()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the question under the mouse."""
        child = self.childAt(event.position().toPoint())
        if isinstance(child, QLabel) and child in self.lines:
            self._hands.tab(self.lines.index(child))

    def _token(self) -> tuple[int, str]:
        before = self._hands.line().before
        return self._hands.at, before[: before.rfind("§")]

    def _show_chosen(self) -> None:
        for number, line in enumerate(self.lines):
            mark(line, tone="accent" if number == self.chosen else "",
                 weight="strong" if number == self.chosen else "")  # fmt: skip

    def _place(self) -> None:
        editor = self._hands.editor
        caret = editor.cursorRect()
        parent = self._over
        below = editor.viewport().mapTo(parent, caret.bottomLeft() + QPoint(0, 4))
        if below.y() + self.height() > parent.height():
            below.setY(editor.viewport().mapTo(parent, caret.topLeft()).y() - self.height() - 4)
        below.setX(max(0, min(below.x(), parent.width() - self.width() - GRID)))
        self.move(below)
