"""The margin beside the pages: a bar and the question's number for each piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from kompass.assessment.material_kinds import Direction
from ui.reader.values import Mark
from ui.theme import SMALL_POINTS, Theme

AWAY: Final = 8.0
"""Pixels between the paper and the first bar."""
_BAR: Final = 3.0
_MOST_LANES: Final = 4
_INK: Final = {
    Direction.SUPPORTS: "accent",
    Direction.CONTRADICTS: "reference",
    Direction.BACKGROUND: "muted",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A mark and where its passage begins and ends, in pixels of the view."""

    mark: Mark
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar in its lane; ``room`` is the whole of bar and number, which can be clicked."""

    bar: Bar
    room: QRectF


class Margin:
    """Places and paints the bars of what is to be seen."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.placed: list[Placed] = []

    @property
    def lane(self) -> float:
        """The width of a lane in pixels: a bar and a number."""
        return self._metrics().horizontalAdvance("+8.10") + _BAR + 9.0

    def width(self, marks: Iterable[Sequence[Mark]]) -> int:
        """Return the pixels to keep free beside the paper for these marks of all pages."""
        lanes = max((_depth(page) for page in marks), default=0)
        return round(AWAY + min(lanes, _MOST_LANES) * self.lane) if lanes else 0

    def place(self, bars: Iterable[Bar], left: float, right: float) -> None:
        """Put bars that overlap side by side, between two edges in pixels."""
        least = self._metrics().height() + 2.0
        ends: list[float] = []
        lanes: list[tuple[Bar, int]] = []
        for bar in sorted(bars, key=lambda bar: (bar.top, -bar.bottom)):
            lane = next((n for n, end in enumerate(ends) if end <= bar.top), len(ends))
            end = max(bar.bottom, bar.top + least) + 2.0
            ends[lane:] = [end, *ends[lane + 1 :]]
            lanes.append((bar, lane))
        step = min(self.lane, max((right - left) / max(len(ends), 1), 10.0))
        self.placed = [
            Placed(
                bar,
                QRectF(left + lane * step, bar.top, step, max(bar.bottom - bar.top, least)),
            )
            for bar, lane in lanes
        ]

    def at(self, x: float, y: float) -> Mark | None:
        """Return the mark whose bar or number is at a point of the view."""
        for placed in reversed(self.placed):
            if placed.room.adjusted(-2, -1, 0, 1).contains(x, y):
                return placed.bar.mark
        return None

    def paint(self, painter: QPainter, pointed: Mark | None) -> None:
        """Paint all bars with their numbers; the painter counts in pixels of the view."""
        painter.setFont(self._theme.font(SMALL_POINTS, strong=True))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self.placed:
            self._paint_one(painter, placed, is_pointed=placed.bar.mark == pointed)

    def _paint_one(self, painter: QPainter, placed: Placed, *, is_pointed: bool) -> None:
        mark, room = placed.bar.mark, placed.room
        direction = Direction(mark.direction)
        ink = self._theme.color(_INK[direction])
        height = self._metrics().height()
        chip = QRectF(room.left() + _BAR + 2, room.top(), room.width() - _BAR - 4, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            ink if is_pointed else self._theme.color("line" if self._theme.dark else "page")
        )
        painter.drawRoundedRect(chip, 3, 3)
        style = {
            Direction.CONTRADICTS: Qt.PenStyle.DashLine, Direction.BACKGROUND: Qt.PenStyle.DotLine
        }.get(direction, Qt.PenStyle.SolidLine)  # fmt: skip
        pen = QPen(ink, _BAR + (1 if is_pointed else 0), style, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        middle = room.left() + _BAR / 2
        painter.drawLine(QPointF(middle, room.top()), QPointF(middle, room.bottom()))
        painter.setPen(self._theme.color("on_accent") if is_pointed else ink)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, mark.short)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font(SMALL_POINTS, strong=True))


def _depth(marks: Sequence[Mark]) -> int:
    """Return how many of the marks of a page lie above each other at most."""
    return max(
        (
            sum(other.start <= mark.start < max(other.end, other.start + 1) for other in marks)
            for mark in marks
        ),
        default=0,
    )
