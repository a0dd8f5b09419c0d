"""Pens, markers and type sizes of the charts. Lengths are points (1/72 inch)."""

import math
from dataclasses import dataclass

from kompass.charts.theme import ChartTheme

XY = tuple[float, float]
SAMPLE = 2.6
"""Width of the piece of line or bar in a legend, in sizes."""


@dataclass(frozen=True)
class Ink:
    """How a shape or line is drawn; ``dash`` is points on and off, none for a solid line."""

    fill: str | None = None
    opacity: float = 1.0
    edge: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    order: float = 1.0


@dataclass(frozen=True)
class Mark:
    """A marker: matplotlib's sign for its form, its size, its colours and the edge's width."""

    sign: str
    size: float
    fill: str
    edge: str
    width: float
    order: float = 6.0


@dataclass(frozen=True)
class Spot:
    """A value in a picture: where (shares of width and height from the top left) and what."""

    x: float
    y: float
    area: int
    """The place of the area in the profile, counted from 0."""
    words: str


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def corners(self) -> list[XY]:
        """The four corners, from the lower left against the clock."""
        return [
            (self.left, self.bottom),
            (self.right, self.bottom),
            (self.right, self.top),
            (self.left, self.top),
        ]

    def holds(self, other: "Box") -> bool:
        """Return whether ``other`` lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )

    def touches(self, other: "Box") -> bool:
        """Return whether the two share any place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def inset(self, by: float) -> "Box":
        """Return the rectangle with an edge taken off all around."""
        return Box(self.left + by, self.bottom + by, self.right - by, self.top - by)


def type_size(size: XY) -> float:
    """Return the size of the names in a picture: it grows more slowly than the picture."""
    return max(4.0, min(22.0, 6.9 * math.pow(min(size) / 240.0, 0.64)))


def margin(size: float) -> float:
    """Return the empty edge around a picture with this type size."""
    return 1.1 * size


def hair(size: float) -> float:
    """Return the width of the thinnest line."""
    return max(0.5, 0.075 * size)


def own_line(theme: ChartTheme, size: float) -> Ink:
    """Return the pen of the own profile: thick and solid."""
    return Ink(edge=theme.own, width=0.29 * size, order=4)


_DASHES = ((3.4, 2.0), (7.0, 1.8, 1.2, 1.8), (1.2, 1.5), (5.0, 1.4, 1.2, 1.4, 1.2, 1.4))
_SIGNS = ("D", "s", "^", "v")
"""How the first, second, third and fourth reference are told apart, besides by colour."""


def reference_colour(theme: ChartTheme, nth: int = 0) -> str:
    """Return the colour of a reference: the one there is for them, every other one grey."""
    return theme.quiet if nth % 2 else theme.reference


def reference_line(theme: ChartTheme, size: float, nth: int = 0) -> Ink:
    """Return the pen of reference ``nth``, from 0: thinner, dashed in a way of its own."""
    pen = 0.17 * size
    dash = tuple(pen * part for part in _DASHES[nth % len(_DASHES)])
    return Ink(edge=reference_colour(theme, nth), width=pen, dash=dash, order=5)


def own_mark(theme: ChartTheme, size: float) -> Mark:
    """Return the own value's marker: round, with an edge that lifts it off every line."""
    return Mark("o", 0.98 * size, theme.own, theme.background, 0.13 * size)


def open_mark(theme: ChartTheme, size: float) -> Mark:
    """Return the marker of an own value that is not final, or not there: a hollow ring."""
    return Mark("o", 0.86 * size, theme.background, theme.own, 0.16 * size)


def reference_mark(theme: ChartTheme, size: float, nth: int = 0) -> Mark:
    """Return the marker of reference ``nth``: smaller than the own one so that both show."""
    colour = reference_colour(theme, nth)
    return Mark(
        _SIGNS[nth % len(_SIGNS)], 0.62 * size, colour, theme.background, 0.11 * size, order=7
    )


def bar_line(theme: ChartTheme, size: float, nth: int = 0) -> tuple[Ink, Ink]:
    """Return the two pens of a reference across a bar: a broad one that clears, then the line."""
    return (
        Ink(edge=theme.background, width=0.42 * size, order=4),
        Ink(edge=reference_colour(theme, nth), width=0.17 * size, order=5),
    )


def bar_outline(theme: ChartTheme, size: float) -> Ink:
    """Return the pen of points so far: the bar of an unfinished area is not filled."""
    return Ink(edge=theme.own, width=0.14 * size, order=3)
