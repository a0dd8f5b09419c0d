"""The narrow rail at the left: the pages, in the order of the work."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.theme import GRID, mark

_ICON = 24


class Rail(QFrame):
    """One button per page that can be shown now; the action of the current page is checked."""

    def __init__(self, pages: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="rail")
        self.setAccessibleName(self.tr("Sidor"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, GRID)
        layout.setSpacing(GRID // 2)
        for action in pages:
            layout.addWidget(self._button(action))
        layout.addStretch()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(button, kind="rail", text="small")

        def follow() -> None:
            button.setVisible(action.isVisible() and action.isEnabled())

        action.changed.connect(follow)
        follow()
        return button
