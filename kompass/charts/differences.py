"""Differences in points as bars to both sides of a zero line."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from kompass.charts.ink import SAMPLE, XY, Box, Ink, Spot, type_size
from kompass.charts.lettering import Face, clean, width
from kompass.charts.row_chart import draw_figures, draw_names, draw_scale
from kompass.charts.rows import BAR, NOTE, Rows, RowText, fit_rows
from kompass.charts.several import (
    NOT_COMPARABLE,
    NOT_COMPARABLE_WORDS,
    RECAST,
    RECAST_WORDS,
    SAME,
    UNKNOWN,
    Difference,
    Differences,
)
from kompass.charts.several_frame import framed
from kompass.charts.theme import ChartTheme
from kompass.swedish import format_difference, format_number

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

OVER_KEY, UNDER_KEY, RECAST_KEY = "over", "under", "recast"
_RECAST = "Omarbetat område: streckad stapel"
_ROUND = 10
_WIDEST = 0.25
"""Both headings with names together, in shares of the width."""
_HATCH = 0.55
"""Between the lines of a hatched bar, in sizes."""


def differences(
    data: Differences,
    theme: ChartTheme,
    size: XY,
    *,
    title: bool = True,
    legend: bool = True,
) -> "Picture":
    """Return horizontal bars of differences from a zero line, ``size`` in inches.

    A recast area has a hatched bar; what is not comparable or not known has none and says so.
    """
    from kompass.charts.picture import Picture

    rows_shown = ordered(data)
    picture = Picture(size, theme.background, f"Skillnader {data.title}", describe(data))
    box = framed(
        picture,
        theme,
        title=data.title if title else "",
        key=_key(data) if legend else (),
        sample=_sample,
        warnings=data.warnings,
    )
    rows, texts, beside_zero = _fitted(data, rows_shown, type_size(picture.points), box)
    limit = _limit(rows_shown)
    ticks = [(nth * 25.0, format_difference(limit * (nth - 2) / 2)) for nth in range(5)]
    draw_scale(picture, theme, rows, ticks)
    draw_figures(picture, theme, rows, (theme.ink, theme.own, theme.reference))
    draw_names(picture, theme, rows, texts, box.left)
    _draw_bars(picture, theme, rows, rows_shown, limit)
    if beside_zero:
        _say_marks(picture, theme, rows, rows_shown)
    return picture


def _fitted(
    data: Differences, shown: Sequence[Difference], size: float, box: Box
) -> tuple[Rows, list[RowText], bool]:
    """Return the rows, and whether what must be said of a row fits on the free side of zero.

    Where it does not, it stands below the name.
    """
    plain = [replace(_texts(row), status="") for row in shown]
    rows = fit_rows(plain, lambda size: _headings(data, box, size), size, box)
    half = (rows.right - rows.left) / 2 - 0.6 * rows.size
    widest = max((width(_status(row), Face.REGULAR, NOTE * rows.size) for row in shown), default=0)
    if widest <= half:
        return rows, plain, True
    texts = [_texts(row) for row in shown]
    return fit_rows(texts, lambda size: _headings(data, box, size), size, box), texts, False


def _say_marks(
    picture: "Picture", theme: ChartTheme, rows: Rows, shown: Sequence[Difference]
) -> None:
    """Write "omarbetat" and the like on the side of the zero line where no bar is."""
    size = NOTE * rows.size
    for nth, row in enumerate(shown):
        right = row.difference is None or row.difference < 0
        side = 1 if right else -1
        words, y = _status(row), rows.middle(nth)
        at = (rows.place(50) + side * 0.6 * rows.size, y - 0.33 * size)
        end = at[0] + side * (width(words, Face.REGULAR, size) + 0.2 * size)
        plate = Box(min(at[0], end), y - 0.55 * size, max(at[0], end), y + 0.55 * size)
        if words:
            picture.shapes([plate.corners], Ink(fill=theme.background, order=0.8))
        picture.write(at, words, face=Face.REGULAR, size=size, colour=theme.quiet, align=-side)


def ordered(data: Differences) -> tuple[Difference, ...]:
    """Return the rows as they are drawn: as given, or the largest gain first, unknown last."""
    if not data.by_size:
        return data.rows
    return tuple(
        sorted(data.rows, key=lambda row: (row.difference is None, -(row.difference or 0)))
    )


def describe(data: Differences) -> str:
    """Return the differences in Swedish sentences."""
    sentences = [f"Skillnader {data.title}: {data.one_label} minus {data.other_label}, i poäng."]
    sentences += [f"{in_words(row)}." for row in ordered(data)]
    return " ".join([*sentences, *data.warnings])


def in_words(row: Difference) -> str:
    """Return one row in words."""
    said = row.title if not row.number else f"{row.number} {row.title}"
    if row.difference is None:
        return f"{said}: {_status(row)}"
    counted = f"{said}: {format_difference(row.difference)} poäng"
    if row.one is not None and row.other is not None:
        counted += f" ({format_number(row.one)} mot {format_number(row.other)})"
    return f"{counted}, {_status(row)}" if row.mark != SAME else counted


def _status(row: Difference) -> str:
    if row.mark == NOT_COMPARABLE:
        return NOT_COMPARABLE_WORDS
    if row.difference is None:
        return UNKNOWN
    return RECAST_WORDS if row.mark == RECAST else ""


def _texts(row: Difference) -> RowText:
    difference = "–" if row.difference is None else format_difference(row.difference)
    values = tuple("–" if v is None else format_number(v) for v in (row.one, row.other))
    return RowText(row.number, clean(row.title), _status(row), (difference, *values))


def _headings(data: Differences, box: Box, size: float) -> tuple[str, ...]:
    """Return the headings of the columns: both names, or their first words where it is tight."""
    names = clean(data.one_label), clean(data.other_label)
    firsts = names[0].partition(" ")[0], names[1].partition(" ")[0]
    first = "skillnad" if box.width >= 30 * size else "±"
    for pair in (names, firsts):
        wide = sum(width(name, Face.REGULAR, NOTE * size) for name in pair)
        if wide <= _WIDEST * box.width and pair[0] != pair[1]:
            return first, *pair
    return first, "ena", "andra"


def _limit(rows: Sequence[Difference]) -> Decimal:
    """Return the end of the scale on both sides: the next ten above the largest difference."""
    largest = max((abs(row.difference) for row in rows if row.difference is not None), default=0)
    return Decimal(max(_ROUND, ceil(largest / _ROUND) * _ROUND))


def _draw_bars(
    picture: "Picture",
    theme: ChartTheme,
    rows: Rows,
    shown: Sequence[Difference],
    limit: Decimal,
) -> None:
    half = BAR / 2 * rows.size
    zero = rows.place(50)
    spots = []
    for nth, row in enumerate(shown):
        y = rows.middle(nth)
        end = zero
        if row.difference is not None:
            end = rows.place(50 + float(row.difference / limit) * 50)
            box = Box(min(zero, end), y - half, max(zero, end), y + half)
            colour = theme.own if row.difference > 0 else theme.reference
            _bar(picture, box, colour, rows.size, hatched=row.mark == RECAST)
        spots.append(Spot(end, y, nth, in_words(row)))
    bottom = rows.top - rows.height * len(rows.rows)
    line = Ink(edge=theme.ink, width=0.13 * rows.size, order=5)
    picture.strokes([[(zero, rows.top), (zero, bottom)]] if rows.beside else [
        [(zero, rows.middle(nth) - 0.8 * rows.size), (zero, rows.middle(nth) + 0.8 * rows.size)]
        for nth in range(len(rows.rows))
    ], line)  # fmt: skip
    picture.remember(spots)


def _bar(picture: "Picture", box: Box, colour: str, size: float, *, hatched: bool) -> None:
    if not hatched:
        picture.shapes([box.corners], Ink(fill=colour, order=2))
        return
    picture.shapes([box.corners], Ink(edge=colour, width=0.11 * size, order=3))
    picture.strokes(hatching(box, _HATCH * size), Ink(edge=colour, width=0.1 * size, order=2))


def hatching(box: Box, apart: float) -> list[list[XY]]:
    """Return slanting lines that fill a box, cut off at its edges."""
    lines = []
    start = box.left - box.height
    count = int((box.right - start) / apart) + 1
    for nth in range(1, count):
        x = start + nth * apart
        low = max(0.0, box.left - x)
        high = min(box.height, box.right - x)
        if low < high:
            lines.append([(x + low, box.bottom + low), (x + high, box.bottom + high)])
    return lines


def _key(data: Differences) -> list[tuple[str, str]]:
    key = [
        (OVER_KEY, f"{data.one_label} har fler poäng än {data.other_label}"),
        (UNDER_KEY, f"{data.one_label} har färre poäng"),
    ]
    return [*key, *([(RECAST_KEY, _RECAST)] if any(r.mark == RECAST for r in data.rows) else [])]


def _sample(picture: "Picture", kind: str, theme: ChartTheme, size: float, at: XY) -> None:
    x, y = at
    middle = x + SAMPLE / 2 * size
    box = Box(x, y - 0.4 * size, x + SAMPLE * size, y + 0.4 * size)
    if kind == RECAST_KEY:
        _bar(picture, box, theme.own, size, hatched=True)
        return
    over = kind == OVER_KEY
    part = Box(middle if over else x, box.bottom, box.right if over else middle, box.top)
    _bar(picture, part, theme.own if over else theme.reference, size, hatched=False)
    line = [[(middle, y - 0.6 * size), (middle, y + 0.6 * size)]]
    picture.strokes(line, Ink(edge=theme.ink, width=0.13 * size, order=5))
