"""A matplotlib figure drawn straight onto a PDF page: vectors, and text that stays text.

Importing this module imports matplotlib and reportlab; the PDF writer imports it when the
first figure is drawn. Going this way instead of over a file of its own keeps one copy of
the text face in the PDF and the figures' words searchable.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D, Transform
from reportlab.lib.colors import Color

from kompass.report import pdf_fonts

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from reportlab.pdfgen.canvas import Canvas

POINTS_PER_INCH: Final = 72.0
_CAPS: Final = {"butt": 0, "round": 1, "projecting": 2}
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}


def draw_figure(figure: "Figure", canvas: "Canvas") -> None:
    """Draw ``figure`` with its lower left corner at the canvas's origin, in its own size.

    Images inside a figure are not drawn; the report's charts have none.
    """
    figure.set_dpi(POINTS_PER_INCH)
    figure.patch.set_visible(False)  # the paper is white, and a draft's mark shows through
    figure.draw(_CanvasRenderer(canvas, figure))


class _CanvasRenderer(RendererBase):
    """matplotlib's drawing calls as reportlab's; one pixel is one point."""

    def __init__(self, canvas: "Canvas", figure: "Figure") -> None:
        super().__init__()
        self._canvas = canvas
        self._size = (float(figure.bbox.width), float(figure.bbox.height))

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def flipy(self) -> bool:
        return False

    def points_to_pixels(self, points: Any) -> Any:  # noqa: ANN401 - a number or an array
        return points

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Outline,
        transform: Transform,
        rgbFace: Any = None,  # noqa: ANN401, N803 - matplotlib's name
    ) -> None:
        line_width = float(gc.get_linewidth())
        stroke = line_width > 0 and gc.get_rgb()[3] != 0
        fill = rgbFace is not None and not (len(rgbFace) == 4 and rgbFace[3] == 0)
        if not (stroke or fill):
            return
        canvas = self._canvas
        canvas.saveState()
        if stroke:
            self._set_pen(gc, line_width)
        if fill:
            canvas.setFillColor(_colour(rgbFace, gc))
        outline = canvas.beginPath()
        _trace(outline, path, transform)
        canvas.drawPath(outline, stroke=int(stroke), fill=int(fill), fillMode=1)
        canvas.restoreState()

    def _set_pen(self, gc: GraphicsContextBase, line_width: float) -> None:
        canvas = self._canvas
        canvas.setStrokeColor(_colour(gc.get_rgb(), gc))
        canvas.setLineWidth(line_width)
        canvas.setLineCap(_CAPS[gc.get_capstyle()])
        canvas.setLineJoin(_JOINS[gc.get_joinstyle()])
        offset, dashes = cast("tuple[float, Sequence[float] | None]", gc.get_dashes())
        if dashes is not None:
            canvas.setDash([float(length) for length in dashes], float(offset))

    def draw_text(  # noqa: PLR0913, PLR0917 - matplotlib's signature
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: "FontProperties",
        angle: float,
        ismath: Any = False,  # noqa: ANN401, FBT002 - matplotlib's signature
        mtext: Any = None,  # noqa: ANN401, ARG002 - matplotlib's signature
    ) -> None:
        name = Path(str(prop.get_file() or "")).stem
        if ismath or not pdf_fonts.has(name):
            self._draw_text_as_path(gc, x, y, s, prop, angle, ismath)  # type: ignore[attr-defined]
            return
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(float(x), float(y))
        canvas.rotate(float(angle))
        canvas.setFillColor(_colour(gc.get_rgb(), gc))
        canvas.setFont(name, float(prop.get_size_in_points()))
        canvas.drawString(0, 0, pdf_fonts.drawable(s))
        canvas.restoreState()


def _colour(rgb: Any, gc: GraphicsContextBase) -> Color:  # noqa: ANN401 - matplotlib's colours
    own = float(rgb[3]) if len(rgb) == 4 else 1.0
    alpha = float(gc.get_alpha()) if gc.get_forced_alpha() else own
    return Color(float(rgb[0]), float(rgb[1]), float(rgb[2]), alpha=alpha)


def _trace(outline: Any, path: Outline, transform: Transform) -> None:  # noqa: ANN401
    last = (0.0, 0.0)
    flat = transform.frozen() if isinstance(transform, Affine2D) else transform
    for points, code in path.iter_segments(flat, simplify=False):
        xy = [float(value) for value in points]
        match code:
            case Outline.MOVETO:
                outline.moveTo(*xy)
            case Outline.LINETO:
                outline.lineTo(*xy)
            case Outline.CURVE3:
                outline.curveTo(*_cubic(last, xy), xy[2], xy[3])
            case Outline.CURVE4:
                outline.curveTo(*xy)
            case Outline.CLOSEPOLY:
                outline.close()
        last = (xy[-2], xy[-1])


def _cubic(start: tuple[float, float], xy: list[float]) -> tuple[float, float, float, float]:
    """Return the two control points of a cubic curve that equals a quadratic one."""
    (x0, y0), (x1, y1, x2, y2) = start, xy
    return (
        x0 + 2 / 3 * (x1 - x0),
        y0 + 2 / 3 * (y1 - y0),
        x2 + 2 / 3 * (x1 - x2),
        y2 + 2 / 3 * (y1 - y2),
    )
