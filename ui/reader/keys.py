"""Which key does what while somebody reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from ui.reader.reader import Reader

_K = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ARROWS: Final = {
    _K.Key_Left: (-1, 0), _K.Key_Right: (1, 0), _K.Key_Up: (0, -1), _K.Key_Down: (0, 1),
}  # fmt: skip
_ENTER: Final = (_K.Key_Return, _K.Key_Enter)


class Keys:
    """Turns keys into what the reader can do; each answers whether it was for it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._control: Mapping[int, Callable[[], object]] = {
            _K.Key_F: reader.open_search,
            _K.Key_G: reader.ask_page,
            _K.Key_C: reader.copy,
            _K.Key_0: reader.fit_width,
            _K.Key_9: reader.fit_page,
            _K.Key_Plus: lambda: reader.view.step_zoom(1),
            _K.Key_Equal: lambda: reader.view.step_zoom(1),
            _K.Key_Minus: lambda: reader.view.step_zoom(-1),
        }
        state = reader.state
        self._letters: Mapping[str, Callable[[], object]] = {
            "s": reader.take_sentence, "S": state.drop_sentence, "g": reader.take_paragraph,
            "n": lambda: reader.step_hit(1), "p": lambda: reader.step_hit(-1),
            "m": lambda: reader.step_mark(1), "M": lambda: reader.step_mark(-1),
            "r": reader.toggle_region, "t": reader.toggle_pages,
        }  # fmt: skip

    def is_ours(self, event: QKeyEvent) -> bool:
        """Tell whether a key with Ctrl is for the reader, wherever in it the keyboard is."""
        return _held(event) == _CTRL and event.key() in self._control

    def press_anywhere(self, event: QKeyEvent) -> bool:
        """Do what a key means wherever in the reader the keyboard is."""
        if not self.is_ours(event):
            return False
        self._control[event.key()]()
        return True

    def press_on_pages(self, event: QKeyEvent) -> bool:
        """Do what a key means while the keyboard is on the pages."""
        if _held(event) & ~_SHIFT:
            return False
        return (
            self._arrow(event)
            or self._space(event)
            or self._enter_or_back(event)
            or self._letter(event)
        )

    def _arrow(self, event: QKeyEvent) -> bool:
        steps = _ARROWS.get(_K(event.key()))
        chosen = self._reader.state.selection
        if steps is None or chosen is None:
            return False
        with_shift = bool(_held(event) & _SHIFT)
        if chosen.region is not None:
            self._reader.move_region(steps, grow=with_shift)
        elif not steps[0]:
            return False
        elif with_shift:
            self._reader.state.move_start(steps[0])
        else:
            self._reader.state.move_end(steps[0])
        return True

    def _space(self, event: QKeyEvent) -> bool:
        state = self._reader.state
        if event.key() != _K.Key_Space or state.selection is None or _held(event):
            return False
        if not state.typed.is_empty:
            return state.type_sign(" ")
        return state.request(again=True)

    def _enter_or_back(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            self._reader.enter()
        elif event.key() == _K.Key_Backspace:
            self._reader.state.take_back()
        elif event.key() == _K.Key_Escape:
            self._reader.step_back()
        else:
            return False
        return True

    def _letter(self, event: QKeyEvent) -> bool:
        sign = event.text()
        if sign and self._reader.state.type_sign(sign if sign != "B" else "b"):
            return True
        lower = sign.lower()
        # Caps Lock turns letters over; Shift alone decides.
        letter = lower.upper() if _held(event) & _SHIFT else lower
        do = self._letters.get(letter) or self._letters.get(lower)
        if sign.isdigit() and self._reader.state.selection is None:
            self._reader.ask_for_selection()
            return True
        if do is None or not sign:
            return False
        do()
        return True


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return the modifiers but the number pad's."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
