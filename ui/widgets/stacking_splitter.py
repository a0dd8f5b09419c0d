"""Parts beside each other where there is room, and below each other where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import GRID

_LOWEST = 45 * GRID
"""What a part needs below another."""


class StackingSplitter(QSplitter):
    """Divided by the person; what lies below the edge of the window is scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setChildrenCollapsible(False)
        self._divided: list[int] = []

    @property
    def stacked(self) -> bool:
        """Whether the parts stand below each other."""
        return self.orientation() == Qt.Orientation.Vertical

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest part, and for all heights where they are stacked."""
        sizes = [_needed(part) for part in self._parts()]
        heights = [size.height() for size in sizes]
        height = sum(max(each, _LOWEST) for each in heights) if self.stacked else max(heights)
        return QSize(max(size.width() for size in sizes), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the parts where there is room for them."""
        super().resizeEvent(event)
        beside = sum(_needed(part).width() for part in self._parts())
        if (self.width() < beside) is not self.stacked:
            self._turn(stacked=self.width() < beside)

    def _turn(self, *, stacked: bool) -> None:
        if stacked:
            self._divided = self.sizes()
        self.setOrientation(Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal)
        if stacked:
            self.setSizes([_LOWEST] * self.count())
        elif self._divided:
            self.setSizes(self._divided)
        self.updateGeometry()

    def _parts(self) -> list[QWidget]:
        found = (self.widget(place) for place in range(self.count()))
        return [part for part in found if part is not None]


def _needed(part: QWidget) -> QSize:
    return part.minimumSizeHint().expandedTo(part.minimumSize())
