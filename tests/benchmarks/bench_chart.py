"""The compass rose, first and repeated, against bare matplotlib drawing as many artists."""

import io
import os
import subprocess
import sys
import time
from decimal import Decimal
from typing import TYPE_CHECKING

from harness import Ratio, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass.charts.picture import Picture
    from kompass.charts.several import Differences, Several, Totals

STARTED = """
import os, time
def finish():
    print((time.monotonic() - float(os.environ["STARTED"])) * 1000, flush=True)
"""

BARE_FIRST = (
    STARTED
    + """
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
figure = Figure(figsize=(7, 7), dpi=100)
axes = figure.add_subplot()
axes.plot([1, 2, 3])
FigureCanvasAgg(figure).draw()
finish()
"""
)

OUR_FIRST = (
    STARTED
    + """
from kompass.archive.reference import published
from kompass.assessment.example import snapshot
from kompass.charts.compass import compass
from kompass.charts.profile import profile_of
from kompass.charts.theme import LIGHT
example = snapshot()
figure = compass(profile_of(example, published(example.edition)[0]), LIGHT, (7, 7))
from matplotlib.backends.backend_agg import FigureCanvasAgg
figure.set_dpi(100)
FigureCanvasAgg(figure).draw()
finish()
"""
)


def measure() -> list[Ratio]:
    """Return first and repeated drawing."""
    return [
        in_turn(
            "first compass in a new process / bare matplotlib axes",
            lambda: _process(OUR_FIRST),
            lambda: _process(BARE_FIRST),
            rounds=7,
        ),
        _repeated(),
        *_compared(),
    ]


def _compared() -> list[Ratio]:
    """Return the charts of comparison against a bare figure with as many texts and paths."""
    from kompass.charts.differences import differences
    from kompass.charts.several_compass import several_compass
    from kompass.charts.slopes import slopes
    from kompass.charts.theme import LIGHT
    from kompass.charts.trend import trend

    six, totals = _six(), _totals(10_000)
    charts: dict[str, Callable[[], Picture]] = {
        "compass of six": lambda: several_compass(six, LIGHT, (8, 7)),
        "slopes of six": lambda: slopes(six, LIGHT, (8, 7)),
        "differences": lambda: differences(_differences(six), LIGHT, (8, 7)),
        "trend of 10,000 results": lambda: trend(totals, LIGHT, (8, 7)),
    }
    return [_against_bare(name, draw) for name, draw in charts.items()]


def _differences(data: "Several") -> "Differences":
    from kompass.charts.several import SAME, Difference, Differences

    base, other = data.series[:2]
    values = zip(base.values, other.values, strict=True)
    points = [(one or Decimal(0), two or Decimal(0)) for one, two in values]
    rows = tuple(
        Difference(str(area.number), area.title, one - two, SAME, one, two)
        for area, (one, two) in zip(data.areas, points, strict=True)
    )
    return Differences(data.title, base.name, other.name, rows)


def _six() -> "Several":
    from kompass.charts.several import SAME, ComparedArea, Series, Several

    areas = tuple(ComparedArea(n, f"Område med ett ganska långt namn {n}") for n in range(1, 9))
    series = tuple(
        Series(
            name=f"Kommun {nth}",
            label=f"Kommun {nth}, utgåva 2002 (SKL)",
            values=tuple(Decimal(40 + (7 * nth + 11 * at) % 55) for at in range(8)),
            marks=(SAME,) * 8,
            total=Decimal(500 + nth),
            year=2002 + 2 * nth,
            edition="kommunkompassen-2002",
            edition_words="utgåva 2002",
        )
        for nth in range(6)
    )
    return Several("Sex resultat", areas, series, (), Decimal(800))


def _totals(count: int) -> "Totals":
    from kompass.charts.several import TotalDot, Totals

    dots = tuple(
        TotalDot(f"Kommun {nth}", 2002 + nth % 8, Decimal(250 + nth * 7 % 450), "utgåva 2002")
        for nth in range(count)
    )
    return Totals("Många", "påhittade", dots)


def _against_bare(name: str, draw: "Callable[[], Picture]") -> Ratio:
    """Return ours against a bare figure that is given the same texts, paths and markers."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import PathPatch
    from matplotlib.text import Text

    example = draw()
    texts = [text for text in example.findobj(Text) if text.get_text()]
    paths = example.findobj(PathPatch)
    marks = example.findobj(Line2D)

    def ours() -> None:
        figure = draw()
        figure.set_dpi(100)
        FigureCanvasAgg(figure).print_png(io.BytesIO())

    def bare() -> None:
        figure = Figure(figsize=example.get_size_inches(), dpi=100)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        for patch in paths:
            axes.add_patch(PathPatch(patch.get_path(), alpha=0.3))
        for line in marks:
            axes.add_line(Line2D(*line.get_data(), marker=line.get_marker(), linestyle="none"))
        for at, text in enumerate(texts):
            axes.text(0.5, at / len(texts), text.get_text())
        FigureCanvasAgg(figure).print_png(io.BytesIO())

    return in_turn(f"{name} / bare figure, {len(texts)} texts", ours, bare, rounds=7)


def _repeated() -> Ratio:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Polygon
    from matplotlib.text import Text

    from kompass.archive.reference import published
    from kompass.assessment.example import snapshot
    from kompass.charts.compass import compass
    from kompass.charts.profile import profile_of
    from kompass.charts.theme import LIGHT

    example = snapshot()
    profile = profile_of(example, published(example.edition)[0])
    texts = [text for text in compass(profile, LIGHT, (7, 7)).findobj(Text) if text.get_text()]

    def ours() -> None:
        figure = compass(profile, LIGHT, (7, 7))
        figure.set_dpi(100)
        FigureCanvasAgg(figure).print_png(io.BytesIO())

    def bare() -> None:
        figure = Figure(figsize=(7, 7), dpi=100)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        for at in range(8):
            axes.add_patch(Polygon([(0, 0), (at, 1), (1, at)], alpha=0.3))
            axes.add_line(Line2D([0, at], [0, 1]))
        for at, text in enumerate(texts):
            axes.text(0.5, at / len(texts), text.get_text())
        FigureCanvasAgg(figure).print_png(io.BytesIO())

    return in_turn(
        f"compass built and drawn again / bare figure, {len(texts)} texts", ours, bare, rounds=15
    )


def _process(script: str) -> float:
    result = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "STARTED": str(time.monotonic())},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return float(result.stdout.strip().splitlines()[-1])
