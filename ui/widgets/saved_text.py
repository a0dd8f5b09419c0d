"""Text that saves itself: what is typed is in the file 400 ms after the last key at the latest.

One typing burst (keys with no long pause, no other change and no other field between them) is
one step of undo. The fields have no undo of their own: Ctrl+Z is the session's everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.theme import mark
from ui.widgets.autosave import Read, Saver, Write
from ui.widgets.window_keys import belongs_to_window, is_window_key, without_undo

if TYPE_CHECKING:
    from ui.session import Session


class SavedTextEdit(QPlainTextEdit):
    """Several lines of plain text that save themselves.

    ``trouble_changed`` carries the sentence when the text could not be saved, "" when it could.
    Empty and read-only until ``bind`` is called.
    """

    trouble_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        # Tab moves on; a form of twenty fields must be passable without the mouse.
        self.setTabChangesFocus(True)
        self._showing = False
        self._saver = Saver(session, self, self)
        self.textChanged.connect(self._on_text_changed)
        self._saver.refresh()

    def bind(self, read: Read, write: Write) -> None:
        """Show ``read(snapshot)`` and save with ``write(file, text, step)`` from now on."""
        self._saver.bind(read, write)

    def unbind(self) -> None:
        """Stand empty and read-only."""
        self._saver.unbind()

    def current_text(self) -> str:
        """Return the text as typed; ``toPlainText`` would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Replace only what differs, so that cursor, selection and scrolling stay."""
        old = self.current_text()
        start, old_end, new_end = _differing(old, text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(old[:start]))
        cursor.setPosition(_units(old[:old_end]), QTextCursor.MoveMode.KeepAnchor)
        self._showing = True
        try:
            cursor.insertText(text[start:new_end])
        finally:
            self._showing = False

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Let the text be read and copied only, and look so."""
        if read_only != self.isReadOnly():
            super().setReadOnly(read_only)
            mark(self)

    def show_trouble(self, sentence: str) -> None:
        """Mark the field; the sentence is its tool tip and goes out as a signal."""
        _show_trouble(self, sentence)
        self.trouble_changed.emit(sentence)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the person goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._saver.flush()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Leave the text alone while letters are being composed."""
        super().inputMethodEvent(event)
        self._saver.compose(under_way=bool(event.preeditString()))

    def event(self, event: QEvent) -> bool:
        """Leave undo, redo and the command palette to the window."""
        if belongs_to_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow what the field would do with the window's own keys."""
        if not is_window_key(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the usual menu without an undo of the field's own."""
        without_undo(self.createStandardContextMenu()).popup(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; a dropped file is the window's to open."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text with plain line breaks."""
        self.textCursor().insertText(_cleaned(source.text()))
        self.ensureCursorVisible()

    def _on_text_changed(self) -> None:
        if not self._showing:
            self._saver.typed()


class SavedLineEdit(QLineEdit):
    """One line of text that saves itself; otherwise like ``SavedTextEdit``."""

    trouble_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saver = Saver(session, self, self)
        self.textEdited.connect(self._on_text_edited)
        self._saver.refresh()

    def bind(self, read: Read, write: Write) -> None:
        """Show ``read(snapshot)`` and save with ``write(file, text, step)`` from now on."""
        self._saver.bind(read, write)

    def unbind(self) -> None:
        """Stand empty and read-only."""
        self._saver.unbind()

    def current_text(self) -> str:
        """Return the text as typed, on one line."""
        return _on_one_line(self.text())

    def show_text(self, text: str) -> None:
        """Replace the text and keep the cursor where it is, as far as the text reaches."""
        position = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(position)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Let the text be read and copied only, and look so."""
        if read_only != self.isReadOnly():
            super().setReadOnly(read_only)
            mark(self)

    def show_trouble(self, sentence: str) -> None:
        """Mark the field; the sentence is its tool tip and goes out as a signal."""
        _show_trouble(self, sentence)
        self.trouble_changed.emit(sentence)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the person goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._saver.flush()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Leave the text alone while letters are being composed."""
        super().inputMethodEvent(event)
        self._saver.compose(under_way=bool(event.preeditString()))

    def event(self, event: QEvent) -> bool:
        """Leave undo, redo and the command palette to the window."""
        if belongs_to_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow what the field would do with the window's own keys."""
        if not is_window_key(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the usual menu without an undo of the field's own."""
        without_undo(self.createStandardContextMenu()).popup(event.globalPos())

    def _on_text_edited(self, text: str) -> None:
        if text != _on_one_line(text):  # pasted line breaks
            self.show_text(_on_one_line(text))
        self._saver.typed()


def _show_trouble(field: QWidget, sentence: str) -> None:
    mark(field, trouble="true" if sentence else "false")
    field.setToolTip(sentence)


def _cleaned(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or c >= " ")


def _on_one_line(text: str) -> str:
    return "".join(c if c >= " " and c not in "\u2028\u2029" else " " for c in text)


def _differing(old: str, new: str) -> tuple[int, int, int]:
    """Return the start of the first difference and its end in the old and in the new text."""
    shortest = min(len(old), len(new))
    start = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    room = shortest - start
    tail = next((i for i in range(room) if old[-1 - i] != new[-1 - i]), room)
    return start, len(old) - tail, len(new) - tail


def _units(text: str) -> int:
    """Return how long Qt says a text is: it counts letters outside the basic plane as two."""
    return len(text.encode("utf-16-le")) // 2
