"""The narrow rail at the left: the pages, in the order of the work."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.theme import GRID, mark

_ICON = 24
_LEAST_SHOWN = 2
"""So many buttons are seen however low the window is; the others are scrolled to."""


class Rail(QScrollArea):
    """One button per page that can be shown now; the action of the current page is checked."""

    def __init__(self, pages: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sidor"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._sheet = QFrame()
        for part in (self, self._sheet):
            mark(part, surface="rail")
        layout = QVBoxLayout(self._sheet)
        layout.setContentsMargins(0, GRID, 0, GRID)
        layout.setSpacing(GRID // 2)
        for action in pages:
            layout.addWidget(self._button(action))
        layout.addStretch()
        self.setWidget(self._sheet)
        self._sheet.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Return the room for every button."""
        return self._sheet.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the buttons and the height of a few of them."""
        whole = self._sheet.sizeHint()
        few = max((button.sizeHint().height() for button in self._buttons()), default=0)
        return QSize(whole.width(), min(whole.height(), _LEAST_SHOWN * few))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as wide as the buttons, also when the text has grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _buttons(self) -> list[QToolButton]:
        return self._sheet.findChildren(QToolButton)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(button, kind="rail", text="small")

        def follow() -> None:
            button.setVisible(action.isVisible() and action.isEnabled())

        action.changed.connect(follow)
        action.toggled.connect(lambda on: self._show_checked(button, checked=on))
        follow()
        return button

    def _show_checked(self, button: QToolButton, *, checked: bool) -> None:
        if checked:
            self.ensureWidgetVisible(button, 0, GRID)
