"""A plain field with a scale on two sides. Lengths are points."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kompass.charts.ink import Box, Ink, hair
from kompass.charts.lettering import Face, width
from kompass.charts.theme import ChartTheme

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

NOTE = 0.9


@dataclass(frozen=True)
class Axes:
    """A field and the values at its edges."""

    field: Box
    first: float
    last: float
    low: float
    high: float

    def x(self, value: float) -> float:
        """Return where a value stands from left to right."""
        share = (value - self.first) / (self.last - self.first)
        return self.field.left + self.field.width * min(1.0, max(0.0, share))

    def y(self, value: float) -> float:
        """Return where a value stands from bottom to top."""
        share = (value - self.low) / (self.high - self.low)
        return self.field.bottom + self.field.height * min(1.0, max(0.0, share))


def field_in(box: Box, size: float, labels: Sequence[str]) -> Box:
    """Return the field left in ``box`` beside these labels and above one line of words."""
    room = max((width(text, Face.REGULAR, NOTE * size) for text in labels), default=0.0)
    return Box(box.left + room + 0.7 * size, box.bottom + 1.6 * size, box.right, box.top - size)


def draw_rungs(
    picture: "Picture",
    theme: ChartTheme,
    axes: Axes,
    ticks: Sequence[tuple[float, str]],
    size: float,
) -> None:
    """Draw quiet lines across the field with their words to the left."""
    field = axes.field
    lines = [[(field.left, axes.y(at)), (field.right, axes.y(at))] for at, _ in ticks]
    picture.strokes(lines, Ink(edge=theme.grid, width=hair(size), order=0.5))
    for at, words in ticks:
        place = (field.left - 0.6 * size, axes.y(at) - 0.3 * NOTE * size)
        picture.write(
            place, words, face=Face.REGULAR, size=NOTE * size, colour=theme.quiet, align=1
        )


def draw_feet(
    picture: "Picture",
    theme: ChartTheme,
    axes: Axes,
    ticks: Sequence[tuple[float, str]],
    size: float,
) -> None:
    """Draw the base line with words below it, as many as stand clear of each other."""
    field = axes.field
    base = [[(field.left, field.bottom), (field.right, field.bottom)]]
    picture.strokes(base, Ink(edge=theme.rim, width=1.3 * hair(size), order=0.6))
    small = NOTE * size
    widest = max((width(words, Face.REGULAR, small) for _, words in ticks), default=0.0)
    places = [axes.x(at) for at, _ in ticks]
    apart = min((b - a for a, b in pairwise(places)), default=field.width)
    every = next((n for n in (1, 2, 5, 10, 20, 50) if n * apart > widest + 0.8 * small), 100)
    for at, words in ticks[::every]:
        half = width(words, Face.REGULAR, small) / 2
        x = min(max(axes.x(at), field.left + half - 0.3 * small), field.right - half)
        picture.write(
            (x, field.bottom - 1.25 * small), words,
            face=Face.REGULAR, size=small, colour=theme.quiet, align=0,
        )  # fmt: skip
