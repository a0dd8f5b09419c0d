"""The totals of a selection over the years: one dot per result, medians where there are enough."""

from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor
from statistics import median
from typing import TYPE_CHECKING

from kompass.charts.axes import Axes, draw_feet, draw_rungs, field_in
from kompass.charts.frame import OWN
from kompass.charts.ink import SAMPLE, XY, Box, Ink, Mark, Spot, type_size
from kompass.charts.lettering import Face
from kompass.charts.named_dots import name_dots
from kompass.charts.several import TotalDot, Totals
from kompass.charts.several_frame import framed
from kompass.charts.theme import ChartTheme
from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

ENOUGH = 5
"""So many results of a year and edition give a median."""
SIGNS = ("s", "D", "^", "v", "P")
_STEP = 100
_APART_KEY = "apart"
_MEDIAN_KEY = "median"
_APART = "Inte direkt jämförbar (annan nivå): ihåligt märke"
_MEDIAN = f"Median för ett år och en utgåva, minst {ENOUGH} resultat"
_ACROSS = "Olika utgåvor: summorna är inte direkt jämförbara."
MOST_NAMED = 16
"""So few dots all carry their names."""
_MOST_SAID = 60
"""So many single results are read out; of more only the medians and the own ones."""


def trend(
    data: Totals,
    theme: ChartTheme,
    size: XY,
    *,
    title: bool = True,
    legend: bool = True,
) -> "Picture":
    """Return the totals over years as a picture of ``size`` inches.

    Each edition has a marker and a colour of its own and medians of its own; results that
    are not directly comparable are hollow and in no median.
    """
    from kompass.charts.picture import Picture

    picture = Picture(size, theme.background, f"Summor över åren {data.title}", describe(data))
    box = framed(
        picture,
        theme,
        title=data.title if title else "",
        key=_key(data) if legend else (),
        sample=_sample,
        warnings=warnings(data),
    )
    letters = type_size(picture.points)
    axes = _axes(data, letters, box)
    _draw_scale(picture, theme, axes, letters)
    _draw_dots(picture, theme, data, axes, letters)
    _draw_medians(picture, theme, data, axes, letters)
    return picture


def own_face(dot: TotalDot) -> Face:
    """Return the face of a dot's name: the own ones stand out."""
    return Face.SEMIBOLD if dot.own else Face.REGULAR


def editions(data: Totals) -> tuple[str, ...]:
    """Return the editions of the dots, the oldest results first."""
    first: dict[str, int] = {}
    for dot in data.dots:
        first[dot.edition] = min(dot.year, first.get(dot.edition, dot.year))
    return tuple(sorted(first, key=lambda edition: (first[edition], edition)))


def medians(data: Totals) -> dict[str, list[tuple[int, Decimal, int]]]:
    """Return for every edition its years with enough results: year, median, how many."""
    years: dict[str, dict[int, list[Decimal]]] = {edition: {} for edition in editions(data)}
    for dot in data.dots:
        if dot.comparable:
            years[dot.edition].setdefault(dot.year, []).append(dot.total)
    return {
        edition: [
            (year, median(values), len(values))
            for year, values in sorted(found.items())
            if len(values) >= ENOUGH
        ]
        for edition, found in years.items()
    }


def warnings(data: Totals) -> tuple[str, ...]:
    """Return the warnings; totals of several editions never go without one."""
    if len(editions(data)) > 1 and not any("utgåv" in text for text in data.warnings):
        return (*data.warnings, _ACROSS)
    return data.warnings


def describe(data: Totals) -> str:
    """Return the totals in Swedish sentences."""
    said = [f"Summor över åren {data.title}: {data.population}, {len(data.dots)} resultat."]
    for edition, years in medians(data).items():
        said += [f"Median {edition} {y}: {format_number(m)} av {n} resultat." for y, m, n in years]
    dots = [dot for dot in data.dots if dot.own] if len(data.dots) > _MOST_SAID else data.dots
    said += [f"{in_words(dot)}." for dot in dots]
    return " ".join([*said, *warnings(data)])


def in_words(dot: TotalDot) -> str:
    """Return one result in words: "Södertälje 2006: 577, utgåva 2002"."""
    name = dot.name if str(dot.year) in dot.name else f"{dot.name} {dot.year}"
    apart = "" if dot.comparable else ", inte direkt jämförbar"
    return f"{name}: {format_number(dot.total)}, {dot.edition}{apart}"


def _axes(data: Totals, size: float, box: Box) -> Axes:
    totals = [float(dot.total) for dot in data.dots] or [0.0, float(data.maximum)]
    low = max(0, floor((min(totals) - 10) / _STEP) * _STEP)
    high = max(low + _STEP, ceil((max(totals) + 10) / _STEP) * _STEP)
    years = [dot.year for dot in data.dots] or [0]
    field = field_in(box, size, [str(high)])
    return Axes(field, min(years) - 0.6, max(years) + 0.6, low, high)


