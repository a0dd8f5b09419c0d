"""One row of a list in which every field saves itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.models.contested import PRESENT
from ui.models.row_kinds import CellKind, RowKind
from ui.theme import GRID
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.labels import trouble_label
from ui.widgets.line_saver import LineSaver
from ui.widgets.shared_trouble import SharedTrouble
from ui.widgets.short_line import ShortLine

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId
    from ui.session import Session
    from ui.widgets.autosave import Read, Write

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WATCHED = ("name", "role", "organisation", "party", "seats", PRESENT)
"""What copies can differ about in a row of either kind."""
_UP_OR_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ListRow(QWidget):
    """A row of the file, or an empty one that gets into the file with its first letter."""

    left = Signal(int, int)
    """Up (-1) or Down (+1), and the place of the field in its row."""
    done = Signal()
    """Enter in the last field."""
    remove_requested = Signal()
    move_requested = Signal(int)
    """Alt+Up (-1) or Alt+Down (+1)."""
    left_empty = Signal()
    """The keyboard has gone elsewhere and nothing is filled in."""

    def __init__(self, session: Session, kind: RowKind, row: RowId | None) -> None:
        super().__init__()
        self.row = row
        self._session = session
        self._kind = kind
        self.fields = tuple(_field(cell) for cell in kind.cells)
        self._savers = tuple(LineSaver(session, field) for field in self.fields)
        self.remove = QToolButton(self)
        self.conflict = ConflictMark(session, self.fields[0], self)
        self._lay_out()
        for field, saver, cell in zip(self.fields, self._savers, kind.cells, strict=True):
            field.installEventFilter(self)
            saver.bind(*self._ties(cell), cell.check)

    def release(self) -> None:
        """Save what is pending and let go of the file."""
        for saver in self._savers:
            saver.unbind()

    def is_empty(self) -> bool:
        """Whether nothing is filled in."""
        return not any(field.text().strip() for field in self.fields)

    def show_place(self, place: int) -> None:
        """Name the fields for screen readers, and show only what can be used."""
        name = _translated(self._kind.name).format(place=place)
        watched = _WATCHED if self.row is not None else ()
        self.conflict.watch(*((self._kind.entity, str(self.row), field) for field in watched))
        in_file, writable = self.row is not None, not self._session.read_only
        for first, (field, cell) in enumerate(zip(self.fields, self._kind.cells, strict=True)):
            words = _translated(cell.name)
            field.setAccessibleName(f"{name}, {words.lower()}")
            new = not in_file and not first
            field.setPlaceholderText(_translated(self._kind.new_text) if new else words)
        self.remove.setAccessibleName(self.tr("Ta bort {row}").format(row=name.lower()))
        self.remove.setVisible(in_file and writable)
        self.setVisible(in_file or writable)

    def put_cursor(self, place: int = 0) -> None:
        """Take the keyboard into a field, its text selected."""
        self.fields[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[place].selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn the keys of the list into signals; notice when an empty row is left."""
        if watched in self.fields:
            if isinstance(event, QKeyEvent) and self._on_key(watched, event):
                return True
            if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
                QTimer.singleShot(0, self, self._look_if_left)
        return super().eventFilter(watched, event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        direction = _UP_OR_DOWN.get(Qt.Key(event.key()), 0)
        removes = with_alt and event.key() == Qt.Key.Key_Delete
        if event.type() is QEvent.Type.ShortcutOverride and with_alt and (direction or removes):
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        place = next(i for i, field in enumerate(self.fields) if field is watched)
        if removes:
            self.remove_requested.emit()
        elif direction and with_alt:
            self.move_requested.emit(direction)
        elif direction:
            self.left.emit(direction, place)
        elif event.key() in _ENTER and not event.modifiers():
            self._go_on(place)
        else:
            return False
        return True

    def _go_on(self, place: int) -> None:
        self._savers[place].settle()
        if place + 1 < len(self.fields):
            self.put_cursor(place + 1)
        else:
            self.done.emit()

    def _look_if_left(self) -> None:
        gone = QApplication.focusWidget()
        inside = gone is not None and self.isAncestorOf(gone)
        if self.row is not None and not inside and self.is_empty() and not self._session.read_only:
            self.left_empty.emit()

    def _lay_out(self) -> None:
        lines = [QHBoxLayout() for _ in range(1 + max(cell.line for cell in self._kind.cells))]
        for field, cell in zip(self.fields, self._kind.cells, strict=True):
            lines[cell.line].addWidget(field, 0 if cell.figures else cell.share)
        trouble = trouble_label()
        SharedTrouble(trouble, *self._savers)
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        for line in lines:
            line.setSpacing(GRID // 2)
            column.addLayout(line)
        column.addWidget(trouble)
        self.remove.setIcon(icon("x"))
        self.remove.setToolTip(self.tr("Ta bort raden (Alt+Delete)"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.clicked.connect(self.remove_requested)
        policy = self.remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addLayout(column, 1)
        row.addWidget(self.conflict, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def _ties(self, cell: CellKind) -> tuple[Read, Write]:
        def read(snapshot: Snapshot) -> str:
            found = next((row for row in self._kind.rows(snapshot) if row.id == self.row), None)
            return cell.read(found) if found is not None else ""

        def write(file: AssessmentFile, text: str, step: StepId) -> None:
            if self.row is None and text.strip():
                self.row = self._kind.add(file, step)
            if self.row is not None:
                cell.write(file, self.row, text, step)

        return read, write


def _field(cell: CellKind) -> QLineEdit:
    if not cell.figures:
        return QLineEdit()
    field = ShortLine(cell.figures)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field


def _translated(text: str) -> str:
    return QCoreApplication.translate("Rows", text)
