"""What the window shows while no assessment is open: begin, open, or go on where one was."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.actions import ActionId, Actions
from ui.icons import app_icon, icon
from ui.jobs import run_job
from ui.models.recent_files import RecentFilesModel, missing_among
from ui.settings import Settings
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, wrapped
from ui.widgets.recent_list import RecentList

_ICON = 56
_WIDEST = 132 * GRID
_LEFT = 40 * GRID


class StartPage(QWidget):
    """Three ways to begin at the left, the recent files at the right.

    ``open_requested`` carries the path of a recent file.
    """

    open_requested = Signal(Path)

    def __init__(
        self, settings: Settings, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._actions = actions
        self._model = RecentFilesModel(self)
        self._recent = RecentList(self._model, theme)
        self._empty = wrapped(
            self.tr("Här visas de utvärderingar som du har arbetat med."), tone="muted"
        )
        self._new = self._button(ActionId.NEW, self.tr("Ny utvärdering"))
        self._new.setIcon(icon("file-plus", QPalette.ColorRole.HighlightedText))
        mark(self._new, kind="primary")
        self.setFocusProxy(self._new)
        self._lay_out()
        self._recent.chosen.connect(lambda path: self.open_requested.emit(Path(path)))
        self._recent.removal_requested.connect(settings.forget_file)
        settings.recent_changed.connect(self._refresh)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again which files are still there."""
        super().showEvent(event)
        self._look_for_missing()

    def _refresh(self) -> None:
        files = self._settings.recent()
        self._model.show_files(files)
        self._recent.setVisible(bool(files))
        self._empty.setVisible(not files)
        if self.isVisible():
            self._look_for_missing()

    def _look_for_missing(self) -> None:
        # In a thread: a network drive that is away answers after many seconds.
        paths = [file.path for file in self._settings.recent()]
        if paths:
            run_job(
                self,
                lambda _: missing_among(paths),
                done=self._model.mark_missing,
                failed=lambda _: None,
            )

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(8 * GRID)
        columns.addLayout(self._left())
        columns.addLayout(self._right(), 1)
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

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(label(self.tr("Senast öppnade"), weight="strong"))
        column.addWidget(self._empty)
        column.addWidget(self._recent, 1)
        column.addStretch()
        hint = self.tr("Du kan också släppa en fil var som helst i fönstret.")
        column.addWidget(wrapped(hint, text="small", tone="muted"))
        return column

    def _button(self, action: ActionId, text: str) -> QPushButton:
        served = self._actions[action]
        button = QPushButton(text)
        button.setIcon(served.icon())
        button.setToolTip(served.toolTip())
        button.clicked.connect(served.trigger)
        return button
