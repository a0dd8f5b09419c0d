"""The profile as horizontal bars, and one small bar for the section of an area."""

from decimal import Decimal
from typing import TYPE_CHECKING

from kompass.charts.frame import OWN, REFERENCES, draw_legend, draw_title
from kompass.charts.ink import (
    SAMPLE,
    XY,
    Box,
    Ink,
    Spot,
    bar_line,
    bar_outline,
    margin,
    reference_mark,
    type_size,
)
from kompass.charts.lettering import Face, width
from kompass.charts.profile import Profile, ProfileArea
from kompass.charts.row_chart import draw_figures, draw_names, draw_scale
from kompass.charts.rows import BAR, Rows, arrange, row_texts
from kompass.charts.theme import ChartTheme
from kompass.charts.words import area_in_words, describe, in_words
from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

TICKS = (0, 25, 50, 75, 100)
_LARGER = 1.12
"""Names stand on fewer lines than around a compass, so there is room for larger type."""


def bars(
    profile: Profile,
    theme: ChartTheme,
    size: XY,
    *,
    title: bool = True,
    legend: bool = True,
) -> "Picture":
    """Return horizontal bars, one per area, as a matplotlib figure of ``size`` inches.

    The reference is a diamond on a line across the bar, a further one has another marker;
    the columns of figures hold the first. An area that is not fully assessed
    has no filled bar: its points so far are outlined, and it says what has been assessed.
    """
    from kompass.charts.picture import Picture

    picture = Picture(size, theme.background, f"Stapeldiagram {profile.title}", describe(profile))
    wished = type_size(picture.points)
    box = Box(0, 0, *picture.points).inset(margin(wished))
    if title:
        box = draw_title(picture, profile, theme, box)
    if legend:
        box = draw_legend(picture, profile, theme, box, sample=_sample)
    texts = row_texts(profile)
    rows = arrange(profile, _LARGER * wished, box)
    draw_scale(picture, theme, rows, [(tick, str(tick)) for tick in TICKS])
    draw_figures(picture, theme, rows, (theme.own, theme.reference, theme.ink))
    draw_names(picture, theme, rows, texts, box.left)
    _draw_bars(picture, theme, rows, profile)
    return picture


def area_bar(
    area: ProfileArea,
    theme: ChartTheme,
    size: XY,
    *,
    reference_name: str = "median",
) -> "Picture":
    """Return one small bar from 0 to 100 with its figures to the right, ``size`` in inches.

    An area that is not fully assessed has an empty bar and says so in words.
    """
    from kompass.charts.picture import Picture

    words = f"{in_words(area, reference_name)}, på skalan 0 till 100."
    picture = Picture(size, theme.background, f"{area.number} {area.title}", words)
    wide, high = picture.points
    letters = min(9.0, 0.42 * high)
    reference = area.reference
    compared = "" if reference is None else f"{reference_name} {format_number(reference)}"
    own = area.status if area.points is None else format_number(area.points)
    strong = (Face.REGULAR, theme.quiet) if area.points is None else (Face.BOLD, theme.own)
    x = wide - 1
    for text, face, colour in ((compared, Face.REGULAR, theme.reference), (own, *strong)):
        at = (x, high / 2 - 0.33 * letters)
        picture.write(at, text, face=face, size=letters, colour=colour, align=1)
        x -= width(text, face, letters) + (0.8 * letters if text else 0)
    half = BAR / 2 * letters
    _draw_track(picture, theme, Box(1, high / 2 - half, x, high / 2 + half), area)
    return picture


def _draw_track(picture: "Picture", theme: ChartTheme, box: Box, area: ProfileArea) -> None:
    def place(value: Decimal) -> float:
        return box.left + box.width * min(100.0, max(0.0, float(value))) / 100

    picture.shapes([_rectangle(box.left, box.right, box.bottom, box.top)], Ink(fill=theme.track))
    if area.points is not None:
        own = _rectangle(box.left, place(area.points), box.bottom, box.top)
        picture.shapes([own], Ink(fill=theme.own, order=2))
    if area.reference is not None:
        _draw_reference(picture, theme, box.height / BAR, [
            (place(area.reference), (box.bottom + box.top) / 2)
        ])  # fmt: skip


def _draw_reference(
    picture: "Picture", theme: ChartTheme, size: float, places: list[XY], nth: int = 0
) -> None:
    """Draw a line across the bar with the marker on it, at each of ``places``."""
    reach = (BAR / 2 + 0.22) * size
    lines = [[(x, y - reach), (x, y + reach)] for x, y in places]
    for ink in bar_line(theme, size, nth):
        picture.strokes(lines, ink)
    picture.marks(places, reference_mark(theme, size, nth))


def _draw_bars(picture: "Picture", theme: ChartTheme, rows: Rows, profile: Profile) -> None:
    """Draw all bars and reference marks, and remember where the values are."""
    half = BAR / 2 * rows.size
    tracks: list[list[XY]] = []
    filled: list[list[XY]] = []
    outlined: list[list[XY]] = []
    spots: list[Spot] = []
    for nth, area in enumerate(profile.areas):
        y = rows.middle(nth)
        words = area_in_words(profile, nth)
        tracks.append(_rectangle(rows.left, rows.right, y - half, y + half))
        own = area.points if area.points is not None else area.points_so_far
        end = rows.place(float(own))
        target = filled if area.points is not None else outlined
        if area.points is not None or area.started:
            target.append(_rectangle(rows.left, end, y - half, y + half))
        spots.append(Spot(end, y, nth, words))
    picture.shapes(tracks, Ink(fill=theme.track))
    picture.shapes(filled, Ink(fill=theme.own, order=2))
    picture.shapes(outlined, bar_outline(theme, rows.size))
    picture.remember([*spots, *_draw_references(picture, theme, rows, profile)])


def _draw_references(
    picture: "Picture", theme: ChartTheme, rows: Rows, profile: Profile
) -> list[Spot]:
    """Draw the marks of all references, the first on top; return where their values are."""
    spots: list[Spot] = []
    for at, reference in reversed(list(enumerate(profile.references))):
        marks = [
            (rows.place(float(value)), rows.middle(nth), nth)
            for nth, value in enumerate(reference.values)
            if value is not None
        ]
        _draw_reference(picture, theme, rows.size, [(x, y) for x, y, _ in marks], at)
        spots += [Spot(x, y, nth, area_in_words(profile, nth)) for x, y, nth in marks]
    return spots


def _sample(picture: "Picture", kind: str, theme: ChartTheme, size: float, at: XY) -> None:
    """Draw a piece of bar for the legend."""
    x, y = at
    box = _rectangle(x, x + SAMPLE * size, y - 0.4 * size, y + 0.4 * size)
    if kind == OWN:
        picture.shapes([box], Ink(fill=theme.own))
    elif kind in REFERENCES:
        middle = [(x + SAMPLE / 2 * size, y)]
        _draw_reference(picture, theme, 0.85 * size, middle, REFERENCES.index(kind))
    else:
        picture.shapes([box], bar_outline(theme, size))


def _rectangle(left: float, right: float, bottom: float, top: float) -> list[XY]:
    return [(left, bottom), (right, bottom), (right, top), (left, top)]
