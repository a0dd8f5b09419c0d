"""Citing evidence while one writes: ``[[`` opens a small list, Enter writes ``[[E-3fa9c]]``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QPlainTextEdit

from kompass.assessment.citations import cite
from kompass.sources.folding import fold
from ui.evidence.items import Piece, pieces_of
from ui.theme import GRID, mark

if TYPE_CHECKING:
    from kompass.ids import QuestionId
    from ui.session import Session

_OPEN: Final = re.compile(r"\[\[([^\[\]\n]{0,40})$")
_ROLE = Qt.ItemDataRole.UserRole
_K = Qt.Key
_ROWS = 7
_QUOTE = 120


class Citing(QObject):
    """Watches a text for ``[[``; ``question`` tells whose evidence can be cited in it."""

    def __init__(
        self,
        session: Session,
        text: QPlainTextEdit,
        question: Callable[[], QuestionId | None],
    ) -> None:
        super().__init__(text)
        self._session = session
        self._text = text
        self._question = question
        self._list: QListView | None = None
        self._rows = QStandardItemModel(self)
        text.installEventFilter(self)
        text.cursorPositionChanged.connect(self._follow)
        text.textChanged.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    @property
    def popup(self) -> QListView | None:
        """The list, once it has been shown."""
        return self._list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose in the list with the keys that would otherwise be the text's."""
        if self.is_open and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress and not event.modifiers():
                return self._press(event)
        elif event.type() is QEvent.Type.FocusOut:
            self._hide()
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        shown = self._list
        if shown is None:
            return False
        key = event.key()
        if key in {_K.Key_Up, _K.Key_Down}:
            step = 1 if key == _K.Key_Down else -1
            row = (shown.currentIndex().row() + step) % max(self._rows.rowCount(), 1)
            shown.setCurrentIndex(self._rows.index(row, 0))
        elif key in {_K.Key_Return, _K.Key_Enter, _K.Key_Tab}:
            self._write()
        elif key == _K.Key_Escape:
            self._hide()
        else:
            return False
        return True

    def _follow(self) -> None:
        """Show what fits what stands between ``[[`` and the cursor."""
        typed = self._typed()
        question = self._question()
        if typed is None or question is None or not self._text.hasFocus():
            self._hide()
            return
        self._fill(question, fold(typed).split())
        if self._rows.rowCount():
            self._show()
        else:
            self._hide()

    def _typed(self) -> str | None:
        """Return what stands between ``[[`` and the cursor, ``None`` outside of brackets."""
        if self._text.isReadOnly():
            return None
        cursor = self._text.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = _OPEN.search(before)
        return found[1] if found else None

    def _fill(self, question: QuestionId, words: list[str]) -> None:
        self._rows.clear()
        for piece in pieces_of(self._session.snapshot, question):
            line = _line(piece)
            if all(word in fold(line) for word in words):
                row = QStandardItem(line)
                row.setData(piece.item, _ROLE)
                row.setToolTip(piece.quote)
                self._rows.appendRow(row)

    def _show(self) -> None:
        if self._list is None:
            self._list = self._built()
        shown, metrics = self._list, self._text.fontMetrics()
        rows = min(self._rows.rowCount(), _ROWS)
        height = rows * (metrics.height() + GRID) + GRID
        window = self._text.window()
        width = min(max(self._text.width(), 56 * GRID), window.width() - 2 * GRID)
        cursor = self._text.cursorRect()
        place = self._text.viewport().mapTo(window, cursor.bottomLeft())
        x = min(place.x(), window.width() - width - GRID)
        y = place.y() + GRID // 2
        if y + height > window.height():
            y = place.y() - cursor.height() - height
        shown.setGeometry(QPoint(x, y).x(), y, width, height)
        if not shown.currentIndex().isValid():
            shown.setCurrentIndex(self._rows.index(0, 0))
        shown.show()
        shown.raise_()

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _write(self) -> None:
        """Put the chosen name in the place of what has been typed."""
        shown, typed = self._list, self._typed()
        if shown is None or typed is None or not shown.currentIndex().isValid():
            return
        item = shown.currentIndex().data(_ROLE)
        cursor = self._text.textCursor()
        end, block = cursor.positionInBlock(), cursor.block()
        first = end - len(typed) - 2
        after = block.text()[end:]
        cursor.setPosition(block.position() + first)
        closing = 2 if after.startswith("]]") else 0
        cursor.setPosition(block.position() + end + closing, cursor.MoveMode.KeepAnchor)
        cursor.insertText(cite(item))
        self._text.setTextCursor(cursor)
        self._hide()

    def _built(self) -> QListView:
        made = QListView(self._text.window())
        made.setModel(self._rows)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setUniformItemSizes(True)
        made.setAccessibleName(self.tr("Belägg att hänvisa till"))
        mark(made, surface="popup")
        made.clicked.connect(lambda _index: self._write())
        return made


def _line(piece: Piece) -> str:
    sign = piece.direction.partition(" ")[0]
    return f"{piece.name}  {sign}  {piece.quote[:_QUOTE]} \N{MIDDLE DOT} {piece.where}"
