"""How the totals of a selection spread: one dot per result, or bars where there are many."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import ceil, floor
from statistics import median
from typing import TYPE_CHECKING

from kompass.charts.axes import Axes, draw_feet, draw_rungs, field_in
from kompass.charts.frame import OWN
from kompass.charts.ink import SAMPLE, XY, Box, Ink, Mark, Spot, type_size
from kompass.charts.lettering import Face, clean, width
from kompass.charts.several import TotalDot, Totals
from kompass.charts.several_frame import framed
from kompass.charts.theme import ChartTheme
from kompass.charts.trend import ENOUGH, in_words, warnings
from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

BIN = 25
"""Points of the total in one bar or stack."""
_TICK = 100
_BAR_KEY, _DOT_KEY, _MEDIAN_KEY = "bar", "dot", "median"
_DOT = 0.85
"""Diameter of a dot in shares of its room, which is so many sizes."""
_ROOM, _LARGEST = 0.95, 2.2
_MOST_NAMED = 4
"""So many own results carry their names, the highest first."""
_ROW = 1.25


def totals_chart(
    data: Totals,
    theme: ChartTheme,
    size: XY,
    *,
    title: bool = True,
    legend: bool = True,
) -> "Picture":
    """Return the totals in steps of 25 points, ``size`` in inches, the own ones named.

    Each result is a dot as long as the stacks have room; otherwise bars count them.
    """
    from kompass.charts.picture import Picture

    picture = Picture(size, theme.background, f"Summor {data.title}", describe(data))
    letters = type_size(picture.points)
    tallest = max(Counter(_bin(float(dot.total)) for dot in data.dots).values(), default=1)
    dotted = (tallest + 4) * _ROOM * letters < 0.5 * picture.points[1]
    box = framed(
        picture,
        theme,
        title=data.title if title else "",
        key=_key(data, dotted=dotted) if legend else (),
        sample=_sample,
        warnings=warnings(data),
    )
    axes = _axes(data, letters, box, tallest, dotted=dotted)
    low, high = int(axes.first), int(axes.last)
    ticks = [(float(at), str(at)) for at in range(low, high + 1) if at % _TICK == 0]
    draw_feet(picture, theme, axes, ticks, letters)
    if dotted:
        places = _draw_dots(picture, theme, data, axes, letters)
    else:
        places = _draw_bars(picture, theme, data, axes, letters)
    _draw_median(picture, theme, data, axes, letters)
    spots = zip(data.dots, places, strict=True)
    picture.remember([Spot(x, y, nth, in_words(d)) for nth, (d, (x, y)) in enumerate(spots)])
    return picture


def describe(data: Totals) -> str:
    """Return the spread of the totals in Swedish sentences."""
    said = [f"Summor {data.title}: {data.population}, {len(data.dots)} resultat."]
    totals = [dot.total for dot in data.dots]
    if totals:
        ends = format_number(min(totals)), format_number(max(totals))
        said.append(f"Lägst {ends[0]} och högst {ends[1]}.")
    if len(totals) >= ENOUGH:
        said.append(f"Median {format_number(median(totals))}.")
    said += [f"{in_words(dot)}." for dot in data.dots if dot.own]
    return " ".join([*said, *warnings(data)])


def _bin(total: float) -> int:
    return floor(total / BIN)


def _axes(data: Totals, size: float, box: Box, tallest: int, *, dotted: bool) -> Axes:
    totals = [float(dot.total) for dot in data.dots] or [0.0, float(data.maximum)]
    first = floor((min(totals) - 1) / _TICK) * _TICK
    last = ceil((max(totals) + 1) / _TICK) * _TICK
    field = field_in(box, size, [] if dotted else [str(tallest)])
    rows = min(_MOST_NAMED, sum(dot.own for dot in data.dots))
    lower = Box(field.left, field.bottom, field.right, field.top - (0.5 + _ROW * rows) * size)
    unit = min(max(0.5 * lower.height / max(1, tallest), _ROOM * size), _LARGEST * size)
    high = lower.height / unit if dotted else _rounded(tallest)
    return Axes(lower, max(0, first), last, 0, high)


def _rounded(count: int) -> int:
    step = _step(count)
    return ceil(count / step) * step


def _step(count: int) -> int:
    return next((n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500) if count / n <= 5), 1000)


def _draw_dots(
    picture: "Picture", theme: ChartTheme, data: Totals, axes: Axes, size: float
) -> list[XY]:
    """Stack the dots, the own ones lowest; return where each stands."""
    height: dict[int, int] = defaultdict(int)
    places: dict[int, XY] = {}
    order = sorted(range(len(data.dots)), key=lambda nth: not data.dots[nth].own)
    for nth in order:
        at = _bin(float(data.dots[nth].total))
        places[nth] = (axes.x(float(data.dots[nth].total)), axes.y(height[at] + 0.6))
        height[at] += 1
    unit = axes.y(1) - axes.y(0)
    for own in (False, True):
        shown = [places[nth] for nth, dot in enumerate(data.dots) if dot.own == own]
        colour = theme.own if own else theme.series[5]
        across = _DOT * unit if own else 0.8 * _DOT * unit
        mark = Mark("o" if own else "s", across, colour, theme.background, 0.1 * size)
        picture.marks(shown, mark)
    stems = [(dot, places[nth]) for nth, dot in enumerate(data.dots) if dot.own]
    _name_own(picture, theme, stems, axes, size)
    return [places[nth] for nth in range(len(data.dots))]


def _draw_bars(
    picture: "Picture", theme: ChartTheme, data: Totals, axes: Axes, size: float
) -> list[XY]:
    counts = Counter(_bin(float(dot.total)) for dot in data.dots)
    tallest = max(counts.values(), default=1)
    step = _step(tallest)
    rungs = [(float(at), str(at)) for at in range(0, _rounded(tallest) + 1, step)]
    draw_rungs(picture, theme, axes, rungs, size)
    gap = 0.06 * (axes.x(axes.first + BIN) - axes.x(axes.first))
    shapes = [
        Box(axes.x(at * BIN) + gap, axes.y(0), axes.x((at + 1) * BIN) - gap, axes.y(count)).corners
        for at, count in sorted(counts.items())
    ]
    picture.shapes(shapes, Ink(fill=theme.track, edge=theme.series[5], width=0.09 * size, order=2))
    own = [(dot, (axes.x(float(dot.total)), axes.y(0))) for dot in data.dots if dot.own]
    mark = Mark("o", _DOT * size, theme.own, theme.background, 0.1 * size)
    picture.marks([place for _, place in own], mark)
    _name_own(picture, theme, own, axes, size)
    bins_of = [_bin(float(dot.total)) for dot in data.dots]
    return [(axes.x((at + 0.5) * BIN), axes.y(counts[at])) for at in bins_of]


def _name_own(
    picture: "Picture",
    theme: ChartTheme,
    own: Sequence[tuple[TotalDot, XY]],
    axes: Axes,
    size: float,
) -> None:
    """Write the own names above everything, each on a line of its own with a stem to its mark."""
    shown = sorted(own, key=lambda pair: pair[0].total, reverse=True)[:_MOST_NAMED]
    for row, (dot, (x, y)) in enumerate(shown):
        base = axes.field.top + (0.35 + _ROW * row) * size
        stem = [[(x, y + 0.5 * size), (x, base + 0.75 * size)]]
        picture.strokes(stem, Ink(edge=theme.own, width=0.14 * size, order=4))
        text = clean(f"{dot.name}: {format_number(dot.total)}")
        room = width(text, Face.SEMIBOLD, size) + 0.5 * size
        right = x + room <= axes.field.right
        left = x + 0.25 * size if right else x - 0.25 * size - room
        plate = Box(left, base - 0.25 * size, left + room, base + 0.9 * size)
        picture.shapes([plate.corners], Ink(fill=theme.background, opacity=0.9, order=4.5))
        at = (x + (0.5 if right else -0.5) * size, base)
        picture.write(
            at, text, face=Face.SEMIBOLD, size=size, colour=theme.own, align=-1 if right else 1
        )


def _draw_median(
    picture: "Picture", theme: ChartTheme, data: Totals, axes: Axes, size: float
) -> None:
    """Draw the median of all as a line with its figure at the top."""
    if len(data.dots) < ENOUGH:
        return
    value = median(dot.total for dot in data.dots)
    x = axes.x(float(value))
    pen = _median_pen(theme, size)
    picture.strokes([[(x, axes.field.bottom), (x, axes.field.top)]], pen)


def _median_pen(theme: ChartTheme, size: float) -> Ink:
    dash = (0.55 * size, 0.35 * size)
    return Ink(edge=theme.reference, width=0.16 * size, dash=dash, order=3)


def _key(data: Totals, *, dotted: bool) -> list[tuple[str, str]]:
    own = [(OWN, "Egna resultat")] if any(dot.own for dot in data.dots) else []
    words = "ett resultat per märke" if dotted else f"antal resultat, i steg om {BIN} poäng"
    half = []
    if len(data.dots) >= ENOUGH:
        half = [(_MEDIAN_KEY, f"Median {format_number(median(dot.total for dot in data.dots))}")]
    text = f"{data.population}: {words}" if data.population else words[:1].upper() + words[1:]
    return [*own, *half, (_DOT_KEY if dotted else _BAR_KEY, text)]


def _sample(picture: "Picture", kind: str, theme: ChartTheme, size: float, at: XY) -> None:
    x, y = at
    middle = (x + SAMPLE / 2 * size, y)
    if kind == OWN:
        picture.marks([middle], Mark("o", _DOT * size, theme.own, theme.background, 0.1 * size))
    elif kind == _DOT_KEY:
        mark = Mark("s", 0.64 * size, theme.series[5], theme.background, 0.1 * size)
        picture.marks([middle], mark)
    elif kind == _MEDIAN_KEY:
        picture.strokes([[(x, y), (x + SAMPLE * size, y)]], _median_pen(theme, size))
    else:
        box = Box(x + 0.6 * size, y - 0.45 * size, x + 2 * size, y + 0.45 * size)
        pen = Ink(fill=theme.track, edge=theme.series[5], width=0.09 * size)
        picture.shapes([box.corners], pen)
