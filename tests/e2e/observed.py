"""Run the program unchanged, with a reader beside it that tells what is visible."""

import json
import os
import sys

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication, QWidget

from kompass.cli import main


def visible() -> list[dict[str, object]]:
    """Return every visible widget of every window, the topmost window first."""
    modal = QApplication.activeModalWidget()
    windows = [modal] if modal is not None else []
    windows += [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not modal]
    return [
        told(widget)
        for window in windows
        for widget in [window, *window.findChildren(QWidget)]
        if widget.isVisible() and widget.width() > 0 and not widget.visibleRegion().isEmpty()
    ]


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
    for getter in ("toPlainText", "text", "currentText", "title"):
        method = getattr(widget, getter, None)
        if callable(method):
            try:
                return str(method())
            except TypeError:
                continue
    return ""


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
    sys.exit(main(sys.argv[1:]))
