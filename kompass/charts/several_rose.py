"""Draws a compass rose with several series into a picture, from the back to the front."""

from itertools import pairwise
from typing import TYPE_CHECKING

from kompass.charts.blocks import HEAD, NOTE, Placed, head_space
from kompass.charts.dial import Dial
from kompass.charts.ink import XY, Box, Ink, Spot, type_size
from kompass.charts.labels import Layout
from kompass.charts.lettering import ASCENT, LINE, Face, clean, width
from kompass.charts.line_names import named_places
from kompass.charts.rings import runs
from kompass.charts.series_ink import draw_marks, series_colour, series_line
from kompass.charts.several import NOT_COMPARABLE, RECAST, SAME, Several
from kompass.charts.several_words import area_in_words
from kompass.charts.theme import ChartTheme

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

GLYPH = "M "
"""Stands in a label's line for a marker, which takes as much room."""
CELL_GAP = "   "
_NAME = 0.84
_ROOM_FOR_NAMES = 8.0
"""From this type size up the lines carry their names."""
Segment = tuple[XY, XY]


class SeveralRose:
    """Several series around ``centre`` (points); ``cells`` values stand in a label's line."""

    def __init__(
        self,
        picture: "Picture",
        theme: ChartTheme,
        data: Several,
        layout: Layout,
        centre: XY,
        cells: int,
    ) -> None:
        self._picture = picture
        self._theme = theme
        self._data = data
        self._layout = layout
        self._centre = centre
        self._cells = cells
        self._size = type_size(picture.points)
        self._dial = Dial(picture, theme, len(data.areas), layout.radius, centre)

    def draw(self) -> None:
        """Draw everything and remember where the values are."""
        self._dial.draw()
        self._fill_own()
        for nth in reversed(range(len(self._data.series))):
            self._lines(nth)
            draw_marks(self._picture, self._theme, self._size, nth, self._marked(nth))
        lines = [[a, b] for nth in range(len(self._data.series)) for a, b in self._joined(nth)]
        plates = self._dial.ring_labels(lines)
        self._line_names(plates)
        for nth, placed in enumerate(self._layout.placed):
            self._label(placed, nth)
        self._picture.remember(self._spots())

    def _places(self, nth: int) -> list[XY | None]:
        values = self._data.series[nth].values
        return [
            None if value is None else self._dial.at(at, min(100.0, max(0.0, float(value))))
            for at, value in enumerate(values)
        ]

    def _marked(self, nth: int) -> list[tuple[XY, str]]:
        marks = self._data.series[nth].marks
        places = zip(self._places(nth), marks, strict=True)
        return [(place, mark) for place, mark in places if place is not None]

    def _joined(self, nth: int) -> list[Segment]:
        return [(a, b) for a, b, _ in self._segments(nth)]

    def _segments(self, nth: int) -> list[tuple[XY, XY, str]]:
        """Return the pieces of line between neighbouring points that may be joined."""
        marks = self._data.series[nth].marks
        places = [
            None if mark == NOT_COMPARABLE else place
            for place, mark in zip(self._places(nth), marks, strict=True)
        ]
        found = []
        ends = list(zip(places, marks, strict=True))
        for (a, one), (b, other) in pairwise([*ends, ends[0]]):
            if a is not None and b is not None:
                found.append((a, b, RECAST if RECAST in (one, other) else SAME))
        return found

    def _fill_own(self) -> None:
        stretches = runs(self._places(0))
        filled = [run if run[0] == run[-1] else [self._centre, *run] for run in stretches]
        fill = Ink(fill=self._theme.own_fill, opacity=self._theme.own_fill_opacity, order=3)
        self._picture.shapes([shape for shape in filled if len(shape) > 2], fill)

    def _lines(self, nth: int) -> None:
        """Draw the lines; neighbouring pieces as one stroke, so that dashes run on."""
        for likeness in (SAME, RECAST):
            strokes: list[list[XY]] = []
            for a, b, found in self._segments(nth):
                if found != likeness:
                    continue
                if strokes and strokes[-1][-1] == a:
                    strokes[-1].append(b)
                else:
                    strokes.append([a, b])
            self._picture.strokes(strokes, series_line(self._theme, self._size, nth, likeness))

    def _line_names(self, plates: list[Box]) -> None:
        """Write the name of every other series beside its line, where there is room."""
        if self._size < _ROOM_FOR_NAMES:
            return
        size = _NAME * self._size
        count = len(self._data.series)
        marks = [place for nth in range(count) for place, _ in self._marked(nth)]
        names = [clean(series.name) for series in self._data.series]
        lines = [self._joined(nth) for nth in range(count)]
        rim = [self._dial.at(nth, 100) for nth in range(len(self._data.areas))]
        labels = [self._box(placed) for placed in self._layout.placed]
        edge = self._around(labels)
        for nth, plate in named_places(names, lines, marks, [*plates, *labels], size, rim, edge):
            at = ((plate.left + plate.right) / 2, plate.bottom + 0.28 * size)
            colour = series_colour(self._theme, nth)
            self._picture.write(
                at, names[nth], face=Face.SEMIBOLD, size=size, colour=colour, align=0
            )

    def _box(self, placed: Placed) -> Box:
        x, y = self._centre
        return Box(x + placed.left, y + placed.bottom, x + placed.right, y + placed.top)

    def _around(self, boxes: list[Box]) -> Box:
        """Return the smallest box that holds the compass and its labels."""
        (x, y), radius = self._centre, self._layout.radius
        return Box(
            min([x - radius, *(box.left for box in boxes)]),
            min([y - radius, *(box.bottom for box in boxes)]),
            max([x + radius, *(box.right for box in boxes)]),
            max([y + radius, *(box.top for box in boxes)]),
        )

    def _spots(self) -> list[Spot]:
        return [
            Spot(*place, at, area_in_words(self._data, at))
            for nth in range(len(self._data.series))
            for at, place in enumerate(self._places(nth))
            if place is not None
        ]

    def _label(self, placed: Placed, nth: int) -> None:
        """Write number and own value, the title, what must be said, and the other values."""
        block, theme = placed.block, self._theme
        size = block.size
        x = self._centre[0] + placed.left + block.width * (placed.align + 1) / 2
        y = self._centre[1] + placed.top - size * HEAD * ASCENT
        self._head(placed, nth, y)
        for line in block.lines:
            y -= size * LINE
            self._write((x, y), line, size, theme.ink, placed.align)
        notes = list(block.label.notes)
        while notes and not notes[0].startswith(GLYPH):
            y -= size * LINE * NOTE
            self._write((x, y), notes.pop(0), size * NOTE, theme.quiet, placed.align)
        for row, note in enumerate(notes):
            y -= size * LINE * NOTE
            self._values(placed, nth, row, note, y)

    def _values(self, placed: Placed, nth: int, row: int, note: str, y: float) -> None:
        """Write one line of values, each behind the marker of its series."""
        block = placed.block
        size = block.size * NOTE
        slack = block.width - width(note, Face.REGULAR, size)
        x = self._centre[0] + placed.left + slack * (placed.align + 1) / 2
        glyph, gap = (width(text, Face.REGULAR, size) for text in (GLYPH, CELL_GAP))
        for at, cell in enumerate(note.split(CELL_GAP), start=1 + row * self._cells):
            text = cell.removeprefix(GLYPH)
            mark = self._data.series[at].marks[nth]
            place = (x + 0.42 * glyph, y + 0.32 * size)
            draw_marks(self._picture, self._theme, size, at, [(place, mark)])
            self._write((x + glyph, y), text, size, series_colour(self._theme, at), -1)
            x += width(cell, Face.REGULAR, size) + gap

    def _head(self, placed: Placed, nth: int, y: float) -> None:
        """Write the number quietly and the own value strongly, side by side."""
        label, theme = placed.block.label, self._theme
        size = placed.block.size * HEAD
        number = width(label.number, Face.REGULAR, size)
        space = head_space(placed.block.size)
        whole = number + space + width(label.value, Face.BOLD, size)
        slack = (placed.block.width - whole) * (placed.align + 1) / 2
        x = self._centre[0] + placed.left + slack
        self._write((x, y), label.number, size, theme.quiet, -1)
        colour = theme.quiet if self._data.base.values[nth] is None else theme.series[0]
        at = (x + number + space, y)
        self._picture.write(at, label.value, face=Face.BOLD, size=size, colour=colour)

    def _write(self, at: XY, text: str, size: float, colour: str, align: int) -> None:
        self._picture.write(at, text, face=Face.REGULAR, size=size, colour=colour, align=align)
