"""Hämta in resultat: a source, what was read in it, and exactly what goes in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.archive_session import ArchiveSession
from ui.intake.dialogs import IntakeDialogs, file_in
from ui.intake.look_step import LookStep
from ui.intake.preview_step import PreviewStep
from ui.intake.reader import Found, Reader
from ui.intake.source_step import SourceStep
from ui.messages import Messages
from ui.models.intake_draft import Draft
from ui.models.intake_plan import Plan, carry_out, done_words, plan_of, press_words
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, show_sentence, wrapped

if TYPE_CHECKING:
    from kompass.archive.reading.model import Reading
    from kompass.errors import KompassError

_SIZE: Final = (170 * GRID, 96 * GRID)
_SOURCE, _LOOK, _PREVIEW, _DONE = range(4)


class IntakeDialog(QDialog):
    """Three steps. Nothing is written before the last press, and that writes all or nothing.

    ``show_wanted``: the person wants to see the archive.
    """

    show_wanted = Signal()

    def __init__(
        self,
        archive: ArchiveSession,
        dialogs: IntakeDialogs,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Hämta in resultat i jämförelsebasen"))
        self.setAcceptDrops(True)
        self._archive = archive
        self._dialogs = dialogs
        self._busy = False
        self.messages = Messages(self)
        self.reader = Reader(archive, self)
        self.source = SourceStep()
        self.look = LookStep(theme)
        self.preview = PreviewStep(theme)
        self.said = wrapped(text="title")
        self.step = label(text="small", tone="muted")
        self.steps = QStackedWidget()
        self.back = QPushButton(self.tr("&Tillbaka"))
        self.close_button = QPushButton(self.tr("Av&bryt"))
        self.go = QPushButton()
        self._lay_out()
        self._connect()
        self._show(_SOURCE)

    @property
    def draft(self) -> Draft | None:
        """What was read, with what has been confirmed of it."""
        return self.look.draft

    def choose(self) -> None:
        """Ask for a file and read it."""
        path = self._dialogs.source()
        if path is not None:
            self.read(path)

    def paste(self, text: str) -> None:
        """Begin with a text from the clipboard; it is read when the person says so."""
        self.source.text.setPlainText(text)
        self.source.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self, source: Path | str) -> None:
        """Read a file or a text and show what it gives; changes nothing."""
        if self.reader.busy or self._busy or not self._may_forget():
            return
        self._show(_SOURCE)
        name = source.name if isinstance(source, Path) else self.tr("texten")
        self.source.show_reading(self.tr("Läser {0} …").format(name))
        self._allow()
        self.reader.read(source)

    def advance(self) -> None:
        """Go on to the next step, or do what the last one shows."""
        match self.steps.currentIndex():
            case 0:
                self.read(self.source.text.toPlainText())
            case 1:
                self._prepare()
            case 2:
                self._put_in()
            case _:
                self.show_wanted.emit()
                self.accept()

    def retreat(self) -> None:
        """Go back a step; nothing is lost."""
        self._show(max(self.steps.currentIndex() - 1, _SOURCE))

    def reject(self) -> None:
        """Close without changing anything; ask only if something was confirmed by hand."""
        if self._may_forget():
            self.reader.cancel()
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if file_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        path = file_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def _may_forget(self) -> bool:
        """Ask before what a person has confirmed by hand is forgotten."""
        draft = self.draft
        if draft is None or not draft.by_hand or self.steps.currentIndex() == _DONE:
            return True
        return self.messages.ask(
            self.tr("Det du har bekräftat och fyllt i är inte inlagt än och går förlorat."),
            yes=self.tr("Släng det"),
            no=self.tr("Fortsätt granska"),
        )

    def _on_found(self, found: Found) -> None:
        self.source.show_idle()
        self.look.show_draft(found.draft, found.passages, found.name or self.tr("Inklistrad text"))
        show_sentence(self.look.trouble, found.trouble)
        self._show(_LOOK)

    def _on_failed(self, sentence: str) -> None:
        self.look.setEnabled(True)
        if self.steps.currentIndex() == _LOOK:
            show_sentence(self.look.trouble, sentence)
        else:
            self.source.show_idle(sentence)
        self._allow()

    def _read_by(self, column: int, edition_id: str) -> None:
        draft = self.draft
        if draft is None or self.reader.busy or draft.columns[column].edition == edition_id:
            return
        edition = next(one for one in draft.editions if one.id == edition_id)
        self.look.setEnabled(False)
        self.reader.read_by(edition, partial(self._on_read_by, column, edition.title))

    def _on_read_by(self, column: int, title: str, again: Reading) -> None:
        self.look.setEnabled(True)
        if self.draft is not None and self.draft.read_as(column, again):
            show_sentence(self.look.trouble, "")
        else:
            words = self.tr("Kolumnen går inte att läsa som {0}; den är kvar som den var.")
            show_sentence(self.look.trouble, words.format(title))
        self.look.refresh()

    def _prepare(self) -> None:
        draft = self.draft
        if draft is None or self._busy or not self.look.ready():
            return
        self._begin()
        reading, confirmed, editions = draft.reading, draft.confirmed(), draft.editions
        self._archive.ask(
            lambda archive: plan_of(reading, confirmed, editions, archive),
            self._on_plan,
            owner=self,
            failed=self._on_trouble,
        )

    def _on_plan(self, plan: Plan) -> None:
        self._busy = False
        if self.draft is None:
            return
        self.preview.show_plan(plan, self.draft)
        self._show(_PREVIEW)
        self.preview.say_trouble(self._archive.read_only_reason)

    def _put_in(self) -> None:
        if self._busy or not self.preview.ready() or not self.preview.plan.count:
            return
        self._begin()
        self.preview.say_trouble("")
        work = partial(carry_out, self.preview.plan)
        self._archive.ask(work, self._on_put_in, owner=self, failed=self._on_trouble, writes=True)

    def _on_put_in(self, counts: tuple[int, int]) -> None:
        self._busy = False
        self.said.setText(done_words(*counts))
        self._show(_DONE)

    def _begin(self) -> None:
        self._busy = True
        self._allow()

    def _on_trouble(self, error: KompassError) -> None:
        self._busy = False
        sentence = str(error)
        if self.steps.currentIndex() == _LOOK:
            show_sentence(self.look.trouble, sentence)
        else:
            self.preview.say_trouble(sentence)
        self._allow()

    def _show(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        names = (
            self.tr("Steg 1 av 3: varifrån siffrorna kommer"),
            self.tr("Steg 2 av 3: granska det som lästes"),
            self.tr("Steg 3 av 3: det här läggs in"),
            self.tr("Klart"),
        )
        more = f" · {self.look.said}" if step == _LOOK else ""
        self.step.setText(names[step] + more)
        self.back.setVisible(step in (_LOOK, _PREVIEW))
        self.close_button.setText(self.tr("&Stäng") if step == _DONE else self.tr("Av&bryt"))
        self._allow()
        if step == _DONE:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        step, count = self.steps.currentIndex(), self.preview.plan.count
        words = (
            self.tr("&Läs texten"),
            self.tr("&Nästa: se vad som läggs in"),
            press_words(self.preview.plan),
            self.tr("&Visa i jämförelsebasen"),
        )
        free = not self.reader.busy and not self._busy
        can = (bool(self.source.text.toPlainText().strip()), True, count > 0, True)
        self.go.setText(words[step])
        self.go.setEnabled(free and can[step])
        self.back.setEnabled(free)

    def _connect(self) -> None:
        self.source.file_wanted.connect(self.choose)
        self.source.cancelled.connect(self.reader.cancel)
        self.source.typed.connect(self._allow)
        self.reader.found.connect(self._on_found)
        self.reader.failed.connect(self._on_failed)
        self.reader.cancelled.connect(partial(self._on_failed, ""))
        self.reader.progressed.connect(self.source.show_progress)
        self.look.edition_wanted.connect(self._read_by)
        self.preview.plan_changed.connect(self._allow)
        self.go.clicked.connect(self.advance)
        self.back.clicked.connect(self.retreat)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        done = QWidget()
        centred = QVBoxLayout(done)
        centred.addStretch(1)
        centred.addWidget(self.said)
        centred.addStretch(2)
        for step in (self.source, self.look, self.preview, done):
            self.steps.addWidget(step)
        mark(self.go, kind="primary")
        self.go.setDefault(True)
        for button in (self.back, self.close_button):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.step)
        column.addWidget(self.steps, 1)
        column.addLayout(row)
        room = self.screen().availableGeometry().size() - QSize(2 * GRID, 5 * GRID)
        self.resize(QSize(*_SIZE).boundedTo(room))
