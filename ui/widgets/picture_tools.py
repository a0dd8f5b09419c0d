"""The row above a picture: which view, and the ways to take the picture along."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QWidget

from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.theme import GRID, Theme
from ui.widgets.view_switch import ViewSwitch

_BEFORE_WORDS = 4
"""Between a button's icon and its words; Qt's own number."""


class PictureTools(QWidget):
    """``switch`` chooses the view; the buttons trigger the actions of the same name.

    Where the row is too narrow for their words, the buttons keep their icons and tool tips.
    """

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = ViewSwitch(actions)
        self.copy = self._button(self.tr("Kopiera bilden"), "copy")
        self.save = self._button(self.tr("Spara bilden…"), "photo-down")
        self.copy.clicked.connect(actions[ActionId.COPY_PICTURE].trigger)
        self.save.clicked.connect(actions[ActionId.EXPORT_PICTURE].trigger)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.switch)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        theme.changed.connect(self._fit)
        self._fit()

    def _button(self, text: str, drawing: str) -> QPushButton:
        button = QPushButton(icon(drawing), "")
        button.setAccessibleName(text)
        button.setToolTip(text)
        return button

    def minimumSizeHint(self) -> QSize:
        """Return the room that the row needs without the words."""
        icons = sum(self._width(button) for button in (self.copy, self.save))
        width = self.switch.sizeHint().width() + icons + 3 * GRID
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the words where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = sum(self._words(button) for button in (self.copy, self.save))
        wordy = self.width() >= self.minimumSizeHint().width() + words
        for button in (self.copy, self.save):
            button.setText(button.accessibleName() if wordy else "")

    def _words(self, button: QPushButton) -> int:
        return button.fontMetrics().horizontalAdvance(button.accessibleName()) + _BEFORE_WORDS

    def _width(self, button: QPushButton) -> int:
        """Return the width of a button that shows its icon only."""
        shown = self._words(button) if button.text() else 0
        return button.sizeHint().width() - shown
