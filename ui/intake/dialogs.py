"""Asks for the file that figures come from; tests put their own in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from ui.widgets.last_folder import LastFolder


class IntakeDialogs(LastFolder):
    """``None`` means that nobody answered."""

    def source(self) -> Path | None:
        """Ask for a table or a report."""
        from PySide6.QtWidgets import QFileDialog

        tables = self.tr("Tabeller och rapporter ({0})").format(
            "*.xlsx *.csv *.tsv *.txt *.docx *.pdf *.html *.htm *.odt *.md"
        )
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Hämta in resultat ur en fil"),
            str(self.folder),
            f"{tables};;{self.tr('Alla filer (*)')}",
        )
        return self.remembered(chosen)


def file_in(data: QMimeData) -> Path | None:
    """Return the one local file in dragged data, ``None`` otherwise."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
