"""Holds pages that may need more room than the window has, with large text on a small screen."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui.theme import GRID


class SidewaysScroll(QScrollArea):
    """As large as there is room; a page that cannot be made so small is scrolled to.

    Follows the keyboard, so that nobody types in what cannot be seen.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Not widgetResizable: Qt would ask for the height that all text would like to have.
        self.setWidget(content)
        content.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """Ask for little: the rest can be scrolled to."""
        return QSize(40 * GRID, 20 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page all the room there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the page more room when it needs more."""
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        needed = self._content.minimumSizeHint()
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        if needed.width() > room.width():
            room.setHeight(room.height() - bar)
        if needed.height() > room.height():
            room.setWidth(room.width() - bar)
        self._content.resize(room.expandedTo(needed))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._content.isAncestorOf(now):
            return
        self.ensureWidgetVisible(now, 2 * GRID, 2 * GRID)  # in a text only its cursor
        left = now.mapTo(self._content, QPoint(0, 0)).x()
        level = self.verticalScrollBar().value() + self.viewport().height() // 2
        for edge in (left + now.width(), left):
            self.ensureVisible(edge, level, GRID, 0)
