"""Ctrl+Z in notes: first what was written out, then inside the line, then the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kompass.errors import KompassError
from kompass.interviews.line import take_back
from kompass.interviews.line_model import Effect, Replaced

if TYPE_CHECKING:
    from ui.notes.hands import Hands
    from ui.notes.rows import Row


class TakingBack:
    """Remembers what the last key has replaced."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._replaced: tuple[Row, tuple[Replaced, ...]] | None = None

    def forget(self) -> None:
        """Another key has been pressed since."""
        self._replaced = None

    def undo(self) -> None:
        """Take back one thing: what was written out, typed in the line, or in the journal."""
        if self._unreplace():
            return
        if self._hands.paper.document.isUndoAvailable():
            self._hands.editor.undo()
            return
        self._try(self._hands.notebook.session.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._hands.paper.document.isRedoAvailable():
            self._hands.editor.redo()
        else:
            self._try(self._hands.notebook.session.redo)

    def remember(self, row: Row, effects: Sequence[Effect]) -> None:
        """Hold what has been written out or replaced in a line, to be taken back at once."""
        replaced = tuple(effect for effect in effects if isinstance(effect, Replaced))
        self._replaced = (row, replaced) if replaced else None

    def _unreplace(self) -> bool:
        if self._replaced is None:
            return False
        (row, replaced), self._replaced = self._replaced, None
        if row not in self._hands.paper.rows:
            return False
        at = self._hands.paper.rows.index(row)
        here = at == self._hands.at
        step = take_back(self._hands.paper.text(at), self._hands.line(at).cursor, replaced)
        if step is None:
            return False
        row.let_be |= {one.typed for one in replaced}
        with self._hands.at_work():
            self._hands.paper.set_text(at, step.text)
            if here:
                self._hands.put_cursor(at, step.cursor)
            self._hands.paper.forget_edits()
            self._hands.notebook.touch(row)
            self._hands.notebook.save()
        return True

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except KompassError as error:
            self._hands.told.emit(str(error))
