"""The file dialogs of the page for interviews; tests put their own in their place."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog

from ui.widgets.last_folder import LastFolder

WORD: Final = ".docx"
PDF: Final = ".pdf"
CALENDAR: Final = ".ics"


class InterviewDialogs(LastFolder):
    """Asks which file; remembers the folder. ``None``: nobody answered."""

    def schedule(self) -> Path | None:
        """Ask for a schedule."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Hämta schema"),
            str(self.folder),
            self.tr("Tabeller ({pattern})").format(pattern="*.xlsx *.csv *.txt"),
        )
        return self.remembered(chosen)

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
        path = self.remembered(chosen)
        if path is not None and path.suffix.casefold() != suffix:
            path = path.with_name(path.name + suffix)
        return path
