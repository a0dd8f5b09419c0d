"""All that a window says: to eyes, to screen readers, in lists, menus and tips."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget


def everything_said(root: QWidget) -> str:
    """Return all that can be read or heard in a window: texts, names, tips, lists and menus."""
    said = []
    for widget in [root, *root.findChildren(QWidget)]:
        said += [widget.toolTip(), widget.statusTip(), widget.windowTitle()]
        if not widget.isVisible():
            continue
        for getter in ("text", "toPlainText", "placeholderText", "currentText", "title"):
            method = getattr(widget, getter, None)
            if callable(method):
                said.append(str(method()))
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            said += [interface.text(kind) for kind in QAccessible.Text if kind.value >= 0]
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            said += _cells(widget.model())
    for action in root.findChildren(QAction):
        said += [action.text(), action.toolTip(), action.statusTip()]
    return "\n".join(said)


def _cells(model: QAbstractItemModel) -> list[str]:
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
    found, row, column = [], 0, 0
    while (index := model.index(row, column)).isValid():
        found += [str(index.data(role)) for role in roles]
        row, column = (row, column + 1) if model.index(row, column + 1).isValid() else (row + 1, 0)
    return found
