"""The list of recent files on the start page."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.icons import icon
from ui.models.recent_files import FILE_ROLE, MISSING_ROLE, RecentFilesModel
from ui.settings import RecentFile
from ui.theme import BODY_POINTS, GRID, SMALL_POINTS, Theme


class RecentList(QListView):
    """Click or Enter opens, Delete takes a file out of the list; the file itself stays."""

    chosen = Signal(str)
    """The path to open."""
    removal_requested = Signal(str)
    """The path to take out of the list."""

    def __init__(
        self, model: RecentFilesModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._files = model
        self.setModel(model)
        self.setItemDelegate(_FileDelegate(theme, self))
        self.setAccessibleName(self.tr("Senast öppnade utvärderingar"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def pointed_at(self) -> QModelIndex:
        """Return the row under the mouse, an invalid index if there is none."""
        if not self.underMouse():
            return QModelIndex()
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, remove with Delete."""
        current = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(current)
        elif event.key() == Qt.Key.Key_Delete and current.isValid():
            self.removal_requested.emit(self._files.file(current).path)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to open or to remove."""
        at = self.indexAt(event.pos())
        index = at if at.isValid() else self.currentIndex()
        if not index.isValid():
            return
        path = self._files.file(index).path
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_it = menu.addAction(icon("folder-open"), self.tr("&Öppna"))
        open_it.setEnabled(not index.data(MISSING_ROLE))
        open_it.triggered.connect(lambda: self.chosen.emit(path))
        remove = menu.addAction(icon("x"), self.tr("&Ta bort ur listan"))
        remove.triggered.connect(lambda: self.removal_requested.emit(path))
        menu.popup(event.globalPos())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not index.data(MISSING_ROLE):
            self.chosen.emit(self._files.file(index).path)


class _FileDelegate(QStyledItemDelegate):
    """Paints unit and year, the total at the right, and the path below."""

    def __init__(self, theme: Theme, view: RecentList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - all rows are alike
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        """Return two lines and air around them."""
        lines = sum(
            QFontMetrics(self._theme.font(points)).height()
            for points in (BODY_POINTS, SMALL_POINTS)
        )
        return QSize(GRID * 30, lines + 2 * GRID)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one file; grey, and saying so in words, when it is not there."""
        file: RecentFile = index.data(FILE_ROLE)
        missing = bool(index.data(MISSING_ROLE))
        painter.save()
        self._paint_ground(painter, option, index)
        place = option.rect.adjusted(GRID, GRID, -GRID, -GRID)
        total = self.tr("Filen finns inte kvar") if missing else file.total
        left = self._paint_total(painter, place, total)
        color = "faint" if missing else "text"
        self._paint_line(painter, left, index.data(), color, BODY_POINTS, strong=True)
        below = place.adjusted(0, place.height() - self._height(SMALL_POINTS), 0, 0)
        tone = "faint" if missing else "muted"
        self._paint_line(painter, below, file.path, tone, SMALL_POINTS, strong=False)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        # Not option.state: its flags bring in Qt's largest enums before the first paint.
        chosen = self._view.hasFocus() and index == self._view.currentIndex()
        if chosen or index == self._view.pointed_at():
            painter.fillRect(option.rect, self._theme.color("accent_soft" if chosen else "rail"))
        if chosen:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def _paint_total(self, painter: QPainter, place: QRect, total: str) -> QRect:
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.color("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, total)
        used = painter.fontMetrics().horizontalAdvance(total) + 2 * GRID
        return place.adjusted(0, 0, -used, 0)

    def _paint_line(
        self, painter: QPainter, place: QRect, text: str, color: str, points: float, *, strong: bool
    ) -> None:
        painter.setFont(self._theme.font(points, strong=strong))
        painter.setPen(self._theme.color(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignTop, shown)

    def _height(self, points: float) -> int:
        return QFontMetrics(self._theme.font(points)).height()
