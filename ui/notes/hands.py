"""What keys do to the line where the cursor is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.assessment.material_kinds import Secrecy
from kompass.interviews.line import candidates, on_enter, on_space, on_tab, settle
from kompass.interviews.line_model import Effect, Line, Replaced
from ui.notes.effects import Effects
from ui.notes.rows import Row
from ui.notes.taking_back import TakingBack
from ui.reader.utf16 import Utf16

if TYPE_CHECKING:
    from kompass.catalogue.model import Question
    from ui.notes.editor import NoteEditor
    from ui.notes.notebook import Notebook


class Hands(QObject):
    """Space, Tab, Enter and their kind, on the line under the cursor of an editor.

    * ``moved``: the cursor is on another line, or the line has changed
    * ``marked``: what stands beside the line of the cursor has changed
    * ``told``: a sentence for the person, empty when there is nothing to say
    """

    moved = Signal()
    marked = Signal()
    told = Signal(str)

    def __init__(self, notebook: Notebook, editor: NoteEditor) -> None:
        super().__init__(editor)
        self.notebook = notebook
        self.paper = notebook.paper
        self.editor = editor
        self.effects = Effects(notebook)
        self._typed_in: Row | None = None
        """The line that has been typed in and not been settled."""
        self.taking_back = TakingBack(self)
        self._working = False
        self._row: Row | None = None
        self._place: tuple[Row, int, int, int] | None = None
        """Where the cursor was, and how far the notes were scrolled, before they are filled."""
        notebook.cursor = lambda: (self.at, self.line().cursor)
        notebook.filling.connect(self._on_filling)
        notebook.shown.connect(self._on_shown)
        self.paper.typed.connect(self._on_typed)
        editor.cursorPositionChanged.connect(self._on_cursor)

    # Where the cursor is

    @property
    def at(self) -> int:
        """The line of the cursor."""
        return min(self.editor.textCursor().blockNumber(), len(self.paper.rows) - 1)

    @property
    def row(self) -> Row:
        """The line of the cursor."""
        return self.paper.rows[self.at]

    def line(self, at: int | None = None) -> Line:
        """Return a line as the rules of typing see it."""
        at = self.at if at is None else at
        text, row = self.paper.text(at), self.paper.rows[at]
        units = self.editor.textCursor().positionInBlock() if at == self.at else 0
        column = Utf16(text).to_python(units)
        return Line(text, column, row.typed_tags, row.speaker or "")

    def put_cursor(self, at: int, column: int = 0) -> None:
        """Put the cursor before a character of a line."""
        cursor = self.editor.textCursor()
        units = Utf16(self.paper.text(at)).to_qt(column)
        cursor.setPosition(self.paper.block(at).position() + units)
        self.editor.setTextCursor(cursor)
        self.editor.ensureCursorVisible()

    def go_to_the_end(self) -> None:
        """Put the cursor into an empty line that is the last one."""
        rows = self.paper.rows
        if self.notebook.can_write and (rows[-1].id is not None or self.paper.text(len(rows) - 1)):
            self.paper.insert(len(rows), [Row()], [""])
        self.put_cursor(len(rows) - 1)

    def candidates(self) -> tuple[Question, ...]:
        """Return the questions that what is being typed can become."""
        line = self.line()
        if "§" not in line.before or not self.may_write():
            return ()
        return candidates(line, self.notebook.around.of(self.at))

    # Keys

    def space(self, *, expand: bool = True) -> None:
        """Take a tag or a speaker, or write out a short word, else type a space."""
        line = self.line()
        last = line.before[-1:]
        if expand and (not last or last.isspace()):
            self._type_space()
            return
        at = self.at
        step = on_space(line, self.notebook.around.of(at), expand=expand)
        if expand and step.text == f"{line.before} {line.after}":
            self._type_space()
            return
        self._take(at, step.text, step.cursor, step.effects)

    def tab(self, chosen: int) -> None:
        """Take the chosen candidate, or let the other one speak."""
        at = self.at
        step = on_tab(self.line(), self.notebook.around.of(at), chosen=chosen)
        if step is not None:
            self._take(at, step.text, step.cursor, step.effects)

    def enter(self) -> None:
        """End the line and begin the next one."""
        at, row = self.at, self.row
        if row.foreign:
            self._begin_after(at, Row())
            return
        ended = on_enter(self.line(), self.notebook.around.of(at))
        with self.at_work():
            above = self._above(at)
            if ended.blank:
                self.paper.set_text(at, "")
                self.put_cursor(at)
            elif not ended.text.strip():
                self.paper.insert(at, [Row()], [""])
                self.paper.set_text(at + 1, ended.rest)
                self.put_cursor(at + 1)
            else:
                self.paper.set_text(at, ended.text.rstrip(" "))
                self._begin_after(at, self._next_row(row, ended.rest), ended.rest)
            self._keep(row, above, ended.effects)
            if ended.blank:
                self._drop_if_empty(at)

    def settle(self) -> None:
        """Take what is left to take in the line that is being left, and save it."""
        row, self._typed_in = self._typed_in, None
        if row is None or not self.notebook.can_write or row.foreign:
            return
        try:
            at = self.paper.rows.index(row)
        except ValueError:
            return
        ended = settle(self.line(at), self.notebook.around.of(at))
        with self.at_work():
            column, text = self.line().cursor, ended.text.rstrip(" ")
            self.paper.set_text(at, text)
            if self.at == at:
                self.put_cursor(at, min(column, len(text)))
            self._keep(row, self._above(at), ended.effects)
            if ended.blank:
                self._drop_if_empty(at)

    def refuse_foreign(self, at: int | None = None) -> bool:
        """Tell, also in words, whether a line is somebody else's."""
        row = self.paper.rows[self.at if at is None else at]
        if not row.foreign:
            return False
        name = self.author_of(row)
        words = self.tr("Raden är skriven av {0}. Skriv på en egen rad: Enter gör en under.")
        self.told.emit(words.format(name or self.tr("någon annan")))
        return True

    def author_of(self, row: Row) -> str:
        """Return the name of who wrote a line, empty if not known."""
        team = self.notebook.session.snapshot.assessors
        author = row.line.author if row.line is not None else None
        return next((person.name for person in team if person.id == author), "")

    # Inside

    def _type_space(self) -> None:
        """Type an ordinary space, as an edit of its own: undo goes word by word."""
        cursor = self.editor.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(" ")
        cursor.endEditBlock()
        self.editor.ensureCursorVisible()

    def _take(self, at: int, text: str, column: int, effects: Sequence[Effect]) -> None:
        row = self.paper.rows[at]
        with self.at_work():
            was_text = bool(self.paper.text(at).strip())
            self.paper.set_text(at, text)
            self.put_cursor(at, column)
            self.notebook.begin(row)
            self.effects.carry_out(row, self._above(at), effects)
            if text.strip() or was_text:
                self.notebook.touch(row)
            self.taking_back.remember(row, effects)
            if any(not isinstance(effect, Replaced) for effect in effects):
                self.paper.forget_edits()
                self.notebook.save()
        self._typed_in = row
        self.moved.emit()
        self.marked.emit()

    def _keep(self, row: Row, above: Row | None, effects: Sequence[Effect]) -> None:
        """Save a line that has been ended."""
        self.effects.carry_out(row, above, effects)
        self.notebook.touch(row)
        self.taking_back.remember(row, effects)
        self.notebook.save()
        self.notebook.end_burst()
        self.paper.forget_edits()
        self._typed_in = None

    def _next_row(self, row: Row, rest: str) -> Row:
        level = row.level if rest.strip() else Secrecy.INTERNAL
        new = Row(speaker=row.speaker, level=level)
        if rest.strip():
            new.begun, new.dirty = datetime.now(UTC), True
        return new

    def _begin_after(self, at: int, row: Row, text: str = "") -> None:
        self.paper.insert(at + 1, [row], [text])
        self.put_cursor(at + 1)

    def _drop_if_empty(self, at: int) -> None:
        """Take a line that has been emptied out of the file."""
        row = self.paper.rows[at]
        if row.id is not None and not row.is_kept_without_text and row.signals == ():
            from kompass.assessment.edits import remove_lines

            gone = row.id
            self.paper.rows[at] = Row()
            self.notebook.do(lambda file, step: remove_lines(file, [gone], step=step))

    def _above(self, at: int) -> Row | None:
        number = self.notebook.around.row_above(at)
        return None if number is None else self.paper.rows[number]

    def may_write(self) -> bool:
        """Tell whether the line of the cursor can be changed; say why if it is another's."""
        return self.notebook.can_write and not self.refuse_foreign()

    def _on_typed(self, row: Row) -> None:
        self._typed_in = row
        if not self._working:
            self.taking_back.forget()

    def _on_cursor(self) -> None:
        if self._working:
            return
        row = self.row
        if row is not self._row:
            before, self._row = self._row, row
            if before is not None and before is self._typed_in:
                self.settle()
            self.paper.forget_edits()
        self.moved.emit()

    def _on_filling(self) -> None:
        scrolled = self.editor.verticalScrollBar().value()
        self._place = (self.row, self.at, self.line().cursor, scrolled)

    def _on_shown(self) -> None:
        self.taking_back.forget()
        if self._place is not None:
            row, at, column, scrolled = self._place
            self._place = None
            with self.at_work():
                if row not in self.paper.rows and row.id is None:
                    self.go_to_the_end()
                else:
                    at = self.paper.rows.index(row) if row in self.paper.rows else at
                    at = min(at, len(self.paper.rows) - 1)
                    self.put_cursor(at, min(column, len(self.paper.text(at))))
            self.editor.verticalScrollBar().setValue(scrolled)
        self._row = self.row
        self.moved.emit()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Change lines without anybody having left or typed in one."""
        before, self._working = self._working, True
        try:
            yield
        finally:
            self._working = before
            self._row = self.row
