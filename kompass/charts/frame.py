"""What stands around a chart: title left, total right, legend below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompass.charts.ink import (
    SAMPLE,
    XY,
    Box,
    open_mark,
    own_line,
    own_mark,
    reference_line,
    reference_mark,
    type_size,
)
from kompass.charts.lettering import LINE, Breaking, Face, break_lines, clean, width
from kompass.charts.profile import Profile
from kompass.charts.theme import ChartTheme

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

UNFINISHED = "Område som inte är färdigbedömt (poäng hittills)"
OWN, OPEN = "own", "open"
REFERENCES = ("reference 1", "reference 2", "reference 3", "reference 4")
Sample = Callable[["Picture", str, ChartTheme, float, XY], None]
"""Draws what an entry stands for: kind, colours, type size and the middle of its left edge."""
_TITLE = 1.75
_LEGEND = 0.95
_SWATCH = 3.4
"""Width of the sample of a line in the legend, in sizes."""


def draw_title(picture: "Picture", profile: Profile, theme: ChartTheme, box: Box) -> Box:
    """Write title and total along the top of ``box``; return what is left below them."""
    return draw_heading(picture, profile.title, profile.total, theme, box)


def draw_heading(picture: "Picture", title: str, total: str, theme: ChartTheme, box: Box) -> Box:
    """Write a title left and a total ("577 av 800") right; return what is left below them."""
    base = type_size(picture.points)
    total = clean(total)
    large, _, rest = total.partition(" ") if total[:1].isdigit() else ("", "", total)
    size = base * _TITLE
    rest_size = size * 0.62
    rest_width = width(rest, Face.REGULAR, rest_size)
    number_width = width(large, Face.BOLD, size) + (0.25 * size if large else 0)
    top = box.top - 0.74 * size
    picture.write(
        (box.right, top), rest, face=Face.REGULAR, size=rest_size, colour=theme.quiet, align=1
    )
    picture.write(
        (box.right - rest_width - 0.25 * size, top), large,
        face=Face.BOLD, size=size, colour=theme.own, align=1,
    )  # fmt: skip
    room = box.width - rest_width - number_width - size
    lines, size = _fitted(clean(title), size, room)
    for nth, line in enumerate(lines):
        at = (box.left, top - nth * size * 1.1)
        picture.write(at, line, face=Face.BOLD, size=size, colour=theme.ink)
    return Box(box.left, box.bottom, box.right, top - (len(lines) - 1) * size * 1.1 - 0.8 * base)


def _fitted(title: str, size: float, room: float) -> tuple[tuple[str, ...], float]:
    """Return a title in one or two lines, smaller if it must be, cut off as the last resort."""
    for scale, lines in ((1.0, 1), (0.86, 1), (0.86, 2), (0.7, 2)):
        found = break_lines(title, Face.BOLD, size * scale, room, Breaking(lines, hyphenate=True))
        if found and all(found) and (lines > 1 or "-" not in found[0][-1:]):
            return found, size * scale
    how = Breaking(2, hyphenate=True, shorten=True)
    return break_lines(title, Face.BOLD, size * 0.7, room, how) or (), size * 0.7


@dataclass(frozen=True)
class _Entry:
    kind: str
    lines: tuple[str, ...]
    width: float
    strong: bool


def draw_legend(
    picture: "Picture",
    profile: Profile,
    theme: ChartTheme,
    box: Box,
    *,
    sample: "Sample | None" = None,
) -> Box:
    """Draw the legend along the bottom of ``box``; return what is left above it.

    ``sample`` draws a piece of what each entry stands for, lines if nothing else is given.
    """
    return draw_key(picture, _texts(profile), theme, box, sample or _line_sample)


def draw_key(
    picture: "Picture",
    texts: Sequence[tuple[str, str]],
    theme: ChartTheme,
    box: Box,
    draw_sample: Sample,
    *,
    scale: float = 1.0,
) -> Box:
    """Draw a legend of (kind, words) along the bottom of ``box``; return what is left above it.

    Words of the kind ``OWN`` are strong. ``scale`` makes the type smaller.
    """
    size = type_size(picture.points) * _LEGEND * scale
    rows = _rows(_entries(texts, size, box.width), box.width, 1.6 * size)
    height = sum(max(len(entry.lines) for entry in row) for row in rows) * LINE * size
    y = box.bottom + height + (len(rows) - 1) * 0.25 * size
    for row in rows:
        x = box.left
        for entry in row:
            first = (x, y - 0.95 * size)
            draw_sample(picture, entry.kind, theme, size, (x, first[1] + 0.32 * size))
            _draw_words(picture, entry, theme, size, first)
            x += entry.width + 1.6 * size
        y -= max(len(entry.lines) for entry in row) * LINE * size + 0.25 * size
    top = box.bottom + height + (len(rows) - 1) * 0.25 * size + 0.8 * size
    return Box(box.left, top, box.right, box.top)


def _texts(profile: Profile) -> list[tuple[str, str]]:
    texts = [(OWN, profile.own_label)]
    texts += [
        (kind, line.label or line.name)
        for kind, line in zip(REFERENCES, profile.references, strict=False)
    ]
    if any(area.points is None for area in profile.areas):
        texts.append((OPEN, UNFINISHED))
    return texts


def _entries(texts: Sequence[tuple[str, str]], size: float, room: float) -> list[_Entry]:
    entries = []
    for kind, text in texts:
        how = Breaking(4, hyphenate=True, shorten=True)
        face = Face.SEMIBOLD if kind == OWN else Face.REGULAR
        lines = break_lines(clean(text), face, size, room - _SWATCH * size, how) or ()
        widest = max((width(line, face, size) for line in lines), default=0.0)
        entries.append(_Entry(kind, lines, widest + _SWATCH * size, strong=kind == OWN))
    return entries


def _rows(entries: list[_Entry], room: float, space: float) -> list[list[_Entry]]:
    rows: list[list[_Entry]] = []
    for entry in entries:
        used = sum(other.width + space for other in rows[-1]) if rows else room
        if rows and used + entry.width <= room and len(entry.lines) == 1:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def _draw_words(picture: "Picture", entry: _Entry, theme: ChartTheme, size: float, at: XY) -> None:
    """Write the words of one entry, first base line at ``at``."""
    face = Face.SEMIBOLD if entry.strong else Face.REGULAR
    for nth, line in enumerate(entry.lines):
        place = (at[0] + _SWATCH * size, at[1] - nth * LINE * size)
        picture.write(place, line, face=face, size=size, colour=theme.ink)


def _line_sample(picture: "Picture", kind: str, theme: ChartTheme, size: float, at: XY) -> None:
    """Draw a short piece of line with its marker, centred on the height of ``at``."""
    x, y = at
    ends = [(x, y), (x + SAMPLE * size, y)]
    middle = [(x + SAMPLE / 2 * size, y)]
    if kind == OWN:
        picture.strokes([ends], own_line(theme, size))
        picture.marks(middle, own_mark(theme, size))
    elif kind in REFERENCES:
        nth = REFERENCES.index(kind)
        picture.strokes([ends], reference_line(theme, size, nth))
        picture.marks(middle, reference_mark(theme, size, nth))
    else:
        picture.marks(middle, open_mark(theme, size))
