"""A line of notes among those around it, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from kompass.assessment.material import Line
from ui.evidence.words import is_sensitive
from ui.theme import GRID, SMALL_POINTS, Theme

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot

_AROUND = 150
"""Lines before and after that are shown."""


class NoteLines(QTextEdit):
    """Time, role code and words of each line; the one asked for stands out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Snapshot, Line, bool] | None = None
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(2 * GRID)
        self.setAccessibleName(self.tr("Anteckningar omkring belägget"))
        theme.changed.connect(self._again)

    def show_line(self, snapshot: Snapshot, line: Line, *, hide_sensitive: bool) -> None:
        """Show a line and those around it in the interview."""
        self._shown = (snapshot, line, hide_sensitive)
        self.clear()
        cursor = QTextCursor(self.document())
        lines = snapshot.material.lines_of(line.interview)
        at = next((place for place, each in enumerate(lines) if each.id == line.id), 0)
        first, last = max(0, at - _AROUND), at + _AROUND + 1
        self._tell_left_out(cursor, first)
        target = 0
        for each in lines[first:last] or (line,):
            if not self.document().isEmpty():
                cursor.insertBlock()
            if each.id == line.id:
                target = cursor.position()
            self._insert(cursor, snapshot, each, chosen=each.id == line.id,
                         hidden=hide_sensitive and is_sensitive(each))  # fmt: skip
        self._tell_left_out(cursor, len(lines) - last)
        self._go_to(target)

    def _again(self) -> None:
        if self._shown is not None:
            snapshot, line, hide = self._shown
            self.show_line(snapshot, line, hide_sensitive=hide)

    def _tell_left_out(self, cursor: QTextCursor, count: int) -> None:
        if count > 0:
            if not self.document().isEmpty():
                cursor.insertBlock()
            cursor.setBlockFormat(self._block(chosen=False))
            cursor.insertText(self.tr("… {0} rader till").format(count), self._look("muted"))

    def _insert(
        self, cursor: QTextCursor, snapshot: Snapshot, line: Line, *, chosen: bool, hidden: bool
    ) -> None:
        cursor.setBlockFormat(self._block(chosen=chosen))
        local = line.typed_at.astimezone()
        code = snapshot.material.code_of(line.speaker) if line.speaker else ""
        head = f"{local:%H.%M}  {code}  " if code else f"{local:%H.%M}  "
        cursor.insertText(head, self._look("muted", small=True))
        words = line.text.replace("\n", "\N{LINE SEPARATOR}")
        if hidden:
            words = self.tr("Känslig anteckning: visas inte på projektor.")
        cursor.insertText(words, self._look("muted" if hidden else "text"))
        if is_sensitive(line) and not hidden:
            cursor.insertText(self.tr("  (känslig)"), self._look("reference", small=True))

    def _block(self, *, chosen: bool) -> QTextBlockFormat:
        look = QTextBlockFormat()
        look.setBottomMargin(GRID)
        look.setLeftMargin(GRID)
        look.setBackground(
            self._theme.color("accent_soft") if chosen else QColor(Qt.GlobalColor.transparent)
        )
        return look

    def _look(self, token: str, *, small: bool = False) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(self._theme.font(SMALL_POINTS) if small else self._theme.font())
        look.setForeground(self._theme.color(token))
        return look

    def _go_to(self, position: int) -> None:
        """Have the line in the upper half of the view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        top = self.cursorRect().top() - self.viewport().height() // 4
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top)
