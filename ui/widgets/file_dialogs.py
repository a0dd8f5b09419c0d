"""The dialogs that ask for a file; tests and other front doors put their own in their place."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from ui.models.file_names import SUFFIX, with_suffix
from ui.settings import LAST_FOLDER, Settings

_PATTERN: Final = f"*{SUFFIX}"


class FileDialogs(QObject):
    """Asks where; remembers the folder for next time. ``None`` means that nobody answered."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._window = parent

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

    def existing_file(self) -> Path | None:
        """Ask for an assessment to open."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Öppna utvärdering"), str(self.folder), self._filter()
        )
        return self._remember(chosen)

    def new_file(self, proposal: Path) -> Path | None:
        """Ask where a new assessment is to be kept; an existing file is never written over."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Var ska utvärderingen sparas?"),
            str(proposal),
            self._filter(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return self._remember(chosen)

    def copy(self, proposal: Path) -> Path | None:
        """Ask where a copy is to be saved; the dialog itself asks before replacing a file."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Spara en kopia"), str(proposal), self._filter()
        )
        return self._remember(chosen)

    def _filter(self) -> str:
        return self.tr("Utvärderingar ({pattern})").format(pattern=_PATTERN)

    def _remember(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        path = Path(chosen)
        self._settings.set(LAST_FOLDER, str(path.parent))
        return path if path.exists() else with_suffix(path)
