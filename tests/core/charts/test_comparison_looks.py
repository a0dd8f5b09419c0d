"""How the charts of comparison look: approved pictures, contrast, and grey print.

After a wanted change: KOMPASS_APPROVE=1 pytest tests/core/charts/test_comparison_looks.py,
and look at every picture that changed before it is committed.
"""

import io
from itertools import combinations, pairwise

import comparison_figures as figures
import numpy as np
import pytest
from drawn_looks import check_as_approved, contrast, luminance
from PIL import Image

from kompass.charts import series_ink
from kompass.charts.differences import differences
from kompass.charts.files import encoded, save
from kompass.charts.ranks import ranks
from kompass.charts.several import LIKENESSES, MOST, RECAST, SAME
from kompass.charts.several_compass import several_compass
from kompass.charts.slopes import slopes
from kompass.charts.spread import spread
from kompass.charts.theme import DARK, LIGHT, PAPER
from kompass.charts.totals_chart import totals_chart
from kompass.charts.trend import trend

THEMES = {"light": LIGHT, "dark": DARK, "paper": PAPER}
SMALL = (480 / 96, 360 / 96)
PICTURES = {
    "several-six-light": lambda: several_compass(figures.SIX, LIGHT, (8, 7)),
    "several-six-paper": lambda: several_compass(figures.SIX, PAPER, (6.22, 5.6), title=False),
    "several-six-smallest": lambda: several_compass(figures.SIX, LIGHT, SMALL),
    "several-across-dark": lambda: several_compass(figures.ACROSS, DARK, (8, 7)),
    "several-own": lambda: several_compass(figures.OWN_VISITS, LIGHT, (7, 6)),
    "several-newest": lambda: several_compass(figures.NEWEST, PAPER, (7, 6)),
    "slopes-own": lambda: slopes(figures.OWN_VISITS, LIGHT, (8, 7)),
    "slopes-six-dark": lambda: slopes(figures.SIX_VISITS, DARK, (9, 7)),
    "slopes-across-smallest": lambda: slopes(figures.PAIR_ACROSS, PAPER, SMALL),
    "spread-paper": lambda: spread(figures.SPREADS, PAPER, (7, 5.5)),
    "spread-few-dark": lambda: spread(figures.FEW, DARK, (7, 5.5)),
    "differences-across": lambda: differences(
        figures.differences_of(figures.PAIR_ACROSS, by_size=True), PAPER, (7, 5)
    ),
    "differences-median": lambda: differences(figures.differences_of(figures.TWO), LIGHT, (7, 5)),
    "trend-many": lambda: trend(figures.many_totals(), PAPER, (8, 5)),
    "trend-few": lambda: trend(figures.PUBLISHED, LIGHT, (6, 4.5)),
    "totals-many": lambda: totals_chart(figures.many_totals(), LIGHT, (8, 5)),
    "totals-few-dark": lambda: totals_chart(figures.PUBLISHED, DARK, (6, 4.5)),
    "ranks": lambda: ranks(figures.RANKS, PAPER, (8, 5)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_looks_as_approved(name):
    check_as_approved(name, PICTURES[name]())


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_chart_gives_the_same_bytes(name):
    one, other = (encoded(PICTURES[name](), ".png", dpi=40) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_saved_chart_says_what_it_shows(tmp_path, suffix):
    path = tmp_path / f"Södertälje – jämförelse{suffix}"
    save(several_compass(figures.ACROSS, PAPER, (6, 6)), path)
    content = path.read_bytes()
    assert len(content) > 5000
    if suffix == ".svg":
        assert "Områdenas motsvarigheter är Kompass eget förslag" in content.decode("utf-8")
    if suffix == ".png":
        with Image.open(path) as image:
            assert "inte jämförbart" in image.text["Description"]
            assert image.text["Title"] == "Kompassros Södertälje 2006 och andra"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_series_have_contrast_enough_for_text_and_marks(theme):
    assert len(theme.series) == MOST
    assert theme.series[0] == theme.own
    for colour in theme.series:
        assert contrast(colour, theme.background) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_neighbouring_series_differ_in_grey(theme):
    for one, other in pairwise(theme.series):
        assert abs(lightness(one) - lightness(other)) >= 5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_no_two_series_share_dash_and_marker(theme):
    looks = []
    for nth in range(MOST):
        line, mark = series_ink.series_line(theme, 10, nth), series_ink.series_mark(theme, 10, nth)
        looks.append((mark.sign, line.dash, line.width))
    for one, other in combinations(looks, 2):
        assert one[0] != other[0], "every series has a marker of its own"
        assert one[1:] != other[1:], "and a line of its own"
    own = series_ink.series_line(theme, 10, 0)
    assert all(own.width > 1.5 * width for _, _, width in looks[1:])


@pytest.mark.parametrize("nth", range(MOST))
def test_what_is_not_the_same_is_hollow_and_recast_is_dotted(nth):
    for likeness in LIKENESSES:
        mark = series_ink.series_mark(PAPER, 10, nth, likeness)
        hollow = mark.fill == PAPER.background
        assert hollow == (likeness != SAME)
    same = series_ink.series_line(PAPER, 10, nth)
    recast = series_ink.series_line(PAPER, 10, nth, RECAST)
    assert recast.dash
    assert recast.dash != same.dash


@pytest.mark.parametrize("theme", [LIGHT, PAPER])
def test_grey_print_keeps_the_own_line_strong(theme):
    png = encoded(several_compass(figures.SIX, theme, (6, 6)), ".png", dpi=96)
    grey = np.asarray(Image.open(io.BytesIO(png)).convert("L"))
    assert grey.min() < 60
    assert 0.02 < (grey < 140).mean() < 0.3


def lightness(colour):
    """Return the lightness of a colour printed in grey, 0 to 100 (CIE 1976)."""
    return 116 * luminance(colour) ** (1 / 3) - 16
