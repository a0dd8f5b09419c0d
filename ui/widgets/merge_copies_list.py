"""The list of chosen copies: the name of each, and below it what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.icons import icon
from ui.models.merge_copies import CHOSEN_ROLE, MergeCopiesModel
from ui.theme import BODY_POINTS, GRID, SMALL_POINTS, Theme

if TYPE_CHECKING:
    from ui.models.merge_copies import ChosenCopy

Index = QModelIndex | QPersistentModelIndex
_SIGN = 20
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class MergeCopiesList(QListView):
    """``removal_requested``: the person presses Delete on a copy, whose index it carries."""

    removal_requested = Signal(QModelIndex)

    def __init__(
        self, model: MergeCopiesModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_CopyDelegate(model, theme, self))
        self.setAccessibleName(self.tr("Valda kopior"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current copy out of the list with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.removal_requested.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _CopyDelegate(QStyledItemDelegate):
    """Paints a sign, the name and the sentence, which may need several lines."""

    def __init__(self, model: MergeCopiesModel, theme: Theme, view: MergeCopiesList) -> None:
        super().__init__(view)
        self._model = model
        self._theme = theme
        self._view = view

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - the list's width decides
        index: Index,
    ) -> QSize:
        """Return room for the name and for the whole sentence."""
        width = self._view.viewport().width()
        metrics = QFontMetrics(self._theme.font(SMALL_POINTS))
        text = self._model.sentence(index.data(CHOSEN_ROLE))
        room = QRect(0, 0, width - 4 * GRID - _SIGN, 1000)
        lines = metrics.boundingRect(room, _WRAPPED.value, text).height()
        return QSize(width, self._line() + lines + 2 * GRID + GRID // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one copy; one that cannot be merged has a sign, not only a colour."""
        copy: ChosenCopy = index.data(CHOSEN_ROLE)
        painter.save()
        if index == self._view.currentIndex():
            painter.fillRect(option.rect, self._theme.color("accent_soft"))
            if self._view.hasFocus():
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        place = option.rect.adjusted(GRID, GRID, -GRID, -GRID)
        icon(self._sign(copy)).paint(painter, QRect(place.topLeft(), QSize(_SIGN, _SIGN)))
        place.setLeft(place.left() + _SIGN + GRID)
        painter.setFont(self._theme.font(BODY_POINTS, strong=True))
        painter.setPen(self._theme.color("text"))
        name = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideMiddle, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(self._theme.font(SMALL_POINTS))
        painter.setPen(self._theme.color("damage" if copy.refused else "muted"))
        place.setTop(place.top() + self._line() + GRID // 2)
        painter.drawText(place, _WRAPPED.value, self._model.sentence(copy))
        painter.restore()

    def _line(self) -> int:
        return QFontMetrics(self._theme.font(BODY_POINTS, strong=True)).height()

    @staticmethod
    def _sign(copy: ChosenCopy) -> str:
        if copy.plan is None:
            return "file"
        if copy.refused:
            return "alert-triangle"
        return "file-plus" if copy.plan.has_news else "circle-check"
