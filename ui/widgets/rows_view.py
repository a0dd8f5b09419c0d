"""The view of a ``RowTable``: walked by arrows, worked by keys, sorted by its headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from ui.models.row_table import AS_GIVEN, Index, RowTable
from ui.theme import GRID, Theme, mark
from ui.widgets.sort_header import SortHeader

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ROOM: Final = 2 * GRID
"""Pixels above and below a line of text, together."""


class RowsView(QTableView):
    """A table whose rows are things to choose; Ctrl+C copies what is chosen, with its headings.

    * ``moved``: another row is the current one; carries its number, -1 for none
    * ``opened``: Enter or a double click
    * ``removed``: the delete key
    * ``key_typed``: one of ``keys``
    * ``focused``: the keyboard has come

    ``widths`` says how many steps of the grid a column takes with text of ordinary size;
    columns that it leaves out share what room there is.
    """

    moved = Signal(int)
    opened = Signal()
    removed = Signal()
    key_typed = Signal(str)
    focused = Signal()

    def __init__(
        self,
        model: RowTable[Any],
        theme: Theme,
        widths: Mapping[int, int],
        *,
        name: str,
        keys: Sequence[str] = (),
        sortable: bool = False,
        several: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._widths = widths
        self._keys = frozenset(keys)
        self._hides: tuple[tuple[int, int], ...] = ()
        self._following = False
        self.rows = model
        self.setModel(model)
        self.setAccessibleName(name)
        dress(self)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        if sortable:
            _let_sort(self)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        model.modelReset.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def hide_when_narrow(self, *columns: tuple[int, int]) -> None:
        """Leave out these columns where the table is narrower than so many steps of the grid."""
        self._hides = columns
        self._fit()

    def show_row(self, wanted: object) -> None:
        """Make the row with this key the current one, without telling anybody."""
        at = self.rows.row_of(wanted)
        self._following = True
        try:
            if at is None:
                self.selectionModel().clear()
                return
            index = self.rows.index(at, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)
        finally:
            self._following = False

    def chosen_rows(self) -> list[int]:
        """Return the numbers of the rows that are chosen, from above."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, or all of them when none is chosen."""
        copy_rows(self.rows, self.chosen_rows() or None)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is the current one."""
        super().currentChanged(current, previous)
        if not self._following and current.isValid() and current.row() != previous.row():
            self.moved.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, remove with Delete, and do what a letter means here."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        letter = event.text().lower()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif plain and event.key() in _ENTER:
            self.opened.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif plain and letter and letter in self._keys:
            self.key_typed.emit(letter)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Walk to a title by its beginning only where letters mean nothing else."""
        if not self._keys:
            super().keyboardSearch(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy, and to sort without the mouse."""
        menu = self.menu()
        asked = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(GRID, 0)
        menu.exec(self.viewport().mapToGlobal(below) if asked else event.globalPos())
        menu.deleteLater()

    def menu(self) -> QMenu:
        """Return what can be done with the rows."""
        menu = QMenu(self)
        menu.addAction(self.tr("&Kopiera"), QKeySequence.StandardKey.Copy, self.copy)
        if self.isSortingEnabled():
            self._add_orders(menu.addMenu(self.tr("&Sortera efter")))
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))
        self.focused.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _add_orders(self, menu: QMenu) -> None:
        """Offer every column; the one that sorts already turns round."""
        header = self.horizontalHeader()
        shown, upwards = header.sortIndicatorSection(), Qt.SortOrder.AscendingOrder
        turned = header.sortIndicatorOrder() == upwards
        names = {AS_GIVEN: self.tr("Ingen kolumn"), **dict(enumerate(self.rows.headings()))}
        for column, name in names.items():
            action = QAction(name, menu, checkable=True, checked=column == shown)
            order = Qt.SortOrder.DescendingOrder if column == shown and turned else upwards
            action.triggered.connect(partial(self.sortByColumn, column, order))
            menu.addAction(action)

    def _fit(self) -> None:
        header, mode, scale = self.horizontalHeader(), QHeaderView.ResizeMode, self._theme.scale
        for column, least in self._hides:
            self.setColumnHidden(column, self.width() < least * GRID * scale)
        for column in range(self.rows.columnCount()):
            steps = self._widths.get(column, 0)
            header.setSectionResizeMode(column, mode.Fixed if steps > 0 else mode.Stretch)
            if steps > 0:
                header.resizeSection(column, round(steps * GRID * scale))
        one_line_each(self, self._theme, room=_ROOM)


def dress(view: QTableView) -> None:
    """Let a table look as all tables of rows here: whole rows, no grid, one line for each."""
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setSectionsClickable(False)
    mark(view, kind="figures")


def one_line_each(view: QTableView, theme: Theme, *, room: int) -> None:
    """Make all rows as high as a line of text and ``room`` pixels."""
    rows = view.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(QFontMetrics(theme.font()).height() + room)


def copy_rows(table: RowTable[Any], rows: Iterable[int] | None = None) -> None:
    """Put rows on the clipboard, by default all: as text, and as a table for a word processor."""
    chosen = None if rows is None else tuple(rows)
    data = QMimeData()
    data.setText(table.as_text(chosen))
    data.setHtml(table.as_html(chosen))
    QGuiApplication.clipboard().setMimeData(data)


def with_margin(view: QWidget) -> QWidget:
    """Return a view with the page's margin at its left."""
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(2 * GRID, 0, 0, 0)
    row.addWidget(view)
    return outer


def _let_sort(view: QTableView) -> None:
    """Sort by the headings: upwards, downwards, and with the third click not at all."""
    header = SortHeader(view)
    view.setHorizontalHeader(header)
    header.setHighlightSections(False)
    header.setSectionsClickable(True)
    header.setSortIndicatorClearable(True)
    header.setSortIndicator(AS_GIVEN, Qt.SortOrder.AscendingOrder)
    view.setSortingEnabled(True)
