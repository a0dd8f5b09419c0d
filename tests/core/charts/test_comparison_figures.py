"""What the charts of comparison say and join: printed figures, gaps, marks, warnings, spots."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import comparison_figures as figures
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.text import Text

from kompass.charts.differences import differences, hatching, ordered
from kompass.charts.ink import Box
from kompass.charts.line_names import crosses
from kompass.charts.ranks import ranks
from kompass.charts.several import NOT_COMPARABLE, RECAST, SAME, RankLine, Ranks, Series, step
from kompass.charts.several_compass import several_compass
from kompass.charts.several_words import area_in_words, describe, status
from kompass.charts.slope_rows import slopes_of
from kompass.charts.slopes import slopes
from kompass.charts.spread import spread
from kompass.charts.theme import LIGHT
from kompass.charts.totals_chart import totals_chart
from kompass.charts.trend import medians, trend
from kompass.errors import KompassError

SIZE = (8, 7)


def written(picture):
    return [text.get_text() for text in picture.findobj(Text) if text.get_text()]


def marks(picture, sign, fill):
    return sum(
        len(line.get_xdata())
        for line in picture.findobj(Line2D)
        if line.get_marker() == sign and line.get_markerfacecolor() == fill
    )


def pieces(picture, colour):
    """Return how many straight pieces of line are drawn in a colour without a fill."""
    from matplotlib.colors import to_hex

    found = [
        patch for patch in picture.findobj(PathPatch)
        if to_hex(patch.get_edgecolor()).upper() == colour and patch.get_edgecolor()[3] > 0
        and patch.get_facecolor()[3] == 0
    ]  # fmt: skip
    return sum(Counter(patch.get_path().codes)[2] for patch in found)


def test_the_compass_says_the_value_of_every_series():
    said = written(several_compass(figures.SIX, LIGHT, SIZE))
    for series in figures.SIX.series:
        for value in series.values:
            assert f"{value.normalize():f}".replace(".", ",") in said
        assert series.label in said
    assert {"577", "av 800"} <= set(said)
    assert any("tryckt summa 692" in text for text in said)


def test_two_to_six_series_are_drawn_and_no_others():
    base = figures.SODERTALJE
    for count in (0, 1, 7):
        with pytest.raises(KompassError, match="2 till 6"):
            replace(figures.TWO, series=(base,) * count)
    for count in range(2, 7):
        picture = several_compass(replace(figures.SIX, series=figures.SIX.series[:count]),
                                  LIGHT, SIZE)  # fmt: skip
        assert len(picture.spots) == 8 * count


def test_a_series_that_fits_the_areas_badly_is_refused():
    with pytest.raises(ValueError, match="one value and one mark"):
        replace(figures.TWO, series=(figures.SODERTALJE, Series("x", "x", (), ())))


def test_what_is_not_known_is_a_gap_and_said():
    picture = several_compass(figures.OWN_VISITS, LIGHT, SIZE)
    colour = LIGHT.series[1]
    # two values, eight glyphs beside the areas, one in the legend
    assert marks(picture, "D", colour) == 2 + 8 + 1
    assert pieces(picture, colour) == 1, "areas 2 and 4 are not neighbours: only the legend's line"
    assert written(picture).count("okänt") == 6
    assert "Södertälje 2008 okänt" in picture.description
    assert "0" not in written(picture)


def test_nothing_is_joined_over_what_is_not_comparable():
    alone = replace(figures.PAIR_ACROSS, warnings=())
    picture = several_compass(alone, LIGHT, SIZE, legend=False)
    # areas 4 and 5 are out: of eight pieces 3-4, 4-5 and 5-6 are missing; two marks are struck
    # in the rose and two beside the areas
    assert pieces(picture, LIGHT.series[1]) == 5 + 4
    assert written(picture).count("inte jämförbart") == 2
    assert written(picture).count("omarbetat") == 5
    colour = LIGHT.series[1]
    assert marks(picture, "D", colour) == 2, "area 8 is the same: in the rose and beside it"
    assert marks(picture, "D", LIGHT.background) == 14


def test_the_legend_explains_the_marks_that_occur():
    across = " ".join(written(several_compass(figures.ACROSS, LIGHT, SIZE)))
    for words in ("Omarbetat område", "Inte jämförbart område", "Okänt värde"):
        assert words in across
    plain = " ".join(written(several_compass(figures.SIX, LIGHT, SIZE)))
    assert "område:" not in plain
    assert "Okänt" not in plain


def test_the_warning_stands_at_the_foot_of_every_picture():
    for draw in (several_compass, slopes):
        said = " ".join(written(draw(figures.ACROSS, LIGHT, SIZE)))
        assert figures.WARNING in said
        assert "Obs!" in said


def test_status_says_whether_all_or_some_are_apart():
    assert status(figures.PAIR_ACROSS, 3) == "inte jämförbart"
    assert status(figures.PAIR_ACROSS, 0) == "omarbetat"
    assert status(figures.PAIR_ACROSS, 7) == ""
    assert status(figures.ACROSS, 3) == "delvis inte jämförbart"
    assert status(figures.ACROSS, 0) == "delvis omarbetat"


def test_words_for_a_screen_reader():
    assert area_in_words(figures.SIX, 0) == (
        "1 Offentlighet och demokratisk kontroll: Södertälje 2006 66; "
        "Trollhättan 2004 77 (11 högre); Uddevalla 2005 76 (10 högre); "
        "Botkyrka 2005 91 (25 högre); Örebro 2006 63 (3 lägre); "
        "median 2009 60,5 (5,5 lägre)"
    )
    assert "Vallentuna 2021 83 (inte jämförbart)" in area_in_words(figures.PAIR_ACROSS, 3)
    assert "Vallentuna 2021 73 (omarbetat, 7 högre)" in area_in_words(figures.PAIR_ACROSS, 0)
    said = describe(figures.ACROSS)
    assert said.endswith(figures.WARNING)
    assert "(två av åtta områden kända)" in said


def test_no_counterpart_is_not_unknown():
    data = figures.NEWEST
    assert "Södertälje 2006 utan motsvarighet" in area_in_words(data, 7)
    said = written(several_compass(data, LIGHT, SIZE))
    assert "okänt" not in said
    assert not any("Okänt värde" in text for text in said)
    assert said.count("–") == 1


def test_a_spot_says_the_whole_area():
    picture = several_compass(figures.ACROSS, LIGHT, SIZE)
    for spot in picture.spots:
        assert 0 < spot.x < 1
        assert 0 < spot.y < 1
        assert spot.words == area_in_words(figures.ACROSS, spot.area)
    assert len(picture.spots) == 8 * 4 + 2


def test_a_step_is_the_same_within_one_edition_and_the_weaker_mark_otherwise():
    one, other = figures.SODERTALJE, figures.VALLENTUNA
    assert [step(one, other, nth) for nth in (0, 3, 7)] == [RECAST, NOT_COMPARABLE, SAME]
    assert step(other, other, 3) == SAME
    assert step(other, one, 3) == NOT_COMPARABLE


def test_slopes_follow_the_years_and_count_the_change():
    backwards = replace(figures.OWN_VISITS, series=figures.OWN_VISITS.series[::-1])
    found = slopes_of(backwards)
    assert [visit.year for visit in found[1].visits] == [2006, 2008]
    assert [slope.change for slope in found] == ["", "+8", "", "+4,5", "", "", "", "", ""]
    assert found[-1].title == "Totalt, av 800"
    assert "2008 okänt" in found[0].words


def test_slopes_across_editions():
    found = slopes_of(figures.PAIR_ACROSS)
    assert [slope.change for slope in found] == [
        "+7", "+11,5", "\N{MINUS SIGN}7,5", "", "", "+17", "+32", "\N{MINUS SIGN}8", "+71",
    ]  # fmt: skip
    assert [slope.remark for slope in found] == [
        "omarbetat", "omarbetat", "omarbetat", "inte jämförbart", "inte jämförbart",
        "omarbetat", "omarbetat", "", "olika utgåvor",
    ]  # fmt: skip
    picture = slopes(figures.PAIR_ACROSS, LIGHT, SIZE, legend=False)
    assert pieces(picture, LIGHT.series[0]) == 7, "six areas and the total; areas 4 and 5 have none"
    assert len(picture.spots) == 18, "the two marks stand there all the same"


def test_slopes_say_what_is_not_known():
    said = written(slopes(figures.OWN_VISITS, LIGHT, SIZE))
    assert said.count("okänt") == 7, "six areas and the total"
    assert {"74,5", "82,5", "77", "81,5", "577"} <= set(said)


def test_totals_across_editions_never_go_without_a_warning():
    quiet = replace(figures.PAIR_ACROSS, warnings=())
    assert "Summor från olika utgåvor är inte direkt jämförbara." in written(
        slopes(quiet, LIGHT, SIZE)
    )
    assert "Olika utgåvor" in " ".join(written(trend(figures.many_totals(), LIGHT, SIZE)))


def test_slopes_want_years():
    ageless = replace(figures.MEDIAN, year=None)
    with pytest.raises(KompassError, match="årtal"):
        slopes(replace(figures.TWO, series=(figures.SODERTALJE, ageless)), LIGHT, SIZE)


def test_the_time_axis_is_true():
    picture = slopes(figures.SIX_VISITS, LIGHT, (9, 8))
    first = [spot.x for spot in picture.spots if spot.area == 0]
    assert len(first) == 6
    assert first == sorted(first)
    assert first[3] > first[2], "two results of one year stand beside each other"
    assert first[5] - first[4] > first[1] - first[0], "six years are longer than two"


def test_a_spread_has_a_box_from_five_and_single_values_below():
    full = spread(figures.SPREADS, LIGHT, SIZE)
    said = written(full)
    assert {"66", "60,5", "31", "delad 12:a av 32"} <= set(said)
    assert any("mittersta hälften" in text for text in said)
    assert any("linjär interpolation" in text for text in said)
    few = spread(figures.FEW, LIGHT, SIZE, legend=False)
    assert marks(few, "D", LIGHT.background) == 32
    assert "4 enskilda värden: 63; 76; 77; 91" in few.description


def test_differences_have_signs_and_an_order():
    data = figures.differences_of(figures.TWO)
    said = written(differences(data, LIGHT, SIZE))
    for words in ("+5,5", "+18,3", "+22,2", "+11", "+19,5", "+9,3", "+5,2", "+9,6"):
        assert words in said
    largest = ordered(replace(data, by_size=True))
    assert [row.number for row in largest] == ["3", "5", "2", "4", "8", "6", "1", "7"]


def test_differences_leave_out_what_cannot_be_compared():
    data = figures.differences_of(figures.PAIR_ACROSS)
    assert data.rows[3].difference is None
    assert data.rows[4].difference is None
    assert data.rows[0].difference == Decimal(-7)
    said = written(differences(data, LIGHT, SIZE))
    assert said.count("inte jämförbart") == 2
    assert said.count("omarbetat") == 5
    assert "Omarbetat område: streckad stapel" in said
    unknown = figures.differences_of(figures.OWN_VISITS)
    assert written(differences(unknown, LIGHT, SIZE)).count("okänt") == 6


def test_hatching_stays_inside_its_bar():
    box = Box(10, 20, 70, 32)
    lines = hatching(box, 5)
    assert len(lines) > 10
    for line in lines:
        assert all(9.99 <= x <= 70.01 and 19.99 <= y <= 32.01 for x, y in line)


def test_medians_only_of_enough_comparable_results_of_one_edition():
    data = figures.many_totals()
    for edition, years in medians(data).items():
        for year, value, count in years:
            totals = sorted(
                dot.total for dot in data.dots
                if (dot.year, dot.edition, dot.comparable) == (year, edition, True)
            )  # fmt: skip
            assert count == len(totals) >= 5
            assert (totals[(count - 1) // 2] + totals[count // 2]) / 2 == value
    assert medians(figures.PUBLISHED) == {"utgåva 2002": []}


def test_the_own_result_is_named_among_many():
    for draw in (trend, totals_chart):
        picture = draw(figures.many_totals(), LIGHT, SIZE)
        said = written(picture)
        assert "Södertälje 2006: 577" in said
        assert "Södertälje 2015: 612" in said
        assert len(picture.spots) == 152
        assert "Kommun 3" not in picture.description


def test_every_result_of_a_few_is_named():
    said = written(trend(figures.PUBLISHED, LIGHT, SIZE))
    for words in ("Botkyrka 2005: 696", "Örebro 2006: 504", "Uddevalla 2005: 609,5"):
        assert words in said


def test_an_empty_selection_still_draws():
    empty = replace(figures.PUBLISHED, dots=())
    for draw in (trend, totals_chart):
        draw(empty, LIGHT, SIZE).canvas.draw()


def test_ranks_with_ties_and_gaps():
    picture = ranks(figures.RANKS, LIGHT, SIZE)
    said = written(picture)
    assert said.count("Botkyrka 2005") == 2
    assert "Delad placering räknas 1, 2, 2, 4." in said
    gap = Ranks("Med lucka", ("2004", "2006", "2010"),
                (RankLine("Ett", (1, None, 2), own=True), RankLine("Två", (2, 1, 1))))  # fmt: skip
    drawn = ranks(gap, LIGHT, SIZE)
    assert pieces(drawn, LIGHT.series[0]) == 0, "no line over a missing place"
    assert "Ett: 2004 plats 1, 2006 utan plats, 2010 plats 2" in drawn.description


def test_lines_and_boxes_cross_or_do_not():
    box = Box(0, 0, 10, 10)
    assert crosses(box, (-5, 5), (15, 5))
    assert crosses(box, (5, 5), (6, 6))
    assert not crosses(box, (-5, 12), (15, 12))
    assert not crosses(box, (11, 0), (11, 10))
    assert not crosses(box, (-4, 8), (2, 14))
