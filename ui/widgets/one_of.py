"""Several parts of which one is shown; it asks for room for that one only."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class OneOf(QStackedWidget):
    """``show_part`` takes a part in when it is shown for the first time."""

    def __init__(self, first: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addWidget(first)

    def minimumSizeHint(self) -> QSize:
        """Ask for what is shown, whatever the others would need."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()

    def show_part(self, part: QWidget) -> None:
        """Bring a part forward."""
        if self.indexOf(part) < 0:
            self.addWidget(part)
        self.setCurrentWidget(part)
        self.updateGeometry()
