"""What stands in the place of the results while there are none to show, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import GRID, mark
from ui.widgets.labels import wrapped

Ways = Sequence[tuple[str, Callable[[], object]]]
"""What can be done: the words of a button, and what it runs. The first is the main one."""
_WIDEST = 72 * GRID


class Message(QWidget):
    """A title, a sentence and buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = wrapped(text="title")
        self.sentence = wrapped()
        self.buttons: list[QPushButton] = []
        for part in (self.title, self.sentence):
            part.setMaximumWidth(_WIDEST)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 4 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addLayout(self._row)
        column.addStretch(1)

    def say(self, title: str, sentence: str = "", ways: Ways = ()) -> None:
        """Say how it is."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        while self.buttons:
            old = self.buttons.pop()
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place, (words, run) in enumerate(ways):
            button = QPushButton(words)
            button.setAutoDefault(False)
            if not place:
                mark(button, kind="primary")
            button.clicked.connect(lambda _checked, run=run: run())
            self._row.insertWidget(place, button)
            self.buttons.append(button)
