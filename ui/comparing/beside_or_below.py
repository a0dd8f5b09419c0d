"""What must be said stands beside a view, and below one that needs all of the width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import GRID, Theme

_NARROWEST = 50 * GRID
_BELOW = 0.25
"""The part of the height that the notes get below a view, until somebody divides otherwise."""
_LOWEST = (36 * GRID, 15 * GRID)
"""The least heights of view and notes with ordinary text."""


class BesideOrBelow(QSplitter):
    """Two parts; the second one goes below where the first one would be too narrow."""

    def __init__(
        self, view: QWidget, notes: QWidget, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._needed = _NARROWEST
        self._notes = notes
        self.setChildrenCollapsible(False)
        for part, stretch in ((view, 1), (notes, 0)):
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, stretch)
        theme.changed.connect(self._fit_heights)
        self._fit_heights()

    @property
    def below(self) -> bool:
        """Whether the notes stand below the view."""
        return self.orientation() == Qt.Orientation.Vertical

    def make_room(self, width: int = 0) -> None:
        """Keep so many pixels for the view."""
        self._needed = max(width, _NARROWEST)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the notes where there is room for them."""
        super().resizeEvent(event)
        self._stand()

    def _fit_heights(self) -> None:
        """Keep some lines of both in sight; the page is scrolled where there is no room."""
        for nth, least in enumerate(_LOWEST):
            part = self.widget(nth)
            if part is not None:
                part.setMinimumHeight(round(least * min(self._theme.scale, 1.3)))

    def _stand(self) -> None:
        side = self._notes.minimumWidth()
        below = self.width() < self._needed + side
        if below is self.below or not self.isVisible():
            return
        self.setOrientation(Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal)
        notes = round(self.height() * _BELOW) if below else side
        whole = self.height() if below else self.width()
        self.setSizes([whole - notes, notes])
