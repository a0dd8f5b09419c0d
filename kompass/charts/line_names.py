"""Finds where a line may carry its name: beside it, clear of every other line and mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kompass.charts.ink import XY, Box
from kompass.charts.lettering import Face, width

_ALONG = (0.5, 0.35, 0.65, 0.2, 0.8)
_OFF = (0.8, -0.8, 1.2, -1.2, 1.8, -1.8)
"""How far off its line a name may stand, in sizes upwards."""
_CLEAR = 0.35
"""Empty room around a name, in sizes."""
Lines = Sequence[tuple[XY, XY]]


@dataclass(frozen=True)
class Ground:
    """What lies around a line: names keep off all of it."""

    others: Lines
    """Pieces of the other lines."""
    rim: Lines
    marks: Sequence[XY]
    edge: Box
    """Names stay inside."""


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
    that names do not cross and ``edge`` the box they stay in. Lengths are points.
    """
    used = list(taken)
    outline = list(pairwise([*rim, rim[0]]))
    found = []
    for nth in range(1, len(names)):
        others = [piece for at, pieces in enumerate(lines) if at != nth for piece in pieces]
        room = width(names[nth], Face.SEMIBOLD, size)
        ground = Ground(others, outline, marks, edge)
        best = _best(room, lines[nth], ground, used, size)
        if best is not None:
            used.append(best)
            found.append((nth, best))
    return found


def _best(room: float, own: Lines, ground: Ground, used: Sequence[Box], size: float) -> Box | None:
    """Return the first free place, the nearest to the line first."""
    for off in _OFF:
        for a, b in own:
            for along in _ALONG:
                x = a[0] + along * (b[0] - a[0])
                on_line = a[1] + along * (b[1] - a[1])
                y = on_line + off * size
                box = Box(x - room / 2, y - 0.45 * size, x + room / 2, y + 0.45 * size)
                low, high = min(box.bottom, on_line), max(box.top, on_line)
                between = Box(box.left, low, box.right, high)
                apart = box.inset(-0.7 * size), between
                if any(crosses(kept, *piece) for kept in apart for piece in ground.others):
                    continue
                if _free(box, own, ground, used, size):
                    return box
    return None


def _free(box: Box, own: Lines, ground: Ground, used: Sequence[Box], size: float) -> bool:
    wide = box.inset(-_CLEAR * size)
    return (
        ground.edge.holds(wide)
        and not any(wide.touches(other) for other in used)
        and not any(_covers(wide, mark) for mark in ground.marks)
        and not any(crosses(box, *piece) for piece in own)
        and not any(crosses(wide, *piece) for piece in ground.rim)
    )


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
