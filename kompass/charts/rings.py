"""Where the numbers of the rings stand: where no line of a profile crosses them."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import hypot

from kompass.charts.ink import XY


def runs(points: Sequence[XY | None]) -> list[list[XY]]:
    """Return the unbroken stretches around a closed profile; a missing point is a gap.

    A profile without gaps is one stretch that ends where it began.
    """
    count = len(points)
    gaps = [nth for nth, point in enumerate(points) if point is None]
    if not gaps:
        whole = [point for point in points if point is not None]
        return [[*whole, whole[0]]] if whole else []
    found: list[list[XY]] = [[]]
    for step in range(1, count + 1):
        point = points[(gaps[0] + step) % count]
        if point is None:
            found.append([])
        else:
            found[-1].append(point)
    return [run for run in found if run]


def ring_label_places(
    rings: Sequence[int],
    at: Callable[[int, float], XY],
    count: int,
    lines: Sequence[Sequence[XY]],
    clear: float,
) -> list[tuple[int, XY]]:
    """Return each ring with the place of its number, all of them between the same two points.

    The first gap clockwise is taken where every number is ``clear`` points from all lines.
    If there is none, every other ring goes without a number, or all but the rim do.
    """
    for chosen in (rings, rings[1::2], rings[-1:]):
        choices = [
            [_between(at(nth, ring), at(nth + 1, ring)) for ring in chosen] for nth in range(count)
        ]
        distances = [min(_distance(place, lines) for place in places) for places in choices]
        good = [nth for nth, distance in enumerate(distances) if distance >= clear]
        best = good[0] if good else distances.index(max(distances))
        if good:
            break
    return list(zip(chosen, choices[best], strict=True))


def _between(one: XY, other: XY) -> XY:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _distance(place: XY, lines: Sequence[Sequence[XY]]) -> float:
    return min(
        (_to_segment(place, a, b) for line in lines for a, b in pairwise(line)),
        default=float("inf"),
    )


def _to_segment(place: XY, a: XY, b: XY) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = ((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(place[0] - a[0] - along * dx, place[1] - a[1] - along * dy)
