"""What every chart with one row per area draws around its marks: names, figures, scale."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kompass.charts.ink import Ink, hair
from kompass.charts.lettering import LINE, Face, clean, width
from kompass.charts.rows import BAR, NOTE, Rows, RowText
from kompass.charts.theme import ChartTheme

if TYPE_CHECKING:
    from kompass.charts.picture import Picture


def draw_scale(
    picture: "Picture", theme: ChartTheme, rows: Rows, ticks: Sequence[tuple[float, str]]
) -> None:
    """Draw quiet lines at places on the track (0 to 100) with their words below."""
    size = NOTE * rows.size
    bottom = rows.top - rows.height * len(rows.rows)
    stretches = [(rows.top, bottom)] if rows.beside else [
        (rows.middle(nth) + 0.8 * size, rows.middle(nth) - 0.8 * size)
        for nth in range(len(rows.rows))
    ]  # fmt: skip
    lines = [[(rows.place(tick), y) for y in ends] for tick, _ in ticks for ends in stretches]
    picture.strokes(lines, Ink(edge=theme.grid, width=hair(size), order=0.5))
    for tick, words in _readable(ticks, rows, size):
        at = (rows.place(tick), bottom - 1.05 * size)
        align = {0.0: -1, 100.0: 1}.get(tick, 0)
        picture.write(at, words, face=Face.REGULAR, size=size, colour=theme.quiet, align=align)


def _readable(
    ticks: Sequence[tuple[float, str]], rows: Rows, size: float
) -> Sequence[tuple[float, str]]:
    """Return the ticks whose words stand clear of each other: all, every other one, the ends."""
    widest = max(width(words, Face.REGULAR, size) for _, words in ticks)
    apart = (rows.right - rows.left) / (len(ticks) - 1)
    if apart > widest + 0.5 * size:
        return ticks
    return ticks[::2] if 2 * apart > widest + 0.5 * size else (ticks[0], ticks[-1])


def draw_figures(picture: "Picture", theme: ChartTheme, rows: Rows, colours: Sequence[str]) -> None:
    """Write the figures in right-aligned columns with their headings, the first one bold."""
    for heading, right in zip(rows.headings, rows.columns, strict=True):
        at = (right, rows.top + 0.25 * rows.size)
        size = NOTE * rows.size
        picture.write(at, heading, face=Face.REGULAR, size=size, colour=theme.quiet, align=1)
    for nth, row in enumerate(rows.rows):
        base = rows.middle(nth) - 0.33 * rows.size
        for column, (text, right) in enumerate(zip(row.figures, rows.columns, strict=True)):
            face = Face.REGULAR if column else Face.BOLD
            colour = theme.quiet if text == "–" else colours[column]
            picture.write((right, base), text, face=face, size=rows.size, colour=colour, align=1)


def draw_names(
    picture: "Picture",
    theme: ChartTheme,
    rows: Rows,
    texts: Sequence[RowText],
    left: float,
) -> None:
    """Write number, name and status of every row, beside its bar or above it."""
    size = rows.size
    for nth, (row, text) in enumerate(zip(rows.rows, texts, strict=True)):
        height = row.text_height(size)
        if rows.beside:
            y = rows.middle(nth) + height / 2 - 0.86 * size
        else:
            y = rows.middle(nth) + BAR / 2 * size + 0.3 * size + height - 0.9 * size
        picture.write((left, y), text.number, face=Face.REGULAR, size=size, colour=theme.quiet)
        for line in row.name:
            at = (left + rows.indent, y)
            picture.write(at, line, face=Face.REGULAR, size=size, colour=theme.ink)
            y -= LINE * size
        at = (left + rows.indent, y + 0.1 * size)
        look = NOTE * size
        picture.write(at, clean(row.status), face=Face.REGULAR, size=look, colour=theme.quiet)
