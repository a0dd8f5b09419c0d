"""How places move: a bump chart with a column per visit, year or area."""

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from kompass.charts.axes import NOTE, Axes
from kompass.charts.ink import XY, Box, Ink, Spot, hair, type_size
from kompass.charts.lettering import Breaking, Face, break_lines, clean, width
from kompass.charts.series_ink import series_colour, series_line, series_mark
from kompass.charts.several import RankLine, Ranks
from kompass.charts.several_frame import framed
from kompass.charts.theme import ChartTheme

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

WITHOUT = "utan plats"
_WIDEST = 0.26
"""No name takes more of the width."""


def ranks(data: Ranks, theme: ChartTheme, size: XY, *, title: bool = True) -> "Picture":
    """Return the places as lines from column to column, the best at the top, ``size`` in inches.

    Who shares a place stands at the same height, a little beside each other. Where there is
    no place the line breaks. The own line is thick; names stand at both ends.
    """
    from kompass.charts.picture import Picture

    picture = Picture(size, theme.background, f"Placeringar {data.title}", describe(data))
    notes = (data.note,) if data.note else ()
    box = framed(
        picture,
        theme,
        title=data.title if title else "",
        key=[("note", text) for text in notes],
        sample=_no_sample,
        warnings=data.warnings,
    )
    _Bumps(picture, theme, data, box).draw()
    return picture


def describe(data: Ranks) -> str:
    """Return the places in Swedish sentences."""
    said = [f"Placeringar {data.title}."]
    said += [f"{in_words(data, line)}." for line in data.lines]
    return " ".join([*said, *([data.note] if data.note else []), *data.warnings])


def in_words(data: Ranks, line: RankLine) -> str:
    """Return one line in words: "Örebro: 2006 plats 4, 2015 plats 1"."""
    places = [
        f"{column} {WITHOUT if place is None else f'plats {place}'}"
        for column, place in zip(data.columns, line.places, strict=True)
    ]
    return f"{line.name}: {', '.join(places)}"


class _Bumps:
    """One bump chart in ``box``."""

    def __init__(self, picture: "Picture", theme: ChartTheme, data: Ranks, box: Box) -> None:
        self._picture = picture
        self._theme = theme
        self._data = data
        known = [p for line in data.lines for p in line.places if p is not None]
        self._lowest = max([2, *known])
        self._size = min(type_size(picture.points), 0.62 * box.height / (self._lowest + 1))
        names = [width(clean(line.name), Face.SEMIBOLD, self._size) for line in data.lines]
        room = min(max(names, default=0), _WIDEST * box.width) + 2.6 * self._size
        head = 1.5 * self._size
        field = Box(box.left + room, box.bottom + 0.4 * self._size, box.right - room,
                    box.top - head)  # fmt: skip
        self._axes = Axes(field, 0, max(1, len(data.columns) - 1), self._lowest + 0.5, 0.5)
        self._room = room - 2.6 * self._size
        self._places = _beside(data)

    def draw(self) -> None:
        """Draw columns, lines from the back to the own one, places and names."""
        self._columns()
        order = [*enumerate(self._data.lines)]
        for nth in sorted(range(len(order)), key=lambda nth: self._data.lines[nth].own):
            self._line(self._look(nth), nth)
        for side in (-1, 1):
            self._names(side)
        self._picture.remember([
            Spot(*place, nth, in_words(self._data, line))
            for nth, line in order
            for place in self._points(nth)
            if place is not None
        ])  # fmt: skip

    def _look(self, nth: int) -> int:
        """Return which of the six pens a line gets: the own one the first."""
        if self._data.lines[nth].own:
            return 0
        before = sum(not line.own for line in self._data.lines[:nth])
        return 1 + before % 5

    def _points(self, nth: int) -> list[XY | None]:
        return [
            None
            if place is None
            else (self._axes.x(column) + self._places[nth][column] * self._size,
                  self._axes.y(place))
            for column, place in enumerate(self._data.lines[nth].places)
        ]  # fmt: skip

    def _columns(self) -> None:
        field, size = self._axes.field, NOTE * self._size
        lines = [
            [(self._axes.x(nth), field.bottom), (self._axes.x(nth), field.top)]
            for nth in range(len(self._data.columns))
        ]
        self._picture.strokes(lines, Ink(edge=self._theme.grid, width=hair(size), order=0.5))
        apart = field.width / max(1, len(lines) - 1)
        for nth, words in enumerate(self._data.columns):
            how = Breaking(1, shorten=True)
            text = (break_lines(clean(words), Face.REGULAR, size, 0.94 * apart, how) or ("",))[0]
            at = (self._axes.x(nth), field.top + 0.5 * size)
            self._picture.write(
                at, text, face=Face.REGULAR, size=size, colour=self._theme.quiet, align=0
            )

    def _line(self, look: int, nth: int) -> None:
        points = self._points(nth)
        strokes = [[one, other] for one, other in pairwise(points) if one and other]
        self._picture.strokes(strokes, series_line(self._theme, self._size, look))
        known = [point for point in points if point]
        self._picture.marks(known, series_mark(self._theme, self._size, look))

    def _names(self, side: int) -> None:
        """Write place and name beside the outermost column; who shares a place, in one line."""
        at = 0 if side < 0 else len(self._data.columns) - 1
        shared = Counter(line.places[at] for line in self._data.lines)
        written: Counter[int] = Counter()
        for nth, line in enumerate(self._data.lines):
            place = line.places[at]
            if place is None:
                continue
            count, row = shared[place], written[place]
            written[place] += 1
            size = self._size * (0.72 if count > 1 else 1.0)
            lift = ((count - 1) / 2 - row) * 1.05 * size
            self._name(nth, side, place, lift, size, first=row == 0)

    def _name(
        self, nth: int, side: int, place: int, lift: float, size: float, *, first: bool
    ) -> None:
        line, field = self._data.lines[nth], self._axes.field
        face = Face.SEMIBOLD if line.own else Face.REGULAR
        colour = series_colour(self._theme, self._look(nth))
        how = Breaking(1, shorten=True)
        text = (break_lines(clean(line.name), face, size, self._room, how) or ("",))[0]
        y = self._axes.y(place)
        edge = field.right if side > 0 else field.left
        number = (edge + side * 1.7 * self._size, y - 0.33 * self._size)
        if first:
            self._picture.write(
                number, str(place),
                face=Face.REGULAR, size=self._size, colour=self._theme.quiet, align=0,
            )  # fmt: skip
        at = (edge + side * 2.6 * self._size, y + lift - 0.33 * size)
        self._picture.write(at, text, face=face, size=size, colour=colour, align=-side)


def _beside(data: Ranks) -> list[list[float]]:
    """Return how far, in sizes, each mark stands aside of those that share its place."""
    found = [[0.0] * len(data.columns) for _ in data.lines]
    for column in range(len(data.columns)):
        shared: dict[int | None, list[int]] = {}
        for nth, line in enumerate(data.lines):
            shared.setdefault(line.places[column], []).append(nth)
        for members in shared.values():
            for at, nth in enumerate(members):
                found[nth][column] = (at - (len(members) - 1) / 2) * 0.9
    return found


def _no_sample(picture: "Picture", kind: str, theme: ChartTheme, size: float, at: XY) -> None:
    """Draw nothing: the note has no mark."""
