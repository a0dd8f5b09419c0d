"""In the charts of comparison no text is clipped and none touches another, at any size."""

from dataclasses import replace

import comparison_figures as figures
import pytest
from drawn_looks import check_clear, texts

from kompass.charts.differences import differences
from kompass.charts.ranks import ranks
from kompass.charts.several import ComparedArea
from kompass.charts.several_compass import several_compass
from kompass.charts.slopes import slopes
from kompass.charts.spread import spread
from kompass.charts.theme import DARK, LIGHT, PAPER
from kompass.charts.totals_chart import totals_chart
from kompass.charts.trend import trend

SIZES = {
    "smallest": (480 / 96, 360 / 96),
    "column": (6.22, 5.2),
    "tall": (5.0, 9.0),
    "flat": (1000 / 96, 420 / 96),
    "laptop": (900 / 96, 620 / 96),
    "projector": (1600 / 96, 1000 / 96),
}


def difference_chart(data, theme, size):
    return differences(
        figures.differences_of(data, len(data.series) - 1, by_size=True), theme, size
    )


CHARTS = {
    **{f"compass-{name}": (several_compass, data) for name, data in figures.SEVERAL.items()},
    **{f"slopes-{name}": (slopes, data) for name, data in figures.SEVERAL.items()},
    **{f"differences-{name}": (difference_chart, data) for name, data in figures.SEVERAL.items()},
    "spread": (spread, figures.SPREADS),
    "spread-few": (spread, figures.FEW),
    "trend": (trend, figures.many_totals()),
    "trend-few": (trend, figures.PUBLISHED),
    "totals": (totals_chart, figures.many_totals()),
    "totals-few": (totals_chart, figures.PUBLISHED),
    "ranks": (ranks, figures.RANKS),
}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_stands_clear_and_whole(name, size):
    draw, data = CHARTS[name]
    for theme, dpi in ((LIGHT, 96), (DARK, 144), (PAPER, 200)):
        picture = draw(data, theme, size)
        check_clear(picture, dpi)
        assert not [text for text in texts(picture) if "…" in text.get_text()]
        assert min(text.get_fontsize() for text in texts(picture)) >= 4.4


@pytest.mark.parametrize("draw", [several_compass, slopes, difference_chart])
def test_names_are_whole_at_the_smallest_size(draw):
    for data in (figures.SIX_VISITS, figures.NEWEST):
        said = " ".join(text.get_text() for text in texts(draw(data, LIGHT, SIZES["smallest"])))
        joined = said.replace("- ", "").replace("/ ", "/")
        for area in data.areas:
            for word in area.title.replace("/", " ").replace("-", " ").split():
                assert word in said or word in joined, word


@pytest.mark.parametrize("draw", [several_compass, slopes, difference_chart])
def test_every_size_on_the_way_from_small_to_large(draw):
    for width in range(480, 1601, 160):
        for height in (360, 520, 777, 1000):
            check_clear(draw(figures.ACROSS, LIGHT, (width / 96, height / 96)))


@pytest.mark.parametrize("draw", [several_compass, slopes, difference_chart])
def test_absurd_names_are_cut_but_clear(draw):
    for name in ("Ett område vars namn aldrig tar slut " * 8, "x" * 200, "$a_b$ 漢字 \n\t rad", ""):
        areas = tuple(ComparedArea(area.number, name) for area in figures.ACROSS.areas)
        series = tuple(
            replace(one, name=name or "N", label=name, edition_words=name[:60])
            for one in figures.ACROSS.series
        )
        data = replace(
            figures.ACROSS, title=name or "Namnlös", areas=areas, series=series, warnings=(name,)
        )
        for size in (SIZES["smallest"], SIZES["column"]):
            check_clear(draw(data, LIGHT, size))
