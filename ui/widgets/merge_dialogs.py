"""The dialogs that ask for copies to merge; tests put their own in their place."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.models.file_names import SUFFIX
from ui.settings import LAST_FOLDER, Settings
from ui.widgets.last_folder import LastFolder


class MergeDialogs(QObject):
    """Asks for files or a folder, and remembers where. Empty means that nobody answered."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window

    def files(self) -> list[Path]:
        """Ask for one or more copies."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Välj kopior att slå ihop"),
            str(self._folder),
            self.tr("Utvärderingar ({pattern})").format(pattern=f"*{SUFFIX}"),
        )
        return self._remember([Path(each) for each in chosen], parent=True)

    def folder(self) -> list[Path]:
        """Ask for a folder with copies in it."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, self.tr("Välj en mapp med kopior"), str(self._folder)
        )
        return self._remember([Path(chosen)] if chosen else [], parent=False)

    @property
    def _folder(self) -> Path:
        return LastFolder(self._settings).folder

    def _remember(self, chosen: list[Path], *, parent: bool) -> list[Path]:
        if chosen:
            folder = chosen[0].parent if parent else chosen[0]
            self._settings.set(LAST_FOLDER, str(folder))
        return chosen
