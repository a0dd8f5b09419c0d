"""What is missing before the report goes out, in order of importance."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from report_reading import detailed, empty, scored, without, written

from kompass.assessment.example import snapshot as example
from kompass.assessment.snapshot import AreaTexts, Improvement, Seats, Strength
from kompass.ids import RowId
from kompass.report.checks import as_json, as_text, missing
from kompass.report.findings import Kind, Severity


def sentences(snapshot):
    return [finding.sentence for finding in missing(snapshot)]


def test_the_example_lacks_nothing():
    assert missing(example()) == ()
    assert as_text(()) == "Inget saknas. Rapporten kan lämnas."
    assert as_json(()) == []


def test_unscored_questions_block_and_come_first():
    found = missing(without(detailed(example(), summary=""), "3.1", "7.5"))
    assert [finding.severity for finding in found] == [
        Severity.BLOCKS, Severity.BLOCKS, Severity.REMARK
    ]  # fmt: skip
    assert [finding.place.question_number for finding in found[:2]] == ["3.1", "7.5"]
    assert "Fråga 3.1 Hur är kvaliteten på målformuleringsarbetet? är inte bedömd." in sentences(
        without(example(), "3.1")
    )


def test_an_area_without_any_points_is_told_once():
    found = missing(without(example(), "3.1", "3.2", "3.3", "3.4"))
    assert len(found) == 1
    assert "alla" not in found[0].sentence
    assert "4 delfrågor saknar poäng" in found[0].sentence
    assert found[0].place.area_number == 3
    assert found[0].place.question is not None


def test_an_empty_assessment_has_a_blocking_finding_per_area():
    found = missing(empty())
    blocking = [finding for finding in found if finding.severity is Severity.BLOCKS]
    assert [finding.place.area_number for finding in blocking] == list(range(1, 9))
    assert found[: len(blocking)] == tuple(blocking)
    assert {"summary", "visit_from", "assessors", "inhabitants", "organisation", "seats"} <= {
        finding.place.field for finding in found
    }


def test_an_area_without_texts_names_what_it_lacks():
    snapshot = written(example(), 5, AreaTexts(strengths=(Strength(RowId("a"), "Bra"),)))
    found = missing(snapshot)
    assert [finding.kind for finding in found] == [Kind.NO_TEXT]
    assert "iakttagelser och förbättringsområden" in found[0].sentence
    assert (found[0].place.area_number, found[0].place.field) == (5, "findings")


def test_good_examples_without_a_text_are_noticed():
    area = example().area_texts(example().edition.areas[0].id)
    lonely = Improvement(RowId("z"), " ", "Lomma")
    changed = replace(area, improvements=(*area.improvements, lonely))
    assert "Lomma" in sentences(written(example(), 1, changed))[0]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"summary": " "}, "summary"),
        ({"visit_from": None}, "visit_from"),
        ({"inhabitants": None, "inhabitants_year": None}, "inhabitants"),
        ({"inhabitants_year": None}, "inhabitants_year"),
        ({"about": ""}, "about"),
        ({"organisation": ""}, "organisation"),
        ({"conduct": ""}, "conduct"),
        ({"visit_to": date(2006, 9, 1)}, "visit_to"),
        ({"year": 2008}, "year"),
    ],
)
def test_a_missing_or_strange_fact_is_a_remark_at_its_field(fields, field):
    found = missing(detailed(example(), **fields))
    assert [(finding.severity, finding.place.field) for finding in found] == [
        (Severity.REMARK, field)
    ]


def test_nobody_named_as_assessor():
    nameless = tuple(replace(row, name=" ") for row in example().assessors)
    assert sentences(replace(example(), assessors=nameless)) == ["Ingen utvärderare är angiven."]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("A", 0), ("B", 0)], "summerar till 0"),
        ([("A", 3), ("B", None)], "mandat för B saknas"),
        ([("A", 3), (" ", 2)], "saknar parti"),
        ([("Moderaterna", 3), ("moderaterna ", 2)], "Moderaterna står mer än en gång"),
    ],
)
def test_seats_that_do_not_add_up(rows, expected):
    seats = tuple(Seats(RowId(str(nth)), *row) for nth, row in enumerate(rows))
    found = missing(replace(example(), seats=seats))
    assert len(found) == 1
    assert expected in found[0].sentence


def test_points_between_the_steps_are_a_remark_at_the_end():
    found = missing(detailed(scored(example(), "3.1", "23"), summary=""))
    assert found[-1].kind is Kind.OFF_STEP
    assert found[-1].severity is Severity.REMARK
    assert "Fråga 3.1 har 23 poäng" in found[-1].sentence
    assert "1,5" in found[-1].sentence


def test_an_edition_without_a_maximum_blocks():
    snapshot = example()
    area = replace(snapshot.edition.areas[0], max_points=None)
    edition = replace(snapshot.edition, areas=(area, *snapshot.edition.areas[1:]), incomplete=True)
    found = missing(replace(snapshot, edition=edition))
    assert [(finding.kind, finding.severity) for finding in found] == [
        (Kind.NO_MAXIMUM, Severity.BLOCKS)
    ]


def test_as_text_and_as_json():
    found = missing(without(detailed(example(), summary=""), "3.1"))
    text = as_text(found)
    assert text.splitlines()[0] == "Hindrar slutlig rapport (1)"
    assert text.splitlines()[2] == "Bör ses över (1)"
    data = json.loads(json.dumps(as_json(found)))
    assert data[0]["question"] == "3.1"
    assert data[0]["severity"] == "blocks"
    assert data[1] == {
        "severity": "remark", "kind": "no_fact", "question": None, "area": None,
        "field": "summary", "sentence": "Sammanfattningen är inte skriven.",
    }  # fmt: skip


def test_every_sentence_is_one():
    for finding in missing(empty()):
        assert finding.sentence[0].isupper()
        assert finding.sentence.endswith(".")


def test_zero_points_count_as_assessed():
    assert missing(scored(example(), "1.1", "0")) == ()
    assert (
        Decimal(0)
        == scored(example(), "1.1", "0").score(example().edition.question_numbered("1.1").id).points
    )
