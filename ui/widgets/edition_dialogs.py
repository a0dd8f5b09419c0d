"""The dialogs that ask for the file of an edition; tests put their own in their place."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ui.widgets.last_folder import LastFolder


class EditionDialogs(LastFolder):
    """Asks where, and remembers the folder. ``None`` means that nobody answered."""

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
        return self.remembered(chosen)

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
        return self.remembered(chosen[0] if answered and chosen else "")
