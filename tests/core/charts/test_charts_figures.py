"""What the pictures say: the printed figures, gaps instead of zeros, spots to point at."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.text import Text

from kompass.charts.bars import area_bar, bars
from kompass.charts.compass import compass
from kompass.charts.rings import runs
from kompass.charts.theme import LIGHT, PAPER

SIZE = (7, 7)
OWN = ["66", "74,5", "87,5", "77", "73", "66", "50", "83"]
COMPARED = [
    "median 60,5 (+5,5)", "median 56,2 (+18,3)", "median 65,3 (+22,2)", "median 66 (+11)",
    "median 53,5 (+19,5)", "median 56,7 (+9,3)", "median 44,8 (+5,2)", "median 73,4 (+9,6)",
]  # fmt: skip


def written(picture):
    return [text.get_text() for text in picture.findobj(Text)]


def marks(picture, sign):
    lines = [line for line in picture.findobj(Line2D) if line.get_marker() == sign]
    counts = Counter()
    for line in lines:
        counts[line.get_markerfacecolor()] += len(line.get_xdata())
    return counts


def test_the_compass_says_every_printed_figure(sodertalje):
    said = written(compass(sodertalje, LIGHT, SIZE))
    assert [text for text in said if text in OWN and text != "50"] == [o for o in OWN if o != "50"]
    assert [text for text in said if text.startswith("median")] == COMPARED
    assert {"577", "av 800", "25", "50", "75", "100"} <= set(said)
    assert any("till och med 2009, utgåva 2002 (SKL 2009)" in text for text in said)


def test_bars_say_every_printed_figure(sodertalje):
    said = written(bars(sodertalje, LIGHT, SIZE))
    for own, compared in zip(OWN, COMPARED, strict=True):
        _, reference, difference = compared.split()
        assert {own, reference, difference.strip("()")} <= set(said)
    assert {"poäng", "median", "skillnad", "577"} <= set(said)


def test_a_difference_below_the_reference_has_a_true_minus(sodertalje):
    areas = (replace(sodertalje.areas[0], points=Decimal("52.5")), *sodertalje.areas[1:])
    picture = compass(replace(sodertalje, areas=areas), LIGHT, SIZE)
    assert "median 60,5 (\N{MINUS SIGN}8)" in written(picture)


def test_own_and_reference_differ_in_more_than_colour(sodertalje):
    picture = compass(sodertalje, LIGHT, SIZE)
    assert marks(picture, "o")[LIGHT.own] == 9  # eight values and the legend
    assert marks(picture, "D")[LIGHT.reference] == 9
    lines = [p for p in picture.findobj(PathPatch) if p.get_linewidth() > 1]
    dashed = [p for p in lines if p.get_linestyle() not in ("solid", "-")]
    solid = [p for p in lines if p not in dashed and p.get_linewidth() >= 2]
    assert len(dashed) == 2
    assert solid
    assert all(p.get_facecolor()[3] == 0 for p in dashed), "a reference is never filled"
    assert max(p.get_linewidth() for p in dashed) < max(p.get_linewidth() for p in solid)


def test_every_reference_has_dashes_and_a_marker_of_its_own(compared):
    picture = compass(compared, LIGHT, SIZE)
    for sign in "Ds^":
        assert sum(marks(picture, sign).values()) == 9  # eight values and the legend
    assert sum(marks(picture, "v").values()) == 8  # Örebro has a gap
    dashed = [p for p in picture.findobj(PathPatch) if p.get_linestyle() not in ("solid", "-")]
    assert len(dashed) == 8
    patterns = Counter(
        tuple(round(part / p.get_linewidth(), 1) for part in p.get_linestyle()[1]) for p in dashed
    )
    assert sorted(patterns.values()) == [2, 2, 2, 2]  # in the rose and in the legend
    assert all(p.get_facecolor()[3] == 0 for p in dashed), "a reference is never filled"


@pytest.mark.parametrize("draw", [compass, bars])
def test_every_reference_is_in_the_legend_and_can_be_read_by_pointing(draw, compared):
    picture = draw(compared, LIGHT, (9, 8))
    said = written(picture)
    for line in compared.references:
        assert any(text.startswith(line.label[:30]) for text in said)
    words = {spot.words for spot in picture.spots if spot.area == 6}
    assert words == {
        "7 Verksamhetsutveckling: 50 (median 44,8, +5,2); Trollhättan 2004 76, Botkyrka 2005 78"
    }
    assert sum(spot.area == 6 for spot in picture.spots) == 4
    assert "Örebro 2006 82" in picture.description
    assert "samt Trollhättan 2004" in picture.description


def test_the_compass_writes_the_values_of_every_reference(compared):
    said = written(compass(compared, PAPER, (8, 8)))
    assert [text for text in said if text.startswith("median")] == COMPARED
    assert "Trollhättan 2004 77" in said
    assert sum(text.startswith("Örebro 2006 ") for text in said) == 7


def test_only_further_references_are_drawn_too(compared, alone):
    picture = compass(replace(alone, further=compared.further), PAPER, SIZE)
    assert marks(picture, "D")[PAPER.reference] == 9
    assert marks(picture, "o")[PAPER.own] == 9


def test_not_assessed_is_a_gap_and_not_a_zero(unfinished):
    picture = compass(unfinished, LIGHT, SIZE)
    said = written(picture)
    assert {"ej bedömd", "62 av 80 bedömda", "–"} <= set(said)
    assert {"485,5", "av 680 bedömda"} <= set(said)
    assert "0" not in said
    centre = spots_centre(compass_of_equal_values(unfinished))
    unassessed = next(spot for spot in picture.spots if spot.area == 5)
    assert "ej bedömd" in unassessed.words
    assert distance(unassessed, centre) > 0.2, "the mark of a gap never stands in the middle"


def test_the_line_breaks_at_gaps():
    points = [(0.0, 1.0), (1.0, 0.0), None, (0.0, -1.0), None, (-1.0, 0.0)]
    assert runs(points) == [[(0.0, -1.0)], [(-1.0, 0.0), (0.0, 1.0), (1.0, 0.0)]]
    assert runs([None, None, None]) == []
    closed = runs([(0.0, 1.0), (1.0, 0.0), (0.0, -1.0)])
    assert closed == [[(0.0, 1.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)]]


def test_nothing_assessed_still_draws(alone):
    areas = tuple(replace(area, points=None) for area in alone.areas)
    empty = replace(alone, areas=areas, total="ej bedömd")
    for draw in (compass, bars):
        assert written(draw(empty, LIGHT, SIZE)).count("ej bedömd") == 9
    assert marks(compass(empty, LIGHT, SIZE), "o") == {LIGHT.background: 9, LIGHT.own: 1}


def test_spots_lie_where_the_values_are(sodertalje):
    picture = compass(sodertalje, LIGHT, SIZE)
    own = [spot for spot in picture.spots if spot.area == 2]
    assert len(own) == 2
    value, reference = own
    assert value.y == pytest.approx(reference.y), "area 3 of 8 points straight to the right"
    centre = spots_centre(compass_of_equal_values(sodertalje))
    ratio = (value.x - centre[0]) / (reference.x - centre[0])
    assert ratio == pytest.approx(87.5 / 65.3, rel=0.02)
    assert "87,5 (median 65,3, +22,2)" in value.words


def test_values_off_the_scale_stay_in_the_picture(sodertalje):
    areas = (
        replace(sodertalje.areas[0], points=Decimal(140), reference=Decimal(-20)),
        *sodertalje.areas[1:],
    )
    for draw in (compass, bars):
        picture = draw(replace(sodertalje, areas=areas), LIGHT, SIZE)
        assert all(0 < spot.x < 1 and 0 < spot.y < 1 for spot in picture.spots)


def test_a_line_of_perfect_scores_reaches_the_rim(alone):
    picture = compass(compass_full(alone), LIGHT, SIZE)
    top, bottom = picture.spots[0], picture.spots[4]
    assert top.x == pytest.approx(bottom.x)
    assert top.y < 0.3
    assert bottom.y > 0.7


def test_the_small_bar_says_points_and_reference(sodertalje, unfinished):
    full = area_bar(sodertalje.areas[0], PAPER, (6.2, 0.3))
    assert {"66", "median 60,5"} <= set(written(full))
    assert "66 (median 60,5, +5,5)" in full.description
    partly = area_bar(unfinished.areas[2], PAPER, (6.2, 0.3), reference_name="medelvärde")
    assert {"62 av 80 bedömda", "medelvärde 65,3"} <= set(written(partly))


def test_title_and_legend_can_be_left_to_a_caption(sodertalje):
    said = written(compass(sodertalje, PAPER, SIZE, title=False, legend=False))
    assert "Södertälje 2006" not in said
    assert not any("utgåva" in text for text in said)


def compass_of_equal_values(profile):
    areas = tuple(replace(a, points=Decimal(50), reference=None) for a in profile.areas)
    return compass(replace(profile, areas=areas), LIGHT, SIZE)


def compass_full(profile):
    return replace(profile, areas=tuple(replace(a, points=Decimal(100)) for a in profile.areas))


def spots_centre(picture):
    top, bottom = picture.spots[0], picture.spots[4]
    return (top.x + bottom.x) / 2, (top.y + bottom.y) / 2


def distance(spot, centre):
    return ((spot.x - centre[0]) ** 2 + (spot.y - centre[1]) ** 2) ** 0.5
