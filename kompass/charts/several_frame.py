"""What stands around the charts of a comparison: title, legend with the marks, warnings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kompass.charts.frame import OWN, Sample, draw_heading, draw_key
from kompass.charts.ink import SAMPLE, XY, Box, Ink, margin, type_size
from kompass.charts.lettering import LINE, Breaking, Face, break_lines, clean, width
from kompass.charts.series_ink import draw_sample
from kompass.charts.several import NOT_COMPARABLE, RECAST, Several
from kompass.charts.theme import ChartTheme

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

SERIES = (OWN, *(f"series {nth}" for nth in range(2, 7)))
RECAST_KEY, STRUCK_KEY, GAP_KEY = "recast", "struck", "gap"
_RECAST = "Omarbetat område: ihåligt märke, prickad linje"
_STRUCK = "Inte jämförbart område: överstruket märke, ingen linje"
_GAP = "Okänt värde: inget märke, lucka i linjen"
NOTICE = "Obs!"
_SCALES = (1.0, 0.92, 0.84, 0.76, 0.7)
_MOST = 0.34
"""Legend and warnings take no more of the height, or their type shrinks."""


def framed(
    picture: "Picture",
    theme: ChartTheme,
    *,
    title: str,
    total: str = "",
    key: Sequence[tuple[str, str]] = (),
    sample: Sample,
    warnings: Sequence[str] = (),
) -> Box:
    """Draw title, legend and warnings around a picture; return what is left for the chart."""
    box = Box(0, 0, *picture.points).inset(margin(type_size(picture.points)))
    if title:
        box = draw_heading(picture, title, total, theme, box)
    scale = _scale(picture.points, box, key, warnings)
    box = _draw_warnings(picture, warnings, theme, box, scale)
    return draw_key(picture, key, theme, box, sample, scale=scale) if key else box


def several_key(data: Several, *, gaps: bool = True) -> list[tuple[str, str]]:
    """Return the legend of a comparison: every series, then the marks that occur."""
    key = [(kind, one.label or one.name) for kind, one in zip(SERIES, data.series, strict=False)]
    marks = {mark for series in data.series for mark in series.marks}
    key += [(RECAST_KEY, _RECAST)] * (RECAST in marks)
    key += [(STRUCK_KEY, _STRUCK)] * (NOT_COMPARABLE in marks)
    unknown = any(
        value is None and series.has_counterpart(nth)
        for series in data.series
        for nth, value in enumerate(series.values)
    )
    return [*key, *([(GAP_KEY, _GAP)] if gaps and unknown else [])]


def series_sample(picture: "Picture", kind: str, theme: ChartTheme, size: float, at: XY) -> None:
    """Draw what an entry of ``several_key`` stands for."""
    if kind in SERIES:
        draw_sample(picture, theme, size, SERIES.index(kind), at)
    elif kind == RECAST_KEY:
        draw_sample(picture, theme, size, 1, at, RECAST)
    elif kind == STRUCK_KEY:
        draw_sample(picture, theme, size, 1, at, NOT_COMPARABLE)
    elif kind == GAP_KEY:
        draw_gap(picture, theme, size, at)


def draw_gap(picture: "Picture", theme: ChartTheme, size: float, at: XY) -> None:
    """Draw a piece of line with a gap in it."""
    x, y = at
    ends = [[(x, y), (x + 0.8 * size, y)], [(x + 1.8 * size, y), (x + SAMPLE * size, y)]]
    picture.strokes(ends, Ink(edge=theme.quiet, width=0.15 * size, order=4))


def _scale(points: XY, box: Box, key: Sequence[tuple[str, str]], warnings: Sequence[str]) -> float:
    """Return how much smaller the foot must be written for the chart to keep its room."""
    base = type_size(points)
    for scale in _SCALES:
        size = base * scale
        lines = sum(len(_broken(text, size, box.width)) for text in warnings)
        letters = sum(width(clean(words), Face.REGULAR, size) + 5.5 * size for _, words in key)
        rows = letters / box.width * 1.15 + (1 if key else 0)
        if (lines + rows) * LINE * size <= _MOST * points[1]:
            return scale
    return _SCALES[-1]


def _draw_warnings(
    picture: "Picture", warnings: Sequence[str], theme: ChartTheme, box: Box, scale: float
) -> Box:
    """Write the warnings at the foot of ``box``; return what is left above them."""
    size = 0.95 * scale * type_size(picture.points)
    indent = width(f"{NOTICE} ", Face.SEMIBOLD, size) + 0.2 * size
    texts = [_broken(text, size, box.width) for text in warnings]
    top = box.bottom + 0.3 * size + sum(len(lines) for lines in texts) * LINE * size
    y = top
    for lines in texts:
        first = (box.left, y - LINE * size)
        picture.write(first, NOTICE, face=Face.SEMIBOLD, size=size, colour=theme.ink)
        for line in lines:
            y -= LINE * size
            at = (box.left + indent, y)
            picture.write(at, line, face=Face.REGULAR, size=size, colour=theme.ink)
    return Box(box.left, top + 0.1 * size if warnings else box.bottom, box.right, box.top)


def _broken(text: str, size: float, room: float) -> tuple[str, ...]:
    indent = width(f"{NOTICE} ", Face.SEMIBOLD, size) + 0.2 * size
    how = Breaking(6, hyphenate=True, shorten=True)
    return break_lines(clean(text), Face.REGULAR, size, room - indent, how) or ()
