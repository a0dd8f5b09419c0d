"""Ctrl+K: type a little of what you want to do, or of a question's number or title."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.entries import ENTRY_ROLE, EntriesModel, Entry
from ui.theme import GRID, SMALL_POINTS, Theme, mark
from ui.widgets.labels import label

_WIDTH = 84 * GRID
_ROWS = 10
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """A field and the entries that fit; arrows choose, Enter does it, Escape leaves."""

    def __init__(self, entries: Sequence[Entry], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Kommandon och frågor"))
        mark(self, surface="popup")
        self._window = parent
        self._model = EntriesModel(entries, self)
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Skriv ett kommando, ett frågenummer eller ett ord"))
        self._field.setAccessibleName(self.tr("Sök bland kommandon och frågor"))
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_EntryDelegate(theme, self._list))
        self._list.setAccessibleName(self.tr("Träffar"))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = label(self.tr("Inget passar. Prova ett annat ord."), tone="muted")
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(self._field)
        layout.addWidget(self._nothing)
        layout.addWidget(self._list, 1)
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._narrow)
        self._field.returnPressed.connect(self._run_current)
        self._list.clicked.connect(self._run_current)
        self._place(parent)
        self._narrow("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrow keys in the field move in the list."""
        if _moves(event):
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self._model.narrow(typed)
        self._list.setCurrentIndex(self._model.index(0))
        self._nothing.setVisible(self._model.rowCount() == 0)
        self._fit()

    def _run_current(self) -> None:
        index = self._list.currentIndex()
        if not index.isValid():
            return
        entry = self._model.entry(index)
        self.accept()
        # After this dialog is gone and the keyboard is back where it was.
        QTimer.singleShot(0, self._window, entry.run)

    def _place(self, window: QWidget) -> None:
        width = min(_WIDTH, window.width() - 4 * GRID)
        self.setFixedWidth(width)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 8 * GRID)

    def _fit(self) -> None:
        """Be as high as what fits, up to a number of rows or the window."""
        rows = min(self._model.rowCount(), _ROWS)
        room = self._window.height() - 16 * GRID - self._field.sizeHint().height()
        self._list.setFixedHeight(min(rows * self._list.sizeHintForRow(0), room))
        self._list.setVisible(rows > 0)
        self.adjustSize()


def _moves(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.KeyPress
        and Qt.Key(event.key()) in _MOVES
    )


class _EntryDelegate(QStyledItemDelegate):
    """Paints an entry with its shortcut at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - all rows are alike
    ) -> QSize:
        """Return a row high enough to point at."""
        return QSize(GRID * 16, option.fontMetrics.height() + 2 * GRID)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, icon, text and hint."""
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("accent_soft"))
        place = option.rect.adjusted(GRID, 0, -GRID, 0)
        if entry.icon is not None:
            entry.icon.paint(painter, QRect(place.left(), place.top(), 20, place.height()))
        place.setLeft(place.left() + 4 * GRID)
        place = self._paint_hint(painter, place, entry.hint)
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.color("text"))
        text = painter.fontMetrics().elidedText(
            entry.text, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _paint_hint(self, painter: QPainter, place: QRect, hint: str) -> QRect:
        painter.setFont(self._theme.font(SMALL_POINTS))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
        width = painter.fontMetrics().horizontalAdvance(hint)
        return place.adjusted(0, 0, -width - GRID, 0)
