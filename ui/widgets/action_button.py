"""A button that does what an action of the table does, and is on and off with it."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import mark


class ActionButton(QPushButton):
    """``words`` where the action's own text is longer than there is room for."""

    def __init__(
        self, action: QAction, words: str = "", *, kind: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._action = action
        self.setText(words or action.text())
        self.setIcon(action.icon())
        mark(self, kind=kind)
        self.setAutoDefault(False)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = self._action.toolTip()
        self.setToolTip(f"{tip} ({keys})" if keys else tip)
