"""Hands on a keyboard, for tests that work as a person does."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


class Keys:
    """Presses keys where the keyboard is by then, like a person."""

    def __init__(self, type_text):
        self._type_text = type_text

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.where(), key, modifiers)

    def press_in_turn(self, *keys):
        for key in keys:
            self.press(key)

    def write(self, text):
        for character in text:
            self._type_text(self.where(), character)

    def enter(self, text=""):
        self.write(text)
        self.press(Qt.Key.Key_Return)

    def replace(self, field, text):
        """Go to a field and type another text in it."""
        field.setFocus()
        field.selectAll()
        if text:
            self.write(text)
        else:
            self.press(Qt.Key.Key_Delete)

    def sign(self, sign, key, modifiers=Qt.KeyboardModifier.ShiftModifier):
        """Press a key that writes another sign with Shift on a Swedish keyboard."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.where(), QKeyEvent(kind, key, modifiers, sign))

    def where(self):
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget
