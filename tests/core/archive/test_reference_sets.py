"""Reference sets: against the table of 2006 and medians worked out by hand."""

import statistics
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass.archive.computing.figures import TOTAL
from kompass.archive.model import Result, Withdrawn
from kompass.archive.selection import EVERYTHING, Selection
from kompass.archive.statistics import (
    Choices,
    Whose,
    as_reference,
    for_figures,
    from_figures,
    reference_set,
)
from kompass.archive.store import Figures
from kompass.archive.values import Kind, label
from kompass.assessment.snapshot import Level
from kompass.catalogue.files import packaged
from kompass.errors import KompassError
from kompass.ids import EditionId, ResultId

EDITION = packaged("kommunkompassen-2002")
AREAS = tuple(area.id for area in EDITION.areas)
ONLY = Selection(edition=EDITION.id)
TABLE_OF_2006 = (  # section 4 of the report on Södertälje, September 2006
    ("Trollhättan", "1488", 2004, "77 81 95 74 87 77 76 80", "647"),
    ("Uddevalla", "1485", 2005, "76 81 86 75 76 67.5 68 80", "609.5"),
    ("Botkyrka", "0127", 2005, "91 88 95 82 86 82 78 94", "692"),
    ("Örebro", "1880", 2006, "63 47 70.5 68.5 62 59 52 82", "504"),
    ("Södertälje", "0181", 2006, "66 74.5 87.5 77 73 66 50 83", "577"),
)
MEDIANS_BY_HAND = "76 81 87.5 75 76 67.5 68 82"


def made(
    name: str, code: str, year: int | None, areas: str = "", printed: str = "", **more: Any
) -> Result:
    points = [Decimal(each) for each in areas.split()] or [None] * 8
    return Result(
        id=ResultId(f"{name}-{year}-{printed}"),
        municipality=name,
        code=code,
        country=more.pop("country", "SE"),
        level=more.pop("level", Level.WHOLE),
        year=year,
        edition=more.pop("edition", EDITION.id),
        areas=MappingProxyType(dict(zip(AREAS, points, strict=True))),
        printed_total=Decimal(printed) if printed else None,
        **more,
    )


FIVE = tuple(made(*row) for row in TABLE_OF_2006)


def medians(found: Any) -> list[Decimal]:
    return [found.areas[area].median for area in AREAS]


def test_medians_of_the_table_of_2006() -> None:
    found = reference_set(FIVE, EDITION, ONLY)
    assert medians(found) == [Decimal(each) for each in MEDIANS_BY_HAND.split()]
    assert (found.n, found.municipalities, found.years) == (5, 5, (2004, 2006))
    assert found.areas[AREAS[0]].mean == Decimal("74.6")
    assert not found.few
    assert not found.warning


def test_the_median_of_totals_is_not_the_sum_of_medians() -> None:
    found = reference_set(FIVE, EDITION, ONLY)
    assert found.total is not None
    assert found.total.median == Decimal("609.5")
    assert sum(medians(found)) == 613
    assert any("inte summan av områdenas medianer" in each for each in found.remarks)


def test_a_printed_total_that_differs_gives_way_to_the_sum_and_that_is_said() -> None:
    found = reference_set(FIVE, EDITION, ONLY)
    assert found.total is not None
    assert found.total.maximum == 696
    assert (
        "Botkyrka 2005 är tryckt med 692 poäng men områdena summerar till 696; "
        "områdenas summa används."
    ) in found.remarks


def test_a_printed_total_counts_in_the_total_only() -> None:
    alone = made("Tyresö", "0138", 2008, printed="452")
    found = reference_set((*FIVE, alone), EDITION, ONLY)
    assert found.n == 6
    assert {each.n for each in found.areas.values()} == {5}
    assert found.total is not None
    assert (found.total.n, found.total.minimum) == (6, 452)
    assert any(
        "För ett resultat där områden saknas används den tryckta totalpoängen" in each
        for each in found.remarks
    )


def test_each_area_has_its_own_n() -> None:
    later = made("Södertälje", "0181", 2008)
    points = dict(later.areas) | {AREAS[1]: Decimal("82.5"), AREAS[3]: Decimal("81.5")}
    found = reference_set((*FIVE, replace(later, areas=points)), EDITION, ONLY)
    assert [found.areas[area].n for area in AREAS] == [5, 6, 5, 6, 5, 5, 5, 5]
    assert found.total is not None
    assert found.total.n == 5
    assert any("räknas inte som noll" in each for each in found.remarks)


def test_questions_have_spreads_of_their_own() -> None:
    question = next(EDITION.questions()).id
    with_questions = [
        replace(each, questions={question: Decimal(at)}) for at, each in enumerate(FIVE)
    ]
    found = reference_set(with_questions, EDITION, ONLY)
    assert list(found.questions) == [question]
    assert found.questions[question].median == 2


