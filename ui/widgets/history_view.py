"""The list of what was done, by day; only what is on the screen is put into words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icons import icon
from ui.models.history_list import ROW_ROLE, HistoryListModel
from ui.theme import GRID, Theme

Index = QModelIndex | QPersistentModelIndex


class HistoryView(QListView):
    """``walked``: another step is the current one, by mouse or keyboard."""

    walked = Signal()

    def __init__(
        self, model: HistoryListModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setAccessibleName(self.tr("Historik, det nyaste först"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell about the current step, and keep it in view."""
        super().currentChanged(current, previous)
        self.walked.emit()


class _RowDelegate(QStyledItemDelegate):
    """Paints a day as a heading, a step as a line, a moment with a name with a bookmark."""

    def __init__(self, theme: Theme, view: HistoryView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._sign = icon("bookmark", QPalette.ColorRole.Accent)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - all rows are alike
        index: Index,  # noqa: ARG002
    ) -> QSize:
        """Return one line with air."""
        return QSize(20 * GRID, QFontMetrics(self._theme.font()).height() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row, shortened where there is no room; the tip has all of it."""
        row = index.data(ROW_ROLE)
        painter.save()
        if row.step is not None and index == self._view.currentIndex():
            self._paint_chosen(painter, option.rect)
        is_day = row.step is None
        painter.setFont(self._theme.font(strong=is_day))
        painter.setPen(self._theme.color("text"))
        place = option.rect.adjusted(GRID, 0, -GRID, 0)
        if row.moment is not None:
            side = painter.fontMetrics().height()
            sign = QRect(place.left(), place.center().y() - side // 2, side, side)
            self._sign.paint(painter, sign)
            place.setLeft(sign.right() + GRID)
            painter.setFont(self._theme.font(strong=True))
            painter.setPen(self._theme.color("accent"))
        words = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_chosen(self, painter: QPainter, place: QRect) -> None:
        painter.fillRect(place, self._theme.color("accent_soft"))
        if self._view.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
