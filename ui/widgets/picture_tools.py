"""The row above a picture: which view, and the ways to take the picture along."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.theme import GRID, Theme
from ui.widgets.view_switch import ViewSwitch

_LARGEST_SCALE_WITH_WORDS = 1.3


class PictureTools(QWidget):
    """``switch`` chooses the view; the buttons trigger the actions of the same name."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.switch = ViewSwitch(actions)
        self.copy = self._button(self.tr("Kopiera bilden"), "copy")
        self.save = self._button(self.tr("Spara bilden …"), "photo-down")
        self.copy.clicked.connect(actions[ActionId.COPY_PICTURE].trigger)
        self.save.clicked.connect(actions[ActionId.EXPORT_PICTURE].trigger)
        row = QHBoxLayout(self)
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

    def _fit(self) -> None:
        """Leave only the icons where large text would make the row wider than a laptop has."""
        for button in (self.copy, self.save):
            wordy = self._theme.scale <= _LARGEST_SCALE_WITH_WORDS
            button.setText(button.accessibleName() if wordy else "")
