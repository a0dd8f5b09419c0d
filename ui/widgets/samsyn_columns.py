"""The list of questions and what stands beside it, divided so that both can be read."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.models.samsyn_table import TITLE
from ui.theme import Theme
from ui.widgets.one_of import OneOf
from ui.widgets.samsyn_beside import MeetingBeside
from ui.widgets.samsyn_table import MeetingTable

_WIDTHS = (620, 620)
_READING = 0.58
"""How much of the room a passage gets."""
_ROOMY = 760
"""Pixels that the two need beside each other with text of ordinary size."""


class MeetingColumns(QSplitter):
    """Leaves the titles out of the list for a projector, and where there is too little room.

    They stand in full beside the list.
    """

    def __init__(
        self,
        table: MeetingTable,
        beside: MeetingBeside,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("samsyn_columns")
        self.setChildrenCollapsible(False)
        self._table = table
        self.beside = beside
        self._theme = theme
        self._projected = False
        self._divided: list[int] = []
        self._before: list[int] = []
        """How it was divided before a passage was shown."""
        self._left = OneOf(table, self)
        self.addWidget(self._left)
        self.addWidget(beside)
        self.setStretchFactor(1, 1)
        self.setSizes(_WIDTHS)
        theme.changed.connect(self._fit)

    def project(self, *, on: bool) -> None:
        """Be read from afar, or by those who sit in front."""
        self._projected = on
        self._fit()

    def take_keyboard(self) -> None:
        """Put the keyboard in the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_passage(self, passage: QWidget) -> None:
        """Show a passage in the place of the list."""
        if not self._before:
            self._before = self.sizes()
        self._left.show_part(passage)
        self.setSizes([round(self.width() * _READING), round(self.width() * (1 - _READING))])

    def hide_passage(self) -> None:
        """Have the list again, as it stood."""
        self._left.show_part(self._table)
        self.setSizes(self._before)
        self._before = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for the titles."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bare = self._projected or self.width() < _ROOMY * self._theme.scale
        if bare is self._table.isColumnHidden(TITLE):
            if bare and not self._before:
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
        if self._table.isColumnHidden(TITLE) and not self._before:
            width = self._table.needed_width()
            self.setSizes([width, max(self.width() - width, width)])
