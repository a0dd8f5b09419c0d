"""Whatever can have the keyboard in the wizard says what it is, in all its steps."""

from published_layouts import EARLIER, FIVE
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def nameless(root):
    found = []
    for widget in root.findChildren(QWidget):
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible()
        inner = widget.parentWidget()
        part = isinstance(inner, QAbstractScrollArea) and widget is inner.viewport()
        if takes_keys and not part and not widget.isWindow():
            interface = QAccessible.queryAccessibleInterface(widget)
            if not (interface and interface.text(QAccessible.Text.Name)):
                found.append(f"{type(widget).__name__} in {type(inner).__name__}")
    return found


def test_every_step_names_its_parts(wizard):
    assert nameless(wizard.dialog) == []
    wizard.read(FIVE.format(*EARLIER))
    assert nameless(wizard.dialog) == []
    for everywhere in wizard.look.form.doubts.findChildren(QWidget):
        if "alla 5" in getattr(everywhere, "text", str)():
            everywhere.click()
            break
    wizard.source()
    wizard.to_preview()
    assert nameless(wizard.dialog) == []


def test_a_cell_is_read_aloud_with_whose_it_is_and_what_becomes_of_it(wizard):
    wizard.read(FIVE.format(*EARLIER))
    index = wizard.look.table.index(8, 2)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Totalt, som det står, Botkyrka 2004: 692, tveksam"
