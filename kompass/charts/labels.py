"""Where the names around a compass go, and how large the compass may then be.

Lengths are points; the origin is the centre of the compass, y grows upwards. Each label is
broken to the room outside its point, labels on one side are pushed apart where they would
touch, and the largest compass is sought for which everything stays inside. If that compass
is too small, words are divided, then the type shrinks, and last of all names are cut off.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from kompass.charts.blocks import Block, Label, Placed, broken
from kompass.charts.lettering import Breaking

GAP = 0.95
"""Between a point and its label, in sizes."""


@dataclass(frozen=True)
class Layout:
    """A compass of this radius with its labels, and how much lies above and below its centre."""

    radius: float
    size: float
    placed: tuple[Placed, ...]
    above: float
    below: float


@dataclass(frozen=True)
class _Attempt:
    """Type size in shares of the wished one, how to break, and the radius that is enough."""

    scale: float
    breaking: Breaking
    enough: float
    """In shares of the shorter side of the room."""


_ATTEMPTS = (
    _Attempt(1.0, Breaking(3), 0.33),
    _Attempt(1.0, Breaking(5, hyphenate=True), 0.26),
    _Attempt(0.94, Breaking(5, hyphenate=True), 0.24),
    _Attempt(0.88, Breaking(6, hyphenate=True), 0.22),
    _Attempt(0.82, Breaking(7, hyphenate=True), 0.20),
    _Attempt(0.82, Breaking(4, hyphenate=True, shorten=True), 0.20),
    _Attempt(0.76, Breaking(3, hyphenate=True, shorten=True), 0.18),
    _Attempt(0.76, Breaking(1, hyphenate=True, shorten=True), 0.15),
    _Attempt(0.70, Breaking(0, shorten=True), 0.05),
)
_STEPS = 9
_WORTH_DIVIDING = 1.1
"""Words are divided only for a compass that grows by this much."""


def lay_out(labels: Sequence[Label], size: float, room: tuple[float, float]) -> Layout:
    """Return the largest readable compass for these labels in ``room`` (width, height).

    ``size`` is the wished type size of the names. Where nothing fits at all the labels are
    left out and the compass fills the room.
    """
    shorter = min(room)
    whole: Layout | None = None
    for attempt in _ATTEMPTS:
        found = _largest(labels, size * attempt.scale, room, attempt.breaking)
        if found is not None and found.radius >= attempt.enough * shorter:
            if whole and whole.radius * _WORTH_DIVIDING >= found.radius:
                return whole
            return found
        whole = whole or found
    radius = max(shorter / 2 - size, shorter / 4)
    return Layout(radius, size, (), radius, radius)


def corner(nth: int, count: int) -> tuple[float, float]:
    """Return the direction of point ``nth`` of ``count``: the first straight up, clockwise."""
    angle = 2 * pi * nth / count
    return sin(angle), cos(angle)


def _largest(
    labels: Sequence[Label], size: float, room: tuple[float, float], how: Breaking
) -> Layout | None:
    low, high = 0.0, min(room[0] / 2, room[1] / 1.7)
    best: Layout | None = None
    for _ in range(_STEPS):
        radius = (low + high) / 2
        layout = _arranged(labels, size, room, how, radius)
        if layout is None:
            high = radius
        else:
            best, low = layout, radius
    return best


def _arranged(
    labels: Sequence[Label], size: float, room: tuple[float, float], how: Breaking, radius: float
) -> Layout | None:
    """Return the labels around a compass of ``radius``, or ``None`` if they do not fit."""
    count = len(labels)
    placed: dict[int, Placed] = {}
    for side in (-1, 1):
        nths = [n for n in range(count) if _side(n, count) == side]
        found = _side_labels(nths, labels, size, room[0] / 2, how, radius)
        if found is None:
            return None
        placed.update(found)
    for nth in range(count):
        if _side(nth, count) == 0:
            middle = _middle_label(nth, labels, size, room[0] / 2, how, radius)
            if middle is None:
                return None
            placed[nth] = middle
    return _checked([placed[nth] for nth in range(count)], size, room, radius)


def _checked(
    placed: Sequence[Placed], size: float, room: tuple[float, float], radius: float
) -> Layout | None:
    count = len(placed)
    lowest = min(corner(nth, count)[1] for nth in range(count)) * radius
    above = max([radius, *(label.top for label in placed)])
    below = -min([lowest, *(label.bottom for label in placed)])
    inside = all(abs(x) <= room[0] / 2 for label in placed for x in (label.left, label.right))
    if not inside or above + below > room[1] or _any_touching(placed, 0.35 * size):
        return None
    return Layout(radius, size, tuple(placed), above, below)


def _side(nth: int, count: int) -> int:
    x = corner(nth, count)[0]
    return 0 if abs(x) < 0.01 else (1 if x > 0 else -1)


def _middle_label(
    nth: int, labels: Sequence[Label], size: float, half: float, how: Breaking, radius: float
) -> Placed | None:
    """Return the label straight above or below the compass."""
    count = len(labels)
    beside = abs(corner(nth + 1, count)[0]) * radius + (GAP - 0.5) * size
    block = broken(labels[nth], size, 2 * min(half, beside), how)
    if block is None:
        return None
    up = corner(nth, count)[1] > 0
    edge = radius + (0.8 * GAP + labels[nth].apart) * size
    return Placed(block, -block.width / 2, edge + block.height if up else -edge, 0)


def _side_labels(
    nths: Sequence[int],
    labels: Sequence[Label],
    size: float,
    half: float,
    how: Breaking,
    radius: float,
) -> dict[int, Placed] | None:
    """Return the labels right or left of the compass, pushed apart where they would touch."""
    count = len(labels)
    blocks: list[Block] = []
    for nth in nths:
        x = abs(corner(nth, count)[0]) * radius
        gap = GAP + labels[nth].apart
        block = broken(labels[nth], size, half - x - (gap + 0.4) * size, how)
        if block is None:
            return None
        blocks.append(block)
    order = sorted(range(len(nths)), key=lambda at: -corner(nths[at], count)[1])
    tops = [_wished_top(corner(nths[at], count)[1], radius, blocks[at].height) for at in order]
    tops = _pushed(tops, [blocks[at].height for at in order], 0.5 * size)
    found: dict[int, Placed] = {}
    outline = _outline(count, radius)
    for at, top in zip(order, tops, strict=True):
        nth, block = nths[at], blocks[at]
        rim = max(outline(top - block.height, top), abs(corner(nth, count)[0]) * radius)
        edge = rim + (GAP + block.label.apart) * size
        right = corner(nth, count)[0] > 0
        left = edge if right else -edge - block.width
        found[nth] = Placed(block, left, top, -1 if right else 1)
    return found


def _wished_top(up: float, radius: float, height: float) -> float:
    """Return the top edge: a label beside its point, higher up the higher the point."""
    return up * radius + height * (1 + up) / 2


def _pushed(tops: list[float], heights: Sequence[float], apart: float) -> list[float]:
    """Return top edges, from above downwards, moved as little as keeps labels apart."""
    moved = list(tops)
    for _ in range(12):
        for at, (upper, lower) in enumerate(pairwise(list(moved))):
            overlap = lower + apart - (upper - heights[at])
            if overlap > 0:
                moved[at] += overlap / 2
                moved[at + 1] -= overlap / 2
    return moved


def _outline(count: int, radius: float) -> Callable[[float, float], float]:
    """Return a function for how far the rim reaches sideways between two heights."""
    rim = [(x * radius, y * radius) for x, y in (corner(nth, count) for nth in range(count))]
    rim = [(abs(x), y) for x, y in rim]

    def reach(low: float, high: float) -> float:
        widest = [x for x, y in rim if low <= y <= high]
        for (x0, y0), (x1, y1) in pairwise([*rim, rim[0]]):
            widest += [
                x0 + (x1 - x0) * (height - y0) / (y1 - y0)
                for height in (low, high)
                if y0 != y1 and min(y0, y1) <= height <= max(y0, y1)
            ]
        return max(widest, default=0.0)

    return reach


def _any_touching(placed: Sequence[Placed], apart: float) -> bool:
    for at, one in enumerate(placed):
        for other in placed[at + 1 :]:
            beside = one.right + apart <= other.left or other.right + apart <= one.left
            above = one.bottom >= other.top + apart / 2 or other.bottom >= one.top + apart / 2
            if not beside and not above:
                return True
    return False
