"""One interview in the day view: a block as high as it is long."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from kompass.assessment.material_kinds import InterviewStatus
from ui.icons import icon
from ui.models import contested_material
from ui.models import interviews_fields as fields
from ui.models.interviews_programme import Entry
from ui.theme import GRID, SMALL_POINTS, Theme

STEP = 15
"""Minutes that a block is moved by."""
_ROUND = 4
_SIGN = 2 * GRID
_DRAG = 6
"""Pixels after which a press of the mouse is a drag."""
_ALT = Qt.KeyboardModifier.AltModifier


class InterviewBlock(QAbstractButton):
    """Shows role, time and place; a clash in a word, with a mark and another outline.

    * ``walked``: columns and blocks to go, by an arrow key
    * ``shifted``: minutes later, by Alt and an arrow or by the mouse
    * ``reached``: the keyboard has come here
    """

    walked = Signal(int, int)
    shifted = Signal(int)
    reached = Signal()

    def __init__(
        self, entry: Entry, theme: Theme, *, per_minute: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        self._theme = theme
        self._per_minute = per_minute
        self._pressed_at: QPoint | None = None
        self._home = QPoint()
        self._dragged = False
        self.chosen = False
        self.movable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = self.in_words()
        self.setAccessibleName(words)
        self.setToolTip("\n".join((words, *(clash.sentence for clash in entry.clashes))))

    def in_words(self) -> str:
        """Return what the block shows, in full."""
        interview = self.entry.interview
        parts = [
            fields.in_short(interview.starts, interview.ends),
            interview.role or self.tr("utan roll"),
            interview.organisation,
            interview.place,
            contested_material.word().lower() if self.entry.contested else "",
            fields.wrong_words(self.entry.wrong).lower() if self.entry.wrong else "",
            self.tr("inställd") if interview.status is InterviewStatus.CANCELLED else "",
        ]
        return ", ".join(part for part in parts if part)

    def choose(self, *, chosen: bool) -> None:
        """Mark the block as the current interview."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(20 * GRID, 2 * self.fontMetrics().height() + GRID)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw ground, outline and text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        room = self.rect().adjusted(GRID, GRID // 4, -GRID // 2, -GRID // 4)
        clash = bool(self.entry.clashes) and not self._cancelled
        drawing = "git-merge" if self.entry.contested else "alert-triangle" if clash else ""
        if drawing:
            sign = QRect(room.right() - _SIGN, room.top() + 2, _SIGN, _SIGN)
            icon(drawing).paint(painter, sign)
        room.adjust(0, 0, -_SIGN - 2 if drawing else 0, 0)
        self._paint_words(painter, room, clash=clash)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has come here."""
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, move with Alt."""
        ways = {
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
        }
        way = ways.get(Qt.Key(event.key()))
        alt = event.modifiers() == _ALT
        if way and alt and way[1] and self.movable:
            self.shifted.emit(way[1] * STEP)
        elif way and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.walked.emit(*way)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what may become a drag."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()
            self._home, self._dragged = self.pos(), False
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse in steps of a quarter of an hour."""
        if self._pressed_at is None or not self.movable:
            return
        by = event.globalPosition().toPoint().y() - self._pressed_at.y()
        if abs(by) >= _DRAG or self._dragged:
            self._dragged = True
            self.raise_()
            self.move(self._home.x(), self._home.y() + round(self._minutes(by) * self._per_minute))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Move the interview, or choose it."""
        started, self._pressed_at = self._pressed_at, None
        if started is None or not self._dragged:
            super().mouseReleaseEvent(event)
            return
        self.setDown(False)
        minutes = self._minutes(event.globalPosition().toPoint().y() - started.y())
        self.move(self._home)
        if minutes:
            self.shifted.emit(minutes)

    @property
    def _cancelled(self) -> bool:
        return self.entry.interview.status is InterviewStatus.CANCELLED

    def _minutes(self, pixels: int) -> int:
        return round(pixels / self._per_minute / STEP) * STEP

    def _paint_ground(self, painter: QPainter) -> None:
        clash = bool(self.entry.clashes) and not self._cancelled
        tone = "reference" if clash or self.entry.contested else "accent"
        ground = "rail" if self._cancelled else f"{tone}_soft"
        wide = 2 if self.chosen or self.hasFocus() else 1
        pen = QPen(self._theme.color("text" if self.chosen else tone), wide)
        if self._cancelled:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.color(ground))
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, _ROUND, _ROUND)
        painter.fillRect(QRectF(1, 3, 4, self.height() - 6), self._theme.color(tone))

    def _paint_words(self, painter: QPainter, room: QRect, *, clash: bool) -> None:
        interview = self.entry.interview
        times = fields.in_short(interview.starts, interview.ends)
        if self.entry.contested:
            times = f"{contested_material.word()} {times}"
        elif self._cancelled:
            times = self.tr("Inställd {0}").format(times)
        elif clash and self.entry.wrong:
            times = f"{fields.wrong_words(self.entry.wrong)} {times}"
        elif interview.status is InterviewStatus.DONE:
            times = self.tr("Hållen {0}").format(times)
        about = ", ".join(part for part in (interview.organisation, interview.place) if part)
        lines = ((interview.role or self.tr("utan roll"), True), (times, False), (about, False))
        top = room.top()
        for text, strong in lines:
            font = self._theme.font(SMALL_POINTS, strong=strong)
            painter.setFont(font)
            height = painter.fontMetrics().height()
            if top + height > room.bottom() + 3:
                break
            painter.setPen(self._theme.color("muted" if self._cancelled else "text"))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(QRect(room.left(), top, room.width(), height), 0, shown)
            top += height
