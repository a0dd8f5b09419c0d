"""Deviations from a reference, as figures and as sentences a reader would accept."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.archive.reference import (
    Kind,
    ReferenceValues,
    deviations,
    from_snapshot,
    in_words,
    published,
)
from kompass.assessment import example
from kompass.assessment.scoring import Result, score
from kompass.assessment.snapshot import Score, Snapshot
from kompass.errors import KompassError
from kompass.ids import AreaId, EditionId

SODERTALJE = example.snapshot()
TITLES = {area.number: f"{area.number} {area.title}" for area in SODERTALJE.edition.areas}


@pytest.fixture
def medians() -> ReferenceValues:
    return published(SODERTALJE.edition)[0]


def reference_of(values: Sequence[str], kind: Kind = Kind.MEAN) -> ReferenceValues:
    areas = {
        area.id: Decimal(value)
        for area, value in zip(SODERTALJE.edition.areas, values, strict=True)
        if value
    }
    return ReferenceValues(
        id="x",
        kind=kind,
        population="alla",
        year=2006,
        edition=SODERTALJE.edition.id,
        areas=areas,
        total=None,
        source="x",
    )


def unscored(*numbers: str) -> Snapshot:
    gone = {SODERTALJE.edition.question_numbered(number).id for number in numbers}
    scores = {q: Score() if q in gone else entry for q, entry in SODERTALJE.scores.items()}
    return replace(SODERTALJE, scores=scores)


def words(result: Result, reference: ReferenceValues, unit: str = "Södertälje") -> list[str]:
    found = deviations(result, reference)
    return list(in_words(found, reference, unit=unit, total=result.points).sentences)


def test_sodertalje_against_the_medians_area_by_area(medians: ReferenceValues) -> None:
    found = deviations(score(SODERTALJE), medians)
    assert [str(one.difference) for one in found] == [
        "5.5", "18.3", "22.2", "11.0", "19.5", "9.3", "5.2", "9.6",
    ]  # fmt: skip
    assert [one.area.number for one in found] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_sodertalje_against_the_medians_in_words(medians: ReferenceValues) -> None:
    assert words(score(SODERTALJE), medians) == [
        (
            "Södertälje ligger över medianen i alla åtta områden: "
            f"mest i {TITLES[3]} (+22,2), därefter {TITLES[5]} (+19,5), {TITLES[2]} (+18,3), "
            f"{TITLES[4]} (+11), {TITLES[8]} (+9,6), {TITLES[6]} (+9,3), {TITLES[1]} (+5,5) och "
            f"{TITLES[7]} (+5,2)."
        )
    ]


def test_over_under_and_equal() -> None:
    # Own: 66 74.5 87.5 77 73 66 50 83.
    mean = reference_of(["60", "74.5", "90", "77", "80", "66", "60", "80"])
    found = in_words(deviations(score(SODERTALJE), mean), mean, unit="Södertälje")
    assert [one.area.number for one in found.over] == [1, 8]
    assert [one.area.number for one in found.under] == [7, 5, 3]
    assert [one.area.number for one in found.equal] == [2, 4, 6]
    assert list(found.sentences) == [
        (
            "Södertälje ligger över medelvärdet i två områden: "
            f"mest i {TITLES[1]} (+6), därefter {TITLES[8]} (+3)."
        ),
        (
            "Under medelvärdet ligger Södertälje i tre områden: "
            f"mest i {TITLES[7]} (−10), därefter {TITLES[5]} (−7) och {TITLES[3]} (−2,5)."
        ),
        (
            "På samma nivå som medelvärdet ligger Södertälje i tre områden: "
            f"{TITLES[2]}, {TITLES[4]} och {TITLES[6]}."
        ),
    ]
    assert found.text == " ".join(found.sentences)


def test_a_single_area_and_ties() -> None:
    same = ["66", "74.5", "87.5", "77", "73", "66", "50", "83"]
    one_over = reference_of(["60", *same[1:]])
    assert words(score(SODERTALJE), one_over)[0] == (
        f"Södertälje ligger över medelvärdet i ett område: {TITLES[1]} (+6)."
    )
    tied = reference_of(["60", "68.5", *same[2:]])
    assert words(score(SODERTALJE), tied)[0] == (
        f"Södertälje ligger över medelvärdet i två områden: {TITLES[1]} (+6) och {TITLES[2]} (+6)."
    )
    tied_first = reference_of(["60", "68.5", "87", *same[3:]])
    assert words(score(SODERTALJE), tied_first)[0] == (
        "Södertälje ligger över medelvärdet i tre områden: "
        f"mest i {TITLES[1]} (+6) och {TITLES[2]} (+6), därefter {TITLES[3]} (+0,5)."
    )


def test_the_maximum_can_only_be_under() -> None:
    best = reference_of(["91", "88", "95", "82", "87", "82", "78", "94"], Kind.MAXIMUM)
    (sentence,) = words(score(SODERTALJE), best)
    assert sentence.startswith(
        f"Södertälje ligger under det högsta värdet i alla åtta områden: mest i {TITLES[7]} (−28),"
    )


def test_another_assessment_with_its_total() -> None:
    other = replace(
        reference_of(["77", "81", "95", "74", "87", "77", "76", "80"], Kind.ASSESSMENT),
        population="Trollhättan 2004",
        total=Decimal(647),
    )
    sentences = words(score(SODERTALJE), other)
    assert sentences[0].startswith("Södertälje ligger över Trollhättan 2004 i två områden: ")
    assert sentences[1].startswith("Under Trollhättan 2004 ligger Södertälje i sex områden: ")
    assert sentences[2] == "Totalt får Södertälje 577 poäng, 70 under Trollhättan 2004 (647)."


def test_equal_totals() -> None:
    itself = from_snapshot(SODERTALJE)
    assert words(score(SODERTALJE), itself)[-1] == (
        "Totalt får Södertälje 577 poäng, lika mycket som Södertälje 2006."
    )


def test_what_lacks_a_figure_is_said(medians: ReferenceValues) -> None:
    gaps = replace(medians, areas={k: v for k, v in medians.areas.items() if v != Decimal("73.4")})
    found = in_words(deviations(score(unscored("4.1", "5.2")), gaps), gaps, unit="Södertälje")
    assert [one.area.number for one in found.not_assessed] == [4, 5]
    assert [one.area.number for one in found.without_reference] == [8]
    assert found.sentences[0].startswith(
        "Södertälje ligger över medianen i alla fem områden som kan jämföras: mest i 3 "
    )
    assert list(found.sentences[1:]) == [
        f"Två områden är inte färdigbedömda och jämförs därför inte: {TITLES[4]} och {TITLES[5]}.",
        f"Ett område saknar jämförelsetal och jämförs därför inte: {TITLES[8]}.",
    ]


def test_nothing_assessed_yet(medians: ReferenceValues) -> None:
    sentences = words(score(replace(SODERTALJE, scores={})), medians)
    assert sentences[0] == "Det finns ännu inget område att jämföra med medianen."
    assert sentences[1].startswith("Åtta områden är inte färdigbedömda och jämförs därför inte: ")


def test_a_reference_of_another_edition_is_refused(medians: ReferenceValues) -> None:
    other = replace(
        medians,
        areas={AreaId(f"k2020-{number}"): Decimal(60) for number in range(1, 9)},
        edition=EditionId("kommunkompassen-2020"),
    )
    with pytest.raises(KompassError, match="utgåva 2020, som har andra områden"):
        deviations(score(SODERTALJE), other)


@given(st.lists(st.sampled_from(["", "0", "50", "66", "74.5", "100"]), min_size=8, max_size=8))
def test_every_area_is_in_exactly_one_group(values: list[str]) -> None:
    reference = reference_of(values)
    found = in_words(deviations(score(SODERTALJE), reference), reference, unit="Södertälje")
    groups = (found.over, found.under, found.equal, found.not_assessed, found.without_reference)
    assert sorted(one.area.number for group in groups for one in group) == list(range(1, 9))
    assert all(title in found.text for title in TITLES.values())
    for side in (found.over, found.under):
        sizes = [abs(one.difference or 0) for one in side]
        assert sizes == sorted(sizes, reverse=True)
