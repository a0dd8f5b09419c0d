"""Lines that are joined, moved, cut out and pasted: what changes how many lines there are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from ui.notes.filling import line_above
from ui.notes.rows import Row
from ui.reader.utf16 import Utf16

if TYPE_CHECKING:
    from kompass.ids import RowId
    from ui.notes.hands import Hands


class Shaping:
    """Works on the paper and the file together; nothing of it touches another's lines."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._notebook = hands.notebook
        self._paper = hands.paper

    def join_upwards(self) -> bool:
        """Put the line at the end of the one above it; tell whether the key is done."""
        at = self._hands.at
        if at == 0:
            return True
        return self._join(at)

    def join_downwards(self) -> bool:
        """Put the line below at the end of this one; tell whether the key is done."""
        at = self._hands.at
        if at + 1 >= len(self._paper.rows):
            return True
        return self._join(at + 1)

    def move(self, step: int) -> None:
        """Move the line one up (-1) or down (1)."""
        hands, rows = self._hands, self._paper.rows
        at = hands.at
        to, column = at + step, hands.line().cursor
        while self._notebook.clocks.together.put_right and 0 <= to < len(rows) and rows[to].foreign:
            to += step  # others' lines stand by their times
        if not 0 <= to < len(rows) or hands.refuse_foreign() or not self._notebook.save():
            return
        row, text = rows[at], self._paper.text(at)
        with hands.at_work():
            self._swap(at, to)
            hands.put_cursor(to, min(column, len(text)))
            self._paper.forget_edits()
            if row.id is not None:
                self._move_in_file(row.id, to)
        hands.moved.emit()

    def cut_out(self) -> bool:
        """Take away a selection over several lines; tell whether it could be done."""
        cursor = self._hands.editor.textCursor()
        first, last, head, tail = self._selected(cursor)
        if any(self._hands.refuse_foreign(at) for at in range(first, last + 1)):
            return False
        rows = self._paper.rows
        keeps_last = not head and bool(tail)
        kept = rows[last] if keeps_last else rows[first]
        gone = [row.id for row in rows[first : last + 1] if row is not kept and row.id is not None]
        with self._hands.at_work():
            self._paper.set_text(first, head + tail)
            self._paper.remove(first + 1, last)
            rows[first] = kept
            self._hands.put_cursor(first, len(head))
            self._paper.forget_edits()
            kept.dirty = kept.dirty or kept.id is not None
            self._remove_in_file(gone)
        self._hands.moved.emit()
        return True

    def paste(self, text: str) -> None:
        """Put lines in at the cursor; the first and the last grow together with what is there."""
        pieces = [part for part in text.splitlines() if part.strip()]
        hands = self._hands
        if hands.refuse_foreign() or not pieces:
            return
        at, line = hands.at, hands.line()
        now = datetime.now(UTC)
        new = [Row(begun=now, dirty=True) for _ in pieces[1:]]
        texts = [*pieces[1:-1], pieces[-1] + line.after]
        with hands.at_work():
            self._paper.set_text(at, line.before + pieces[0])
            self._paper.insert(at + 1, new, texts)
            self._paper.forget_edits()
            hands.put_cursor(at + len(new), len(pieces[-1]))
            row = self._paper.rows[at]
            row.begun = row.begun or now
            self._notebook.touch(row)
        hands.moved.emit()

    def _join(self, at: int) -> bool:
        """Join a line with the one above it."""
        hands, rows, paper = self._hands, self._paper.rows, self._paper
        if hands.refuse_foreign(at) or hands.refuse_foreign(at - 1):
            return True
        upper, lower = rows[at - 1], rows[at]
        joint = len(paper.text(at - 1))
        whole = paper.text(at - 1) + paper.text(at)
        if not self._notebook.save():
            return True
        with hands.at_work():
            paper.set_text(at - 1, whole)
            paper.remove(at, at)
            if upper.id is None and lower.id is not None:
                rows[at - 1] = lower
            hands.put_cursor(at - 1, joint)
            paper.forget_edits()
            if upper.id is not None and lower.id is not None:
                self._join_in_file(upper.id, lower.id)
        hands.moved.emit()
        return True

    def _swap(self, one: int, other: int) -> None:
        rows, paper = self._paper.rows, self._paper
        texts = paper.text(one), paper.text(other)
        paper.set_text(one, texts[1])
        paper.set_text(other, texts[0])
        rows[one], rows[other] = rows[other], rows[one]

    def _selected(self, cursor: QTextCursor) -> tuple[int, int, str, str]:
        """Return the first and last line of a selection, what stands before it and after it."""
        document = self._paper.document
        start = document.findBlock(cursor.selectionStart())
        end = document.findBlock(cursor.selectionEnd())
        first, last = start.blockNumber(), end.blockNumber()
        head, tail = self._paper.text(first), self._paper.text(last)
        from_here = Utf16(head).to_python(cursor.selectionStart() - start.position())
        to_here = Utf16(tail).to_python(cursor.selectionEnd() - end.position())
        return first, last, head[:from_here], tail[to_here:]

    def _move_in_file(self, row: RowId, to: int) -> None:
        from kompass.assessment.edits import move_line

        after = line_above(self._notebook, to)
        self._notebook.do(lambda file, _step: move_line(file, row, after=after))

    def _join_in_file(self, upper: RowId, lower: RowId) -> None:
        from kompass.assessment.edits import join_line

        self._notebook.do(lambda file, step: join_line(file, lower, above=upper, step=step))

    def _remove_in_file(self, gone: list[RowId]) -> None:
        from kompass.assessment.edits import remove_lines

        if gone:
            self._notebook.do(lambda file, step: remove_lines(file, gone, step=step))
        else:
            self._notebook.save()
