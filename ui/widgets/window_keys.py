"""Keys that belong to the window everywhere, also inside a text field: undo, redo, commands."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu


def belongs_to_window(event: QEvent) -> bool:
    """Tell whether a field asks to keep a key that it must leave to the window."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and is_window_key(event)
    )


def is_window_key(event: QKeyEvent) -> bool:
    """Tell whether a key is undo, redo or the command palette."""
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    # On X11 Ctrl+K deletes to the end of the line, Ctrl+Y does nothing: both are the window's.
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() in (Qt.Key.Key_K, Qt.Key.Key_Y)


def without_undo(menu: QMenu) -> QMenu:
    """Return a field's own menu without its undo and redo; it goes away by itself."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    while menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
