"""The file dialogs of the page for interviews; tests put their own in their place."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.settings import LAST_FOLDER, Settings

WORD: Final = ".docx"
PDF: Final = ".pdf"
CALENDAR: Final = ".ics"


class InterviewDialogs(QObject):
    """Asks which file; remembers the folder. ``None``: nobody answered."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window

    @property
    def folder(self) -> Path:
        """The folder used last, otherwise the person's home."""
        last = self._settings.get(LAST_FOLDER)
        return Path(last) if last and Path(last).is_dir() else Path.home()

    def schedule(self) -> Path | None:
        """Ask for a schedule."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Hämta schema"),
            str(self.folder),
            self.tr("Tabeller ({pattern})").format(pattern="*.xlsx *.csv *.txt"),
        )
        return self._remember(chosen)

    def save(self, name: str, suffix: str) -> Path | None:
        """Ask where to save; the dialog asks before it replaces a file."""
        kinds = {
            WORD: self.tr("Word ({pattern})"),
            PDF: self.tr("PDF ({pattern})"),
            CALENDAR: self.tr("Kalender ({pattern})"),
        }
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Spara som"),
            str(self.folder / f"{name}{suffix}"),
            kinds[suffix].format(pattern=f"*{suffix}"),
        )
        path = self._remember(chosen)
        if path is not None and path.suffix.casefold() != suffix:
            path = path.with_name(path.name + suffix)
        return path

    def _remember(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        path = Path(chosen)
        self._settings.set(LAST_FOLDER, str(path.parent))
        return path
