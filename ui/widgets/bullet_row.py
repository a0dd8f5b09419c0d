"""One bullet of a list: its text, and for an improvement its good examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from ui.icons import icon
from ui.models.contested import PRESENT
from ui.theme import GRID, mark
from ui.widgets.bullet_kinds import BulletKind
from ui.widgets.conflict_mark import ConflictMark
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import label

if TYPE_CHECKING:
    from kompass.assessment.snapshot import AreaTexts, Improvement, Snapshot, Strength
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import AreaId, RowId, StepId
    from ui.session import Session

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class BulletText(GrowingText):
    """A text in a list: one paragraph; keys that concern the whole list become signals."""

    split_requested = Signal(str)
    """Enter: carries what stands after the cursor, which a new bullet takes over."""
    remove_requested = Signal()
    move_requested = Signal(int)
    """Alt+Up (-1) or Alt+Down (+1)."""
    left_requested = Signal(int)
    """Up from the first line (-1) or Down from the last (+1)."""
    lines_pasted = Signal(list)
    """Several lines were pasted; the first one stands here, the others become bullets."""
    left_empty = Signal()
    """The keyboard has gone elsewhere and there is no text."""

    def event(self, event: QEvent) -> bool:
        """Keep Alt with the arrows, which elsewhere belongs to the window."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._moves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the keys of the list into signals; everything else is typing."""
        direction = self._direction(event)
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif event.key() in _ENTER:
            self.split_requested.emit(self._text_after_cursor())
        elif event.key() == Qt.Key.Key_Backspace and not self.current_text():
            if not self.isReadOnly():
                self.remove_requested.emit()
        elif self._moves(event):
            self.move_requested.emit(direction)
        elif direction and not event.modifiers() and self._at_edge(direction):
            self.left_requested.emit(direction)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's signature
        """Save before Tab looks for the next field: a bullet in the file has more of them."""
        self._saver.flush()
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that nothing was written."""
        super().focusOutEvent(event)
        elsewhere = event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }
        if elsewhere and not self.current_text().strip() and not self.isReadOnly():
            QTimer.singleShot(0, self, self.left_empty.emit)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste several lines as several bullets."""
        lines = [line.strip(" \t•*-–") for line in source.text().splitlines()]
        lines = [line for line in lines if line]
        if len(lines) < 2:
            super().insertFromMimeData(source)
            return
        self.textCursor().insertText(lines[0])
        self.lines_pasted.emit(lines[1:])

    def cut_after_cursor(self) -> None:
        """Take away what stands after the cursor."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def put_cursor(self, *, at_end: bool) -> None:
        """Take the keyboard, with the cursor before or after the text."""
        end = QTextCursor.MoveOperation.End if at_end else QTextCursor.MoveOperation.Start
        self.moveCursor(end)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moves(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        return bool(alt and self._direction(event))

    def _direction(self, event: QKeyEvent) -> int:
        return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)

    def _at_edge(self, direction: int) -> bool:
        cursor = QTextCursor(self.textCursor())
        move = QTextCursor.MoveOperation.Up if direction < 0 else QTextCursor.MoveOperation.Down
        return not cursor.movePosition(move)

    def _text_after_cursor(self) -> str:
        return self.current_text()[len(self._text_before_cursor()) :]

    def _text_before_cursor(self) -> str:
        cursor = QTextCursor(self.textCursor())
        cursor.setPosition(cursor.position())
        cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()


class BulletRow(QWidget):
    """A bullet of the file, or a new one that gets into the file with its first letter."""

    def __init__(self, session: Session, kind: BulletKind, area: AreaId, row: RowId | None) -> None:
        super().__init__()
        self.row = row
        self.after: RowId | None = None
        """Where a new bullet will stand when it gets into the file; ``None`` is last."""
        self._session = session
        self._kind = kind
        self._area = area
        self.text = BulletText(session, margin=0, parent=self)
        self.remove = QToolButton(self)
        self.conflict = ConflictMark(session, self.text, self)
        self.examples: BulletText | None = None
        self.look_for = QToolButton(self)
        self._examples_label = label(self.tr("Goda exempel:"), text="small", tone="muted")
        self._examples_label.setContentsMargins(GRID // 2, GRID // 2, 0, 0)
        self._lay_out()
        self.text.bind(self._read, self._write)

    def release(self) -> None:
        """Save what is pending and let go of the file."""
        self.text.unbind()
        if self.examples is not None:
            self.examples.unbind()

    def offer_examples(self, *, writable: bool) -> None:
        """Show the button that looks for good examples, where one can be written in."""
        self.look_for.setVisible(self.examples is not None and self.row is not None and writable)

    def has_keyboard(self) -> bool:
        """Whether somebody is writing in it."""
        return self.text.hasFocus() or (self.examples is not None and self.examples.hasFocus())

    def holds_examples(self) -> bool:
        """Whether there are good examples to keep the bullet for."""
        return bool(self._examples_in_file())

    def name_parts(self, place: int, area_number: int) -> None:
        """Give the parts names for screen readers, by the bullet's place in its list."""
        name = _translated(self._kind.name).format(place=place, area=area_number)
        self.text.setAccessibleName(name)
        self.remove.setAccessibleName(self.tr("Ta bort: {0}").format(name))
        if self.examples is not None:
            self.examples.setAccessibleName(self.tr("Goda exempel till: {0}").format(name))
            self.look_for.setAccessibleName(self.tr("Hitta goda exempel till: {0}").format(name))

    def show_parts(self, *, writable: bool) -> None:
        """Show only what can be used: a new bullet has nothing to remove or to exemplify."""
        in_file = self.row is not None
        self.remove.setVisible(in_file and writable)
        self.setVisible(in_file or writable)
        if self.examples is not None:
            shown = in_file and (writable or self.holds_examples())
            self.examples.setVisible(shown)
            self._examples_label.setVisible(shown)

    def watch_conflicts(self) -> None:
        """Mark the bullet while copies differ about it."""
        fields = ("text", "good_examples", PRESENT)
        row = self.row
        watched = () if row is None else fields
        self.conflict.watch(*((self._kind.entity, str(row), field) for field in watched))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        bullet = QLabel("•", self)
        bullet.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, 0)
        grid.addWidget(bullet, 0, 0, top)
        grid.addWidget(self.text, 0, 1)
        grid.addWidget(self.conflict, 0, 2, top)
        grid.addWidget(self.remove, 0, 3, top)
        mark(self.text, kind="bullet")
        self.text.setPlaceholderText(_translated(self._kind.new_text))
        self.remove.setIcon(icon("x", QPalette.ColorRole.PlaceholderText))
        self.remove.setToolTip(self.tr("Ta bort"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.look_for.setText(self.tr("Hitta…"))
        mark(self.look_for, text="small")
        self.look_for.setToolTip(self.tr("Vilka som har höga poäng här, och vad de gör"))
        self.look_for.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.look_for.hide()
        if self._kind.write_examples is not None:
            self.examples = BulletText(self._session, margin=0, parent=self)
            mark(self.examples, kind="bullet", text="small")
            self.examples.setPlaceholderText(self.tr("kommuner att lära av"))
            self.examples.bind(lambda _: self._examples_in_file(), self._write_examples)
            line = QHBoxLayout()
            line.setSpacing(0)
            line.addWidget(self._examples_label, 0, top)
            line.addWidget(self.examples, 1)
            line.addWidget(self.look_for, 0, top)
            grid.addLayout(line, 1, 1, 1, 2)

    def _entry(self, texts: AreaTexts) -> Strength | Improvement | None:
        return next((entry for entry in self._kind.rows(texts) if entry.id == self.row), None)

    def _read(self, snapshot: Snapshot) -> str:
        entry = self._entry(snapshot.area_texts(self._area))
        return entry.text if entry is not None else ""

    def _write(self, file: AssessmentFile, text: str, step: StepId) -> None:
        if self.row is not None:
            self._kind.write(file, self.row, text, step)
        elif text.strip():
            self.row = self._kind.add(file, self._area, text, self.after, step)

    def _examples_in_file(self) -> str:
        if not self._session.is_open:
            return ""
        entry = self._entry(self._session.snapshot.area_texts(self._area))
        return str(getattr(entry, "good_examples", ""))

    def _write_examples(self, file: AssessmentFile, text: str, step: StepId) -> None:
        if self.row is not None and self._kind.write_examples is not None:
            self._kind.write_examples(file, self.row, text, step)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Bullets", text)
