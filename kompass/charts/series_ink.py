"""How several series are told apart: a dash, a marker and a weight each, and a colour.

The first is the own one: thick, solid, round. A recast point is hollow and its line dotted;
a point that is not comparable is hollow with a stroke through it and has no line at all.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kompass.charts.ink import SAMPLE, XY, Ink, Mark, own_line, own_mark
from kompass.charts.several import NOT_COMPARABLE, SAME
from kompass.charts.theme import ChartTheme

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

_DASHES = ((), (3.4, 2.0), (), (8.0, 2.0, 1.4, 2.0), (6.5, 2.6), (4.2, 1.5, 1.3, 1.5, 1.3, 1.5))
_SIGNS = ("o", "D", "s", "^", "v", "P")
_WEIGHTS = (0.29, 0.18, 0.12, 0.16, 0.16, 0.16)
_SIZES = (0.98, 0.64, 0.66, 0.78, 0.78, 0.84)
"""Of markers, so that all forms look equally large."""
_DOTS = (1.1, 2.1)
_RECAST_WEIGHT = 0.15


def series_colour(theme: ChartTheme, nth: int) -> str:
    """Return the colour of series ``nth``, from 0, the own one."""
    return theme.series[nth]


def series_line(theme: ChartTheme, size: float, nth: int, likeness: str = SAME) -> Ink:
    """Return the pen of series ``nth``; dotted where what it joins is recast."""
    if nth == 0 and likeness == SAME:
        return replace(own_line(theme, size), order=4)
    pen = (_WEIGHTS[nth] if likeness == SAME else _RECAST_WEIGHT) * size
    dash = tuple(pen * part for part in (_DASHES[nth] if likeness == SAME else _DOTS))
    return Ink(edge=series_colour(theme, nth), width=pen, dash=dash, order=5)


def series_mark(theme: ChartTheme, size: float, nth: int, likeness: str = SAME) -> Mark:
    """Return the marker of series ``nth``: filled where it is comparable, hollow otherwise."""
    colour = series_colour(theme, nth)
    if nth == 0 and likeness == SAME:
        return replace(own_mark(theme, size), order=6.5)
    order = 7.0 - 0.05 * nth
    if likeness == SAME:
        edge = 0.11 * size
        return Mark(_SIGNS[nth], _SIZES[nth] * size, colour, theme.background, edge, order)
    return Mark(_SIGNS[nth], _SIZES[nth] * size, theme.background, colour, 0.12 * size, order)


def draw_marks(
    picture: "Picture",
    theme: ChartTheme,
    size: float,
    nth: int,
    places: Sequence[tuple[XY, str]],
) -> None:
    """Draw the markers of series ``nth``: places, each with its likeness to the base."""
    for likeness in dict.fromkeys(likeness for _, likeness in places):
        at = [place for place, found in places if found == likeness]
        picture.marks(at, series_mark(theme, size, nth, likeness))
        if likeness == NOT_COMPARABLE:
            strike(picture, at, series_colour(theme, nth), size)


def strike(picture: "Picture", places: Sequence[XY], colour: str, size: float) -> None:
    """Draw a stroke through each marker that is not comparable."""
    half = 0.55 * size
    lines = [[(x - half, y - half), (x + half, y + half)] for x, y in places]
    picture.strokes(lines, Ink(edge=colour, width=0.12 * size, order=7.5))


def draw_sample(
    picture: "Picture", theme: ChartTheme, size: float, nth: int, at: XY, likeness: str = SAME
) -> None:
    """Draw a piece of a series' line with its marker for a legend, centred on the height."""
    x, y = at
    if likeness != NOT_COMPARABLE:
        ends = [(x, y), (x + SAMPLE * size, y)]
        picture.strokes([ends], series_line(theme, size, nth, likeness))
    draw_marks(picture, theme, size, nth, [((x + SAMPLE / 2 * size, y), likeness)])
