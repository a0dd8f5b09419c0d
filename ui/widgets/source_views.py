"""Tables of sources, and of what to ask for and look for: walked by arrows, worked by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QWidget,
)

from ui.theme import GRID, Theme, mark

Index = QModelIndex | QPersistentModelIndex
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class RowsView(QTableView):
    """A table whose rows are things to choose.

    * ``moved``: another row is the current one; carries its number, -1 for none
    * ``opened``: Enter or a double click
    * ``removed``: the delete key
    * ``key_typed``: one of ``keys``
    * ``focused``: the keyboard has come
    """

    moved = Signal(int)
    opened = Signal()
    removed = Signal()
    key_typed = Signal(str)
    focused = Signal()

    def __init__(
        self,
        model: Any,  # noqa: ANN401 - a table model with ``row_of``
        theme: Theme,
        widths: Mapping[int, int],
        *,
        name: str,
        keys: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widths = widths
        self._keys = frozenset(keys)
        self._hides: tuple[tuple[int, int], ...] = ()
        self._following = False
        self.rows = model
        self.setModel(model)
        self.setAccessibleName(name)
        self._look_right()
        self.doubleClicked.connect(lambda _: self.opened.emit())
        theme.changed.connect(self._fit)
        self._fit()

    def hide_when_narrow(self, *columns: tuple[int, int]) -> None:
        """Leave out these columns where the table is narrower than so many steps of the grid."""
        self._hides = columns
        self._fit()

    def show_row(self, wanted: object) -> None:
        """Make the row with this id the current one, without telling anybody."""
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
        if plain and event.key() in _ENTER:
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

    def _look_right(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        mark(self, kind="figures")

    def _fit(self) -> None:
        header, mode, scale = self.horizontalHeader(), QHeaderView.ResizeMode, self._theme.scale
        for column, least in self._hides:
            self.setColumnHidden(column, self.width() < least * GRID * scale)
        for column in range(self.rows.columnCount()):
            steps = self._widths.get(column, 0)
            header.setSectionResizeMode(column, mode.Fixed if steps > 0 else mode.Stretch)
            if steps > 0:
                header.resizeSection(column, round(steps * GRID * scale))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(mode.Fixed)
        rows.setDefaultSectionSize(QFontMetrics(self._theme.font()).height() + 2 * GRID)


def with_margin(view: QWidget) -> QWidget:
    """Return a view with the page's margin at its left."""
    outer = QWidget()
    row = QHBoxLayout(outer)
    row.setContentsMargins(2 * GRID, 0, 0, 0)
    row.addWidget(view)
    return outer
