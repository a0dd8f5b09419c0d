"""What the person sees when something happened that nobody expected."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.labels import label, wrapped

_WIDTH: Final = 84 * GRID
_HEIGHT: Final = 56 * GRID
_LINES: Final = 8


class ErrorReport(QDialog):
    """Says that the work is safe, shows the report to copy, and offers to go on or to close.

    The result is ``Accepted`` when the person wants to close the program.
    """

    def __init__(
        self, report: str, log_file: Path, *, unsaved: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Något oväntat gick fel"))
        self._report = report
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setTabChangesFocus(True)
        text.setMinimumHeight(_LINES * text.fontMetrics().lineSpacing())
        text.setAccessibleName(self.tr("Felrapport"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label(self.tr("Något oväntat gick fel"), text="title"))
        layout.addWidget(wrapped(self._comfort(unsaved)))
        layout.addWidget(text, 1)
        place = wrapped(
            self.tr("Rapporten finns också i {path}").format(path=log_file),
            text="small",
            tone="muted",
        )
        layout.addWidget(place)
        layout.addWidget(self._buttons())
        self.resize(_WIDTH, max(_HEIGHT, layout.totalHeightForWidth(_WIDTH)))

    def _comfort(self, unsaved: str) -> str:
        safe = self.tr("Ditt arbete är sparat.")
        rest = self.tr(
            "Du kan fortsätta, men om något ser konstigt ut är det bäst att stänga och öppna "
            "Kompass igen. Kopiera gärna rapporten och skicka den till den som sköter programmet; "
            "läs igenom den först, för den kan innehålla namn på filer och mappar."
        )
        return f"{unsaved or safe} {rest}"

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        copy = buttons.addButton(
            self.tr("&Kopiera rapporten"), QDialogButtonBox.ButtonRole.ActionRole
        )
        close = buttons.addButton(
            self.tr("&Stäng Kompass"), QDialogButtonBox.ButtonRole.DestructiveRole
        )
        go_on = buttons.addButton(self.tr("&Fortsätt"), QDialogButtonBox.ButtonRole.RejectRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        close.clicked.connect(self.accept)
        go_on.clicked.connect(self.reject)
        for button in (copy, close):
            button.setAutoDefault(False)
        go_on.setDefault(True)
        go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        return buttons