def test_few_are_withheld_unless_asked_for_and_warned_about() -> None:
    found = reference_set(FIVE[:4], EDITION, ONLY)
    assert (dict(found.areas), found.total, found.few) == ({}, None, True)
    assert found.withheld == dict.fromkeys((*AREAS, TOTAL), 4)
    assert found.warning == (
        "Färre än fem resultat ligger bakom siffrorna för alla områden och totalen: "
        "de visas bara på begäran, med varning."
    )
    asked = reference_set(FIVE[:4], EDITION, ONLY, choices=Choices(with_few=True))
    assert asked.areas[AREAS[0]].n == 4
    assert "säger lite om andra kommuner" in asked.warning
    assert not asked.withheld


def test_few_in_one_area_is_said_of_that_area() -> None:
    lacking = replace(FIVE[0], areas=dict(FIVE[0].areas) | {AREAS[2]: None}, printed_total=None)
    found = reference_set((lacking, *FIVE[1:]), EDITION, ONLY)
    assert AREAS[2] not in found.areas
    assert found.withheld == {AREAS[2]: 4, TOTAL: 4}
    assert "område 3 " in found.warning


def test_oneself_is_in_or_out_and_that_is_said() -> None:
    own = FIVE[4]
    out = reference_set(FIVE, EDITION, ONLY, own=own.id, choices=Choices(with_few=True))
    assert out.n == 4
    assert "Södertälje är inte själv med i siffrorna: ett resultat har lämnats utanför." in (
        out.remarks
    )
    inside = reference_set(FIVE, EDITION, ONLY, own=own.id, with_own=True)
    assert inside.n == 5
    assert "Södertälje är själv med i siffrorna (ett resultat)." in inside.remarks
    absent = reference_set(FIVE, EDITION, ONLY, own=Whose("Nykvarn", "0140"))
    assert "Nykvarn har inget eget resultat i urvalet." in absent.remarks


def test_an_own_result_that_is_not_there_cannot_be_left_out() -> None:
    with pytest.raises(KompassError, match="egna resultatet finns inte"):
        reference_set(FIVE, EDITION, ONLY, own=ResultId("annat"))


def test_not_comparable_ones_are_out_unless_asked_for() -> None:
    group = made(
        "Stockholm", "0180", 2009, "74 78.5 74.5 82 80 62 59 92",
        level=Level.GROUP, comparable=False, why_not="Inte direkt jämförbar: koncernnivå.",
    )  # fmt: skip
    found = reference_set((*FIVE, group), EDITION, ONLY)
    assert found.n == 5
    assert any(each.startswith("Ett resultat är inte direkt jämförbart") for each in found.remarks)
    asked = reference_set((*FIVE, group), EDITION, ONLY, choices=Choices(with_not_comparable=True))
    assert asked.n == 6
    assert asked.with_not_comparable
    assert any(each.startswith("Varning: ett resultat som inte är") for each in asked.remarks)
    assert "även sådana som inte är direkt jämförbara" in label(as_reference(asked, Kind.MEDIAN))


def test_withdrawn_ones_never_count() -> None:
    gone = replace(FIVE[0], withdrawn=Withdrawn("Fel", datetime(2026, 1, 1, tzinfo=UTC), "Bo"))
    found = reference_set((gone, *FIVE), EDITION, Selection(with_withdrawn=True))
    assert found.n == 5


def test_several_results_of_one_all_count_or_only_the_latest() -> None:
    again = made("Örebro", "1880", 2009, "68 85 86 74 70 74 71 87")
    every = reference_set((again, *FIVE), EDITION, ONLY)
    assert (every.n, every.municipalities) == (6, 5)
    assert any(each.startswith("Alla utvärderingar räknas") for each in every.remarks)
    latest = reference_set((again, *FIVE), EDITION, ONLY, choices=Choices(latest_only=True))
    assert latest.n == 5
    assert latest.areas[AREAS[1]].minimum == Decimal("74.5")
    assert any("ett resultat från tidigare är inte med" in each for each in latest.remarks)


def test_a_visit_that_is_there_twice_is_warned_about() -> None:
    found = reference_set((replace(FIVE[0], id=ResultId("again")), *FIVE), EDITION, ONLY)
    assert any(
        each.startswith("Varning: Trollhättan 2004 finns flera gånger") for each in found.remarks
    )


def test_editions_are_never_added_up() -> None:
    other = made("Grästorp", "1444", 2014, edition=EditionId("kommunkompassen-2010"))
    other = replace(other, areas={})
    with pytest.raises(KompassError) as caught:
        reference_set((*FIVE, other), EDITION, EVERYTHING)
    assert str(caught.value) == (
        "Urvalet har resultat av utgåva 2002 (5) och utgåva 2010 (1), och poäng av olika utgåvor "
        "räknas aldrig ihop. Välj bara utgåva 2002."
    )
    assert reference_set((*FIVE, other), EDITION, ONLY).n == 5


