"""How the charts look: approved pictures, contrast, and grey print.

After a wanted change: KOMPASS_APPROVE=1 pytest tests/core/charts/test_charts_looks.py, and
look at every picture that changed before it is committed.
"""

import io
from types import SimpleNamespace

import numpy as np
import pytest
from drawn_looks import check_as_approved, contrast
from PIL import Image

from kompass.charts.bars import area_bar, bars
from kompass.charts.compass import compass
from kompass.charts.files import encoded
from kompass.charts.theme import DARK, LIGHT, PAPER

THEMES = {"light": LIGHT, "dark": DARK, "paper": PAPER}


PICTURES = {
    "compass-light": lambda p: compass(p.sodertalje, LIGHT, (7, 7)),
    "compass-dark": lambda p: compass(p.sodertalje, DARK, (7, 7)),
    "compass-smallest": lambda p: compass(p.sodertalje, LIGHT, (320 / 96, 320 / 96)),
    "compass-column": lambda p: compass(p.sodertalje, PAPER, (6.22, 5.2), title=False),
    "compass-unfinished": lambda p: compass(p.unfinished, LIGHT, (7, 7)),
    "compass-alone": lambda p: compass(p.alone, PAPER, (5, 5)),
    "compass-compared": lambda p: compass(p.compared, PAPER, (8, 8)),
    "bars-compared": lambda p: bars(p.compared, LIGHT, (9, 6)),
    "bars-light": lambda p: bars(p.sodertalje, LIGHT, (9, 6)),
    "bars-dark-unfinished": lambda p: bars(p.unfinished, DARK, (9, 6)),
    "bars-smallest": lambda p: bars(p.sodertalje, LIGHT, (320 / 96, 320 / 96)),
    "bar": lambda p: area_bar(p.sodertalje.areas[0], PAPER, (6.22, 0.3)),
}


@pytest.fixture
def profiles(sodertalje, unfinished, alone, compared):
    return SimpleNamespace(
        sodertalje=sodertalje, unfinished=unfinished, alone=alone, compared=compared
    )


@pytest.mark.parametrize("name", PICTURES)
def test_looks_as_approved(profiles, name):
    check_as_approved(name, PICTURES[name](profiles))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_has_contrast_enough(theme):
    for colour in (theme.ink, theme.quiet, theme.own, theme.reference):
        assert contrast(colour, theme.background) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_profile_stands_out_and_the_rest_stays_back(theme):
    assert contrast(theme.own, theme.background) > 3 * contrast(theme.grid, theme.background)
    assert contrast(theme.star_dark, theme.background) < 1.5


def test_grey_print_keeps_what_matters(sodertalje):
    png = encoded(compass(sodertalje, PAPER, (6, 6)), ".png", dpi=96)
    grey = np.asarray(Image.open(io.BytesIO(png)).convert("L"))
    assert grey.min() < 60, "the own line stays nearly black"
    assert 0.02 < (grey < 140).mean() < 0.25
