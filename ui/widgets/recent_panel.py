"""The files opened before, with a word about them where there are none."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.jobs import run_job
from ui.models.recent_files import RecentFilesModel, missing_among
from ui.settings import Settings
from ui.theme import GRID, Theme
from ui.widgets.labels import label, wrapped
from ui.widgets.recent_list import RecentList


class RecentPanel(QWidget):
    """Heading and list. ``chosen`` carries the path of the file to open."""

    chosen = Signal(str)

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.model = RecentFilesModel(self)
        self.list = RecentList(self.model, theme)
        self.empty = wrapped(
            self.tr("Här visas de utvärderingar som du har arbetat med."), tone="muted"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(label(self.tr("Senast öppnade"), weight="strong"))
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addStretch()
        self.list.chosen.connect(self.chosen)
        self.list.removal_requested.connect(settings.forget_file)
        settings.recent_changed.connect(self._refresh)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again which files are still there."""
        super().showEvent(event)
        self._look_for_missing()

    def _refresh(self) -> None:
        files = self._settings.recent()
        self.model.show_files(files)
        self.list.setVisible(bool(files))
        self.empty.setVisible(not files)
        if self.isVisible():
            self._look_for_missing()

    def _look_for_missing(self) -> None:
        # In a thread: a network drive that is away answers after many seconds.
        paths = [file.path for file in self._settings.recent()]
        if paths:
            run_job(
                self,
                lambda _: missing_among(paths),
                done=self.model.mark_missing,
                failed=lambda _: None,
            )
