"""Rätta: a result as it should be, with why; somebody else's change meanwhile loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.models.results_draft import Clash, FieldTroubleError, corrected, merged, texts_of
from ui.models.results_record import Record
from ui.models.results_trace import changes_between
from ui.results.correct_form import CorrectForm
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.archive.model import Result

_SIZE: Final = (88 * GRID, 80 * GRID)


class CorrectDialog(QDialog):
    """Closing changes nothing. What is typed stays whatever happens to the archive meanwhile."""

    def __init__(
        self, record: Record, archive: ArchiveSession, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rätta {title}").format(title=record.result.title))
        self._archive = archive
        self._theme = theme
        self._edition = record.edition
        self._base = record.result
        self._before = texts_of(record.result, record.edition)
        self.form = CorrectForm(record.edition, theme, with_questions=bool(record.result.questions))
        self.form.show_texts(self._before)
        self.meanwhile = QFrame()
        self.meanwhile_said = wrapped()
        self.why = QLineEdit()
        self.trouble = trouble_label()
        self.save_button = QPushButton(self.tr("&Spara rättelsen"))
        self.cancel_button = QPushButton(self.tr("&Avbryt"))
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

    def save(self) -> None:
        """Store the result as it is typed, if nobody else has changed it meanwhile."""
        show_sentence(self.trouble, "")
        try:
            wanted = corrected(self._base, self._edition, self.form.texts)
        except FieldTroubleError as error:
            if self.form.say(error.field, str(error)):
                self._scrolled.ensureWidgetVisible(self.form.lines[error.field])
            else:
                show_sentence(self.trouble, str(error))
            return
        self.form.say("", "")
        if not changes_between(self._base, wanted, self._edition) and wanted == self._base:
            show_sentence(self.trouble, self.tr("Ingenting är ändrat ännu."))
            return
        why = self.why.text().strip()
        if not why:
            show_sentence(
                self.trouble, self.tr("Skriv varför det rättas; det står sedan i spåret.")
            )
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.save_button.setEnabled(False)
        self._archive.ask(
            lambda archive: archive.correct(wanted, why=why),
            lambda _stored: self.accept(),
            owner=self,
            failed=self._on_failed,
            writes=True,
        )

    def _on_failed(self, error: KompassError) -> None:
        """Look whether somebody else has changed it; if so, show both."""
        wanted = self._base.id

        def done(stored: Result) -> None:
            self.save_button.setEnabled(True)
            if stored.version == self._base.version:
                show_sentence(self.trouble, str(error))
            else:
                self._join(stored)

        def lost(_: KompassError) -> None:
            self.save_button.setEnabled(True)
            show_sentence(self.trouble, str(error))

        self._archive.ask(lambda archive: archive.result(wanted), done, owner=self, failed=lost)

    def _join(self, stored: Result) -> None:
        """Go on from what is stored now, with what is typed here kept."""
        theirs = texts_of(stored, self._edition)
        texts, clashes = merged(self._before, self.form.texts, theirs)
        changes = changes_between(self._base, stored, self._edition)
        self._base, self._before = stored, theirs
        self.form.show_texts(texts)
        said = [
            self.tr(
                "Någon annan har ändrat resultatet medan du skrev. Ingenting är sparat ännu, och "
                "det du har skrivit står kvar. Det här har ändrats:"
            ),
            *(f"· {change}" for change in changes),
            *(self._clash(clash) for clash in clashes),
            self.tr("Kontrollera fälten och spara igen."),
        ]
        if stored.withdrawn is not None:
            said.append(self.tr("Resultatet är återtaget och måste återställas först."))
        self.meanwhile_said.setText("\n".join(said))
        self.meanwhile.show()
        self._scrolled.verticalScrollBar().setValue(0)

    def _clash(self, clash: Clash) -> str:
        empty = self.tr("tomt")
        return self.tr("· Båda har ändrat {field}: du skrev {mine}, nu är {theirs} sparat.").format(
            field=self.form.name_of(clash.field),
            mine=clash.mine or empty,
            theirs=clash.theirs or empty,
        )

    def _lay_out(self) -> None:
        mark(self.save_button, kind="primary")
        mark(self.meanwhile, surface="notice")
        self.meanwhile.hide()
        inside = QVBoxLayout(self.meanwhile)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.addWidget(self.meanwhile_said)
        sheet = QWidget()
        padded = QVBoxLayout(sheet)
        padded.setContentsMargins(0, 0, 2 * GRID, 0)
        padded.addWidget(self.meanwhile)
        padded.addWidget(self.form)
        padded.addStretch(1)
        scrolled = self._scrolled = TallScroll()
        scrolled.setWidget(sheet)
        name = label(self.tr("&Varför rättas det?"))
        name.setTextFormat(Qt.TextFormat.AutoText)
        name.setBuddy(self.why)
        self.why.setPlaceholderText(self.tr("Till exempel: avskrivet fel ur rapporten, sidan 12"))
        self.why.setMaxLength(500)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        for button in (self.cancel_button, self.save_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(scrolled, 1)
        for part in (name, self.why, self.trouble):
            layout.addWidget(part)
        layout.addLayout(row)
        room = self.screen().availableSize()
        width, height = (round(side * self._theme.scale) for side in _SIZE)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))
