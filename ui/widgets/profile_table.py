"""The table of figures: walked with the arrow keys, copied with Ctrl+C, as high as its rows."""

from PySide6.QtCore import QItemSelection, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.profile_table import TITLE, ProfileTableModel
from ui.models.row_table import Index
from ui.theme import GRID
from ui.widgets.rows_view import copy_rows, dress

_BESIDE = 2 * (4 + 3)
"""Left and right of a cell's text: the style sheet's padding, and what the style adds itself."""


class _WholeText(QStyledItemDelegate):
    """Makes rows as high as their text; Qt itself forgets the padding when it breaks lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the text, broken to the width of its column."""
        self.initStyleOption(option, index)
        size = super().sizeHint(option, index)
        table = self.parent()
        if index.column() != TITLE or not isinstance(table, QTableView):
            return size
        room = QRect(0, 0, max(table.columnWidth(TITLE) - _BESIDE, GRID), 0)
        wrap = int(Qt.TextFlag.TextWordWrap)
        text = QFontMetrics(option.font).boundingRect(room, wrap, option.text)
        return QSize(size.width(), text.height() + GRID)


class ProfileTable(QTableView):
    """``row_chosen``: the row with the keyboard, ``None`` when the table has lost it."""

    row_chosen = Signal(object)

    def __init__(self, model: ProfileTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_WholeText(self))
        self.setAccessibleName(self.tr("Områdenas poäng och jämförelse"))
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_rows)
        self.horizontalHeader().sectionResized.connect(self._fitting.start)
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self._fit)
        self._fit()

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, or all of them when none is chosen."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        copy_rows(self._model, chosen or None)

    def copy_all(self) -> None:
        """Put the whole table on the clipboard, as text and as a table."""
        copy_rows(self._model)

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the page scrolls, the table does not."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break long names anew."""
        super().resizeEvent(event)
        self._fitting.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C; everything else is the table's own."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row the keyboard or the mouse has gone to."""
        super().currentChanged(current, previous)
        self._tell()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell it again when the row that has the keyboard is chosen anew."""
        super().selectionChanged(selected, deselected)
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.selectRow(0)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the row in the picture."""
        super().focusOutEvent(event)
        self._tell()

    def _tell(self) -> None:
        current = self.currentIndex()
        self.row_chosen.emit(current.row() if self.hasFocus() and current.isValid() else None)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        for column in range(self._model.columnCount()):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                column, mode.Stretch if column == TITLE else mode.ResizeToContents
            )
        self._fitting.start()

    def _fit_rows(self) -> None:
        self.resizeRowsToContents()
        self.updateGeometry()
