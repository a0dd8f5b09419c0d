"""A one-line field of any kind that saves itself, and keeps what is refused to be corrected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.theme import mark
from ui.widgets.autosave import Read, Saver, Write
from ui.widgets.window_keys import belongs_to_window, is_window_key, without_undo

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import StepId
    from ui.session import Session

Check = Callable[[str], str]
"""Return one sentence about what is typed, empty when it can be stored."""


class LineSaver(QObject):
    """Ties a line field, a date or a municipality to one value of the open assessment.

    Half-typed values that cannot be stored wait without a word; the sentence comes when the
    person leaves the field, and ``trouble_changed`` carries it ("" when all is well again).
    Refused text stays in the field, the stored value remains; Escape brings that back.
    """

    trouble_changed = Signal(str)

    def __init__(self, session: Session, field: QLineEdit) -> None:
        super().__init__(field)
        self._session = session
        self._field = field
        self._check: Check = lambda _: ""
        self._read: Read = lambda _: ""
        self._stored = ""
        self._refused = ""
        self._showing = False
        self._saver = Saver(session, self, field)
        field.installEventFilter(self)
        field.textChanged.connect(self._on_text_changed)
        session.flush_requested.connect(self.settle)
        session.changed.connect(self._on_changed)

    def bind(self, read: Read, write: Write, check: Check = lambda _: "") -> None:
        """Show ``read(snapshot)``; save what ``check`` has nothing to say about."""
        self._check, self._read = check, read
        self._refuse("")

        def write_what_passes(file: AssessmentFile, text: str, step: StepId) -> None:
            if not check(text):
                write(file, text, step)
                self._stored = read(file.snapshot)

        self._saver.bind(read, write_what_passes)

    def unbind(self) -> None:
        """Let go of the value; the field stands empty and read-only."""
        self._refuse("")
        self._saver.unbind()

    def settle(self) -> None:
        """Save what can be saved and write it out in full, or say why it cannot."""
        self._refuse(self._sentence())
        if not self._refused:
            self._saver.flush()
            self._saver.refresh()

    def current_text(self) -> str:
        """Return the text as typed."""
        return self._field.text()

    def show_text(self, text: str) -> None:
        """Show another text; what was refused gives way only when the stored value changes."""
        if self._refused and text == self._stored:
            return
        self._stored = text
        self._refuse("")
        position = self._field.cursorPosition()
        self._showing = True
        try:
            self._field.setText(text)
        finally:
            self._showing = False
        self._field.setCursorPosition(position)

    def show_trouble(self, sentence: str) -> None:
        """Tell that the file could not be written."""
        if not self._refused:
            self._tell(sentence)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001 - as in Qt
        """Let the text be read and copied only."""
        self._field.setReadOnly(read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the window its keys, settle when the keyboard goes elsewhere, mind Escape."""
        if belongs_to_window(event):
            event.ignore()
            return True
        match event:
            case QKeyEvent() if event.type() is QEvent.Type.KeyPress:
                return is_window_key(event) or self._on_key(event)
            case QContextMenuEvent():
                without_undo(self._field.createStandardContextMenu()).popup(event.globalPos())
                return True
            case QFocusEvent() if event.type() is QEvent.Type.FocusOut:
                if event.reason() is not Qt.FocusReason.PopupFocusReason:
                    self.settle()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.settle()
        elif event.key() == Qt.Key.Key_Escape and self._refused:
            self._refused = ""
            self.show_text(self._stored)
            self._tell("")
            return True
        return False

    def _on_text_changed(self, text: str) -> None:
        if self._showing or self._field.isReadOnly():
            return
        if not self._check(text):
            self._refuse("")
            self._saver.typed()

    def _on_changed(self) -> None:
        """Save what was refused if it passes now, as a visit's days do once both are right."""
        if self._refused and not self._sentence():
            self._refuse("")
            self._saver.typed()

    def _sentence(self) -> str:
        """Say what is wrong with what is typed; what is stored already is never wrong."""
        text = self._field.text()
        unbound = not self._session.is_open or self._field.isReadOnly()
        return "" if unbound or text == self._stored else self._check(text)

    def _refuse(self, sentence: str) -> None:
        if sentence != self._refused:
            self._refused = sentence
            self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        mark(self._field, trouble="true" if sentence else "false")
        self._field.setToolTip(sentence)
        self.trouble_changed.emit(sentence)
