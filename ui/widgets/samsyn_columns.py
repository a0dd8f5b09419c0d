"""The list of questions and what stands beside it, divided so that both can be read."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.models.samsyn_table import TITLE
from ui.theme import Theme
from ui.widgets.samsyn_table import MeetingTable

_WIDTHS = (620, 620)
_ROOMY = 760
"""Pixels that the two need beside each other with text of ordinary size."""


class MeetingColumns(QSplitter):
    """Leaves the titles out of the list for a projector, and where there is too little room.

    They stand in full beside the list.
    """

    def __init__(
        self, table: MeetingTable, beside: QWidget, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("samsyn_columns")
        self.setChildrenCollapsible(False)
        self._table = table
        self._theme = theme
        self._projected = False
        self._divided: list[int] = []
        self.addWidget(table)
        self.addWidget(beside)
        self.setStretchFactor(1, 1)
        self.setSizes(_WIDTHS)
        theme.changed.connect(self._fit)

    def project(self, *, on: bool) -> None:
        """Be read from afar, or by those who sit in front."""
        self._projected = on
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for the titles."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bare = self._projected or self.width() < _ROOMY * self._theme.scale
        if bare is self._table.isColumnHidden(TITLE):
            if bare:
                QTimer.singleShot(0, self, self._narrow_list)
            return
        if bare:
            self._divided = self.sizes()
        self._table.setColumnHidden(TITLE, bare)
        self._table.updateGeometry()
        if bare:
            QTimer.singleShot(0, self, self._narrow_list)
        elif self._divided:
            self.setSizes(self._divided)

    def _narrow_list(self) -> None:
        """Leave the room that the list does not need to the question."""
        if self._table.isColumnHidden(TITLE):
            width = self._table.needed_width()
            self.setSizes([width, max(self.width() - width, width)])
