"""The field where the points of one question are typed or stepped."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kompass.errors import KompassError
from kompass.ids import StepId, new_id
from kompass.points import Points, check_range, parse_points
from kompass.swedish import format_number
from ui.models.point_steps import PointSteps
from ui.theme import mark
from ui.widgets.window_keys import belongs_to_window, is_window_key, without_undo

SavePoints = Callable[[Points | None, StepId], None]
"""Write points to the file; raises ``KompassError`` when they cannot be saved."""

AUTOSAVE_MS = 350
"""Typed points are saved this long after the last key, so that nothing typed is ever lost."""

BURST_MS = 1200
"""Keys closer together than this are one step of undo."""

UNKNOWN = "–"
"""Shown where there are no points: not assessed is not zero."""

_PAGE_STEPS = 5


class PointsField(QLineEdit):
    """Points as text with decimal comma.

    Up and Down change by one natural step (5 % of the maximum), PageUp and PageDown by five.
    Enter saves and asks for the next question, Shift+Enter for the previous one. Delete in
    an untouched field clears to "not assessed". What cannot be saved stays in the field to
    be corrected, the saved points remain, and ``refused`` tells why; Escape brings the saved
    points back. Leaving the field saves too.
    """

    refused = Signal(str)
    """One sentence for people, or "" when there is no longer anything wrong."""
    entered = Signal()
    """The field has got the keyboard."""
    next_requested = Signal()
    previous_requested = Signal()

    def __init__(
        self,
        number: str,
        steps: PointSteps,
        save: SavePoints,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._number = number
        self._steps = steps
        self._save = save
        self._saved: Points | None = None
        self._burst: StepId | None = None
        self._before: Points | None = None
        self._wrong = False
        self._pause = _timer(self, AUTOSAVE_MS, self._typed_for_now)
        self._burst_end = _timer(self, BURST_MS, self._end_burst)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText(UNKNOWN)
        self.textEdited.connect(self._on_typed)

    def show_points(self, points: Points | None) -> None:
        """Show what is saved, unless somebody is typing something else just now."""
        if points == self._saved and self.has_unsaved_text():
            return
        self._saved = points
        self._show_saved()

    def commit(self) -> bool:
        """Save what is typed; ``False`` when it was refused and is left to be corrected."""
        self._pause.stop()
        if not self.has_unsaved_text():
            return True
        try:
            self._save_in_burst(self._typed_points())
        except KompassError as trouble:
            self._refuse(str(trouble))
            return False
        self._burst_end.stop()
        self._show_saved()
        return True

    def take_keyboard(self) -> None:
        """Put the keyboard here, the points marked so that the first digit replaces them."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._select_if_untouched()

    def flush(self) -> None:
        """Save what is typed, and let the next key begin a new step of undo."""
        self.commit()
        self._end_burst()

    def has_unsaved_text(self) -> bool:
        """Tell whether the text differs from the saved points."""
        return self.text().strip() != _shown(self._saved)

    def pick(self, points: Points | None) -> None:
        """Save points chosen in another way than by typing, a click on the scale for instance."""
        self._pause.stop()
        try:
            self._save_in_burst(points)
        except KompassError as trouble:
            self._refuse(str(trouble))
            return
        self._burst_end.start()
        self._show_saved()

    def restore(self) -> bool:
        """Take back what has been typed or stepped just now; ``False`` if there was nothing."""
        stepped = self._burst is not None and self._saved != self._before
        if not (stepped or self._wrong or self.has_unsaved_text()):
            return False
        self._pause.stop()
        try:
            self._put_back()
        except KompassError as trouble:
            self._set_wrong(str(trouble))
            return True
        self._show_saved()
        self._end_burst()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, save, clear or restore; everything else is typing."""
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = plain == Qt.KeyboardModifier.ShiftModifier
        if is_window_key(event):
            self.restore()
        elif not self.isReadOnly() and not plain and self._stepped(key):
            self.selectAll()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (not plain or shift):
            self._enter(back=shift)
        elif key == Qt.Key.Key_Escape and not self.isReadOnly() and self.restore():
            self.selectAll()
        elif key == Qt.Key.Key_Delete and not plain and self._clears_all():
            self.pick(None)
        elif event.text() in {"e", "E"}:
            event.ignore()  # no number: the page knows what it is for
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo, redo and the command palette to the window.

        Only what was refused is the field's own to take back: it is not in the file.
        """
        if belongs_to_window(event) and not self._wrong:
            event.ignore()
            return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the usual menu without an undo of the field's own."""
        without_undo(self.createStandardContextMenu()).popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the points, so that the first digit replaces them."""
        super().focusInEvent(event)
        if not self._wrong:
            self._select_if_untouched()
            # A click puts the cursor somewhere right after this; then the same once more.
            QTimer.singleShot(0, self, self._select_if_untouched)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save what is typed when the field is left."""
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.deselect()
        self.flush()
        super().focusOutEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mark everything: a number with a decimal comma is one word here."""
        self.selectAll()
        event.accept()

    def _stepped(self, key: Qt.Key) -> bool:
        step = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: _PAGE_STEPS,
            Qt.Key.Key_PageDown: -_PAGE_STEPS,
        }.get(key)
        if step is None or not self._steps.known:
            return False
        self.pick(self._steps.moved(self._step_from(), step))
        return True

    def _step_from(self) -> Points | None:
        """Return the typed points where they are allowed, else the saved ones."""
        try:
            return self._typed_points()
        except KompassError:
            return self._saved

    def _enter(self, *, back: bool) -> None:
        if not self.commit():
            self.selectAll()
            return
        self._end_burst()
        (self.previous_requested if back else self.next_requested).emit()

    def _clears_all(self) -> bool:
        if self.isReadOnly():
            return False
        return self.selectedText() == self.text()

    def _typed_points(self) -> Points | None:
        text = self.text().strip()
        if text in {"", UNKNOWN}:
            return None
        points = parse_points(text)
        check_range(points, self._steps.maximum, self._number)
        return points

    def _on_typed(self) -> None:
        self._set_wrong("")
        self._pause.start()

    def _typed_for_now(self) -> None:
        """Save in a pause of the typing; an emptied field waits for Enter, a number follows."""
        if not self.text().strip():
            return
        kept = (self.text(), self.cursorPosition())
        if self.commit():
            self.setText(kept[0])
            self.setCursorPosition(kept[1])

    def _save_in_burst(self, points: Points | None) -> None:
        if self._burst is None:
            self._burst = StepId(new_id())
            self._before = self._saved
        if points == self._saved:
            return
        self._save(points, self._burst)
        self._saved = points

    def _end_burst(self) -> None:
        self._burst_end.stop()
        self._burst = None

    def _put_back(self) -> None:
        """Undo what a pause in the typing has saved of something that turned out wrong."""
        if self._burst is None or self._saved == self._before:
            return
        self._save(self._before, self._burst)
        self._saved = self._before

    def _refuse(self, sentence: str) -> None:
        text = self.text()
        try:
            self._put_back()
        except KompassError as trouble:
            sentence = str(trouble)
        self.setText(text)
        self._set_wrong(sentence)

    def _set_wrong(self, sentence: str) -> None:
        if bool(sentence) == self._wrong and not sentence:
            return
        self._wrong = bool(sentence)
        mark(self, trouble="true" if self._wrong else "false")
        self.refused.emit(sentence)

    def _show_saved(self) -> None:
        self._set_wrong("")
        if self.text() != _shown(self._saved):
            self.setText(_shown(self._saved))
            self._select_if_untouched()

    def _select_if_untouched(self) -> None:
        if self.hasFocus() and not self.has_unsaved_text():
            self.selectAll()


def _shown(points: Points | None) -> str:
    return "" if points is None else format_number(points)


def _timer(owner: QWidget, milliseconds: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer
