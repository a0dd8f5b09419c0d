"""The dialogs of the profile page; tests and other front doors put their own in their place."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

_SUFFIXES: Final = (".png", ".svg", ".pdf")


class PictureDialogs(QObject):
    """Asks where a picture goes and what to compare with. ``None``: nobody answered."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def picture(self, proposal: Path) -> Path | None:
        """Ask where to save a picture; the suffix decides the format, PNG if there is none."""
        filters = {
            ".png": self.tr("PNG, för Word och PowerPoint ({pattern})").format(pattern="*.png"),
            ".svg": self.tr("SVG, för webben och ritprogram ({pattern})").format(pattern="*.svg"),
            ".pdf": self.tr("PDF, för tryck ({pattern})").format(pattern="*.pdf"),
        }
        chosen, used = QFileDialog.getSaveFileName(
            self._window, self.tr("Spara bilden"), str(proposal), ";;".join(filters.values())
        )
        if not chosen:
            return None
        suffix = next((key for key, text in filters.items() if text == used), ".png")
        path = Path(chosen)
        if path.suffix.lower() in _SUFFIXES:
            return path
        return path.with_name(path.name + suffix)

    def assessment(self, folder: Path) -> Path | None:
        """Ask for another assessment file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Jämför med en annan utvärdering"),
            str(folder),
            self.tr("Utvärderingar ({pattern})").format(pattern="*.kompass"),
        )
        return Path(chosen) if chosen else None
