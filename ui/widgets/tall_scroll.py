"""A scroll area that goes up and down only, and is never narrower than what is in it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class TallScroll(QScrollArea):
    """Asks for room for the widest part: there is no scrolling sideways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def setWidget(self, content: QWidget) -> None:
        """Take in what is scrolled, and hear when it needs other room."""
        super().setWidget(content)
        content.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the widest part."""
        content = self.widget()
        inner = 0 if content is None else content.minimumSizeHint().width()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(inner + bar, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Ask for other room with another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Ask for other room when something inside does."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]  # Qt's own
