"""How large the pages are shown: by a number, or as wide or as high as the window."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

SCALE: Final = 96 / 72
"""Pixels per point at 100 %."""
STEPS: Final = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class Fit(Enum):
    """What decides the zoom."""

    NUMBER = auto()
    WIDTH = auto()
    PAGE = auto()


def next_zoom(zoom: float, direction: int) -> float:
    """Return the step above (1) or below (-1) a zoom."""
    if direction > 0:
        return next((step for step in STEPS if step > zoom * 1.01), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < zoom * 0.99), STEPS[0])


def fitting_zoom(
    fit: Fit, page: tuple[float, float], room: tuple[float, float], *, widest: float = STEPS[-1]
) -> float:
    """Return the zoom at which a page (points) fits a room (pixels)."""
    width, height = max(page[0], 1.0), max(page[1], 1.0)
    zoom = room[0] / (width * SCALE)
    zoom = min(zoom, room[1] / (height * SCALE)) if fit is Fit.PAGE else min(zoom, widest)
    return min(max(zoom, 0.05), STEPS[-1])
