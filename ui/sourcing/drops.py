"""Files and folders that are dropped on a page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """``dropped``: the paths, while ``takes`` says that there is use for them."""

    dropped = Signal(list)

    def __init__(self, page: QWidget, takes: Callable[[], bool]) -> None:
        super().__init__(page)
        self._takes = takes
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take events that carry files of this computer."""
        if isinstance(event, QDropEvent):  # a drag move, and one that enters, is one too
            paths = _paths(event.mimeData())
            if not paths or not self._takes():
                return False
            event.acceptProposedAction()
            if not isinstance(event, QDragMoveEvent):
                self.dropped.emit(paths)
            return True
        return super().eventFilter(watched, event)


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
