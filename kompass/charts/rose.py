"""Draws one compass rose into a picture, from the back to the front."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kompass.charts.blocks import HEAD, NOTE, Placed, head_space
from kompass.charts.dial import Dial
from kompass.charts.ink import (
    XY,
    Ink,
    Spot,
    open_mark,
    own_line,
    own_mark,
    reference_colour,
    reference_line,
    reference_mark,
    type_size,
)
from kompass.charts.labels import Layout
from kompass.charts.lettering import ASCENT, LINE, Face, width
from kompass.charts.profile import FULL_SCALE, Profile, ProfileArea
from kompass.charts.rings import runs
from kompass.charts.theme import ChartTheme
from kompass.charts.words import area_in_words

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

_OUTSIDE = 0.7
"""How far off the scale an area without points is marked, in sizes: there it is no value."""


class Rose:
    """One compass rose around ``centre`` (points), as large as ``layout`` says."""

    def __init__(
        self,
        picture: "Picture",
        theme: ChartTheme,
        profile: Profile,
        layout: Layout,
        centre: XY,
    ) -> None:
        self._picture = picture
        self._theme = theme
        self._profile = profile
        self._layout = layout
        self._centre = centre
        self._size = type_size(picture.points)
        self._dial = Dial(picture, theme, len(profile.areas), layout.radius, centre)

    def draw(self) -> None:
        """Draw everything and remember where the values are."""
        self._dial.draw()
        self._own()
        self._reference()
        self._dial.ring_labels([*runs(self._places(_own)), *self._reference_runs()])
        for nth, placed in enumerate(self._layout.placed):
            self._name(placed, nth)
        self._picture.remember(self._spots())

    def _places(self, value: Callable[[ProfileArea], float | None]) -> list[XY | None]:
        values = [value(area) for area in self._profile.areas]
        return [None if v is None else self._dial.at(nth, v) for nth, v in enumerate(values)]

    def _own(self) -> None:
        places = self._places(_own)
        stretches = runs(places)
        filled = [run if run[0] == run[-1] else [self._centre, *run] for run in stretches]
        fill = Ink(fill=self._theme.own_fill, opacity=self._theme.own_fill_opacity, order=3)
        self._picture.shapes([shape for shape in filled if len(shape) > 2], fill)
        pen = own_line(self._theme, self._size)
        self._picture.strokes([run for run in stretches if len(run) > 1], pen)
        known = [place for place in places if place is not None]
        self._picture.marks(known, own_mark(self._theme, self._size))
        unfinished = [place for place in self._unfinished() if place is not None]
        self._picture.marks(unfinished, open_mark(self._theme, self._size))

    def _unfinished(self) -> list[XY | None]:
        """Return where the hollow marks stand: at the points so far, or off the scale."""
        outside = 100 * (1 + _OUTSIDE * self._size / self._layout.radius)
        return self._places(lambda area: _so_far(area, outside))

    def _reference(self) -> None:
        """Draw the first reference last, so that it lies on top."""
        for nth, places in reversed(list(enumerate(self._references()))):
            stretches = [run for run in runs(places) if len(run) > 1]
            self._picture.strokes(stretches, reference_line(self._theme, self._size, nth))
            known = [place for place in places if place is not None]
            self._picture.marks(known, reference_mark(self._theme, self._size, nth))

    def _reference_runs(self) -> list[list[XY]]:
        return [run for places in self._references() for run in runs(places)]

    def _references(self) -> list[list[XY | None]]:
        """Return the places of every reference."""
        return [
            [
                None if value is None else self._dial.at(nth, _on_scale(float(value)))
                for nth, value in enumerate(reference.values)
            ]
            for reference in self._profile.references
        ]

    def _spots(self) -> list[Spot]:
        found = []
        places = self._places(_own), self._unfinished(), *self._references()
        for series in places:
            for nth, place in enumerate(series):
                if place is not None:
                    words = area_in_words(self._profile, nth)
                    found.append(Spot(*place, nth, words))
        return found

    def _name(self, placed: Placed, nth: int) -> None:
        """Write number and value, the title, and the notes below each other."""
        block, theme, area = placed.block, self._theme, self._profile.areas[nth]
        x = self._centre[0] + placed.left + block.width * (placed.align + 1) / 2
        y = self._centre[1] + placed.top - block.size * HEAD * ASCENT
        self._head(placed, area, y)
        size = block.size
        for line in block.lines:
            y -= size * LINE
            self._write((x, y), line, size, theme.ink, placed.align)
        colours = [theme.quiet] if area.status else []
        colours += [
            reference_colour(theme, at)
            for at, reference in enumerate(self._profile.references)
            if reference.values[nth] is not None
        ]
        for note, colour in zip(block.label.notes, colours, strict=True):
            y -= size * LINE * NOTE
            self._write((x, y), note, size * NOTE, colour, placed.align)

    def _head(self, placed: Placed, area: ProfileArea, y: float) -> None:
        """Write the number quietly and the value strongly, side by side."""
        block, theme = placed.block, self._theme
        size = block.size * HEAD
        number = width(block.label.number, Face.REGULAR, size)
        whole = number + head_space(block.size) + width(block.label.value, Face.BOLD, size)
        slack = (block.width - whole) * (placed.align + 1) / 2
        x = self._centre[0] + placed.left + slack
        self._picture.write(
            (x, y), block.label.number, face=Face.REGULAR, size=size, colour=theme.quiet
        )
        colour = theme.quiet if area.points is None else theme.own
        at = (x + number + head_space(block.size), y)
        self._picture.write(at, block.label.value, face=Face.BOLD, size=size, colour=colour)

    def _write(self, at: XY, text: str, size: float, colour: str, align: int) -> None:
        self._picture.write(at, text, face=Face.REGULAR, size=size, colour=colour, align=align)


def _own(area: ProfileArea) -> float | None:
    return None if area.points is None else _on_scale(float(area.points))


def _so_far(area: ProfileArea, nothing: float) -> float | None:
    if area.points is not None:
        return None
    return _on_scale(float(area.points_so_far)) if area.started else nothing


def _on_scale(value: float) -> float:
    return min(float(FULL_SCALE), max(0.0, value))
