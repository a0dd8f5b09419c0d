"""The programme day by day: a time line with one column for each assessor."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.models import interviews_fields as fields
from ui.models.interviews_plan import InterviewPlan
from ui.models.interviews_timeline import day_plan
from ui.theme import GRID, Theme, mark
from ui.widgets.interview_canvas import DayCanvas
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from kompass.ids import RowId


class InterviewDays(QWidget):
    """One day at a time, chosen above."""

    def __init__(self, plan: InterviewPlan, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._theme = theme
        self._day: date | None = None
        self._stale = True
        self._group = QButtonGroup(self)
        self.days: dict[date | None, QToolButton] = {}
        self.canvas = DayCanvas(plan, theme)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.canvas)
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID // 2)
        self._row.addStretch(1)
        self._keys = wrapped(
            self.tr(
                "Pilarna går mellan intervjuer, Alt+pil flyttar en kvart, "
                "PgUp och PgDn byter dag, med Alt flyttar de intervjun dit."
            ),
            text="small",
            tone="muted",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(self._row)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._keys)
        plan.changed.connect(self.follow)
        plan.chosen.connect(self._on_chosen)
        plan.session.lock_changed.connect(self.follow)
        theme.changed.connect(self.follow)
        self.canvas.day_requested.connect(self._turn)

    def follow(self) -> None:
        """Show the programme as it stands; while nobody looks that waits."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        days = self._plan.programme.days()
        entry = self._plan.entry
        held = self.canvas.held
        if self._day not in days or (held and entry and held.entry.id == entry.id):
            # The interview that has the keyboard is followed to another day.
            self._day = entry.interview.day if entry else days[0]
        if list(self.days) != list(days):
            self._make(days)
        for day, button in self.days.items():
            count = len(self._plan.programme.on(day))
            text = fields.day_in_short(day) if day else self.tr("utan dag")
            button.setText(f"{text} ({count})")
        self._show(self._day)

    def take_keyboard(self) -> None:
        """Put the keyboard on the current interview, or on the first one."""
        self.canvas.take_keyboard()

    def showEvent(self, event: object) -> None:
        """Take over what has changed meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]
        entry = self._plan.entry
        if entry is not None:
            self._day = entry.interview.day
        self.follow()

    def _show(self, day: date | None) -> None:
        self._day = day
        if day in self.days:
            self.days[day].setChecked(True)
        self.canvas.show_day(day_plan(self._plan.programme, day))

    def _on_chosen(self, row: RowId | None) -> None:
        entry = self._plan.programme.entry(row)
        if not self.isVisible() or entry is None:
            return
        if entry.interview.day != self._day:
            self._show(entry.interview.day)
        block = self.canvas.show_chosen(row)
        if block is not None:
            self._scroll.ensureWidgetVisible(block, 0, 2 * GRID)

    def _turn(self, by: int) -> None:
        days = list(self.days)
        to = days.index(self._day) + by if self._day in days else 0
        if 0 <= to < len(days):
            self._show(days[to])
            first = next(iter(self.canvas.blocks.values()), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, days: tuple[date | None, ...]) -> None:
        for button in self.days.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.days = {}
        for place, day in enumerate(days):
            button = QToolButton()
            button.setCheckable(True)
            mark(button, kind="switch")
            self._group.addButton(button)
            button.clicked.connect(partial(self._show, day))
            self.days[day] = button
            self._row.insertWidget(place, button)
