"""Chips: a word with a rounded frame, solid where somebody typed it, pale where inherited."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from ui.theme import Theme

_ROUND = 5.0


class ChipLook(Enum):
    """How sure a chip looks."""

    SOLID = "solid"
    """Somebody has typed it."""
    PALE = "pale"
    """Inherited from the guide."""
    SPEAKER = "speaker"
    SIGNAL = "signal"


@dataclass(frozen=True)
class Chip:
    """A chip."""

    text: str
    look: ChipLook


def paint_chip(painter: QPainter, chip: Chip, place: QRectF, theme: Theme, font: QFont) -> None:
    """Paint a chip; not by colour alone: an inherited one has a dashed frame and no ground."""
    frame = place.adjusted(0.5, 1.5, -0.5, -1.5)
    ground, line, ink = {
        ChipLook.SOLID: ("accent", "accent", "on_accent"),
        ChipLook.PALE: ("", "control", "muted"),
        ChipLook.SPEAKER: ("accent_soft", "accent_soft", "accent"),
        ChipLook.SIGNAL: ("reference_soft", "reference_soft", "reference"),
    }[chip.look]
    pen = QPen(theme.color(line), 1.0)
    if chip.look is ChipLook.PALE:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, _ROUND, _ROUND)
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, chip.text)
