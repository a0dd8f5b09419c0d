"""The text of the notes: one block of the document for each line, kept in step with the rows.

A break inside a line is Unicode's line separator in the document and a line feed elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from ui.notes.rows import Row
from ui.reader.utf16 import Utf16

BREAK = "\N{LINE SEPARATOR}"


class Paper(QObject):
    """Rows and blocks, always equally many.

    * ``typed``: the ``Row`` whose text the person has changed
    * ``dropped``: rows that went away with an edit of the document, a list
    """

    typed = Signal(object)
    dropped = Signal(list)

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.rows: list[Row] = [Row()]
        self._quiet = False
        document.contentsChange.connect(self._on_change)

    def fill(self, rows: Sequence[Row], texts: Sequence[str]) -> None:
        """Show these lines, at least one."""
        with self.quietly():
            self.document.setPlainText("\n".join(map(_shown, texts)))
        self.rows = list(rows)

    def text(self, at: int) -> str:
        """Return the text of a line."""
        return self.block(at).text().replace(BREAK, "\n")

    def set_text(self, at: int, text: str) -> None:
        """Give a line another text, as one edit that the document can take back."""
        before, block = self.text(at), self.block(at)
        if text == before:
            return
        start, end_old, end_new = _differing(before, text)
        units = Utf16(before)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units.to_qt(start))
        last = block.position() + units.to_qt(end_old)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        with self.quietly():
            cursor.insertText(_shown(text[start:end_new]))

    def insert(self, at: int, rows: Sequence[Row], texts: Sequence[str]) -> None:
        """Put lines before the line at a place, or last."""
        if not rows:
            return
        written = "\n".join(map(_shown, texts))
        with self.quietly():
            if at < len(self.rows):
                QTextCursor(self.block(at)).insertText(f"{written}\n")
            else:
                cursor = QTextCursor(self.document)
                cursor.movePosition(QTextCursor.MoveOperation.End)
                cursor.insertText(f"\n{written}")
        self.rows[at:at] = rows
        self.forget_edits()

    def remove(self, first: int, last: int) -> None:
        """Take lines away, both ends included; a paper keeps one line at least."""
        cursor = QTextCursor(self.block(first))
        end = self.block(last)
        with self.quietly():
            if end.next().isValid():
                cursor.setPosition(end.next().position(), QTextCursor.MoveMode.KeepAnchor)
            else:
                if first > 0:
                    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
                cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        del self.rows[first : last + 1]
        if not self.rows:
            self.rows = [Row()]
        self.forget_edits()

    def block(self, at: int) -> QTextBlock:
        """Return the block of a line."""
        return self.document.findBlockByNumber(at)

    def forget_edits(self) -> None:
        """Let the document take nothing back from here on: lines are the journal's business."""
        self.document.clearUndoRedoStacks()

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Change the document without anybody having typed."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _on_change(self, position: int, _removed: int, added: int) -> None:
        if self._quiet:
            return
        at = self.document.findBlock(position).blockNumber()
        more = self.document.blockCount() - len(self.rows)
        if more > 0:
            self.rows[at + 1 : at + 1] = [Row() for _ in range(more)]
        elif more < 0:
            gone = self.rows[at + 1 : at + 1 - more]
            del self.rows[at + 1 : at + 1 - more]
            self.dropped.emit(gone)
        last = self.document.findBlock(position + added).blockNumber() if more else at
        for row in self.rows[at : max(last, at) + 1]:
            self.typed.emit(row)


def _shown(text: str) -> str:
    return text.replace("\n", BREAK).replace("\N{PARAGRAPH SEPARATOR}", BREAK)


def _differing(before: str, after: str) -> tuple[int, int, int]:
    """Return from where two texts differ, up to where in each of them."""
    start, most = 0, min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    end_old, end_new = len(before), len(after)
    while end_old > start and end_new > start and before[end_old - 1] == after[end_new - 1]:
        end_old -= 1
        end_new -= 1
    return start, end_old, end_new
