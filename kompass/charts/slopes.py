"""Visits of one municipality over the years: one small slope chart per area, and the total."""

from typing import TYPE_CHECKING

from kompass.charts.ink import SAMPLE, XY, Box, Ink, Mark, type_size
from kompass.charts.panels import lay_panels
from kompass.charts.several import NOT_COMPARABLE, RECAST, SAME, Several
from kompass.charts.several_frame import framed
from kompass.charts.slope_lines import EDITION_SIGNS, SlopePanel, slope_line
from kompass.charts.slope_rows import Slope, describe, slopes_of, warnings
from kompass.charts.theme import ChartTheme

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

_RECAST = "Omarbetat område: streckad linje"
_ACROSS = "Summor från olika utgåvor: streckad linje"
_STRUCK = "Inte jämförbart: ingen linje"
_KEYS = {"recast": RECAST, "across": RECAST, "struck": NOT_COMPARABLE}


def slopes(
    data: Several,
    theme: ChartTheme,
    size: XY,
    *,
    title: bool = True,
    legend: bool = True,
) -> "Picture":
    """Return slope charts, one panel per area and one for the total, ``size`` in inches.

    The series must have years; they stand in their order on a true time axis. All areas
    share one scale, which the legend says. A step into a recast area is dashed, one that is
    not comparable has no line, and what is not known has no mark but the word.
    """
    from kompass.charts.picture import Picture

    found = slopes_of(data)
    heading = f"Utveckling {data.title}"
    picture = Picture(size, theme.background, heading, describe(data, found))
    box = framed(
        picture,
        theme,
        title=data.title if title else "",
        key=_key(data, found) if legend else (),
        sample=_sample,
        warnings=warnings(data, found),
    )
    arranged = lay_panels([slope.title for slope in found], type_size(picture.points), box)
    spots = []
    for slope, panel in zip(found, arranged.panels, strict=True):
        drawn = SlopePanel(picture, theme, slope, panel, arranged.size)
        drawn.draw()
        spots += drawn.spots()
    picture.remember(spots)
    return picture


def _key(data: Several, found: tuple[Slope, ...]) -> list[tuple[str, str]]:
    """Return the legend: which visits are of which edition, what lines mean, the scale."""
    editions: dict[int, list[str]] = {}
    for visit in found[0].visits:
        editions.setdefault(visit.sign, []).append(str(visit.year))
    words = {visit.sign: visit.edition for visit in found[0].visits}
    key = [
        (f"edition {sign}", f"{words[sign] or data.base.name}: {', '.join(dict.fromkeys(years))}")
        for sign, years in editions.items()
    ]
    steps = {step for slope in found if not slope.is_total for step in slope.steps}
    totals = {step for slope in found if slope.is_total for step in slope.steps}
    key += [("recast", _RECAST)] * (RECAST in steps)
    key += [("across", _ACROSS)] * (RECAST in totals and RECAST not in steps)
    key += [("struck", _STRUCK)] * (NOT_COMPARABLE in steps)
    low, high = found[0].scale
    return [*key, ("scale", f"Alla områden på skalan {low:.0f} till {high:.0f} poäng")]


def _sample(picture: "Picture", kind: str, theme: ChartTheme, size: float, at: XY) -> None:
    x, y = at
    middle = (x + SAMPLE / 2 * size, y)
    if kind == "scale":
        box = Box(x + 0.9 * size, y - 0.55 * size, x + 1.7 * size, y + 0.55 * size)
        lines = [[(box.left, end), (box.right, end)] for end in (box.bottom, box.top)]
        lines.append([(middle[0], box.bottom), (middle[0], box.top)])
        picture.strokes(lines, Ink(edge=theme.quiet, width=0.1 * size, order=3))
        return
    if kind in _KEYS:
        ends = [(x + 0.4 * size, y), (x + (SAMPLE - 0.4) * size, y)]
        if _KEYS[kind] != NOT_COMPARABLE:
            picture.strokes([ends], slope_line(theme, size, _KEYS[kind]))
        places, sign = ends, "o"
    else:
        picture.strokes([[(x, y), (x + SAMPLE * size, y)]], slope_line(theme, size, SAME))
        places, sign = [middle], EDITION_SIGNS[int(kind.split()[1])]
    mark = Mark(sign, 0.8 * size, theme.series[0], theme.background, 0.12 * size, 6)
    picture.marks(places, mark)
