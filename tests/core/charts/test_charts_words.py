"""Profiles built from assessments, and profiles in words."""

from dataclasses import replace
from decimal import Decimal

from kompass.archive.reference import ReferenceValues, published
from kompass.assessment.example import snapshot as example
from kompass.assessment.snapshot import Score
from kompass.charts.profile import profile_of
from kompass.charts.words import describe, in_words
from kompass.ids import EditionId


def test_the_example_gives_the_printed_profile(sodertalje):
    snapshot = example()
    (medians,) = (r for r in published(snapshot.edition) if r.kind == "median")
    profile = profile_of(snapshot, medians)
    assert [area.points for area in profile.areas] == [a.points for a in sodertalje.areas]
    assert [area.reference for area in profile.areas] == [a.reference for a in sodertalje.areas]
    assert [area.title for area in profile.areas] == [a.title for a in sodertalje.areas]
    assert profile.total == "577 av 800"
    assert profile.title == "Södertälje 2006"
    assert profile.reference_name == "median"
    for said in ("Median", "2009", "utgåva 2002"):
        assert said in profile.reference_label


def test_without_a_reference_nothing_is_compared():
    profile = profile_of(example(), None)
    assert not profile.has_reference
    assert all(area.difference is None for area in profile.areas)


def test_areas_are_matched_by_identity_and_never_by_number():
    snapshot = example()
    (medians,) = (r for r in published(snapshot.edition) if r.kind == "median")
    foreign = replace(
        medians,
        edition=EditionId("kommunkompassen-2020"),
        areas={f"other-{area}": value for area, value in medians.areas.items()},
    )
    assert not profile_of(snapshot, foreign).has_reference


def test_a_missing_question_leaves_the_area_without_points():
    snapshot = example()
    question = snapshot.edition.question_numbered("3.1")
    scores = {**snapshot.scores, question.id: Score()}
    profile = profile_of(replace(snapshot, scores=scores), None)
    area = profile.areas[2]
    assert area.points is None
    assert area.started
    assert area.status == (
        f"{str(area.points_so_far).replace('.', ',')} av {area.max_assessed} bedömda"
    )
    assert area.max_assessed == 100 - question.max_points
    assert profile.total.endswith(" bedömda")


def test_an_untouched_area_is_not_assessed():
    snapshot = example()
    gone = {question.id for question in snapshot.edition.areas[5].questions}
    scores = {key: value for key, value in snapshot.scores.items() if key not in gone}
    area = profile_of(replace(snapshot, scores=scores), None).areas[5]
    assert area.status == "ej bedömd"
    assert not area.started
    nothing = profile_of(replace(snapshot, scores={}), None)
    assert nothing.total == "ej bedömd"


def test_a_reference_is_named_by_kind_or_by_a_short_title():
    snapshot = example()
    (medians,) = (r for r in published(snapshot.edition) if r.kind == "median")

    def named(**changes):
        reference: ReferenceValues = replace(medians, **changes)
        return profile_of(snapshot, reference).reference_name

    assert named(kind="mean") == "medelvärde"
    assert named(kind="assessment", population="Botkyrka 2005") == "Botkyrka 2005"
    assert named(kind="assessment", population="Norra Hisingens stadsdel 2005") == "referens"


def test_the_profile_in_words(sodertalje, unfinished, alone):
    said = describe(sodertalje)
    assert said.startswith("Södertälje 2006: 577 av 800. Jämförs med median, utvärderade")
    assert "2 Tillgänglighet och medborgar-/brukarorientering: 74,5 (median 56,2, +18,3)." in said
    assert "6 Personalpolitik: ej bedömd (median 56,7)." in describe(unfinished)
    assert "62 av 80 bedömda (median 65,3)" in describe(unfinished)
    assert "median" not in describe(alone)
    assert in_words(alone.areas[6], "median") == "7 Verksamhetsutveckling: 50"


def test_a_value_equal_to_the_reference_says_so(sodertalje):
    area = replace(sodertalje.areas[0], reference=Decimal(66))
    assert in_words(area, "median").endswith("(median 66, ±0)")
