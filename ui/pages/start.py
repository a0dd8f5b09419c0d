"""What the window shows while no assessment is open: begin, open, or go on where one was."""

from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QIcon, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.icons import app_icon, icon
from ui.session import Session
from ui.settings import Settings
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, wrapped

_ICON = 56
_WIDEST = 132 * GRID
_LEFT = 40 * GRID


class StartPage(QWidget):
    """Three ways to begin at the left, the recent files at the right.

    ``open_requested`` carries the path of a recent file. The recent files come right after
    the first paint, which they would delay.
    """

    open_requested = Signal(Path)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._actions = actions
        self._theme = theme
        self._painted = False
        self._author = wrapped(text="small", tone="muted")
        self._rename = self._button(ActionId.SETTINGS, self.tr("Byt namn…"))
        self._rename.setIcon(QIcon())
        mark(self._rename, kind="quiet", text="small")
        self._right = QVBoxLayout()
        self._new = self._button(ActionId.NEW, self.tr("Ny utvärdering"))
        self._new.setIcon(icon("file-plus", QPalette.ColorRole.HighlightedText))
        mark(self._new, kind="primary")
        self.setFocusProxy(self._new)
        self._lay_out()
        session.author_changed.connect(self._show_author)
        self._show_author()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fetch the recent files once the rest is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._add_recent)

    def _add_recent(self) -> None:
        from ui.widgets.recent_panel import RecentPanel

        panel = RecentPanel(self._settings, self._theme)
        panel.chosen.connect(lambda path: self.open_requested.emit(Path(path)))
        self._right.insertWidget(0, panel, 1)

    def _lay_out(self) -> None:
        hint = self.tr("Du kan också släppa en fil var som helst i fönstret.")
        author = QHBoxLayout()
        author.addWidget(self._author, 1)
        author.addWidget(self._rename)
        columns = QGridLayout()
        columns.setHorizontalSpacing(8 * GRID)
        columns.setVerticalSpacing(GRID)
        columns.setColumnStretch(1, 1)
        columns.setRowStretch(0, 1)
        columns.addLayout(self._left(), 0, 0)
        columns.addLayout(self._right, 0, 1)
        columns.addLayout(author, 1, 0)
        columns.addWidget(wrapped(hint, text="small", tone="muted"), 1, 1)
        sheet = QWidget()
        sheet.setMaximumWidth(_WIDEST)
        sheet.setLayout(columns)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 8 * GRID, 6 * GRID, 4 * GRID)
        layout.addStretch(1)
        layout.addWidget(sheet, 100)
        layout.addStretch(1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
        column.addWidget(picture)
        column.addSpacing(GRID)
        column.addWidget(label("Kompass", text="title"))
        about = wrapped(
            self.tr("Bedöm hur en kommun styrs och leds, med instrumentet Kommunkompassen."),
            tone="muted",
        )
        about.setMinimumWidth(_LEFT)
        column.addWidget(about)
        column.addSpacing(2 * GRID)
        column.addWidget(self._new)
        column.addWidget(self._button(ActionId.OPEN, self.tr("Öppna…")))
        column.addWidget(self._button(ActionId.OPEN_EXAMPLE, self.tr("Prova med ett exempel…")))
        column.addStretch()
        return column

    def _show_author(self) -> None:
        self._author.setText(
            self.tr("Dina ändringar märks med namnet {name}.").format(name=self._session.author)
        )

    def _button(self, action: ActionId, text: str) -> QPushButton:
        served = self._actions[action]
        button = QPushButton(text)
        button.setIcon(served.icon())
        button.setToolTip(served.toolTip())
        button.clicked.connect(served.trigger)
        return button
