"""Names beside the own dots of a chart with many, on plates that keep them readable."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kompass.charts.ink import XY, Box, Ink
from kompass.charts.lettering import Face, clean, width
from kompass.charts.theme import ChartTheme

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

_PLACES = ((1, 0.0), (-1, 0.0), (0, 1.2), (0, -1.2), (1, 1.1), (-1, 1.1), (1, -1.1), (-1, -1.1))
"""To which side of its dot a name stands, and how many sizes above."""


def name_dots(
    picture: "Picture",
    theme: ChartTheme,
    dots: Sequence[tuple[XY, str, Face]],
    size: float,
    field: Box,
) -> None:
    """Write each name beside its dot, where it stays in ``field`` and off the other names.

    Names in ``Face.SEMIBOLD`` are the own ones; they come first.
    """
    taken = [Box(x, y, x, y).inset(-0.5 * size) for (x, y), _, _ in dots]
    for (x, y), words, face in sorted(dots, key=lambda dot: dot[2] != Face.SEMIBOLD):
        text = clean(words)
        room = width(text, face, size)
        for side, up in _PLACES:
            left = x - room / 2 + side * (room / 2 + 0.9 * size)
            box = Box(left, y + (up - 0.5) * size, left + room, y + (up + 0.55) * size)
            if field.holds(box) and not any(box.touches(other) for other in taken):
                break
        else:
            continue
        taken.append(box)
        plate = Ink(fill=theme.background, opacity=0.86, order=7.2)
        picture.shapes([box.inset(-0.15 * size).corners], plate)
        at = (box.left, box.bottom + 0.22 * size)
        colour = theme.own if face == Face.SEMIBOLD else theme.ink
        picture.write(at, text, face=face, size=size, colour=colour)
