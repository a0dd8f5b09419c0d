"""One indicator of a question: what is asked for, what counts as evidence, and its mark."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QWidget

from kompass.assessment.snapshot import Mark, MarkStatus
from kompass.errors import KompassError
from kompass.ids import StepId, new_id
from kompass.swedish import format_number
from ui.icons import icon
from ui.models import marks
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.mark_switch import MarkSwitch

if TYPE_CHECKING:
    from kompass.catalogue.model import Indicator

SaveMark = Callable[["MarkStatus | None", int, StepId], None]
"""Write status, per cent and step to the file; raises ``KompassError`` if that is refused."""

BURST_MS: Final = 1200
"""Changes of the same mark closer together than this are one step of undo."""

_KEYS: Final = {
    Qt.Key.Key_1: MarkStatus.MET,
    Qt.Key.Key_2: MarkStatus.PARTLY,
    Qt.Key.Key_3: MarkStatus.NOT_MET,
    Qt.Key.Key_0: None,
    Qt.Key.Key_Delete: None,
}
_STAYS: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons to lose the keyboard for a moment only."""


class IndicatorRow(QWidget):
    """Takes the keyboard: 1, 2, 3 and 0 mark, left and right change how much is met.

    * ``entered``: it has got the keyboard
    * ``moved``: 1 or -1, on to the next or the former indicator
    * ``note_requested``: the person wants to write a note
    """

    entered = Signal()
    moved = Signal(int)
    note_requested = Signal()

    def __init__(
        self, indicator: Indicator, save: SaveMark, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._indicator = indicator
        self._save = save
        self._theme = theme
        self._mark = Mark()
        self._read_only = False
        self._step: StepId | None = None
        self._burst = QTimer(self, singleShot=True, interval=BURST_MS)
        self._burst.timeout.connect(self._end_burst)
        self.switch = MarkSwitch(self)
        self.less = self._amount(self.tr("Mindre uppfyllt (vänsterpil)"), "minus", -1)
        self.more = self._amount(self.tr("Mer uppfyllt (högerpil)"), "plus", 1)
        self._status = label(text="small")
        self._points = label(text="small", tone="muted")
        self._live = label(text="small", tone="accent")
        self._trouble = trouble_label()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.switch.picked.connect(self._pick)
        self.show_mark(Mark())

    @property
    def shown(self) -> str:
        """The mark as shown: "delvis, 50 % 5 av 10"."""
        return f"{self._status.text()} {self._points.text()}"

    def show_mark(self, shown: Mark) -> None:
        """Show a mark that is in the file."""
        told = self._status.text()
        self._mark = shown
        self.switch.show_status(shown.status)
        self._status.setText(marks.in_words(shown))
        self._points.setText(marks.points_in_words(self._indicator, shown))
        partly = shown.status is MarkStatus.PARTLY and not self._read_only
        for button in (self.less, self.more):
            button.setVisible(partly)
        self._describe()
        if self.hasFocus() and told != self._status.text():
            event = QAccessibleAnnouncementEvent(self, self._status.text())
            QAccessible.updateAccessibility(event)

    def show_live(self, sentence: str) -> None:
        """Say what all marks of the question come to, seen while the row has the keyboard."""
        self._live.setText(sentence)

    def set_read_only(self, *, read_only: bool) -> None:
        """Allow or refuse changes; the row can be walked to either way."""
        self._read_only = read_only
        self.switch.setEnabled(not read_only)
        self.show_mark(self._mark)

    def hold_note(self, note: QWidget) -> None:
        """Take in the field of a note."""
        self._grid.addWidget(note, 2, 0, 1, 2)
        note.show()  # now, or the keyboard could not go there at once

    def hold_conflict(self, conflict: QWidget) -> None:
        """Take in the mark that tells of undecided values."""
        self._side.addWidget(conflict, 3, 0, Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark, walk, or ask for the note; leave everything else to the page."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.moved.emit(-1)
        elif modifiers:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self._pick(_KEYS[key])
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._change_amount(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} or enter:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_A:
            self.note_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody works here."""
        super().focusInEvent(event)
        self._live.show()
        self.update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the next change be a step of its own."""
        super().focusOutEvent(event)
        self._live.setVisible(event.reason() in _STAYS)
        self.update()
        self._end_burst()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard, and keep the click from the question around the row."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Frame the row that has the keyboard."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(self._theme.color("page"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
            painter.end()

    def _pick(self, status: MarkStatus | None) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if status != self._mark.status:
            self._write(status, marks.usual(self._indicator))
        else:
            self.switch.show_status(status)

    def _change_amount(self, direction: int) -> None:
        if self._mark.status is not MarkStatus.PARTLY:
            return
        now = marks.percent_of(self._mark)
        percent = marks.moved(self._indicator, now, direction)
        if percent != now:
            self._write(MarkStatus.PARTLY, percent)

    def _write(self, status: MarkStatus | None, percent: int) -> None:
        if self._read_only:
            return
        self._step = self._step or StepId(new_id())
        self._burst.start()
        try:
            self._save(status, percent, self._step)
        except KompassError as trouble:
            show_sentence(self._trouble, str(trouble))
            self.show_mark(self._mark)
            return
        show_sentence(self._trouble, "")

    def _end_burst(self) -> None:
        self._burst.stop()
        self._step = None

    def _describe(self) -> None:
        points = self.tr("{text}, {points} poäng").format(
            text=self._indicator.text, points=format_number(self._indicator.points)
        )
        self.setAccessibleName(points)
        evidence = self._indicator.evidence
        described = (
            self._status.text(),
            self._points.text() if self._mark.share is not None else "",
            self.tr("belägg: {0}").format(evidence) if evidence else "",
            self._trouble.text(),
        )
        self.setAccessibleDescription(", ".join(part for part in described if part))

    def _amount(self, name: str, drawing: str, direction: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(button, kind="amount")
        button.clicked.connect(lambda: self._change_amount(direction))
        return button

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        evidence = self.tr("Belägg: {0}").format(self._indicator.evidence)
        words = QGridLayout()
        words.setContentsMargins(0, GRID // 2, 0, 0)
        words.setVerticalSpacing(0)
        words.addWidget(wrapped(self._indicator.text), 0, 0)
        if self._indicator.evidence:
            words.addWidget(wrapped(evidence, text="small", tone="muted"), 1, 0)
        words.setRowStretch(2, 1)
        amount = QHBoxLayout()
        amount.setSpacing(GRID // 2)
        amount.addStretch(1)
        for part in (self.less, self._status, self.more, self._points):
            amount.addWidget(part)
        self._side = side = QGridLayout()
        side.setVerticalSpacing(0)
        side.addWidget(self.switch, 0, 0, Qt.AlignmentFlag.AlignRight)
        side.addLayout(amount, 1, 0)
        side.addWidget(self._live, 2, 0, Qt.AlignmentFlag.AlignRight)
        kept = self._live.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._live.setSizePolicy(kept)
        self._live.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GRID, GRID // 2, GRID // 2, GRID // 2)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.addLayout(words, 0, 0, top)
        self._grid.addLayout(side, 0, 1, top)
        self._grid.addWidget(self._trouble, 1, 0, 1, 2)
