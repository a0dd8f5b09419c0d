"""The time line of one day: hours, and a column of blocks for each assessor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.models.interviews_plan import InterviewPlan
from ui.models.interviews_timeline import DayPlan, Place, next_place
from ui.theme import GRID, SMALL_POINTS, Theme
from ui.widgets.interview_block import InterviewBlock

if TYPE_CHECKING:
    from kompass.ids import RowId

_PER_MINUTE = 1.25
_HOURS = 6 * GRID
"""Pixels for the hours at the left."""
_HEAD = 5 * GRID
_GAP = GRID // 2
_NARROWEST = 14 * GRID


class DayCanvas(QWidget):
    """The hours, and a block for each interview of a day.

    ``day_requested``: days forward or back.
    """

    day_requested = Signal(int)

    def __init__(self, plan: InterviewPlan, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._theme = theme
        self._day = DayPlan(None)
        self._changing = False
        self.blocks: dict[Place, InterviewBlock] = {}

    @property
    def day(self) -> DayPlan:
        """What is shown."""
        return self._day

    @property
    def held(self) -> Place | None:
        """Where the keyboard is, ``None`` if it is elsewhere."""
        return next((place for place, block in self.blocks.items() if block.hasFocus()), None)

    def show_day(self, day: DayPlan) -> None:
        """Show a day; the keyboard stays with the interview that has it."""
        held = self.held
        self._changing = True
        if held is not None:
            self.setFocus()  # or it would go to the next block, which would become the current one
        for block in self.blocks.values():
            block.hide()
            block.deleteLater()
        self._day = day
        self.blocks = {place: self._block(place) for place in day.places}
        self._arrange()
        self.update()
        self._changing = False
        if held is not None:
            same = [p for p in day.places if p.entry.id == held.entry.id]
            same.sort(key=lambda place: place.column != held.column)
            if same:
                self.blocks[same[0]].setFocus()

    def show_chosen(self, row: RowId | None) -> InterviewBlock | None:
        """Mark the current interview and return one of its blocks."""
        found = None
        for place, block in self.blocks.items():
            block.choose(chosen=place.entry.id == row)
            if place.entry.id == row and found is None:
                found = block
        return found

    def take_keyboard(self) -> None:
        """Put the keyboard on the current interview, or on the first one."""
        block = self.show_chosen(self._plan.current) or next(iter(self.blocks.values()), None)
        if block is not None:
            block.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to an interview."""
        super().focusInEvent(event)
        if not self._changing:
            self.take_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column the same width."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day, or take the interview there with Alt."""
        by = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        row = self._plan.current
        if by and event.modifiers() == Qt.KeyboardModifier.AltModifier and row is not None:
            self._plan.shift_day(row, by)
        elif by and not event.modifiers():
            self.day_requested.emit(by)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the hours and the names above the columns."""
        painter = QPainter(self)
        small = self._theme.font(SMALL_POINTS)
        painter.setFont(small)
        names, looks = self._plan.programme.names, self._plan.programme.looks
        for column, assessor in enumerate(self._day.columns):
            room = self._column(column)
            painter.setPen(self._theme.color("text"))
            text = self.tr("Ingen utvärderare")
            if assessor is not None:
                text = f"{looks[assessor].initials}  {names[assessor]}"
            text = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, room.width() - GRID
            )
            head = QRect(room.left(), 0, room.width(), _HEAD)
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, text)
        self._paint_hours(painter)
        painter.end()

    def _paint_hours(self, painter: QPainter) -> None:
        for hour in range(self._day.first, self._day.last + 1):
            y = self._y(hour * 60)
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(self._hours, y, self.width(), y)
            painter.setPen(self._theme.color("muted"))
            room = QRect(0, y - GRID, self._hours - GRID, 2 * GRID)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, align, f"{hour}.00")
        above = self._above()
        if above:
            painter.setPen(self._theme.color("muted"))
            room = QRect(0, _HEAD, self._hours - GRID // 2, above)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self.tr("utan tid"))

    @property
    def _hours(self) -> int:
        return round(_HOURS * self._theme.scale)

    @property
    def _per_minute(self) -> float:
        return _PER_MINUTE * self._theme.scale

    def _block(self, place: Place) -> InterviewBlock:
        block = InterviewBlock(place.entry, self._theme, per_minute=self._per_minute, parent=self)
        block.movable = place.timed and not self._plan.session.read_only
        block.choose(chosen=place.entry.id == self._plan.current)
        block.reached.connect(partial(self._plan.choose, place.entry.id))
        block.clicked.connect(partial(self._plan.choose, place.entry.id))
        block.walked.connect(partial(self._walk, place))
        block.shifted.connect(partial(self._plan.shift, place.entry.id))
        block.show()
        return block

    def _walk(self, place: Place, columns: int, blocks: int) -> None:
        found = next_place(self._day, place, columns, blocks)
        if found is not None:
            self.blocks[found].setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        row = 2 * self._theme_height() + GRID
        seen: dict[int, int] = {}
        for place, block in self.blocks.items():
            room = self._column(place.column)
            if place.timed:
                width = (room.width() - _GAP) // place.lanes
                block.setGeometry(
                    room.left() + place.lane * width,
                    self._y(place.begins),
                    width - 2,
                    round(place.length * self._per_minute) - 1,
                )
            else:
                nth = seen.get(place.column, 0)
                seen[place.column] = nth + 1
                top = _HEAD + nth * row
                block.setGeometry(room.left(), top, room.width() - _GAP, row - 2)
        hours = (self._day.last - self._day.first) * 60 if self._day.day else 0
        self.setMinimumHeight(self._y(self._day.first * 60) + round(hours * self._per_minute) + 16)
        self.setMinimumWidth(self._hours + _NARROWEST * max(len(self._day.columns), 1))

    def _column(self, column: int) -> QRect:
        count = max(len(self._day.columns), 1)
        width = (self.width() - self._hours) // count
        return QRect(self._hours + column * width, 0, width, self.height())

    def _above(self) -> int:
        most = max((self._day.untimed(n) for n in range(len(self._day.columns))), default=0)
        return most * (2 * self._theme_height() + GRID)

    def _theme_height(self) -> int:
        return self.fontMetrics().height()

    def _y(self, minute: int) -> int:
        after = round((minute - self._day.first * 60) * self._per_minute)
        return _HEAD + self._above() + GRID + after
