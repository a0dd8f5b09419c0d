"""A grid of small panels: how many beside each other, and where their parts stand. Points."""

from collections.abc import Sequence
from dataclasses import dataclass

from kompass.charts.ink import Box
from kompass.charts.lettering import LINE, Breaking, Face, break_lines, clean

NOTE = 0.9
_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64)
_FLATTEST = 3.0
"""A panel is worth its place if the chart in it is so many sizes high."""
_BEST_SHAPE = 1.5
_BETWEEN = 2.2
"""Between two panels, in sizes."""


@dataclass(frozen=True)
class Panel:
    """One panel: the lines of its title from the top, and the box of its chart."""

    title: tuple[str, ...]
    box: Box
    """The whole panel."""
    chart: Box


@dataclass(frozen=True)
class Panels:
    """Panels row by row from the upper left, with their type size."""

    size: float
    panels: tuple[Panel, ...]


def lay_panels(titles: Sequence[str], size: float, box: Box) -> Panels:
    """Return the panels with the largest type, up to ``size``, for which every title fits.

    Below each title stands one line of words, below each chart one line of years.
    """
    best = _columns(len(titles), box)
    whole = Breaking(3, hyphenate=True)
    tries = [(scale, columns, whole) for scale in _SCALES for columns in best]
    tries.append((_SCALES[-1], best[0], Breaking(1, hyphenate=True, shorten=True)))
    for scale, columns, how in tries:
        found = _laid(titles, size * scale, box, columns, how)
        if found is not None:
            return found
    raise AssertionError("shortened titles always fit")


def _columns(count: int, box: Box) -> list[int]:
    """Return numbers of columns, the one with the best-shaped panels first."""

    def misfit(columns: int) -> float:
        rows = -(-count // columns)
        shape = (box.width / columns) / max(1.0, box.height / rows)
        empty = rows * columns - count
        return max(shape / _BEST_SHAPE, _BEST_SHAPE / max(shape, 0.01)) + 0.12 * empty

    return sorted(range(1, min(count, 6) + 1), key=misfit)


def _laid(
    titles: Sequence[str],
    size: float,
    box: Box,
    columns: int,
    how: Breaking,
) -> Panels | None:
    rows = -(-len(titles) // columns)
    across = (box.width - (columns - 1) * _BETWEEN * size) / columns
    high = (box.height - (rows - 1) * 0.9 * size) / rows
    broken = [break_lines(clean(text), Face.SEMIBOLD, size, across, how) for text in titles]
    lines = [text for text in broken if text is not None]
    if len(lines) < len(broken):
        return None
    panels = []
    for nth, title in enumerate(lines):
        row, column = divmod(nth, columns)
        left = box.left + column * (across + _BETWEEN * size)
        top = box.top - row * (high + 0.9 * size)
        tallest = max(len(text) for text in lines[row * columns : (row + 1) * columns])
        head = (tallest * LINE + NOTE * LINE + 0.5) * size
        whole = Box(left, top - high, left + across, top)
        chart = Box(left, whole.bottom + 1.2 * size, whole.right, top - head)
        if not how.shorten and chart.height < _FLATTEST * size:
            return None
        panels.append(Panel(title, whole, chart))
    return Panels(size, tuple(panels))