def _draw_scale(picture: "Picture", theme: ChartTheme, axes: Axes, size: float) -> None:
    rungs = [(float(at), str(at)) for at in range(int(axes.low), int(axes.high) + 1, _STEP)]
    draw_rungs(picture, theme, axes, rungs, size)
    years = range(ceil(axes.first), floor(axes.last) + 1)
    draw_feet(picture, theme, axes, [(float(y), str(y)) for y in years if y], size)


def _places(data: Totals, axes: Axes, size: float) -> list[XY]:
    """Return where the dots stand: those that would cover each other side by side."""
    reach = 0.45 * (axes.x(axes.first + 1) - axes.x(axes.first))
    seen: dict[tuple[int, int], int] = defaultdict(int)
    places = []
    for dot in data.dots:
        y = axes.y(float(dot.total))
        slot = (dot.year, int(y / (0.7 * size)))
        nth = seen[slot]
        seen[slot] += 1
        off = (nth + 1) // 2 * 0.6 * size * (1 if nth % 2 else -1)
        places.append((axes.x(dot.year) + max(-reach, min(reach, off)), y))
    return places


def _draw_dots(
    picture: "Picture", theme: ChartTheme, data: Totals, axes: Axes, size: float
) -> None:
    places = _places(data, axes, size)
    order = editions(data)
    groups: dict[tuple[int, bool, bool], list[XY]] = defaultdict(list)
    for dot, place in zip(data.dots, places, strict=True):
        groups[order.index(dot.edition), dot.comparable, dot.own].append(place)
    for (edition, comparable, own), at in sorted(groups.items()):
        picture.marks(at, _mark(theme, size, edition, comparable=comparable, own=own))
    pairs = list(zip(data.dots, places, strict=True))
    named = [
        (place, f"{dot.name}: {format_number(dot.total)}", own_face(dot))
        for dot, place in pairs
        if dot.own or len(pairs) <= MOST_NAMED
    ]
    name_dots(picture, theme, named, 0.95 * size, axes.field.inset(-0.8 * size))
    picture.remember([
        Spot(x, y, nth, in_words(dot)) for nth, (dot, (x, y)) in enumerate(pairs)
    ])  # fmt: skip


def _draw_medians(
    picture: "Picture", theme: ChartTheme, data: Totals, axes: Axes, size: float
) -> None:
    """Draw a bar at every median, joined within an edition only."""
    for nth, years in enumerate(medians(data).values()):
        colour = _colour(theme, nth)
        places = [(axes.x(year), axes.y(float(value))) for year, value, _ in years]
        half = min(0.9 * size, 0.4 * (axes.x(axes.first + 1) - axes.x(axes.first)))
        bars = [[(x - half, y), (x + half, y)] for x, y in places]
        picture.strokes([list(pair) for pair in pairwise(places)], Ink(
            edge=colour, width=0.11 * size, dash=(0.3 * size, 0.25 * size), order=3
        ))  # fmt: skip
        picture.strokes(bars, Ink(edge=colour, width=0.26 * size, order=6.2))


def _colour(theme: ChartTheme, edition: int) -> str:
    return theme.series[1 + edition % (len(theme.series) - 1)]


def _mark(
    theme: ChartTheme, size: float, edition: int, *, comparable: bool, own: bool = False
) -> Mark:
    if own:
        fill, edge = theme.own, theme.background
        if not comparable:
            fill, edge = edge, fill
        return Mark("o", 0.95 * size, fill, edge, 0.14 * size, 7)
    sign, colour = SIGNS[edition % len(SIGNS)], _colour(theme, edition)
    if comparable:
        return Mark(sign, 0.55 * size, colour, theme.background, 0.06 * size, 4)
    return Mark(sign, 0.5 * size, theme.background, colour, 0.1 * size, 4)


def _key(data: Totals) -> list[tuple[str, str]]:
    key = [(OWN, "Egna resultat")] if any(dot.own for dot in data.dots) else []
    many = [f"edition {nth}" for nth in range(len(editions(data)))]
    key += [
        (kind, f"{edition}, {sum(dot.edition == edition for dot in data.dots)} resultat")
        for kind, edition in zip(many, editions(data), strict=True)
    ]
    key += [(_MEDIAN_KEY, _MEDIAN)] * any(medians(data).values())
    key += [(_APART_KEY, _APART)] * any(not dot.comparable for dot in data.dots)
    return [*key, ("note", data.population)] if data.population else key


def _sample(picture: "Picture", kind: str, theme: ChartTheme, size: float, at: XY) -> None:
    middle = (at[0] + SAMPLE / 2 * size, at[1])
    if kind == _MEDIAN_KEY:
        line = [[(at[0] + 0.4 * size, at[1]), (at[0] + 2.2 * size, at[1])]]
        picture.strokes(line, Ink(edge=_colour(theme, 0), width=0.26 * size, order=6))
    elif kind == OWN:
        picture.marks([middle], _mark(theme, size, 0, comparable=True, own=True))
    elif kind == _APART_KEY:
        picture.marks([middle], _mark(theme, 1.3 * size, 0, comparable=False))
    elif kind.startswith("edition"):
        nth = int(kind.split()[1])
        picture.marks([middle], _mark(theme, 1.3 * size, nth, comparable=True))
