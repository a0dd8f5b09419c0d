"""The dialogs that ask for the file of an edition; tests put their own in their place."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.settings import LAST_FOLDER, Settings
from ui.widgets.file_dialogs import FileDialogs


class EditionDialogs(QObject):
    """Asks where, and remembers the folder. ``None`` means that nobody answered."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window

    @property
    def folder(self) -> Path:
        """The folder used last, otherwise the person's documents."""
        return FileDialogs(self._settings).folder

    def source(self) -> Path | None:
        """Ask for a file to take in."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Ta in en utgåva eller indikatorlista"),
            str(self.folder),
            self.tr("Utgåvor och indikatorlistor ({patterns})").format(
                patterns="*.xlsx *.yaml *.yml"
            ),
        )
        return self._remember(chosen)

    def target(self, proposal: Path) -> Path | None:
        """Ask where to save; the dialog itself asks before replacing a file."""
        suffix = proposal.suffix
        kind = {".xlsx": self.tr("Excel"), ".yaml": self.tr("YAML")}[suffix]
        dialog = QFileDialog(
            self._window,
            self.tr("Spara som {kind}").format(kind=kind),
            str(proposal.parent),
            f"{kind} (*{suffix})",
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Or the dialog would ask about another name than the one that is written.
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(proposal.name)
        answered = dialog.exec()
        chosen = dialog.selectedFiles()
        dialog.deleteLater()
        return self._remember(chosen[0] if answered and chosen else "")

    def _remember(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        path = Path(chosen)
        self._settings.set(LAST_FOLDER, str(path.parent))
        return path
