"""The review after an interview: one line at a time in large type, coded with few keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kompass.interviews.line import plain
from kompass.interviews.questions import chip
from kompass.swedish import NBSP
from ui.notes.review_state import ReviewState
from ui.theme import GRID, mark
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from ui.notes.margin_words import MarginWords
    from ui.notes.notebook import Notebook

_WIDEST: Final = 100 * GRID
_K = Qt.Key
_ENTER: Final = (_K.Key_Return, _K.Key_Enter)


class Review(QWidget):
    """Shows the line to code. ``done``: the person is through, or has had enough."""

    done = Signal()

    def __init__(
        self, notebook: Notebook, words: MarginWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.state = ReviewState(notebook)
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Genomgång, en rad i taget"))
        self.counter = label(weight="strong")
        self.about = label(tone="muted")
        self.text = wrapped(text="title")
        self.tags = wrapped(tone="accent", weight="strong")
        self.typed = wrapped(weight="strong")
        self.suggestion = wrapped(tone="muted")
        self.said = wrapped(text="small", tone="damage")
        self.field = QLineEdit()
        self.field.installEventFilter(self)
        self.field.hide()
        self._comments = False
        self.blurred = False
        self._lay_out()
        self.state.changed.connect(self.follow)

    def start(self) -> None:
        """Begin with the first line that nobody has gone through."""
        self.state.start()
        self.field.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Show the line to code now."""
        state = self.state
        left = state.left
        self.counter.setText(
            self.tr("{0} kvar").format(left) if left else self.tr("Genomgången är klar")
        )
        line, row = state.line, state.row
        if line is None or row is None:
            self.text.setText(self.tr("Alla rader är genomgångna. Enter eller Esc går tillbaka."))
            for part in (self.about, self.tags, self.typed, self.suggestion):
                part.setText("")
            return
        self.about.setText(self._words.about(row).replace("\n", " · "))
        mark_words = self.tr("(tidsmärke utan text)")
        shown = plain(line.text).strip() or mark_words
        self.text.setText("▒" * min(len(shown), 40) if self.blurred else shown)
        tags = [self._words.title_of(question) for question, _ in row.tags]
        self.tags.setText("\n".join((*tags, " ".join(row.signals))).strip())
        self.typed.setText(self._typed_words())
        pale = state.suggested
        self.suggestion.setText(
            self.tr("Enter: {0} – förslag efter liknande rader").format(chip(pale))
            if pale is not None and not state.typed
            else ""
        )
        self.said.setText(state.said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Code the line."""
        state, key, sign = self.state, event.key(), event.text().lower()
        plainly = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if key in (_K.Key_Escape, _K.Key_F6) or (state.line is None and key in _ENTER):
            self.done.emit()
        elif key in _ENTER:
            state.enter(stay=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == _K.Key_Backspace:
            state.backspace()
        elif plainly and sign and sign in "0123456789.,":
            state.type(sign)
        elif plainly and key == _K.Key_Space:
            state.same_as_last()
        elif plainly and sign in ("x", "s"):
            state.no_evidence() if sign == "x" else state.toggle_sensitive()
        elif plainly and sign in ("m", "e") and state.line is not None:
            self._open_field(comments=sign == "m")
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that the window would otherwise use for something else."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = (_K.Key_Escape, _K.Key_F6, _K.Key_Space, _K.Key_Backspace, *_ENTER)
            typing = event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in ours or typing:
                event.accept()
                return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and Escape end the field for a comment or another wording."""
        if (
            watched is self.field
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (*_ENTER, _K.Key_Escape)
        ):
            if event.key() != _K.Key_Escape:
                self._take_field()
            self.field.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.follow()
            return True
        return super().eventFilter(watched, event)

    def _open_field(self, *, comments: bool) -> None:
        line = self.state.line
        if line is None:
            return
        self._comments = comments
        self.field.setText(self.state.comment if comments else line.text.replace("\n", " "))
        words = self.tr("Kommentar till raden") if comments else self.tr("Radens text")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_field(self) -> None:
        if self._comments:
            self.state.write_comment(self.field.text().strip())
        else:
            self.state.write_text(self.field.text())

    def _typed_words(self) -> str:
        state = self.state
        if not state.typed:
            return ""
        found = state.meant
        if found is not None:
            return f"{state.typed} → {chip(found)}"
        return f"{state.typed} …"

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.counter)
        head.addStretch(1)
        head.addWidget(self.about)
        column = QVBoxLayout()
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addSpacing(2 * GRID)
        for part in (self.text, self.tags, self.field, self.typed, self.suggestion, self.said):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(wrapped(self._help(), text="small", tone="muted"))
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(_WIDEST)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 2 * GRID)
        outer.addStretch(1)
        outer.addWidget(inner, 20)
        outer.addStretch(1)
        mark(self.field, text="body")

    def _help(self) -> str:
        items = (
            self.tr("34 Enter knyter raden till fråga 3.4"),
            self.tr("Skift+Enter knyter och stannar"),
            self.tr("Mellanslag: samma fråga som förra"),
            self.tr("X: inget belägg"),
            self.tr("S: känslig"),
            self.tr("M: kommentar"),
            self.tr("E: ändra texten"),
            self.tr("Backsteg: tillbaka"),
            self.tr("Esc: sluta"),
        )
        return " · ".join(item.replace(" ", NBSP) for item in items)
