"""The file dialogs of the page for sources; tests put their own in their place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.settings import LAST_FOLDER, Settings

_KINDS = "*.pdf *.docx *.odt *.html *.htm *.mhtml *.txt *.md *.xlsx *.png *.jpg *.jpeg *.gif *.webp"


class SourceDialogs(QObject):
    """Asks which files; remembers the folder. Empty or ``None``: nobody answered."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window

    @property
    def folder(self) -> Path:
        """The folder used last, otherwise the person's home."""
        last = self._settings.get(LAST_FOLDER)
        return Path(last) if last and Path(last).is_dir() else Path.home()

    def documents(self) -> Sequence[Path]:
        """Ask for documents to add, as many as one likes."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Lägg till filer"), str(self.folder), self._filter()
        )
        return [self._remembered(one) for one in chosen]

    def document(self, title: str) -> Path | None:
        """Ask for one document."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, title, str(self.folder), self._filter()
        )
        return self._remembered(chosen) if chosen else None

    def save(self, name: str, filters: str = "") -> Path | None:
        """Ask where to save; the dialog asks before it replaces a file."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Spara som"), str(self.folder / name), filters
        )
        return self._remembered(chosen) if chosen else None

    def _filter(self) -> str:
        kinds = self.tr("Dokument ({pattern})").format(pattern=_KINDS)
        return f"{kinds};;{self.tr('Alla filer')} (*)"

    def _remembered(self, chosen: str) -> Path:
        path = Path(chosen)
        self._settings.set(LAST_FOLDER, str(path.parent))
        return path
