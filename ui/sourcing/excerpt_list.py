"""The excerpts of a source in a list, to go to, to remove, and to say what they show."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.sources_evidence import ExcerptRow
from ui.theme import GRID, SMALL_POINTS, Theme

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole


class ExcerptList(QListWidget):
    """``chosen``: an ``ExcerptRow`` to show; ``removed``: one to remove.

    ``pointed``: the current row is another; ``words_requested``: say what it shows.
    """

    chosen = Signal(object)
    removed = Signal(object)
    pointed = Signal()
    words_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Utdrag ur underlaget"))
        self.setItemDelegate(_ExcerptDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ROW)))
        self.currentRowChanged.connect(self.pointed)

    @property
    def current(self) -> ExcerptRow | None:
        """The row one is at."""
        item = self.currentItem()
        found: ExcerptRow | None = item.data(_ROW) if item is not None else None
        return found

    def point_at(self, excerpt: str) -> bool:
        """Make an excerpt the current row; ``False`` if it is not here."""
        rows = range(self.count())
        at = next((at for at in rows if self.item(at).data(_ROW).id == excerpt), -1)
        if at >= 0:
            self.setCurrentRow(at)
        return at >= 0

    def show_rows(self, rows: list[ExcerptRow]) -> None:
        """Show excerpts, and keep to the current one."""
        at = self.currentRow()
        filling = QSignalBlocker(self)  # meanwhile another row is current only seemingly
        self.clear()
        for row in rows:
            numbers = ", ".join(row.numbers) or self.tr("ingen fråga")
            item = QListWidgetItem(f"{row.place} · {numbers}\n{row.quote}")
            item.setData(_ROW, row)
            item.setToolTip(row.quote)
            self.addItem(item)
        self.setCurrentRow(min(at, len(rows) - 1))
        filling.unblock()
        self.pointed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show with Enter, remove with Delete, say with K what it shows."""
        item = self.currentItem()
        if item is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(item.data(_ROW))
        elif item is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(item.data(_ROW))
        elif item is not None and event.text().lower() == "k":
            self.words_requested.emit()
        else:
            super().keyPressEvent(event)


class _ExcerptDelegate(QStyledItemDelegate):
    """Paints place and numbers in one line, and two lines of the quote below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return three lines."""
        return QSize(20 * GRID, option.fontMetrics.height() * 3 + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, numbers and quote."""
        row: Any = index.data(_ROW)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("accent_soft"))
        place = option.rect.adjusted(GRID // 2, GRID // 2, -GRID // 2, -GRID // 2)
        painter.setFont(self._theme.font(SMALL_POINTS, strong=True))
        line = painter.fontMetrics().height()
        numbers = ", ".join(row.numbers) or self.tr("ingen fråga")
        painter.setPen(self._theme.color("accent" if row.numbers else "reference"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, numbers)
        painter.setPen(self._theme.color("muted"))
        room = place.width() - painter.fontMetrics().horizontalAdvance(numbers) - GRID
        shown = painter.fontMetrics().elidedText(row.place, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        painter.setFont(self._theme.font(SMALL_POINTS))
        painter.setPen(self._theme.color("text"))
        place.setTop(place.top() + line + 2)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.setClipRect(place)
        painter.drawText(place, int(flags), " ".join(row.quote.split()))
        painter.restore()
