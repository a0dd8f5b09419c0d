"""The file dialog of the archive's page; tests put their own in its place."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_SUFFIXES: Final = (".xlsx", ".csv")


class ResultDialogs(QObject):
    """Asks where the table goes. ``None``: nobody answered."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def table(self, name: str) -> Path | None:
        """Ask where to save a table; the suffix decides the form, Excel if there is none."""
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        kinds = {
            ".xlsx": self.tr("Excel ({pattern})").format(pattern="*.xlsx"),
            ".csv": self.tr("Csv, text med semikolon ({pattern})").format(pattern="*.csv"),
        }
        chosen, used = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Spara urvalet som tabell"),
            str(Path(documents or Path.home()) / name),
            ";;".join(kinds.values()),
        )
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() in _SUFFIXES:
            return path
        suffix = next((key for key, words in kinds.items() if words == used), ".xlsx")
        return path.with_name(path.name + suffix)
