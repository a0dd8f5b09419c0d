"""An assessment file dropped anywhere on the window is opened."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.models.file_names import SUFFIX


class FileDrop(QObject):
    """Watches a window before its widgets do, so that text fields do not take the file's name.

    ``dropped`` carries the path.
    """

    dropped = Signal(Path)

    def watch(self, window: QWidget) -> None:
        """Begin to watch a window, on the screen or not."""
        window.winId()  # or there is nothing to watch yet
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take events that carry exactly one assessment file."""
        if isinstance(event, QDragMoveEvent):  # also when the drag enters the window
            if assessment_in(event.mimeData()) is not None:
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent):
            path = assessment_in(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                self.dropped.emit(path)
                return True
        return super().eventFilter(watched, event)


def assessment_in(data: QMimeData) -> Path | None:
    """Return the one local assessment file in dragged data, ``None`` if there is no such."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.casefold() == SUFFIX else None
