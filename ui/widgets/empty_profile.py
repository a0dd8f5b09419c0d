"""What the profile page says before anything has been scored."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, wrapped

_ICON = 8 * GRID


class EmptyProfile(QWidget):
    """An invitation to begin scoring."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = QLabel()
        self._drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._draw)
        self._draw()
        begin = QPushButton(self.tr("Börja bedöma"))
        mark(begin, kind="primary")
        begin.clicked.connect(actions[ActionId.NEXT_UNSCORED].trigger)
        text = wrapped(
            self.tr("Här visas kommunens profil som en kompassros, så snart en fråga är bedömd."),
            tone="muted",
        )
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addStretch(2)
        heading = label(self.tr("Ingen profil ännu"), text="title")
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self._drawing, heading, text):
            column.addWidget(part)
        column.addWidget(begin, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _draw(self) -> None:
        drawing = icon("compass", QPalette.ColorRole.Mid)
        self._drawing.setPixmap(drawing.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