def test_a_completed_copy_of_the_edition_counts_and_is_said() -> None:
    copy = replace(FIVE[0], edition=EditionId("vart-kontors-2002"))
    found = reference_set((copy, *FIVE[1:]), EDITION, EVERYTHING)
    assert found.n == 5
    assert any("kompletterad kopia" in each for each in found.remarks)


def test_nobody_is_a_set_too() -> None:
    found = reference_set((), EDITION, ONLY)
    assert (found.n, found.total, found.few) == (0, None, False)
    assert "Inget resultat i jämförelsebasen är med." in found.remarks
    with pytest.raises(KompassError, match="inga områdespoäng"):
        as_reference(found, Kind.MEDIAN)


def test_computed_values_say_that_they_were_computed() -> None:
    found = reference_set(FIVE, EDITION, Selection(edition=EDITION.id, countries=frozenset({"SE"})))
    reference = as_reference(found, Kind.MEDIAN)
    assert label(reference) == (
        "Median, Sverige, beräknat ur jämförelsebasen, n = 5, utgåva 2002, 2004–2006"
    )
    assert reference.total == Decimal("609.5")
    assert reference.computed is not None
    assert reference.source == "beräknat ur jämförelsebasen, n = 5, utgåva 2002, 2004–2006"
    assert as_reference(found, Kind.MEDIAN).id == reference.id
    assert as_reference(found, Kind.MEAN).id != reference.id
    assert as_reference(found, Kind.MAXIMUM).areas[AREAS[2]] == 95
    with pytest.raises(KompassError):
        as_reference(found, Kind.ASSESSMENT)


def test_few_give_no_reference_unasked() -> None:
    with pytest.raises(KompassError, match="Färre än fem"):
        as_reference(reference_set(FIVE[:3], EDITION, ONLY), Kind.MEDIAN)


def arrays(results: list[Result]) -> Figures:
    questions = tuple(question.id for question in EDITION.questions())

    def number(value: Decimal | None) -> float:
        return np.nan if value is None else float(value)

    return Figures(
        EDITION.id,
        tuple(each.id for each in results),
        tuple(each.year for each in results),
        tuple(each.code for each in results),
        AREAS,
        questions,
        np.array([[number(each.areas[a]) for a in AREAS] for each in results]).reshape(-1, 8),
        np.array([[number(each.questions.get(q)) for q in questions] for each in results]).reshape(
            -1, len(questions)
        ),
        np.array([number(each.total) for each in results]),
    )


POINTS = st.none() | st.decimals(0, 100, places=2)


@st.composite
def results_of_many(draw: Any) -> list[Result]:
    count = draw(st.integers(0, 12))
    found = []
    for at in range(count):
        points = draw(st.lists(POINTS, min_size=8, max_size=8))
        question = next(EDITION.questions()).id
        known = draw(POINTS)
        found.append(
            replace(
                made(f"Ort {at}", f"{at:04}", draw(st.none() | st.integers(2002, 2009))),
                areas=dict(zip(AREAS, points, strict=True)),
                questions={} if known is None else {question: known},
                printed_total=draw(st.none() | st.decimals(0, 800, places=1)),
            )
        )
    return found


@given(results_of_many(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_arrays_and_results_give_the_same_set(results: list[Result], few: bool) -> None:
    choices = Choices(with_few=few)
    slow = reference_set(results, EDITION, for_figures(ONLY, EDITION, choices), choices=choices)
    fast = from_figures(arrays(results), EDITION, ONLY, choices=choices)
    same = ("n", "municipalities", "years", "areas", "questions", "total", "withheld", "few")
    assert {each: getattr(fast, each) for each in same} == {
        each: getattr(slow, each) for each in same
    }
    assert (fast.warning, fast.results) == (slow.warning, slow.results)


@given(results_of_many())
@settings(max_examples=30, deadline=None)
def test_medians_equal_those_of_the_standard_library(results: list[Result]) -> None:
    found = reference_set(results, EDITION, ONLY, choices=Choices(with_few=True))
    for area in AREAS:
        known = [each.areas[area] for each in results if each.areas[area] is not None]
        assert (area in found.areas) is bool(known)
        if known:
            assert found.areas[area].median == statistics.median(known)


def test_arrays_without_oneself() -> None:
    found = from_figures(
        arrays(list(FIVE)), EDITION, ONLY, without=Whose("Södertälje", "0181"),
        choices=Choices(with_few=True),
    )  # fmt: skip
    assert found.n == 4
    assert any("Södertälje är inte själv med" in each for each in found.remarks)


def test_arrays_of_another_edition_and_the_latest_only_are_refused() -> None:
    other = replace(arrays(list(FIVE)), edition=EditionId("kommunkompassen-2010"))
    with pytest.raises(KompassError, match="en utgåva i taget"):
        from_figures(other, EDITION, ONLY)
    with pytest.raises(KompassError, match="hela resultat"):
        from_figures(arrays(list(FIVE)), EDITION, ONLY, choices=Choices(latest_only=True))
