"""What stands beside what, by how much, and what is said of it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from comparing import (
    E2002,
    E2010,
    E2020,
    OREBRO_2006,
    SODERTALJE_2006,
    SODERTALJE_2008,
    TROLLHATTAN_2004,
    UDDEVALLA_2005,
    VALLENTUNA_2021,
    botkyrka,
    medians,
    own,
    result,
    small,
    stockholm,
    walk,
)
from hypothesis import given
from hypothesis import strategies as st

from kompass.assessment.snapshot import Level
from kompass.catalogue.area_level import at_area_level
from kompass.catalogue.crosswalk import Crosswalks, Likeness, packaged_crosswalks
from kompass.comparison.compare import by_change, compare
from kompass.comparison.model import Comparison, Measure
from kompass.comparison.subjects import Subject, SubjectKind
from kompass.errors import KompassError
from kompass.ids import AreaId, QuestionId

NONE = Crosswalks()
SHIPPED = packaged_crosswalks()


def column(comparison: Comparison, nth: int, field: str) -> list[object]:
    return [getattr(row.cells[nth], field) for row in comparison.areas]


def decimals(*texts: str) -> list[Decimal | None]:
    return [Decimal(text) if text else None for text in texts]


def test_the_own_visits_with_two_areas_known() -> None:
    found = compare([own(), result("Södertälje", 2008, SODERTALJE_2008)], NONE)

    assert column(found, 0, "points") == decimals(*SODERTALJE_2006)
    assert column(found, 1, "points") == decimals(*SODERTALJE_2008)
    assert column(found, 1, "difference") == decimals("", "8", "", "4.5", "", "", "", "")
    assert set(column(found, 1, "likeness")) == {Likeness.SAME}
    assert found.total.cells[0].points == 577
    assert found.total.cells[1].points is None
    assert found.total.cells[1].difference is None
    assert found.total.cells[1].words == "två områden kända"
    assert any("inte kända. De är inte noll" in text for text in found.warnings)


def test_the_three_differences_are_three_figures() -> None:
    found = compare([own(), result("Uddevalla", 2005, UDDEVALLA_2005)], NONE)

    cell = found.areas[6].cells[1]
    assert (cell.difference, cell.percent, cell.percentage_points) == (18, 36, 18)
    total = found.total.cells[1]
    assert total.points == Decimal("609.5")
    assert total.difference == Decimal("32.5")
    assert round(total.percent or 0, 2) == Decimal("5.63")
    assert total.percentage_points == Decimal("4.0625")
    assert total.measured(Measure.POINTS) == Decimal("32.5")


def test_relative_change_as_karlskrona_printed_it() -> None:
    """The municipality's page prints +44 +37 +5 +39 +15 +17 +49 -6 and +23 in total."""
    before = result("Karlskrona", 2011, ("48", "49", "62", "44", "46", "46", "49", "71"))
    now = result("Karlskrona", 2014, ("69", "67", "65", "61", "53", "54", "73", "67"))
    found = compare([before, now], NONE)
    printed = [round(row.cells[1].percent or 0) for row in found.areas]
    assert printed == [44, 37, 5, 39, 15, 17, 49, -6]
    assert round(found.total.cells[1].percent or 0) == 23


def test_per_cent_of_nought_is_nothing() -> None:
    nought = result("Noll", 2006, ("0", *SODERTALJE_2006[1:]))
    cell = compare([nought, own()], NONE).areas[0].cells[1]
    assert (cell.difference, cell.percent, cell.percentage_points) == (66, None, 66)


def test_medians_have_no_total_and_none_is_made() -> None:
    found = compare([own(), medians()], NONE)
    assert column(found, 1, "difference") == decimals(
        "-5.5", "-18.3", "-22.2", "-11", "-19.5", "-9.3", "-5.2", "-9.6"
    )
    assert found.total.cells[1].points is None
    assert found.total.cells[1].words == "ingen total publicerad"
    assert any("Median 2009 har ingen total" in text for text in found.warnings)


def test_a_misprinted_total_is_kept_beside_the_sum() -> None:
    found = compare([own(), botkyrka()], NONE)
    total = found.total.cells[1]
    assert (total.points, total.printed, total.difference) == (696, 692, 119)
    assert total.printed_difference == 115
    assert "692" in total.warning
    assert "696" in total.warning
    assert total.warning in found.warnings


@pytest.mark.parametrize(
    ("name", "year", "figures", "total"),
    [("Trollhättan", 2004, TROLLHATTAN_2004, "647"), ("Örebro", 2006, OREBRO_2006, "504")],
)
def test_totals_of_the_peers(name: str, year: int, figures: tuple[str, ...], total: str) -> None:
    cell = compare([own(), result(name, year, figures)], NONE).total.cells[1]
    assert (cell.points, cell.difference) == (Decimal(total), Decimal(total) - 577)
    assert (cell.likeness, cell.warning) == (Likeness.SAME, "")


