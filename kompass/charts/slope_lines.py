"""Draws one panel of a slope chart. Lengths are points."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kompass.charts.ink import XY, Box, Ink, Mark, Spot, hair
from kompass.charts.lettering import LINE, Face, width
from kompass.charts.line_names import crosses
from kompass.charts.panels import NOTE, Panel
from kompass.charts.several import NOT_COMPARABLE, SAME, UNKNOWN
from kompass.charts.slope_rows import Slope
from kompass.charts.theme import ChartTheme
from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

EDITION_SIGNS = ("o", "s", "D", "^", "v", "P")
_GRID = 25
_NEAREST = 1.1
"""Two visits stand at least so many sizes apart, also those of the same year."""


def slope_line(theme: ChartTheme, size: float, likeness: str) -> Ink:
    """Return the pen of a step: solid, or dashed where the area is recast."""
    if likeness == SAME:
        return Ink(edge=theme.series[0], width=0.22 * size, order=4)
    pen = 0.17 * size
    return Ink(edge=theme.series[0], width=pen, dash=(2.6 * pen, 1.8 * pen), order=4)


class SlopePanel:
    """One area's visits in one panel of type ``size``."""

    def __init__(
        self, picture: "Picture", theme: ChartTheme, slope: Slope, panel: Panel, size: float
    ) -> None:
        self._picture = picture
        self._theme = theme
        self._slope = slope
        self._panel = panel
        self._size = size
        self._xs = self._across()

    def draw(self) -> None:
        """Draw title, change, grid, years, lines, marks and values."""
        self._head()
        self._grid()
        self._lines()
        self._values()
        self._years()

    def spots(self) -> list[Spot]:
        """Return where the values are."""
        words, area = self._slope.words, self._slope.area
        return [Spot(*place, area, words) for place in self._places() if place is not None]

    def _across(self) -> list[float]:
        """Return where the visits stand: by year, and never on top of each other."""
        chart, visits = self._panel.chart, self._slope.visits
        texts = [format_number(v.value) for v in visits if v.value is not None]
        texts.append(UNKNOWN)
        edge = max(width(text, Face.BOLD, self._size) for text in texts) + 0.75 * self._size
        left, right = chart.left + edge, chart.right - edge
        first, last = visits[0].year, visits[-1].year
        span = max(1, last - first)
        xs = [left + (right - left) * (visit.year - first) / span for visit in visits]
        if first == last:
            xs = [left + (right - left) * nth / (len(visits) - 1) for nth in range(len(visits))]
        return _apart(xs, min(_NEAREST * self._size, (right - left) / len(visits)))

    def _y(self, value: float) -> float:
        low, high = self._slope.scale
        chart = self._panel.chart
        share = (value - low) / (high - low)
        inner = chart.inset(0.45 * self._size)
        return inner.bottom + inner.height * min(1.0, max(0.0, share))

    def _places(self) -> list[XY | None]:
        return [
            None if visit.value is None else (x, self._y(float(visit.value)))
            for x, visit in zip(self._xs, self._slope.visits, strict=True)
        ]

    def _head(self) -> None:
        size, theme, box = self._size, self._theme, self._panel.box
        y = box.top - 0.8 * size
        for line in self._panel.title:
            self._write((box.left, y), line, Face.SEMIBOLD, theme.ink)
            y -= LINE * size
        x = box.left
        self._write((x, y), self._slope.change, Face.BOLD, theme.series[0])
        if self._slope.change:
            x += width(self._slope.change, Face.BOLD, size) + 0.5 * size
        at = (x, y)
        note = NOTE * size
        self._picture.write(
            at, self._slope.remark, face=Face.REGULAR, size=note, colour=theme.quiet
        )

    def _grid(self) -> None:
        """Draw the quarters of the scale as quiet lines."""
        chart, (low, high) = self._panel.chart, self._slope.scale
        parts = round((high - low) / (high / 100) / _GRID)
        lines = []
        for nth in range(parts + 1):
            y = self._y(low + (high - low) * nth / parts)
            lines.append([(chart.left, y), (chart.right, y)])
        thin = hair(self._size)
        self._picture.strokes(lines[1:], Ink(edge=self._theme.grid, width=0.8 * thin, order=1))
        self._picture.strokes(lines[:1], Ink(edge=self._theme.rim, width=thin, order=1))

    def _lines(self) -> None:
        places, steps = self._places(), self._slope.steps
        for likeness in dict.fromkeys(steps):
            if likeness == NOT_COMPARABLE:
                continue
            strokes = [
                [one, other]
                for (one, other), found in zip(pairwise(places), steps, strict=True)
                if one and other and found == likeness
            ]
            self._picture.strokes(strokes, slope_line(self._theme, self._size, likeness))
        for sign in dict.fromkeys(visit.sign for visit in self._slope.visits):
            at = [
                place
                for place, visit in zip(places, self._slope.visits, strict=True)
                if place and visit.sign == sign
            ]
            mark = Mark(
                EDITION_SIGNS[sign], 0.78 * self._size, self._theme.series[0],
                self._theme.background, 0.12 * self._size,
            )  # fmt: skip
            self._picture.marks(at, mark)

    def _values(self) -> None:
        """Write the outermost known values beside their marks, others where there is room."""
        places = self._places()
        known = [nth for nth, place in enumerate(places) if place]
        taken: list[Box] = []
        for nth, visit in enumerate(self._slope.visits):
            place = places[nth]
            if place is None or visit.value is None:
                self._missing(nth, taken)
                continue
            text = format_number(visit.value)
            if nth == known[0] and (len(known) > 1 or nth < len(places) - 1):
                self._beside(place, text, -1, taken)
            elif nth == known[-1]:
                self._beside(place, text, 1, taken)
        for nth in known[1:-1]:
            self._between(nth, places, taken)

    def _beside(self, place: XY, text: str, side: int, taken: list[Box]) -> None:
        size = self._size
        reach = width(text, Face.BOLD, size)
        x, y = place[0] + side * 0.62 * size, place[1] - 0.33 * size
        left = x if side > 0 else x - reach
        taken.append(Box(left, y - 0.2 * size, left + reach, y + 0.8 * size))
        self._picture.write(
            (x, y), text, face=Face.BOLD, size=size, colour=self._theme.series[0], align=-side
        )

    def _between(self, nth: int, places: Sequence[XY | None], taken: list[Box]) -> None:
        """Write a value above or below its mark if it is clear of everything there."""
        place, value = places[nth], self._slope.visits[nth].value
        if place is None or value is None:
            return
        size = NOTE * self._size
        text = format_number(value)
        half = width(text, Face.REGULAR, size) / 2
        lines = [(a, b) for a, b in pairwise([p for p in places if p])]
        marks = [Box(x, y, x, y).inset(-0.42 * size) for x, y in (p for p in places if p)]
        for off in (0.62, -1.38):
            y = place[1] + off * size
            box = Box(place[0] - half, y - 0.05 * size, place[0] + half, y + 0.75 * size)
            clear = box.inset(-0.12 * size)
            free = not any(clear.touches(other) for other in (*taken, *marks))
            free = free and not any(crosses(box, a, b) for a, b in lines)
            if free and self._panel.chart.inset(-0.2 * size).holds(box):
                taken.append(clear)
                at = (place[0], y)
                colour = self._theme.series[0]
                self._picture.write(at, text, face=Face.REGULAR, size=size, colour=colour, align=0)
                return

    def _missing(self, nth: int, taken: list[Box]) -> None:
        """Write that nothing is known, on the base line; nothing where nothing could be."""
        visit, size = self._slope.visits[nth], NOTE * self._size
        text = "–" if visit.without_counterpart else UNKNOWN
        half = width(text, Face.REGULAR, size) / 2
        x, y = self._xs[nth], self._panel.chart.bottom + 0.75 * self._size
        box = Box(x - half, y - 0.2 * size, x + half, y + 0.8 * size)
        if any(box.touches(other) for other in taken):
            return
        taken.append(box)
        self._picture.write(
            (x, y), text, face=Face.REGULAR, size=size, colour=self._theme.quiet, align=0
        )

    def _years(self) -> None:
        """Write the years below, the first and last in any case, others where they fit."""
        size = NOTE * self._size
        y = self._panel.box.bottom + 0.2 * size
        count = len(self._xs)
        taken: list[Box] = []
        written: set[int] = set()
        for nth in (0, count - 1, *range(1, count - 1)):
            year = self._slope.visits[nth].year
            half = width(str(year), Face.REGULAR, size) / 2
            box = Box(self._xs[nth] - half, y, self._xs[nth] + half, y + size)
            wide = box.inset(-0.25 * size)
            if year in written or any(wide.touches(other) for other in taken):
                continue
            written.add(year)
            taken.append(box)
            self._picture.write(
                (self._xs[nth], y), str(year),
                face=Face.REGULAR, size=size, colour=self._theme.quiet, align=0,
            )  # fmt: skip

    def _write(self, at: XY, text: str, face: Face, colour: str) -> None:
        self._picture.write(at, text, face=face, size=self._size, colour=colour)


def _apart(xs: list[float], least: float) -> list[float]:
    """Return places, from the left, moved as little as keeps them ``least`` apart."""
    moved = list(xs)
    for _ in range(20):
        for at, (one, other) in enumerate(pairwise(list(moved))):
            overlap = one + least - other
            if overlap > 0:
                moved[at] -= overlap / 2
                moved[at + 1] += overlap / 2
    shift = max(0.0, xs[0] - moved[0]) - max(0.0, moved[-1] - xs[-1])
    return [x + shift for x in moved]
