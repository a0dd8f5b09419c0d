"""The list of editions and indicator sets, in groups, with the label of a set below its title."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.models.editions import ABOUT_ROLE, GROUP_ROLE, LABEL_ROLE, EditionsModel
from ui.models.row_table import Index
from ui.theme import GRID, SMALL_POINTS, Theme
from ui.widgets.painted_list import WRAP, PaintedList, RowPainter

_WIDTH = 38 * GRID


class EditionsList(PaintedList):
    """Arrow keys walk; ``walked`` tells that another row is the current one."""

    walked = Signal()

    def __init__(self, model: EditionsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.setAccessibleName(self.tr("Utgåvor och indikatorlistor"))
        self.setItemDelegate(_Delegate(theme, self))
        theme.changed.connect(self._fit)
        self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where somebody has come."""
        super().currentChanged(current, previous)
        self.walked.emit()

    def _fit(self) -> None:
        self.setFixedWidth(round(_WIDTH * min(self._theme.scale, 1.3)))
        self.scheduleDelayedItemsLayout()


class _Delegate(RowPainter):
    """Paints a row: the heading of its group, its title, what it holds, its label."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QSize:
        """Return the height that all lines need."""
        lines = list(self._lines(QRect(0, 0, self.width, 0), index))
        return QSize(self.width, lines[-1][0].bottom() + GRID)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        heading = self._heading_height(index)
        self.paint_ground(painter, option, option.rect.adjusted(0, heading, 0, 0))
        if heading:
            painter.setFont(self._theme.font(SMALL_POINTS))
            painter.setPen(self._theme.color("muted"))
            place = option.rect.adjusted(2 * GRID, 0, 0, 0)
            place.setHeight(heading - GRID // 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom, index.data(GROUP_ROLE))
        for place, text, font, color in self._lines(option.rect, index):
            painter.setFont(font)
            painter.setPen(self._theme.color(color))
            painter.drawText(place, WRAP, text)

    def _lines(self, row: QRect, index: Index) -> Iterator[tuple[QRect, str, QFont, str]]:
        """Yield place, text, font and colour of each part, from the top."""
        small = self._theme.font(SMALL_POINTS)
        top = row.top() + self._heading_height(index) + GRID
        for text, font, color in (
            (index.data(), self._theme.font(strong=True), "text"),
            (index.data(ABOUT_ROLE), small, "muted"),
            (index.data(LABEL_ROLE), small, "reference"),
        ):
            if text:
                room = QRect(row.left() + 2 * GRID, top, row.width() - 3 * GRID, 10_000)
                place = QFontMetrics(font).boundingRect(room, WRAP, text)
                place.setWidth(room.width())
                yield place, text, font, color
                top = place.bottom() + 2

    def _heading_height(self, index: Index) -> int:
        if not index.data(GROUP_ROLE):
            return 0
        return QFontMetrics(self._theme.font(SMALL_POINTS)).height() + 2 * GRID
