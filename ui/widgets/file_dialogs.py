"""The dialogs that ask for a file; tests and other front doors put their own in their place."""

from pathlib import Path
from typing import Final

from ui.models.file_names import SUFFIX, with_suffix
from ui.widgets.last_folder import LastFolder

_PATTERN: Final = f"*{SUFFIX}"


class FileDialogs(LastFolder):
    """Asks where; remembers the folder for next time. ``None`` means that nobody answered."""

    def existing_file(self) -> Path | None:
        """Ask for an assessment to open."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Öppna utvärdering"), str(self.folder), self._filter()
        )
        return self.remembered(chosen)

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
        return self.remembered(chosen)

    def copy(self, proposal: Path) -> Path | None:
        """Ask where a copy is to be saved; the dialog itself asks before replacing a file."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Spara en kopia"), str(proposal), self._filter()
        )
        return self.remembered(chosen)

    def _filter(self) -> str:
        return self.tr("Utvärderingar ({pattern})").format(pattern=_PATTERN)

    def remembered(self, chosen: str) -> Path | None:
        """Return what was chosen with the suffix of an assessment, if no such file is there."""
        path = super().remembered(chosen)
        return path if path is None or path.exists() else with_suffix(path)
