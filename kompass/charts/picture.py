"""A matplotlib figure that is drawn in points and knows its own words.

Importing this module imports matplotlib; charts import it where they draw.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from matplotlib import rcParams
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from kompass.charts.ink import XY, Ink, Mark, Spot
from kompass.charts.lettering import Face, path_of_face

# Matplotlib reads these nowhere but from the process. Set once and never changed, so that
# threads do not disturb each other: TrueType fonts that can be searched and copied, ids that
# are the same every time, and letters as wide on a coarse screen as they were measured.
rcParams["pdf.fonttype"] = 42
rcParams["svg.hashsalt"] = "kompass"
rcParams["text.hinting"] = "none"

POINTS_PER_INCH = 72.0
SCREEN_DPI = 96.0


class Picture(Figure):
    """A figure of ``size`` inches whose artists are placed in points from the lower left."""

    def __init__(self, size: XY, background: str, title: str, description: str) -> None:
        super().__init__(figsize=size, dpi=SCREEN_DPI, facecolor=background)
        FigureCanvasAgg(self)
        self.title = title
        self.description = description
        self.spots: tuple[Spot, ...] = ()
        self._points = Affine2D().scale(1 / POINTS_PER_INCH) + self.dpi_scale_trans
        self._size = (size[0] * POINTS_PER_INCH, size[1] * POINTS_PER_INCH)

    @property
    def points(self) -> XY:
        """Width and height in points."""
        return self._size

    def shapes(self, outlines: Sequence[Sequence[XY]], ink: Ink) -> None:
        """Draw closed shapes as one artist."""
        if outlines:
            self._add_path(Path.make_compound_path(*(_closed(shape) for shape in outlines)), ink)

    def strokes(self, lines: Sequence[Sequence[XY]], ink: Ink) -> None:
        """Draw open lines as one artist."""
        if lines:
            self._add_path(Path.make_compound_path(*(Path(list(line)) for line in lines)), ink)

    def marks(self, at: Sequence[XY], mark: Mark) -> None:
        """Draw markers as one artist."""
        if not at:
            return
        line = Line2D(
            [x for x, _ in at], [y for _, y in at],
            linestyle="none", marker=mark.sign, markersize=mark.size, zorder=mark.order,
            markerfacecolor=mark.fill, markeredgecolor=mark.edge, markeredgewidth=mark.width,
            transform=self._points,
        )  # fmt: skip
        self.add_artist(line)

    def write(
        self, at: XY, text: str, *, face: Face, size: float, colour: str, align: float = -1
    ) -> None:
        """Write one line with its base line at ``at``; ``align`` -1 left, 0 centre, 1 right."""
        if not text:
            return
        side = {-1: "left", 0: "center", 1: "right"}[int(align)]
        self.add_artist(
            Text(
                *at,
                text,
                fontproperties=_font(face, size),
                color=colour,
                zorder=8,
                ha=side,
                va="baseline",
                parse_math=False,
                transform=self._points,
            )
        )

    def remember(self, spots: Sequence[Spot]) -> None:
        """Keep spots given in points as shares of the picture, for reading by pointing."""
        width, height = self._size
        self.spots = tuple(
            Spot(spot.x / width, 1 - spot.y / height, spot.area, spot.words) for spot in spots
        )

    def _add_path(self, path: Path, ink: Ink) -> None:
        options: dict[str, Any] = {"linestyle": (0, ink.dash)} if ink.dash else {}
        patch = PathPatch(
            path,
            facecolor=(ink.fill, ink.opacity) if ink.fill else "none",
            edgecolor=ink.edge or "none",
            linewidth=ink.width,
            joinstyle="round",
            capstyle="butt" if ink.dash else "round",
            zorder=ink.order,
            transform=self._points,
            **options,
        )
        self.add_artist(patch)


@lru_cache(maxsize=256)
def _font(face: Face, size: float) -> FontProperties:
    return FontProperties(fname=path_of_face(face), size=size)


def _closed(shape: Sequence[XY]) -> Path:
    return Path([*shape, shape[0]], closed=True)
