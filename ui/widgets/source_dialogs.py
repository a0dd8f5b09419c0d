"""The file dialogs of the page for sources; tests put their own in their place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ui.widgets.last_folder import LastFolder

_KINDS = "*.pdf *.docx *.odt *.html *.htm *.mhtml *.txt *.md *.xlsx *.png *.jpg *.jpeg *.gif *.webp"


class SourceDialogs(LastFolder):
    """Asks which files; remembers the folder. Empty or ``None``: nobody answered."""

    def documents(self) -> Sequence[Path]:
        """Ask for documents to add, as many as one likes."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Lägg till filer"), str(self.folder), self._filter()
        )
        return [path for one in chosen if (path := self.remembered(one))]

    def document(self, title: str) -> Path | None:
        """Ask for one document."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, title, str(self.folder), self._filter()
        )
        return self.remembered(chosen)

    def save(self, name: str, filters: str = "") -> Path | None:
        """Ask where to save; the dialog asks before it replaces a file."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Spara som"), str(self.folder / name), filters
        )
        return self.remembered(chosen)

    def _filter(self) -> str:
        kinds = self.tr("Dokument ({pattern})").format(pattern=_KINDS)
        return f"{kinds};;{self.tr('Alla filer')} (*)"