def test_who_is_not_comparable_has_points_and_no_differences() -> None:
    found = compare([own(), stockholm()], NONE)
    assert column(found, 1, "points")[0] == 74
    assert set(column(found, 1, "difference")) == {None}
    assert set(column(found, 1, "likeness")) == {Likeness.NOT_COMPARABLE}
    assert all(str(reason).startswith("Inte direkt") for reason in column(found, 1, "reason"))
    assert (found.total.cells[1].points, found.total.cells[1].difference) == (602, None)


def test_a_base_that_is_not_comparable_bars_the_others() -> None:
    found = compare([stockholm(), own()], NONE)
    assert set(column(found, 1, "difference")) == {None}
    assert "Stockholm 2009: Inte direkt" in str(column(found, 1, "reason")[0])


def test_two_at_group_level_may_stand_beside_each_other() -> None:
    """The 2009 book compares Stockholm with Göteborg 2007, which was assessed the same way."""
    other = replace(stockholm(), id="g", title="Göteborg 2007", year=2007)
    found = compare([stockholm(), other], NONE)
    assert set(column(found, 1, "difference")) == {Decimal(0)}
    assert any("koncernnivå" in text for text in found.warnings)


def test_a_missing_year_and_a_foreign_result_carry_their_reason() -> None:
    lost = result("Botkyrka", None, ("",) * 8, printed_total=Decimal(689))
    foreign = result("Røros", 2017, ("",) * 8, country="NO", printed_total=Decimal(396))
    district = result("Skarpnäck", 2004, TROLLHATTAN_2004, level=Level.DISTRICT)
    found = compare([own(), lost, foreign, district], NONE)
    reasons = [row.reason for row in found.areas[0].cells[1:]]
    assert "årtalet saknas" in reasons[0]
    assert "utländsk" in reasons[1]
    assert "stadsdel" in reasons[2]
    assert all(cell.difference is None for cell in found.total.cells[1:])


def test_an_unknown_edition_stands_last_and_never_first() -> None:
    lost = result("Karlskoga", 2010, (), edition=None, printed_total=Decimal(384))
    found = compare([own(), lost], NONE)
    assert found.areas[0].cells[1].reason == "utgåvan är okänd"
    assert found.total.cells[1].difference is None
    assert found.total.warning
    with pytest.raises(KompassError, match="kan inte stå först"):
        compare([lost, own()], NONE)


def test_across_editions_by_the_crosswalk_and_never_by_number() -> None:
    vallentuna = result("Vallentuna", 2021, VALLENTUNA_2021, edition=E2020)
    found = compare([own(), vallentuna], SHIPPED)

    building = found.areas[7].cells[1]  # area 8 until 2019, area 2 from 2020
    assert building.area is not None
    assert building.area.number == 2
    assert (building.points, building.difference) == (75, -8)
    assert building.likeness is Likeness.RECAST
    assert building.reason
    assert building.proposed_by == "Kompass"
    assert Likeness.SAME not in column(found, 1, "likeness")
    assert found.label == "Kompass eget förslag."
    assert (found.total.cells[1].points, found.total.cells[1].difference) == (648, 71)
    assert "stor försiktighet" in found.total.warning
    assert found.total.warning in found.warnings


def test_every_area_of_the_other_edition_is_matched_or_listed() -> None:
    vallentuna = result("Vallentuna", 2021, VALLENTUNA_2021, edition=E2020)
    found = compare([own(), vallentuna], SHIPPED)
    matched = {cell.area.id for row in found.areas if (cell := row.cells[1]).area}
    listed = {one.area.id for one in found.unmatched}
    assert matched | listed == {area.id for area in E2020.areas}
    assert not matched & listed
    assert all(one.reason for one in found.unmatched)


def test_nothing_is_matched_where_nobody_proposes_anything() -> None:
    vallentuna = result("Vallentuna", 2021, VALLENTUNA_2021, edition=E2020)
    found = compare([own(), vallentuna], NONE)
    assert set(column(found, 1, "likeness")) == {Likeness.NOT_COMPARABLE}
    assert set(column(found, 1, "reason")) == {"ingen motsvarighet är föreslagen"}
    assert len(found.unmatched) == 8


