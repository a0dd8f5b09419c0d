"""Which number a key stands for, also with Shift, whatever the keyboard writes then."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_M = Qt.KeyboardModifier
_FIRST = 2 if sys.platform == "win32" else 10
"""What the keyboard itself calls the key of 1; those of 2 to 9 follow it."""
_SWEDISH = {sign: number for number, sign in enumerate('!"#¤%&/()', 1)}


def number_of(event: QKeyEvent) -> int | None:
    """Return 1 to 9 for a key of the upper row or the number pad, with or without Shift."""
    if event.modifiers() & ~(_M.ShiftModifier | _M.KeypadModifier):
        return None
    text = event.text()
    if text and text in "123456789":
        return int(text)
    if not event.modifiers() & _M.ShiftModifier:
        return None
    place = event.nativeScanCode() - _FIRST + 1
    if sys.platform != "darwin" and 1 <= place <= 9:
        return place
    return _SWEDISH.get(text)
