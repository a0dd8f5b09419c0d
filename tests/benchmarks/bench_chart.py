"""The compass rose, first and repeated, against bare matplotlib drawing as many artists."""

import io
import os
import subprocess
import sys
import time

from harness import Ratio, in_turn

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
    ]


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
