"""The compass rose with two to six series: the own one filled, the others as lines."""

from typing import TYPE_CHECKING

from kompass.charts.blocks import Label
from kompass.charts.ink import XY, Box, type_size
from kompass.charts.labels import Layout, lay_out
from kompass.charts.lettering import clean
from kompass.charts.several import UNKNOWN, Series, Several
from kompass.charts.several_frame import framed, series_sample, several_key
from kompass.charts.several_rose import CELL_GAP, GLYPH, SeveralRose
from kompass.charts.several_words import describe, status
from kompass.charts.theme import ChartTheme
from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

_ENOUGH = 0.25
"""Values of the other series stand at every point if the compass keeps this radius, in
shares of the shorter side; smaller pictures show them by the place of the marks only."""
_SAID = 2
"""With so few others an unknown value is said in words; with more it is a dash."""
_SMALLEST = 0.85
"""And if the type keeps this share of its size."""


def several_compass(
    data: Several,
    theme: ChartTheme,
    size: XY,
    *,
    title: bool = True,
    legend: bool = True,
) -> "Picture":
    """Return two to six series on one compass as a matplotlib figure of ``size`` inches.

    The first is filled; every other has a dash, a marker, a weight and a colour of its own.
    Points of a recast area are hollow on dotted lines; what is not comparable is not joined.
    """
    from kompass.charts.picture import Picture

    heading = f"Kompassros {data.title}"
    picture = Picture(size, theme.background, heading, describe(data))
    box = framed(
        picture,
        theme,
        title=data.title if title else "",
        total=data.base.total_words,
        key=several_key(data) if legend else (),
        sample=series_sample,
        warnings=data.warnings,
    )
    layout, cells = _laid_out(data, type_size(picture.points), box)
    slack = box.height - layout.above - layout.below
    centre = ((box.left + box.right) / 2, box.bottom + slack / 2 + layout.below)
    SeveralRose(picture, theme, data, layout, centre, cells).draw()
    return picture


def _laid_out(data: Several, size: float, box: Box) -> tuple[Layout, int]:
    """Return the layout and how many values stand in one line of a label, 0 for none."""
    others = len(data.series) - 1
    room = (box.width, box.height)
    for cells in dict.fromkeys((min(others, 3), min(others, 2), 0)):
        labels = [_label(data, nth, cells) for nth in range(len(data.areas))]
        layout = lay_out(labels, size, room)
        if not cells or _roomy(layout, size, room):
            break
    return layout, cells


def _roomy(layout: Layout, size: float, room: XY) -> bool:
    large = layout.radius >= _ENOUGH * min(room) and layout.size >= _SMALLEST * size
    whole = all("…" not in line for placed in layout.placed for line in placed.block.lines)
    return large and whole and bool(layout.placed)


def _label(data: Several, nth: int, cells: int) -> Label:
    own = data.base.values[nth]
    notes = [text for text in (status(data, nth), UNKNOWN if own is None else "") if text]
    if cells:
        texts = [GLYPH + _value(series, nth, others=len(data.series) - 1)
                 for series in data.series[1:]]  # fmt: skip
        notes += [CELL_GAP.join(texts[at : at + cells]) for at in range(0, len(texts), cells)]
    area = data.areas[nth]
    value = "–" if own is None else format_number(own)
    return Label(str(area.number), value, clean(area.title), tuple(notes))


def _value(series: Series, nth: int, *, others: int) -> str:
    value = series.values[nth]
    if value is not None:
        return format_number(value)
    return UNKNOWN if others <= _SAID and series.has_counterpart(nth) else "–"
