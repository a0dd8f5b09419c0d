"""Dra tillbaka and Återställ: what it means, and why it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.theme import GRID, mark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.archive.store import Archive

_WIDTH: Final = 64 * GRID


class WithdrawDialog(QDialog):
    """Takes a result back, or puts one that was taken back among the others again."""

    def __init__(
        self, result: Result, archive: ArchiveSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._result = result
        self._archive = archive
        self._back = result.withdrawn is not None
        names = {
            True: self.tr("Återställ {title}"),
            False: self.tr("Dra tillbaka {title}"),
        }
        self.setWindowTitle(names[self._back].format(title=result.title))
        self.why = QLineEdit()
        self.trouble = trouble_label()
        self.do_button = QPushButton(
            self.tr("Åte&rställ") if self._back else self.tr("&Dra tillbaka")
        )
        self.cancel_button = QPushButton(self.tr("&Avbryt"))
        self._lay_out()
        self.do_button.clicked.connect(self.do)
        self.cancel_button.clicked.connect(self.reject)

    def do(self) -> None:
        """Do it, if nobody else has changed the result meanwhile."""
        why = self.why.text().strip()
        if not why:
            show_sentence(self.trouble, self.tr("Skriv varför, så att andra kan förstå det."))
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        show_sentence(self.trouble, "")
        self.do_button.setEnabled(False)
        result, back = self._result, self._back

        def work(archive: Archive) -> Result:
            change = archive.restore if back else archive.withdraw
            return change(result.id, version=result.version, why=why)

        self._archive.ask(
            work, lambda _: self.accept(), owner=self, failed=self._on_failed, writes=True
        )

    def _on_failed(self, error: KompassError) -> None:
        self.do_button.setEnabled(True)
        show_sentence(self.trouble, str(error))

    def _lay_out(self) -> None:
        said = wrapped(
            self.tr("Resultatet visas och räknas igen som de andra.")
            if self._back
            else self.tr(
                "Resultatet räknas inte längre med och visas bara på begäran. Det finns kvar med "
                "skälet och kan återställas."
            )
        )
        name = label(self.tr("&Varför?"))
        name.setTextFormat(Qt.TextFormat.AutoText)
        name.setBuddy(self.why)
        self.why.setMaxLength(500)
        mark(self.do_button, kind="primary")
        self.do_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.do_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for part in (said, name, self.why, self.trouble):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(row)
        self.setMinimumWidth(_WIDTH)
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)
