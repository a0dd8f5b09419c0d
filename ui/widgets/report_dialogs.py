"""The dialogs of the report page; tests and other front doors put their own in their place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget


class ReportDialogs(QObject):
    """Asks where a report goes and what to compare with. ``None``: nobody answered."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def report(self, proposal: Path, suffixes: Sequence[str]) -> Path | None:
        """Ask where to save; with one suffix the dialog asks before replacing a file."""
        names = {".docx": self.tr("Word"), ".pdf": self.tr("PDF")}
        kinds = self.tr(" och ").join(names[suffix] for suffix in suffixes)
        patterns = " ".join(f"*{suffix}" for suffix in suffixes)
        options = QFileDialog.Option(0)
        if len(suffixes) > 1:
            options = QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Spara rapporten som {kinds}").format(kinds=kinds),
            str(proposal),
            f"{kinds} ({patterns})",
            options=options,
        )
        return Path(chosen) if chosen else None

    def assessment(self, folder: Path) -> Path | None:
        """Ask for another assessment file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Jämför med en annan utvärdering"),
            str(folder),
            self.tr("Utvärderingar ({pattern})").format(pattern="*.kompass"),
        )
        return Path(chosen) if chosen else None
