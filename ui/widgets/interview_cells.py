"""What one types in a cell of the programme: a line with suggestions, whose text is not lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kompass.errors import KompassError
from kompass.ids import StepId, new_id
from ui.models.interviews_fields import Field
from ui.models.interviews_table import FIELDS, Column
from ui.widgets.autosave import SAVE_AFTER_MS
from ui.widgets.interview_roles import RoleSuggestions
from ui.widgets.window_keys import belongs_to_window, is_window_key

Index = QModelIndex | QPersistentModelIndex
Enter = Callable[[int, Field, str], None]
"""Take over what was typed in a row; raises ``KompassError``."""
Keep = Callable[[int, Field, str, StepId], None]
"""Save meanwhile what is typed in the row of an interview; raises ``KompassError``."""


class CellEdit(QLineEdit):
    """The line in a cell. Undo and the command palette are the window's."""

    suggestions: RoleSuggestions | None = None
    given_up = Signal()
    paused = Signal()
    """Nobody has typed for a moment: what stands here can be saved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.before = ""
        self.kept = False
        self.step = StepId(new_id())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SAVE_AFTER_MS)
        self._soon.timeout.connect(self.paused)
        self.textEdited.connect(lambda _text: self._soon.start())

    def event(self, event: QEvent) -> bool:
        """Leave the window its keys."""
        if belongs_to_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow what the line would do with the window's keys."""
        if not is_window_key(event):
            super().keyPressEvent(event)

    def give_up(self) -> None:
        """Ask to have back what stood here, if something else has been saved meanwhile."""
        self._soon.stop()
        if self.kept:
            self.given_up.emit()

    def go_on(self) -> None:
        """Take over what stands here, as with Enter."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            enter = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
            QCoreApplication.postEvent(self, enter)


class CellDelegate(QStyledItemDelegate):
    """Makes the line and takes over what is typed in it.

    ``refused``: the column, the text and the sentence about it.
    """

    refused = Signal(int, str, str)
    began = Signal()
    """A line is being made."""

    def __init__(
        self, enter: Enter, keep: Keep, roles: Callable[[], tuple[str, ...]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._enter = enter
        self._keep = keep
        self._roles = roles
        self.again = ""
        """What stands in the next line from the beginning: a text that was refused."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QWidget:
        """Return a line, with roles suggested where one is typed."""
        self.began.emit()
        line = CellEdit(parent)
        line.setFrame(False)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        line.setAccessibleName(str(heading))
        line.before = index.data(Qt.ItemDataRole.EditRole)
        place = QPersistentModelIndex(index)
        line.paused.connect(lambda: self._save(line, place, line.text()))
        line.given_up.connect(lambda: self._save(line, place, line.before))
        if index.column() == Column.ROLE:
            line.suggestions = RoleSuggestions(self._roles, line)
            line.suggestions.picked.connect(line.go_on)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what stands there, or with what was refused."""
        if not isinstance(editor, QLineEdit):
            return
        if self.again:
            editor.setText(self.again)
            self.again = ""
            return
        editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> None:
        """Take over what was typed, or say why it cannot be."""
        if not isinstance(editor, QLineEdit) or editor.text() == index.data(
            Qt.ItemDataRole.EditRole
        ):
            return
        column = Column(index.column())
        try:
            self._enter(index.row(), FIELDS[column], editor.text())
        except KompassError as error:
            self.refused.emit(int(column), editor.text(), str(error))

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's signature
    ) -> None:
        """Give the line the whole cell, and a little more where the cell is narrow."""
        room = option.rect
        room.setWidth(max(room.width(), editor.minimumSizeHint().width()))
        editor.setGeometry(room)

    def eventFilter(self, editor: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Let Escape put the suggestions away before it gives up the whole line."""
        if isinstance(editor, CellEdit) and _is_escape(event):
            if editor.suggestions is not None and editor.suggestions.put_away():
                return True
            editor.give_up()
        return super().eventFilter(editor, event)

    def _save(self, line: CellEdit, place: QPersistentModelIndex, text: str) -> None:
        """Save in between; half a time waits without a word."""
        with suppress(KompassError):
            field = FIELDS[Column(place.column())]
            self._keep(place.row(), field, text, line.step)
            line.kept = True


def _is_escape(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Escape
