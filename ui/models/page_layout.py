"""Where the pages of a document stand, one below the other. Pure geometry, no Qt."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

GAP: Final = 16
"""Pixels between pages, and around them."""
PIXELS_PER_POINT: Final = 96 / 72
"""At 100 %."""
STEPS: Final = (0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Zooms to step through."""


@dataclass(frozen=True)
class PageLayout:
    """Pages of these sizes (points) at a zoom, 1.0 being 100 %; in device independent pixels."""

    sizes: tuple[tuple[float, float], ...]
    zoom: float = 1.0

    @cached_property
    def pages(self) -> tuple[tuple[int, int], ...]:
        """Width and height of each page."""
        scale = self.zoom * PIXELS_PER_POINT
        return tuple((max(round(w * scale), 1), max(round(h * scale), 1)) for w, h in self.sizes)

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """Where each page begins."""
        tops, top = [], GAP
        for _, height in self.pages:
            tops.append(top)
            top += height + GAP
        return tuple(tops)

    @property
    def width(self) -> int:
        """Of everything, margins included."""
        return max((width for width, _ in self.pages), default=0) + 2 * GAP

    @property
    def height(self) -> int:
        """Of everything, margins included."""
        return self.tops[-1] + self.pages[-1][1] + GAP if self.pages else 0

    def between(self, top: int, bottom: int) -> range:
        """Return the pages of which anything stands between two heights."""
        if not self.pages:
            return range(0)
        first = max(bisect_right(self.tops, top) - 1, 0)
        if self.tops[first] + self.pages[first][1] <= top:
            first += 1
        return range(first, max(bisect_right(self.tops, bottom), first))

    def page_at(self, height: int) -> int:
        """Return the page at a height, the one above if it is in a gap."""
        return max(bisect_right(self.tops, height) - 1, 0)


def zoom_to_width(sizes: Sequence[tuple[float, float]], width: int) -> float:
    """Return the zoom at which the widest page fills ``width`` pixels, margins included."""
    widest = max((page_width for page_width, _ in sizes), default=0.0)
    room = width - 2 * GAP
    if widest <= 0 or room <= 0:
        return STEPS[0]
    return min(max(room / (widest * PIXELS_PER_POINT), 0.1), STEPS[-1])


def next_zoom(zoom: float, direction: int) -> float:
    """Return the step above (1) or below (-1) a zoom."""
    if direction > 0:
        return next((step for step in STEPS if step > zoom * 1.01), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < zoom * 0.99), STEPS[0])
