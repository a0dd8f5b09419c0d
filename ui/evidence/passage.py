"""The passage behind a piece of evidence: the page it stands on, or the notes around a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kompass.assessment.material import Direction, Excerpt, Line
from kompass.errors import KompassError
from ui.evidence.keeping import keep_passage
from ui.evidence.marks import marks_of
from ui.evidence.note_lines import NoteLines
from ui.evidence.words import place_words
from ui.theme import GRID, Theme, mark
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from kompass.assessment.material import Source
    from ui.evidence.items import Piece
    from ui.reader.reader import Reader
    from ui.reader.values import Selection
    from ui.session import Session


class Passage(QWidget):
    """``show_piece`` shows it; ``closed``: the person is done.

    ``page_requested`` carries the ``Piece`` that is to be shown on the page where it was made.
    """

    closed = Signal()
    page_requested = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._piece: Piece | None = None
        self._source: Source | None = None
        self._sha256 = ""
        self.hides_sensitive = False
        """While a whole room looks."""
        self.hides_notes = False
        """While somebody passes."""
        self.where = ElidedLabel()
        self.whole = QPushButton()
        self.close_button = QPushButton(self.tr("Tillbaka"))
        self.reader: Reader | None = None
        self.notes = NoteLines(theme, self)
        self.trouble = wrapped(tone="muted")
        self._stack = QStackedWidget(self)
        self._lay_out()
        session.closed.connect(self._forget)

    @property
    def piece(self) -> Piece | None:
        """What is shown."""
        return self._piece

    def show_piece(self, piece: Piece) -> None:
        """Show where a piece stands, or say why that cannot be shown."""
        self._piece = piece
        material = self._session.snapshot.material
        item = material.item(piece.item)
        self.where.setText(place_words(item, material) if item is not None else piece.where)
        if isinstance(item, Line):
            self.whole.setText(self.tr("Hela intervjun"))
            if self.hides_notes:
                self._say(self.tr("Anteckningarna är dolda. F12 visar dem."))
                return
            self._stack.setCurrentWidget(self.notes)
            self.notes.show_line(self._session.snapshot, item, hide_sensitive=self.hides_sensitive)
        elif isinstance(item, Excerpt):
            self.whole.setText(self.tr("I Underlag"))
            self._show_excerpt(item)
        else:
            self._say(self.tr("Belägget finns inte längre."))

    def take_keyboard(self) -> None:
        """Put the keyboard where the passage is read."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line in sight that was asked for."""
        super().resizeEvent(event)
        if self._piece is not None and self._stack.currentWidget() is self.notes:
            self.show_piece(self._piece)

    def _show_excerpt(self, excerpt: Excerpt) -> None:
        snapshot, file = self._session.snapshot, self._session.file
        source = snapshot.material.source(excerpt.source)
        if source is None or file is None:
            self._say(self.tr("Underlaget finns inte längre i filen."))
            return
        reader, self._source = self._built_reader(), source
        marks = marks_of(snapshot, source)
        try:
            if self._sha256 != excerpt.sha256:
                content, text = file.content(excerpt.sha256), file.text(excerpt.sha256)
                reader.show_document(content, text, marks)
                self._sha256 = excerpt.sha256
            else:
                reader.set_marks(marks)
        except KompassError as error:
            self._say(str(error))
            return
        self._stack.setCurrentWidget(reader)
        if excerpt.region is None:
            reader.go_to(excerpt.anchor.page, excerpt.anchor.start, excerpt.anchor.end)
        else:
            reader.go_to_mark(excerpt.id)

    def _built_reader(self) -> Reader:
        if self.reader is None:
            from ui.reader.reader import Reader

            self.reader = Reader(self._theme, self)
            self.reader.tools.away.hide()  # there is one above
            self.reader.closed.connect(self.closed)
            self.reader.excerpt_requested.connect(self._keep)
            self._stack.addWidget(self.reader)
        questions = self._session.snapshot.edition.questions()
        self.reader.set_questions({each.number: each.title for each in questions})
        return self.reader

    def _keep(self, selection: Selection, numbers: tuple[str, ...], direction: Direction) -> None:
        """Tie what is selected to the typed questions, as on the page of the sources."""
        reader, source = self.reader, self._source
        if reader is None or source is None:
            return
        try:
            told = keep_passage(self._session, source, selection, numbers, direction)
        except KompassError as error:
            reader.tell(str(error))
            return
        reader.set_marks(marks_of(self._session.snapshot, source))
        reader.tell(told)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self._stack.setCurrentWidget(self.trouble)

    def _forget(self) -> None:
        self._piece = self._source = None
        self._sha256 = ""
        self.notes.clear()
        if self.reader is not None:
            self.reader.clear()

    def _lay_out(self) -> None:
        self.trouble.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self.notes)
        self._stack.addWidget(self.trouble)
        mark(self.where, weight="strong")
        for button in (self.whole, self.close_button):
            mark(button, kind="quiet")
        self.close_button.setToolTip(self.tr("Tillbaka till beläggen (Esc)"))
        self.close_button.clicked.connect(self.closed)
        self.whole.clicked.connect(lambda: self.page_requested.emit(self._piece))
        head = QHBoxLayout()
        head.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        head.addWidget(self.where, 1)
        head.addWidget(self.whole)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
