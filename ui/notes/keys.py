"""Which key does what while somebody takes notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

if TYPE_CHECKING:
    from ui.notes.view import NotesView

_K = Qt.Key
_M = Qt.KeyboardModifier
_NONE, _CTRL, _SHIFT, _ALT = _M.NoModifier, _M.ControlModifier, _M.ShiftModifier, _M.AltModifier
_DIGITS: Final = {_K(_K.Key_1 + number): number + 1 for number in range(9)}
_ENTER: Final = (_K.Key_Return, _K.Key_Enter)
_DELETES: Final = (_K.Key_Backspace, _K.Key_Delete)

Combination = tuple[Qt.Key, Qt.KeyboardModifier]


class Keys:
    """Asked first about every key in the editor of a view."""

    def __init__(self, view: NotesView) -> None:
        self._view = view
        self._hands = view.hands
        self._shaping = view.shaping
        self._commands = self._table()

    def is_ours(self, event: QKeyEvent) -> bool:
        """Tell whether a key means something here that the window would take otherwise."""
        key, held = _pressed(event)
        if (key, held) in self._commands or (held == _ALT and key in _DIGITS):
            return True
        return key == _K.Key_Space and held == _CTRL

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; tell whether that was all."""
        key, held = _pressed(event)
        command = self._commands.get((key, held))
        if command is not None:
            command()
            return True
        if held == _ALT and key in _DIGITS:
            self._view.marking.speaker(_DIGITS[key])
            return True
        if self._view.candidates.takes(key, held):
            return True
        return self._shapes(key, held) or self._types(event, key, held)

    def _table(self) -> dict[Combination, Callable[[], object]]:
        view, hands = self._view, self._hands
        return {
            (_K.Key_Z, _CTRL): hands.taking_back.undo,
            (_K.Key_Y, _CTRL): hands.taking_back.redo,
            (_K.Key_Z, _CTRL | _SHIFT): hands.taking_back.redo,
            (_K.Key_Down, _CTRL): lambda: view.guide.step(1),
            (_K.Key_Up, _CTRL): lambda: view.guide.step(-1),
            (_K.Key_Down, _CTRL | _SHIFT): view.guide.enough,
            (_K.Key_G, _CTRL): view.rail.jump.open,
            (_K.Key_F7, _NONE): view.commands.ask_again,
            (_K.Key_F8, _NONE): view.marking.mark_time,
            (_K.Key_F9, _NONE): view.commands.mark_start,
            (_K.Key_F9, _SHIFT): view.commands.toggle_columns,
            (_K.Key_F6, _NONE): view.start_review,
            (_K.Key_F4, _NONE): view.toggle_verify,
            (_K.Key_F12, _NONE): view.toggle_blur,
            (_K.Key_F1, _SHIFT): view.commands.show_keys,
            (_K.Key_R, _CTRL): view.commands.register_person,
            (_K.Key_H, _CTRL | _SHIFT): view.marking.hide_or_show,
            (_K.Key_Up, _ALT): lambda: self._shaping.move(-1),
            (_K.Key_Down, _ALT): lambda: self._shaping.move(1),
            (_K.Key_Escape, _NONE): view.step_back,
        }

    def _shapes(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Do what changes how many lines there are."""
        editor = self._view.editor
        cursor = editor.textCursor()
        if key in _ENTER and held in (_NONE, _SHIFT):
            return self._enter(held)
        if key not in _DELETES or cursor.hasSelection():
            return False
        at_start, at_end = cursor.atBlockStart(), cursor.atBlockEnd()
        if key == _K.Key_Backspace and at_start and held in (_NONE, _CTRL, _SHIFT):
            return self._shaping.join_upwards()
        if key == _K.Key_Delete and at_end and held in (_NONE, _CTRL):
            return self._shaping.join_downwards()
        return False

    def _enter(self, held: Qt.KeyboardModifier) -> bool:
        editor = self._view.editor
        if not self._may_write():
            return True
        if editor.textCursor().hasSelection() and not self.cut():
            return True
        if held == _SHIFT:
            if not self._hands.refuse_foreign():
                editor.textCursor().insertText("\N{LINE SEPARATOR}")
        else:
            self._hands.enter()
        return True

    def _types(self, event: QKeyEvent, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Do what typing means; tell whether the editor has nothing left to do."""
        if key == _K.Key_Tab and held == _NONE:
            if self._may_write() and not self._hands.refuse_foreign():
                self._hands.tab(self._view.candidates.chosen)
            return True
        if key == _K.Key_Backtab:
            self._view.focusPreviousChild()
            return True
        changes = bool(event.text() and event.text().isprintable()) or key in _DELETES
        if not changes and not _pastes_or_cuts(key, held):
            return False
        if held & _CTRL and not _pastes_or_cuts(key, held) and key not in (
            *_DELETES, _K.Key_Space,
        ):  # fmt: skip
            return False
        return self._changes(event, key, held)

    def _changes(self, event: QKeyEvent, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Do what a key does that changes the text."""
        if not self._may_write():
            return True
        if self._hands.row.foreign:
            return self._on_foreign(event)
        if _spans(self._view.editor.textCursor()):
            clipboard = _pastes_or_cuts(key, held)
            if clipboard == "cut":
                self._view.editor.copy()
            if not self.cut() or key in _DELETES or clipboard == "cut":
                return True
        if key == _K.Key_Space and held in (_NONE, _CTRL):
            self._hands.space(expand=held == _NONE)
            return True
        return False

    def _on_foreign(self, event: QKeyEvent) -> bool:
        if event.text() == "=":
            self._view.commands.same_statement()
            return True
        return self._hands.refuse_foreign()

    def cut(self) -> bool:
        """Take away what is selected; tell whether it could be done."""
        cursor = self._view.editor.textCursor()
        if not _spans(cursor):
            cursor.removeSelectedText()
            return True
        return self._shaping.cut_out()

    def may_change(self) -> bool:
        """Tell whether the line of the cursor can be changed; say why if it cannot."""
        return self._may_write() and not self._hands.refuse_foreign()

    def _may_write(self) -> bool:
        if self._hands.notebook.can_write:
            return True
        self._view.commands.tell_read_only()
        return False


def _pressed(event: QKeyEvent) -> Combination:
    held = event.modifiers() & (_CTRL | _SHIFT | _ALT)
    return _K(event.key()), held


def _spans(cursor: QTextCursor) -> bool:
    """Tell whether a selection goes over several lines."""
    document = cursor.document()
    return document.findBlock(cursor.selectionStart()) != document.findBlock(cursor.selectionEnd())


def _pastes_or_cuts(key: Qt.Key, held: Qt.KeyboardModifier) -> str:
    """Return "paste" or "cut" for the keys that do that, empty for others."""
    if (key, held) in ((_K.Key_V, _CTRL), (_K.Key_Insert, _SHIFT)):
        return "paste"
    if (key, held) in ((_K.Key_X, _CTRL), (_K.Key_Delete, _SHIFT)):
        return "cut"
    return ""
