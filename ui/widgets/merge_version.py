"""One of the values in conflict: whose it is and when, the value, and a button that keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from kompass.assessment.words.wordwise import Part, Piece
from kompass.swedish import format_date
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from kompass.assessment.merge import Version

_MOST_LINES: Final = 9


class DifferenceText(QTextEdit):
    """A text to read, where what differs is marked by colour and by a line under or through."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.changed.connect(self._write)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show a text with what differs."""
        self._pieces = tuple(pieces)
        self._write()

    def sizeHint(self) -> QSize:
        """Ask for room for the whole text, up to some lines."""
        most = self.fontMetrics().lineSpacing() * _MOST_LINES
        height = min(round(self.document().size().height()), most) + 2
        return QSize(20 * GRID, max(height, self.fontMetrics().lineSpacing() + 2 * GRID))

    def minimumSizeHint(self) -> QSize:
        """Ask for the same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room where the lines break elsewhere."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in self._pieces:
            cursor.insertText(piece.text, self._format(piece.part))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.updateGeometry()

    def _format(self, part: Part) -> QTextCharFormat:
        looks = QTextCharFormat()
        looks.setForeground(self._theme.color("text"))
        if part is Part.NEW:
            looks.setForeground(self._theme.color("accent"))
            looks.setBackground(self._theme.color("accent_soft"))
            looks.setFontUnderline(True)
        elif part is Part.OLD:
            looks.setForeground(self._theme.color("reference"))
            looks.setBackground(self._theme.color("reference_soft"))
            looks.setFontStrikeOut(True)
        return looks


class VersionCard(QWidget):
    """``kept``: the person keeps this value. ``number`` is also the key that does it."""

    kept = Signal()

    def __init__(self, version: Version, number: int, theme: Theme) -> None:
        super().__init__()
        self.version = version
        self.whose = wrapped(self._whose(), weight="strong")
        self.when = label(self._when(), text="small", tone="muted")
        self.text = DifferenceText(theme)
        self.text.setAccessibleName(self.whose.text())
        keep = self.tr("Behåll &min") if version.mine else self.tr("Behåll &deras")
        if number > 2:  # only the first two have a mnemonic of their own
            keep = keep.replace("&", "")
        self.keep = QPushButton(f"{keep}  ({number})")
        self.keep.setAccessibleDescription(f"{self.whose.text()}, {self.when.text()}")
        self.keep.clicked.connect(self.kept)
        self.keep.setAutoDefault(True)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.whose)
        names.addWidget(self.when)
        head.addLayout(names, 1)
        head.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self.text)

    def show_value(self, pieces: Sequence[Piece], *, large: bool) -> None:
        """Show the value; a short one, such as points, in large letters."""
        mark(self.text, text="title" if large else "")
        empty = not any(piece.text for piece in pieces)
        self.text.show_pieces([Piece(Part.BOTH, self.tr("(tomt)"))] if empty else pieces)

    def _whose(self) -> str:
        author = self.version.author or self.tr("någon utan namn")
        where = self.tr("i den här filen") if self.version.mine else self.tr("i en annan kopia")
        return f"{author}, {where}"

    def _when(self) -> str:
        at = self.version.at.astimezone()
        return self.tr("{day} kl. {time}").format(day=format_date(at.date()), time=f"{at:%H.%M}")
