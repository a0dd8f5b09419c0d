"""A table of rows whose texts break their lines, for comparisons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.models.row_table import AS_GIVEN, Index, RowTable
from ui.theme import GRID, Theme
from ui.widgets.rows_view import copy_rows, dress

_BESIDE: Final = 2 * (4 + 3)
"""Left and right of a cell's text: the style sheet's padding, and what the style adds itself."""
_NARROWEST: Final = 16
"""Steps of the grid that a column keeps that shares what room there is."""


class _WholeText(QStyledItemDelegate):
    """Makes rows as high as their texts, broken to the width of their columns."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a text; Qt itself forgets the padding when it breaks lines."""
        self.initStyleOption(option, index)
        table = self.parent()
        assert isinstance(table, QTableView)  # noqa: S101 - made for one
        room = QRect(0, 0, max(table.columnWidth(index.column()) - _BESIDE, GRID), 0)
        wrap = int(Qt.TextFlag.TextWordWrap)
        text = QFontMetrics(option.font).boundingRect(room, wrap, option.text)
        return QSize(text.width() + _BESIDE, text.height() + GRID)


class WrappedTable(QTableView):
    """Walked by arrows, copied with Ctrl+C; ``moved``: another row is the current one.

    ``widths`` says how many steps of the grid a column takes with text of ordinary size, by
    its number or by its number from the right (negative); the others share what room there
    is. ``whole`` makes the table as high as its rows, for a page that scrolls.
    """

    moved = Signal(int)

    def __init__(
        self,
        model: RowTable[Any],
        theme: Theme,
        widths: Mapping[int, int],
        *,
        name: str,
        whole: bool = False,
        sortable: bool = False,
    ) -> None:
        super().__init__()
        self.rows = model
        self._theme = theme
        self._widths = dict(widths)
        self._whole = whole
        self.setModel(model)
        self.setItemDelegate(_WholeText(self))
        self.setAccessibleName(name)
        dress(self)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
        header.setMinimumSectionSize(4 * GRID)
        if sortable:
            header.setSectionsClickable(True)
            header.setSortIndicatorClearable(True)
            header.setSortIndicator(AS_GIVEN, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self.fit)
        for signal in (model.modelReset, model.layoutChanged, model.dataChanged, theme.changed):
            signal.connect(self._fitting.start)

    def use_widths(self, widths: Mapping[int, int]) -> None:
        """Take other widths, for other columns."""
        self._widths = dict(widths)
        self._fitting.start()

    def needed_width(self) -> int:
        """Return how wide the table must be for nothing to be scrolled sideways."""
        count, fixed = self.rows.columnCount(), self._fixed()
        steps = sum(fixed.values()) + (count - len(fixed)) * _NARROWEST
        return round(steps * GRID * self._theme.scale)

    def fit(self) -> None:
        """Give every column its width and every row its height."""
        count, fixed = self.rows.columnCount(), self._fixed()
        header, scale = self.horizontalHeader(), self._theme.scale
        taken = round(sum(fixed.values()) * GRID * scale)
        free = [column for column in range(count) if column not in fixed]
        least = round(_NARROWEST * GRID * scale)
        share = max((self.viewport().width() - taken) // max(len(free), 1), least)
        for column in range(count):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            steps = fixed.get(column)
            header.resizeSection(column, share if steps is None else round(steps * GRID * scale))
        self.resizeRowsToContents()
        self._fit_header()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of all rows, if the page scrolls."""
        size = super().sizeHint()
        return QSize(size.width(), self._height()) if self._whole else size

    def minimumSizeHint(self) -> QSize:
        """Return the same height, if the page scrolls."""
        size = super().minimumSizeHint()
        return QSize(size.width(), self._height()) if self._whole else size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fitting.start()

    def changeEvent(self, event: QEvent) -> None:
        """Break the lines anew with text of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_fitting"):
            self._fitting.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy all rows with their headings."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_rows(self.rows)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is the current one."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.moved.emit(current.row())

    def _fixed(self) -> dict[int, int]:
        """Return the widths by the number of the column."""
        count = self.rows.columnCount()
        return {at % count: steps for at, steps in self._widths.items()} if count else {}

    def _height(self) -> int:
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return self._header_height() + self.verticalHeader().length() + below + 2

    def _fit_header(self) -> None:
        self.horizontalHeader().setFixedHeight(self._header_height())

    def _headings(self) -> list[str]:
        across = Qt.Orientation.Horizontal
        return [self.rows.headerData(at, across) for at in range(self.rows.columnCount())]

    def _header_height(self) -> int:
        """Return how high the names of the columns are, broken to their widths."""
        metrics, header = QFontMetrics(self._theme.font()), self.horizontalHeader()
        wrap = int(Qt.TextFlag.TextWordWrap)
        heights = [
            metrics.boundingRect(
                QRect(0, 0, max(header.sectionSize(at) - _BESIDE, GRID), 0), wrap, text
            ).height()
            for at, text in enumerate(self._headings())
        ]
        return max(heights, default=metrics.height()) + 2 * GRID
