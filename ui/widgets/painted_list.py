"""Lists whose rows are painted here, each as high as its words need."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.row_table import Index
from ui.theme import Theme

WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_BAR: Final = 3


class PaintedList(QListView):
    """Breaks the words anew whenever it gets wider or narrower, and never scrolls sideways."""

    def __init__(
        self, model: QAbstractItemModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew: the height of a row follows the width of the list."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class RowPainter(QStyledItemDelegate):
    """Paints the rows of a list; answer ``sizeHint``, and draw in ``draw``."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @property
    def width(self) -> int:
        """The pixels that a row has."""
        return self._view.viewport().width()

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row; the painter is as it was afterwards."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        self.draw(painter, option, index)
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
        """Show where the mouse points, what is chosen, and whether the keyboard is there."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or bool(option.state & QStyle.StateFlag.State_MouseOver):
            painter.fillRect(row, self._theme.color("accent_soft" if chosen else "rail"))
        if chosen:
            bar = QRect(row.topLeft(), QSize(_BAR, row.height()))
            painter.fillRect(bar, self._theme.color("accent"))
            self.paint_focus(painter, row)

    def paint_focus(self, painter: QPainter, row: QRect) -> None:
        """Draw a frame while the keyboard is in the list."""
        if self._view.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(QRectF(row).adjusted(1, 1, -1, -1))
