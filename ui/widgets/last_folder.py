"""What all dialogs that ask for a file have in common: they begin where the last one ended."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from ui.settings import LAST_FOLDER, Settings


class LastFolder(QObject):
    """Knows the folder used last, and whose window the dialogs belong to."""

    def __init__(self, settings: Settings, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window

    @property
    def folder(self) -> Path:
        """The folder used last, otherwise the person's documents."""
        last = self._settings.get(LAST_FOLDER)
        if last and Path(last).is_dir():
            return Path(last)
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    def remembered(self, chosen: str) -> Path | None:
        """Return what was chosen and keep its folder; ``None`` for nothing chosen."""
        if not chosen:
            return None
        path = Path(chosen)
        self._settings.set(LAST_FOLDER, str(path.parent))
        return path
