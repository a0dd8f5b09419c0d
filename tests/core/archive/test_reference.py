"""Reference values: as published, named in full, never across editions."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kompass.archive import reference
from kompass.archive.reference import Kind
from kompass.assessment import example
from kompass.assessment.snapshot import Level, Score, Snapshot
from kompass.catalogue.files import packaged
from kompass.errors import KompassError
from kompass.ids import EditionId

# SKL, Fem intressanta kommuner 2009.
MEDIANS_2009 = ("60.5", "56.2", "65.3", "66.0", "53.5", "56.7", "44.8", "73.4")


@pytest.fixture(scope="module")
def sodertalje() -> Snapshot:
    return example.snapshot()


def without(snapshot: Snapshot, *numbers: str) -> Snapshot:
    """Return the snapshot with these questions unscored."""
    gone = {snapshot.edition.question_numbered(number).id for number in numbers}
    scores = {q: Score() if q in gone else entry for q, entry in snapshot.scores.items()}
    return replace(snapshot, scores=scores)


def test_every_row_is_read_and_says_population_and_source() -> None:
    everything = reference.all_published()
    assert len(everything) == 15
    assert len({values.id for values in everything}) == 15
    for values in everything:
        assert values.population
        assert values.population_short
        assert values.source_short
        assert values.source.startswith(("SKL, ", "http://", "https://"))
        assert values.kind is not Kind.ASSESSMENT
        without_figures = values.total is None and not values.areas
        assert without_figures == (values.id in {"mean-2006", "mean-ks"})
        assert all(0 <= v <= 100 for v in values.areas.values())
        assert values.edition is not None or not values.areas


def test_the_2009_medians_are_what_the_2002_edition_is_compared_with() -> None:
    edition = packaged("kommunkompassen-2002")
    (medians,) = reference.published(edition)
    assert medians.kind is Kind.MEDIAN
    assert [medians.areas[area.id] for area in edition.areas] == [
        Decimal(value) for value in MEDIANS_2009
    ]
    assert sum(medians.areas.values()) == Decimal("476.4")
    assert medians.total is None, "a median of totals is not the sum of medians"
    assert "476,4" in medians.note


def test_the_means_of_other_editions_are_kept_as_printed() -> None:
    by_id = {values.id: values for values in reference.all_published()}
    mean_2014 = by_id["mean-2014"]
    assert list(mean_2014.areas.values()) == [50, 54, 67, 55, 56, 55, 51, 66]
    assert mean_2014.total == 455
    assert sum(mean_2014.areas.values()) == 454
    assert "454" in mean_2014.note
    mean_2021 = by_id["mean-2021"]
    assert list(mean_2021.areas.values()) == [63, 65, 73, 64, 61, 59, 68, 64]
    assert mean_2021.total is None
    assert by_id["maximum-1993"].edition is None


def test_an_edition_gets_only_its_own_values() -> None:
    assert reference.published(packaged("kommunkompassen-2016")) == ()
    (mean_2014,) = reference.published(packaged("kommunkompassen-2010"))
    (mean_2021,) = reference.published(packaged("kommunkompassen-2020"))
    assert (mean_2014.id, mean_2021.id) == ("mean-2014", "mean-2021")


def test_an_edition_that_completes_another_gets_its_values() -> None:
    edition = packaged("kommunkompassen-2010")
    own = replace(edition, id=EditionId("var-2010"))
    assert reference.published(own) == reference.published(edition)


def test_single_areas_and_maxima_are_kept_as_what_they_are() -> None:
    by_id = {values.id: values for values in reference.all_published()}
    ulstein = by_id["maximum-2019-area-1"]
    assert (ulstein.kind, ulstein.year) == (Kind.MAXIMUM, 2019)
    assert dict(ulstein.areas) == {"k2010-offentlighet": Decimal(72)}
    assert ulstein.total is None
    assert by_id["mean-2017"].areas == {}
    assert "55" in by_id["mean-2017"].note


def test_the_legend_says_population_edition_date_and_source() -> None:
    (medians,) = reference.published(packaged("kommunkompassen-2002"))
    assert reference.label(medians) == (
        "Median, utvärderade kommuner t.o.m. 2009, utgåva 2002 (SKL 2009)"
    )


def test_every_legend_has_its_parts() -> None:
    edition = packaged("kommunkompassen-2002")
    (medians,) = reference.published(edition)
    for values in reference.all_published():
        shown = reference.label(
            replace(
                medians,
                kind=values.kind,
                population=values.population,
                population_short=values.population_short,
                year=values.year,
                edition=values.edition,
                source_short=values.source_short,
            )
        )
        assert "utgåva" in shown
        assert values.population_short in shown
        assert values.year is None or str(values.year) in shown
        assert shown.endswith(f"({values.source_short})")


def test_another_assessment_as_reference(sodertalje: Snapshot) -> None:
    found = reference.from_snapshot(sodertalje)
    assert found.kind is Kind.ASSESSMENT
    assert found.total == 577
    assert sorted(found.areas.values()) == sorted(
        Decimal(points) for points in ("66", "74.5", "87.5", "77", "73", "66", "50", "83")
    )
    assert reference.label(found) == "Södertälje 2006, utgåva 2002 (utvärderingsfil)"
    assert found.note == ""


def test_only_complete_areas_of_an_unfinished_assessment_count(sodertalje: Snapshot) -> None:
    found = reference.from_snapshot(without(sodertalje, "3.1", "8.4"))
    assert len(found.areas) == 6
    assert found.total is None
    assert found.note == "6 av 8 områden är färdigbedömda."


def test_an_unscored_assessment_is_refused(sodertalje: Snapshot) -> None:
    with pytest.raises(KompassError, match="Södertälje 2006 har inget färdigbedömt område"):
        reference.from_snapshot(replace(sodertalje, scores={}))


def test_a_group_level_assessment_is_marked(sodertalje: Snapshot) -> None:
    group = replace(sodertalje, details=replace(sodertalje.details, level=Level.GROUP))
    found = reference.from_snapshot(group)
    assert "koncernnivå" in reference.label(found)
    assert "inte direkt jämförbar" in found.note


def test_another_edition_is_refused(sodertalje: Snapshot) -> None:
    other = packaged("kommunkompassen-2020")
    with pytest.raises(KompassError, match=r"utgåva 2002 .* utgåva 2020"):
        reference.from_snapshot(sodertalje, other)
    assert reference.from_snapshot(sodertalje, sodertalje.edition).total == 577