def test_an_area_that_several_stand_for_has_no_difference() -> None:
    one = small("en", {"a": {}})
    two = small("två", {"x": {}, "y": {}})
    walks = walk(one, two, [("a", "x", Likeness.RECAST), ("a", "y", Likeness.RECAST)])
    base = result("A", 2000, ("50",), edition=one)
    other = result("B", 2020, ("60", "70"), edition=two)
    cell = compare([base, other], walks).areas[0].cells[1]
    assert (cell.points, cell.difference, cell.area) == (None, None, None)
    assert cell.likeness is Likeness.RECAST
    assert "1 Område x och 2 Område y" in cell.reason


def test_a_completed_copy_of_an_edition_is_the_same_edition() -> None:
    completed = at_area_level(E2010)
    figures = ("50",) * 8
    base = result("A", 2011, figures, edition=E2010)
    other = result("B", 2014, figures, edition=completed)
    found = compare([base, other], NONE)
    assert set(column(found, 1, "likeness")) == {Likeness.SAME}
    assert found.total.warning == ""


def test_another_maximum_of_the_same_question_is_recast() -> None:
    one, two = small("e", {"a": {"q": 20, "p": 80}}), small("e", {"a": {"q": 30, "p": 70}})
    base = result("A", 2000, ("50",), edition=one, questions={QuestionId("q"): Decimal(10)})
    other = result("B", 2001, ("60",), edition=two, questions={QuestionId("q"): Decimal(15)})
    cell = compare([base, other], NONE).questions[0].cells[1]
    assert cell.likeness is Likeness.RECAST
    assert (cell.difference, cell.percentage_points) == (5, 0)


def test_only_questions_that_both_know() -> None:
    question = E2002.question_numbered("5.2").id
    later = result("Södertälje", 2008, SODERTALJE_2008, questions={question: Decimal(14)})
    found = compare([own(), later], NONE)
    assert [row.question.number for row in found.questions] == ["5.2"]
    assert compare([own(), medians()], NONE).questions == ()


def test_questions_by_change_the_largest_rise_first() -> None:
    before, now = own(), own()
    changed = dict(now.questions)
    for number, points in (("1.1", "40"), ("2.1", "0"), ("5.2", "20")):
        changed[E2002.question_numbered(number).id] = Decimal(points)
    found = compare([before, replace(now, id="now", year=2008, questions=changed)], NONE)
    ordered = by_change(found, 1)
    changes = [row.cells[1].difference for row in ordered]
    assert changes == sorted((c for c in changes if c is not None), reverse=True)
    assert len(ordered) == 37
    assert ordered[-1].question.number == "2.1"


@pytest.mark.parametrize("count", [0, 1, 7])
def test_two_to_six(count: int) -> None:
    subjects = [result(f"K{nth}", 2006, SODERTALJE_2006) for nth in range(count)]
    with pytest.raises(KompassError, match="2 till 6"):
        compare(subjects, NONE)


def test_one_twice_is_refused() -> None:
    with pytest.raises(KompassError, match="två gånger"):
        compare([own(), own()], NONE)


def test_a_visit_in_two_editions_is_no_change() -> None:
    one = result("A", 2010, ("50",) * 8)
    other = result("A", 2010, ("40",) * 8, edition=E2010)
    found = compare([one, other], SHIPPED)
    assert any("ett och samma besök" in text for text in found.warnings)


def test_computed_reference_values_are_told_from_published_ones() -> None:
    computed = replace(medians(), id="c", kind=SubjectKind.COMPUTED)
    found = compare([own(), medians(), computed], NONE)
    assert any("Publicerade referensvärden" in text for text in found.warnings)


FIGURES = st.lists(st.none() | st.decimals(0, 100, places=1), min_size=8, max_size=8)


@given(FIGURES, FIGURES)
def test_differences_mirror_and_unknown_stays_unknown(
    one: list[Decimal | None], other: list[Decimal | None]
) -> None:
    def subject(name: str, figures: list[Decimal | None]) -> Subject:
        return result(name, 2006, tuple("" if f is None else str(f) for f in figures))

    there = compare([subject("A", one), subject("B", other)], NONE)
    back = compare([subject("B", other), subject("A", one)], NONE)
    for nth, (row, mirrored) in enumerate(zip(there.areas, back.areas, strict=True)):
        cell, turned = row.cells[1], mirrored.cells[1]
        known = one[nth] is not None and other[nth] is not None
        assert (cell.difference is not None) == known
        if cell.difference is not None:
            assert turned.difference == -cell.difference
    assert (there.total.cells[0].points is None) == (None in one)


def test_an_unfinished_file_has_no_total() -> None:
    subject = own()
    areas = {**subject.areas, AreaId(E2002.areas[0].id): None}
    unfinished = replace(subject, areas=areas, total=None)
    found = compare([unfinished, medians()], NONE)
    assert found.total.cells[0].points is None
    assert found.total.cells[0].words == "sju områden färdigbedömda"
