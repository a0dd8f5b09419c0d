"""The list of pages at the side: small pictures, or for plain text where each page begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kompass.sources.model import PageText, name_of_page
from ui.reader.overlay import Overlay
from ui.reader.page_item import PAPER
from ui.reader.picture_cache import PictureCache
from ui.theme import GRID, SMALL_POINTS, Theme

PICTURE_WIDTH = 13 * GRID
_WORDS_WIDTH = 28 * GRID
_HIGHEST = 20 * GRID
_Index = QModelIndex | QPersistentModelIndex


class PagesModel(QAbstractListModel):
    """One row for each page: its name, and how much evidence it has."""

    def __init__(self, overlay: Overlay, parent: QWidget) -> None:
        super().__init__(parent)
        self._overlay = overlay
        self._pages: Sequence[PageText] = ()
        self._printed = False

    def show_pages(self, pages: Sequence[PageText], *, printed: bool) -> None:
        """Show these pages; ``printed`` ones have numbers, others tell what they begin with."""
        self.beginResetModel()
        self._pages, self._printed = pages, printed
        self.endResetModel()

    def refresh(self) -> None:
        """Tell the amount of evidence anew."""
        if self._pages:
            self.dataChanged.emit(self.index(0), self.index(len(self._pages) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of pages."""
        return 0 if parent is not None and parent.isValid() else len(self._pages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the name of a page; for a screen reader, its evidence too."""
        page = self._pages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(page)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            marks = self._overlay.marks.get(index.row(), ())
            known = ", ".join(dict.fromkeys(mark.question for mark in marks if mark.question))
            said = self.tr("{page}, belägg för {questions}")
            name = self._name(page)
            return said.format(page=name, questions=known) if known else name
        return None

    def _name(self, page: PageText) -> str:
        if self._printed:
            return name_of_page(page.number, page.label)
        words = page.places[0].words if page.places else ""
        first = next((line.strip() for line in page.text.split("\n") if line.strip()), "")
        name = " · ".join(part for part in (words.partition(", ")[0], first[:80]) if part)
        return name or self.tr("Del {number}").format(number=page.number + 1)


class SideList(QListView):
    """The pages; ``page_chosen`` when one is clicked or walked to, ``wanted`` when others show."""

    page_chosen = Signal(int)
    wanted = Signal()

    def __init__(
        self, theme: Theme, overlay: Overlay, pictures: PictureCache, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.pages = PagesModel(overlay, self)
        self.setModel(self.pages)
        self.delegate = _Sheet(theme, overlay, pictures, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(self.tr("Sidor"))
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self.wanted)
        self.clicked.connect(lambda index: self.page_chosen.emit(index.row()))
        theme.changed.connect(self.doItemsLayout)

    def show_pages(
        self, pages: Sequence[PageText], sizes: Sequence[tuple[float, float]] | None
    ) -> None:
        """Show pages; those with ``sizes`` as pictures."""
        self.delegate.sizes = list(sizes or ())
        self.setFixedWidth((PICTURE_WIDTH if sizes else _WORDS_WIDTH) + 5 * GRID)
        self.pages.show_pages(pages, printed=sizes is not None)

    def show_current(self, page: int) -> None:
        """Have a page stand out, without going anywhere."""
        index = self.pages.index(page)
        if self.isVisible() and index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def wanted_now(self) -> list[tuple[int, int]]:
        """Return the pages to be seen here, and how many device pixels wide."""
        if not self.isVisible() or not self.delegate.sizes:
            return []
        first = self.indexAt(self.viewport().rect().topLeft()).row()
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        count = self.pages.rowCount()
        rows = range(max(first, 0), last + 1 if last >= 0 else count)
        ratio = self.devicePixelRatioF()
        return [(row, round(self.delegate.picture(row).width() * ratio)) for row in rows]

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Go along when somebody walks through the list with the keyboard."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self.page_chosen.emit(current.row())


class _Sheet(QStyledItemDelegate):
    """Paints a page small, with its name below and the evidence it has."""

    def __init__(
        self, theme: Theme, overlay: Overlay, pictures: PictureCache, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._overlay = overlay
        self._pictures = pictures
        self.sizes: list[tuple[float, float]] = []

    def picture(self, row: int) -> QSize:
        """Return the size of a page here."""
        width, height = self.sizes[row] if row < len(self.sizes) else (1.0, 1.0)
        share = min(PICTURE_WIDTH / width, _HIGHEST / height)
        return QSize(max(round(width * share), 1), max(round(height * share), 1))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the room of a page."""
        line = option.fontMetrics.height()
        if not self.sizes:
            return QSize(PICTURE_WIDTH, line + 2 * GRID)
        return QSize(PICTURE_WIDTH, self.picture(index.row()).height() + line + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a page."""
        painter.save()
        rect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self._theme.color("accent_soft"))
        painter.setFont(self._theme.font(SMALL_POINTS, strong=chosen))
        inside = rect.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        if self.sizes:
            self._paint_picture(painter, inside, index.row())
        painter.setPen(self._theme.color("text" if chosen else "muted"))
        align = Qt.AlignmentFlag.AlignHCenter if self.sizes else Qt.AlignmentFlag.AlignLeft
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inside.width() - GRID
        )
        foot = Qt.AlignmentFlag.AlignBottom if self.sizes else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, align | foot, name)
        self._paint_evidence(painter, rect, index.row())
        painter.restore()

    def _paint_picture(self, painter: QPainter, inside: QRect, row: int) -> None:
        size = self.picture(row)
        left = inside.left() + (inside.width() - size.width()) // 2
        place = QRect(left, inside.top(), size.width(), size.height())
        painter.fillRect(place, PAPER)
        ratio = painter.device().devicePixelRatioF()
        picture = self._pictures.best(row, round(size.width() * ratio))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(place), picture)
        painter.setPen(QPen(QColor(self._theme.color("line")), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _paint_evidence(self, painter: QPainter, rect: QRect, row: int) -> None:
        marks = self._overlay.marks.get(row, ())
        if marks:
            bar = QRect(rect.right() - 3, rect.top() + 4, 3, rect.height() - 8)
            painter.fillRect(bar, self._theme.color("accent"))
