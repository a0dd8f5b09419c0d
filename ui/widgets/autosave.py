"""Saving of a text field by itself: when to write, what is one step of undo, what to show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kompass.errors import KompassError
from kompass.ids import StepId, new_id
from ui.theme import mark

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from ui.session import Session

SAVE_AFTER_MS: Final = 250
"""After the last key."""
SAVE_AT_LEAST_EVERY_MS: Final = 1500
"""While somebody types without a pause."""
BURST_ENDS_AFTER_MS: Final = 3000
RETRY_AFTER_MS: Final = 2000

Read = Callable[["Snapshot"], str]
Write = Callable[["AssessmentFile", str, StepId], object]


class Field(Protocol):
    """What the saver needs to know of a text field."""

    def current_text(self) -> str:
        """Return the text as typed."""

    def show_text(self, text: str) -> None:
        """Show another text without telling the saver about it."""

    def show_trouble(self, sentence: str) -> None:
        """Tell the person that the text could not be saved, or with "" that it now is."""

    def setReadOnly(self, read_only: bool, /) -> None:  # noqa: FBT001 - Qt's own
        """Let the text be read and copied only."""


class Saver(QObject):
    """Ties one text field to one text of the open assessment."""

    def __init__(self, session: Session, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._field = field
        self._widget = parent
        self._locked: bool | None = None
        self._read: Read | None = None
        self._write: Write | None = None
        self._step: StepId | None = None
        self._told = ""
        self._pending = False
        self._writing = False
        self._composing = False
        self._soon = _timer(self, SAVE_AFTER_MS, self.save)
        self._latest = _timer(self, SAVE_AT_LEAST_EVERY_MS, self.save)
        self._pause = _timer(self, BURST_ENDS_AFTER_MS, self._end_burst)
        session.flush_requested.connect(self.flush)
        session.changed.connect(self._on_changed)
        session.closed.connect(self.unbind)
        session.opened.connect(self.refresh)

    def bind(self, read: Read, write: Write) -> None:
        """Show and save another text from now on; what is pending is saved first."""
        self.flush()
        self._forget()
        self._read, self._write = read, write
        self.refresh()

    def unbind(self) -> None:
        """Stand empty and read-only; what is pending is saved first if a file is open."""
        if self._session.is_open:
            self.flush()
        self._forget()
        self._read = self._write = None
        self.refresh()

    def typed(self) -> None:
        """Hear that the person changed the text."""
        if self._write is None or self._session.read_only:
            return
        self._pending = True
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()
        self._pause.start()

    def flush(self) -> None:
        """Save now, half-composed letters included, and end the burst."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        self.save()
        self._end_burst()

    def save(self) -> None:
        """Write the text if it is not in the file yet."""
        self._soon.stop()
        self._latest.stop()
        if not self._pending or self._write is None or not self._session.is_open:
            return
        text, write = self._field.current_text(), self._write
        step = self._step = self._step or StepId(new_id())
        self._writing = True
        try:
            self._session.edit(lambda file: write(file, text, step))
        except KompassError as error:
            self._tell(str(error))
            self._soon.start(RETRY_AFTER_MS)
            return
        finally:
            self._writing = False
        self._soon.setInterval(SAVE_AFTER_MS)
        self._pending = False
        self._tell("")

    def compose(self, *, under_way: bool) -> None:
        """Hear whether an input method is composing; the text is then left alone."""
        self._composing = under_way
        if not under_way:
            self.refresh()

    def refresh(self) -> None:
        """Show the text of the file, unless newer text waits to be saved."""
        bound = self._read is not None and self._session.is_open
        self._lock(read_only=not bound or self._session.read_only)
        if self._pending or self._composing:
            return
        text = self._read(self._session.snapshot) if bound and self._read is not None else ""
        if text != self._field.current_text():
            self._field.show_text(text)

    def _lock(self, *, read_only: bool) -> None:
        if read_only != self._locked:
            self._locked = read_only
            self._field.setReadOnly(read_only)
            mark(self._widget)  # or it would keep looking as it did

    def _on_changed(self) -> None:
        if self._writing:
            return
        # Somebody else's change stands between this burst and the next key.
        self._end_burst()
        self.refresh()

    def _end_burst(self) -> None:
        self._pause.stop()
        if not self._pending:
            self._step = None

    def _forget(self) -> None:
        self._pending = False
        self._step = None
        self._soon.stop()
        self._latest.stop()
        self._pause.stop()
        self._tell("")

    def _tell(self, sentence: str) -> None:
        if sentence == self._told:  # every save tells that all is well
            return
        self._told = sentence
        self._field.show_trouble(sentence)
        self._session.report_trouble(self, sentence)


def _timer(owner: QObject, interval: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(slot)
    return timer
