"""Finds where a line may carry its name: beside it, clear of every other line and mark."""

from collections.abc import Sequence
from itertools import pairwise

from kompass.charts.ink import XY, Box
from kompass.charts.lettering import Face, width

_ALONG = (0.5, 0.35, 0.65, 0.2, 0.8)
_OFF = (0.8, -0.8, 1.2, -1.2, 1.8, -1.8)
"""How far off its line a name may stand, in sizes upwards."""
_CLEAR = 0.35
"""Empty room around a name, in sizes."""
Lines = Sequence[tuple[XY, XY]]


def named_places(
    names: Sequence[str],
    lines: Sequence[Lines],
    marks: Sequence[XY],
    taken: Sequence[Box],
    size: float,
    rim: Sequence[XY],
    edge: Box,
) -> list[tuple[int, Box]]:
    """Return for every line but the first the box for its name, as far as there is room.

    A name stands nearer to its own line than to any other.

    ``lines`` are pieces of every line, ``marks`` the points on them, ``rim`` an outline
    that they do not cross and ``edge`` the box they stay in. Lengths are points.
    """
    used = list(taken)
    outline = list(pairwise([*rim, rim[0]]))
    found = []
    for nth in range(1, len(names)):
        others = [piece for at, pieces in enumerate(lines) if at != nth for piece in pieces]
        room = width(names[nth], Face.SEMIBOLD, size)
        best = _best(room, lines[nth], others, marks, used, size, outline, edge)
        if best is not None:
            used.append(best)
            found.append((nth, best))
    return found


def _best(
    room: float,
    own: Lines,
    others: Lines,
    marks: Sequence[XY],
    used: Sequence[Box],
    size: float,
    rim: Lines,
    edge: Box,
) -> Box | None:
    for off in _OFF:
        for a, b in own:
            for along in _ALONG:
                x = a[0] + along * (b[0] - a[0])
                y = a[1] + along * (b[1] - a[1]) + off * size
                box = Box(x - room / 2, y - 0.45 * size, x + room / 2, y + 0.45 * size)
                wide = box.inset(-_CLEAR * size)
                apart = box.inset(-(abs(off) + 0.2) * size)
                free = not any(wide.touches(other) for other in used)
                free = free and not any(_covers(wide, mark) for mark in marks)
                free = free and not any(crosses(box, *piece) for piece in own)
                free = free and not any(crosses(apart, *piece) for piece in others)
                free = free and not any(crosses(wide, *piece) for piece in rim)
                if free and edge.holds(wide):
                    return box
    return None


def crosses(box: Box, a: XY, b: XY) -> bool:
    """Return whether the line from ``a`` to ``b`` passes through ``box``."""
    low, high = 0.0, 1.0
    for start, end, first, last in (
        (a[0], b[0], box.left, box.right),
        (a[1], b[1], box.bottom, box.top),
    ):
        if start == end:
            if not first < start < last:
                return False
            continue
        one, other = sorted(((first - start) / (end - start), (last - start) / (end - start)))
        low, high = max(low, one), min(high, other)
    return low < high


def _covers(box: Box, place: XY) -> bool:
    return box.left < place[0] < box.right and box.bottom < place[1] < box.top
