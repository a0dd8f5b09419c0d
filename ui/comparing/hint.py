"""What a view says that has nothing to show yet, and the first step out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.comparing.subject_bar import proposal_button
from ui.icons import icon
from ui.theme import GRID, Theme
from ui.widgets.action_button import ActionButton
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.comparison.subjects import Subject

_ICON = 8 * GRID
_WIDEST = 76 * GRID


class Hint(QWidget):
    """A drawing, a heading, a sentence, and buttons that add what is named on them."""

    def __init__(
        self, actions: Actions, theme: Theme, drawing: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.heading = label(text="title")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.heading.setWordWrap(True)
        self.words = wrapped(tone="muted")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setMaximumWidth(_WIDEST)
        self.add_button = ActionButton(
            actions[ActionId.COMPARE_ADD], self.tr("Lägg till i jämförelsen…"), kind="primary"
        )
        self.add_button.setIcon(QIcon())
        self.trouble = trouble_label()
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addStretch(2)
        column.addWidget(self._sign)
        column.addWidget(self.heading)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.words, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._offers)
        column.addWidget(self.trouble)
        column.addStretch(3)
        theme.changed.connect(self._draw)
        self._draw()

    def say(self, heading: str, words: str) -> None:
        """Say what belongs here and what to do."""
        self.heading.setText(heading)
        show_sentence(self.words, words)

    def offer(self, subjects: Sequence[Subject], add: Callable[[Subject], object]) -> None:
        """Offer these subjects, each as a button."""
        while (item := self._offers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for subject in subjects:
            button = proposal_button(subject)
            button.clicked.connect(lambda _=False, subject=subject: add(subject))
            self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _draw(self) -> None:
        drawing = icon(self._drawing, QPalette.ColorRole.Mid)
        self._sign.setPixmap(drawing.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
