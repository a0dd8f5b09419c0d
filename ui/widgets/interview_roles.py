"""Roles suggested below a line while one types: those of the guides, missing dots forgiven."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView

from ui.models.interviews_roles import suggested
from ui.theme import GRID, mark

_ROWS = 8
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WAYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RoleSuggestions(QListView):
    """A list in the window itself, no window of its own: the keyboard never leaves the line.

    Down and Up point at a role, Enter takes it; without pointing, what is typed counts.
    ``picked``: a role was taken with the mouse.
    """

    picked = Signal()

    def __init__(self, roles: Callable[[], tuple[str, ...]], line: QLineEdit) -> None:
        super().__init__(line)
        self._roles = roles
        self._line = line
        self._found = QStringListModel(self)
        self.setModel(self._found)
        self.setAccessibleName(self.tr("Förslag på roller"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mark(self, surface="popup")
        self.hide()
        line.installEventFilter(self)
        line.textEdited.connect(self._look_for)
        line.destroyed.connect(self.deleteLater)
        self.clicked.connect(self._on_clicked)

    @property
    def roles(self) -> list[str]:
        """What is suggested."""
        return self._found.stringList()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the roles, take one, or put them away."""
        if watched is self._line and not self.isHidden():
            if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
                self.hide()
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def put_away(self) -> bool:
        """Put the list away; tell whether it was there."""
        shown = not self.isHidden()
        self.hide()
        return shown

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _WAYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            row = self.currentIndex().row() + _WAYS[key]
            self.setCurrentIndex(self._found.index(min(max(row, 0), len(self.roles) - 1)))
            return True
        if key == Qt.Key.Key_Escape:
            return self.put_away()
        if key in _ENTER and self.currentIndex().isValid():
            self._take(self.currentIndex())
        return False

    def _look_for(self, typed: str) -> None:
        """Suggest what fits; nothing once the whole role stands there."""
        found = suggested(typed, self._roles(), limit=_ROWS)
        whole = len(found) == 1 and found[0].casefold() == typed.strip().casefold()
        self._found.setStringList([] if whole else list(found))
        self.setCurrentIndex(QModelIndex())
        if whole or not found:
            self.hide()
            return
        self._place(len(found))
        self.show()
        self.raise_()

    def _place(self, rows: int) -> None:
        window = self._line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        at = self._line.mapTo(window, QPoint(0, self._line.height()))
        wide = max(self._line.width(), 34 * GRID)
        height = rows * max(self.sizeHintForRow(0), 3 * GRID) + GRID
        if at.y() + height > window.height():
            at.setY(at.y() - self._line.height() - height)
        self.setGeometry(QRect(at.x(), at.y(), min(wide, window.width() - at.x()), height))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)
        self.picked.emit()

    def _take(self, index: QModelIndex) -> None:
        self.hide()
        self._line.selectAll()
        self._line.insert(index.data())
