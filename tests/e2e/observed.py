"""Run the program unchanged, with a reader beside it that tells what is visible."""

import json
import os
import sys

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QTableView,
    QWidget,
)
from wrong_clock import set_clock

from kompass.cli import main

CURRENT = "▸ "
"""Stands before the current row of a list or a table."""


def visible() -> list[dict[str, object]]:
    """Return every visible widget of every window, the topmost window first."""
    modal = QApplication.activeModalWidget()
    windows = [modal] if modal is not None else []
    windows += [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not modal]
    return [
        told(widget)
        for window in windows
        for widget in [window, *window.findChildren(QWidget)]
        if widget.window() is window and widget.isVisible() and widget.width() > 0
        if can_be_seen(widget)
    ]


def can_be_seen(widget: QWidget) -> bool:
    """Tell whether any of it is shown; its own viewport may cover all of a scroll area."""
    seen = not widget.visibleRegion().isEmpty()
    inside = widget.viewport() if isinstance(widget, QAbstractScrollArea) else None
    return seen or (inside is not None and not inside.visibleRegion().isEmpty())


def told(widget: QWidget) -> dict[str, object]:
    """Return one widget in plain values."""
    corner = widget.mapToGlobal(QPoint(0, 0))
    return {
        "kind": type(widget).__name__,
        "name": widget.accessibleName() or widget.objectName() or widget.windowTitle(),
        "text": text_of(widget),
        "x": corner.x(),
        "y": corner.y(),
        "width": widget.width(),
        "height": widget.height(),
        "focused": widget.hasFocus(),
        "enabled": widget.isEnabled(),
    }


def text_of(widget: QWidget) -> str:
    """Return what the widget says, whatever its class calls it."""
    if isinstance(widget, QAbstractItemView):
        return "\n".join(rows_of(widget))
    for getter in ("toPlainText", "text", "currentText", "title"):
        method = getattr(widget, getter, None)
        if callable(method):
            try:
                return str(method())
            except TypeError:
                continue
    return ""


def rows_of(view: QAbstractItemView) -> list[str]:
    """Return the rows that can be seen, as a screen reader would say them."""
    model, root, seen = view.model(), view.rootIndex(), view.viewport().rect()
    if model is None:
        return []
    columns = model.columnCount(root) if isinstance(view, QTableView) else 1
    rows = []
    for row in range(model.rowCount(root)):
        cells = [model.index(row, column, root) for column in range(columns)]
        if any(view.visualRect(cell).intersects(seen) for cell in cells):
            mark = CURRENT if row == view.currentIndex().row() else ""
            rows.append(mark + " | ".join(map(said, cells)))
    return rows


def said(cell: QModelIndex) -> str:
    """Return the words of one cell."""
    return str(cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data() or "")


def serve() -> None:
    """Answer each connection with what is visible, then hang up."""
    server = QLocalServer(QApplication.instance())

    def answer() -> None:
        connection = server.nextPendingConnection()
        connection.write(json.dumps(visible()).encode())
        connection.waitForBytesWritten(5000)
        connection.disconnectFromServer()

    server.newConnection.connect(answer)
    if not server.listen(os.environ["KOMPASS_TALK"]):
        raise OSError(server.errorString())


if __name__ == "__main__":
    import ui.app

    made = ui.app.make_application

    def make_application(*arguments: object) -> QApplication:
        application = made(*arguments)
        QTimer.singleShot(0, serve)
        return application

    ui.app.make_application = make_application
    set_clock()
    sys.exit(main(sys.argv[1:]))
