"""The notes of one interview: the guide at the left, the lines, and what belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.notes.candidates import Candidates
from ui.notes.columns import Columns
from ui.notes.commands import NoteCommands
from ui.notes.editor import NoteEditor
from ui.notes.foot import Foot
from ui.notes.guide import Guide
from ui.notes.guide_rail import GuideRail
from ui.notes.hands import Hands
from ui.notes.head import Head
from ui.notes.keys import Keys
from ui.notes.margin_words import MarginWords
from ui.notes.margins import After, Before
from ui.notes.marking import Marking
from ui.notes.notebook import Notebook
from ui.notes.register_bar import RegisterBar
from ui.notes.review import Review
from ui.notes.shaping import Shaping
from ui.notes.verify import VerifyList
from ui.theme import GRID, Theme, mark

if TYPE_CHECKING:
    from kompass.ids import RowId
    from ui.actions import Actions
    from ui.session import Session

_RAIL: Final = 34 * GRID
_RAIL_SHARE: Final = 0.28
_ANYWHERE: Final = {
    Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9,
    Qt.Key.Key_F12,
}  # fmt: skip
_NARROW: Final = 620
_NARROW_WITH_LIST: Final = 1100


class NotesView(QWidget):
    """``show_interview(id)``, ``go_to(line)``. ``closed``: the person wants back."""

    closed = Signal()

    def __init__(
        self,
        session: Session,
        actions: Actions,  # noqa: ARG002 - every page has the same shape
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.editor = NoteEditor(theme)
        self.notebook = Notebook(session, self.editor.paper, self)
        self.hands = Hands(self.notebook, self.editor)
        self.shaping = Shaping(self.hands)
        self.marking = Marking(self.hands)
        self.guide = Guide(self.notebook)
        self.rail = GuideRail(self.guide, theme)
        self.words = MarginWords(self.notebook)
        self.candidates = Candidates(self.hands, self)
        self.head = Head(self.notebook, self.editor)
        self.foot = Foot(self.hands, self.guide)
        self.register = RegisterBar(self.hands)
        self.verify = VerifyList(self.notebook)
        self.review = Review(self.notebook, self.words)
        self.columns = Columns(self.notebook, self.words, theme)
        self.commands = NoteCommands(self)
        self.keys = Keys(self)
        before = Before(self.editor, self.words, theme)
        after = After(self.editor, self.words, theme)
        self.editor.set_margins(before, after)
        self._lay_out()
        self._connect()
        self._follow_access()

    def show_interview(self, interview: RowId) -> None:
        """Show the notes of an interview, ready to write the next line."""
        if interview != self.notebook.interview_id:
            self.hands.settle()
            self.hands.effects.sticking = ()
            if not self.notebook.show(interview):
                return
            self._to_the_end()
        self._leave_review()

    def go_to(self, line: RowId) -> None:
        """Put the cursor into a line of the interview that is shown."""
        self._leave_review()
        for at, row in enumerate(self.notebook.rows):
            if row.id == line:
                self.hands.put_cursor(at, len(self.editor.paper.text(at)))
                self.editor.centerCursor()
        self._to_editor()

    # What keys and buttons do

    def start_review(self) -> None:
        """Go through the lines one at a time."""
        self.hands.settle()
        self.stack.setCurrentWidget(self.review)
        self.review.start()

    def toggle_verify(self) -> None:
        """Show or hide what is to be checked in documents."""
        if self.verify.isHidden():
            self.verify.open()
        else:
            self.verify.hide()
            self._to_editor()
        self._share_room()

    def toggle_blur(self) -> None:
        """Let nobody read the notes, or let them be read again."""
        on = not self.editor.blurred
        self.editor.blur(on=on)
        self.candidates.hide()
        self.verify.list.setVisible(not on)
        self.columns.blur(on=on)
        self.review.blurred = on
        self.review.follow()
        self.head.show_blurred(on=on)

    def step_back(self) -> None:
        """Leave one thing: the list of candidates, the notes."""
        if self.candidates.isVisible():
            self.candidates.takes(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        else:
            self.hands.settle()
            self.closed.emit()

    # Qt's own

    def event(self, event: QEvent) -> bool:
        """Keep the keys that the window would otherwise use for something else."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _ANYWHERE
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a few keys mean wherever in the notes the keyboard is."""
        commands = {
            Qt.Key.Key_F4: self.toggle_verify,
            Qt.Key.Key_F6: self.start_review,
            Qt.Key.Key_F9: self.commands.mark_start,
            Qt.Key.Key_F12: self.toggle_blur,
        }
        command = commands.get(Qt.Key(event.key()))
        if command is not None and not event.modifiers():
            command()
        elif event.key() not in _ANYWHERE:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is typed before another page is shown."""
        super().hideEvent(event)
        if self._session.is_open:
            self.hands.settle()
            self.notebook.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the guide its share; where it is narrow, the lines need the room."""
        super().resizeEvent(event)
        self.rail.setFixedWidth(min(_RAIL, round(self.width() * _RAIL_SHARE)))
        self._share_room()

    # Inside

    def _share_room(self) -> None:
        """Let the lines have room enough: the list beside them goes before the guide."""
        narrow = _NARROW if self.verify.isHidden() else _NARROW_WITH_LIST
        self.rail.setVisible(self.width() >= narrow)
        self.commands.fit_columns()

    def _on_closing(self) -> None:
        self.hands.settle()
        self.notebook.save()

    def _on_closed(self) -> None:
        self.hands.effects.sticking = ()
        if self.editor.blurred:
            self.toggle_blur()

    def _on_left(self) -> None:
        if self._session.is_open:
            self.notebook.save()
        self.candidates.hide()

    def _on_went(self, interview: RowId, line: RowId) -> None:
        self.show_interview(interview)
        self.go_to(line)

    def _to_editor(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_the_end(self) -> None:
        """Have an empty line last, and the cursor in it."""
        self.hands.go_to_the_end()
        self._to_editor()

    def _leave_review(self) -> None:
        self.stack.setCurrentWidget(self._writing)
        self._to_editor()

    def _follow_access(self) -> None:
        if self._session.is_open:
            self.editor.setReadOnly(not self.notebook.can_write)
            mark(self.editor)  # or it would keep looking as it did

    def _on_shown(self) -> None:
        self._follow_access()
        self.editor.fit_margins()
        self.editor.refresh()
        self.commands.fit_columns()

    def _connect(self) -> None:
        hands, session = self.hands, self._session
        self.editor.takes_key = self.keys.press
        self.editor.is_ours = self.keys.is_ours
        self.editor.left.connect(self._on_left)
        self.editor.pasted.connect(self._paste)
        self.editor.may_change = self.keys.may_change
        self.editor.menu_wanted.connect(self.commands.show_menu)
        hands.marked.connect(self.editor.refresh_line)
        self.notebook.begun.connect(self.editor.refresh_line)
        hands.effects.pointed_at = lambda: self.guide.question
        hands.effects.touched = self.guide.touch
        self.notebook.changed.connect(self.editor.refresh)
        self.notebook.shown.connect(self._on_shown)
        self.rail.jump.done.connect(self._to_editor)
        self.register.done.connect(self._to_editor)
        self.verify.left.connect(self._to_editor)
        self.verify.left.connect(self._share_room)
        self.verify.went.connect(self._on_went)
        self.review.done.connect(self._leave_review)
        self.head.review.connect(self.start_review)
        self.head.verify.connect(self.toggle_verify)
        self.head.blur.connect(self.toggle_blur)
        self.head.back.connect(self.step_back)
        self.head.keys.connect(self.commands.show_keys)
        self.head.columns.connect(self.commands.toggle_columns)
        self.columns.left.connect(self._leave_review)
        self.columns.went.connect(self.go_to)
        self.columns.said.connect(self.foot.tell)
        session.closing.connect(self._on_closing)
        session.closed.connect(self._on_closed)
        session.lock_changed.connect(self._follow_access)

    def _paste(self, text: str) -> None:
        if self.hands.notebook.can_write and not self.hands.refuse_foreign():
            if self.editor.textCursor().hasSelection() and not self.keys.cut():
                return
            lines = text.replace("\r\n", "\n").replace("\r", "\n")
            if "\n" in lines.strip("\n"):
                self.shaping.paste(lines)
            else:
                self.editor.textCursor().insertText(lines.strip("\n"))

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.editor, 1)
        middle.addWidget(self.register)
        self._writing = QWidget()
        row = QHBoxLayout(self._writing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(middle, 1)
        row.addWidget(self.verify)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._writing)
        self.stack.addWidget(self.review)
        self.stack.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.editor)
