"""What lies behind every compass: the quiet star, the rings from 25 to 100, and their numbers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kompass.charts.ink import XY, Box, Ink, hair, type_size
from kompass.charts.labels import corner
from kompass.charts.lettering import Face, width
from kompass.charts.profile import FULL_SCALE
from kompass.charts.rings import ring_label_places
from kompass.charts.theme import ChartTheme

if TYPE_CHECKING:
    from kompass.charts.picture import Picture

RINGS = (25, 50, 75, 100)
_WAIST = 0.27
"""How far the star is cut in between its points, in shares of the radius."""


class Dial:
    """A compass of ``count`` points around ``centre``, with this radius (points)."""

    def __init__(
        self, picture: "Picture", theme: ChartTheme, count: int, radius: float, centre: XY
    ) -> None:
        self._picture = picture
        self._theme = theme
        self._count = count
        self._radius = radius
        self._centre = centre
        self._size = type_size(picture.points)

    def at(self, nth: int, value: float) -> XY:
        """Return the place of a value (0 to 100) on the axis of point ``nth``."""
        return self._polar(corner(nth, self._count), value)

    def draw(self) -> None:
        """Draw the star and the rings."""
        self._star()
        self._grid()

    def _polar(self, direction: XY, value: float) -> XY:
        reach = self._radius * value / float(FULL_SCALE)
        return self._centre[0] + direction[0] * reach, self._centre[1] + direction[1] * reach

    def _star(self) -> None:
        """Each point of the star is half light and half dark, as on a sea chart."""
        light, dark = [], []
        for nth in range(self._count):
            before, after = (
                self._polar(corner(2 * nth + turn, 2 * self._count), 100 * _WAIST)
                for turn in (-1, 1)
            )
            tip = self.at(nth, 100)
            light.append([self._centre, before, tip])
            dark.append([self._centre, tip, after])
        self._picture.shapes(light, Ink(fill=self._theme.star_light))
        self._picture.shapes(dark, Ink(fill=self._theme.star_dark))

    def _grid(self) -> None:
        thin = hair(self._size)
        rings = [[self.at(nth, ring) for nth in range(self._count)] for ring in RINGS]
        spokes = [[self._centre, self.at(nth, 100)] for nth in range(self._count)]
        self._picture.strokes(spokes, Ink(edge=self._theme.grid, width=0.8 * thin, order=2))
        self._picture.shapes(rings[:-1], Ink(edge=self._theme.grid, width=thin, order=2))
        self._picture.shapes(rings[-1:], Ink(edge=self._theme.rim, width=1.5 * thin, order=2))

    def ring_labels(self, lines: Sequence[Sequence[XY]]) -> list[Box]:
        """Write 25 to 100 on small plates that interrupt the rings but none of ``lines``.

        Returns the plates.
        """
        size = max(4.5, 0.8 * self._size)
        plates = []
        for ring, (x, y) in ring_label_places(RINGS, self.at, self._count, lines, size):
            half, rise = width(str(ring), Face.REGULAR, size) / 2 + 0.3 * size, 0.5 * size
            plates.append(Box(x - half, y - rise, x + half, y + rise))
            self._picture.write(
                (x, y - 0.33 * size), str(ring),
                face=Face.REGULAR, size=size, colour=self._theme.quiet, align=0,
            )  # fmt: skip
        shapes = [plate.corners for plate in plates]
        self._picture.shapes(shapes, Ink(fill=self._theme.background, opacity=0.85, order=2.5))
        return plates
