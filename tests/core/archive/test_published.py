"""Published results: every row read, sourced, summed and marked where it is doubtful."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kompass.archive import published
from kompass.archive.model import Origin, Result, Said
from kompass.archive.published_rows import rows
from kompass.assessment import example, register
from kompass.assessment.snapshot import Level
from kompass.catalogue.area_level import at_area_level
from kompass.catalogue.files import packaged_editions
from kompass.ids import AreaId, EditionId, QuestionId

# Printed beside each other in SKL's report on Södertälje, September 2006, section 4.
PRINTED_2006 = {
    "Trollhättan 2004": ("77 81 95 74 87 77 76 80", "647"),
    "Uddevalla 2005": ("76 81 86 75 76 67.5 68 80", "609.5"),
    "Botkyrka 2005": ("91 88 95 82 86 82 78 94", "692"),
    "Örebro 2006": ("63 47 70.5 68.5 62 59 52 82", "504"),
    "Södertälje 2006": ("66 74.5 87.5 77 73 66 50 83", "577"),
}


AREAS = {edition.id: edition.area_ids for edition in packaged_editions()} | {None: ()}


def titled(title: str) -> Result:
    return next(result for result in published.results() if result.title == title)


def test_every_row_says_what_it_is_and_where_it_comes_from() -> None:
    assert len(published.results()) == 42
    for result in published.results():
        assert result.municipality
        assert result.country in {"SE", "NO"}
        assert result.source.startswith(("SKL, ", "http://", "https://"))
        assert "seed" not in result.source
        assert ".txt" not in result.source
        assert result.origin is Origin.PUBLISHED
        figures = [points for points in result.areas.values() if points is not None]
        assert (result.total is None and not figures) == (result.id == "karlskoga-2010")


def test_figures_lie_within_the_scale() -> None:
    for result in published.results():
        assert tuple(result.areas) == AREAS[result.edition]
        assert all(p is None or 0 <= p <= 100 for p in result.areas.values())
        assert result.printed_total is None or 0 <= result.printed_total <= 800
        assert result.year is None or 2002 <= result.year <= 2026


def test_swedish_results_are_of_municipalities_in_the_register() -> None:
    names = {m.code: m.name for m in register.municipalities()}
    for result in published.results():
        assert bool(result.code) == (result.country == "SE")
        assert not result.code or names[result.code] == result.municipality


def test_editions_are_known_ones_or_said_to_be_unknown() -> None:
    assert {result.edition for result in published.results()} == {
        "kommunkompassen-2002", "kommunkompassen-2010", "kommunkompassen-2016",
        "kommunkompassen-2020", None,
    }  # fmt: skip
    assert titled("Vallentuna 2021").edition == "kommunkompassen-2020"
    assert titled("Helsingborg 2017").edition == "kommunkompassen-2016"
    assert titled("Røros 2021").edition is None


@pytest.mark.parametrize("title", PRINTED_2006)
def test_the_five_municipalities_of_2006_are_as_printed(title: str) -> None:
    areas, total = PRINTED_2006[title]
    result = titled(title)
    assert list(result.areas.values()) == [Decimal(points) for points in areas.split()]
    assert result.printed_total == Decimal(total)


def test_botkyrka_keeps_both_totals_and_only_botkyrka_differs() -> None:
    botkyrka = titled("Botkyrka 2005")
    assert (botkyrka.printed_total, botkyrka.computed_total) == (692, 696)
    assert "692" in botkyrka.note
    assert "696" in botkyrka.note
    assert [r.title for r in published.results() if r.total_differs] == ["Botkyrka 2005"]


def test_a_total_is_computed_only_from_all_eight_areas() -> None:
    assert titled("Stockholm 2009").computed_total == Decimal(602)
    assert titled("Stockholm 2009").printed_total is None
    assert titled("Södertälje 2008").computed_total is None
    assert titled("Södertälje 2008").areas[AreaId("k2002-tillganglighet")] == Decimal("82.5")
    assert not titled("Örebro 2015").has_all_areas


def test_what_is_not_directly_comparable_says_why() -> None:
    for result in published.results():
        assert result.comparable == (not result.why_not)
        assert not result.why_not or result.why_not.startswith("Inte direkt jämförbar: ")
    stockholm = titled("Stockholm 2009")
    assert stockholm.level is Level.GROUP
    assert not stockholm.comparable
    assert "Göteborg" in stockholm.note
    assert all(not r.comparable for r in published.results() if r.edition is None)
    assert all(not r.comparable for r in published.results() if r.level is not Level.WHOLE)


def test_a_lost_year_is_said() -> None:
    lost = [result for result in published.results() if result.year is None]
    assert [result.title for result in lost] == ["Botkyrka (år okänt)"]
    assert lost[0].printed_total == Decimal(689)
    assert not lost[0].comparable


def test_beside_leaves_out_itself_other_editions_and_what_has_gaps() -> None:
    sodertalje = example.snapshot()
    titles = [result.title for result in published.beside(sodertalje)]
    assert titles == [
        "Trollhättan 2004", "Uddevalla 2005", "Botkyrka 2005", "Örebro 2006", "Stockholm 2009",
    ]  # fmt: skip
    later = replace(sodertalje, details=replace(sodertalje.details, year=2011))
    assert "Södertälje 2006" in [result.title for result in published.beside(later)]


def test_an_assessment_with_a_completed_copy_of_an_edition_is_beside_the_same_results() -> None:
    sodertalje = example.snapshot()
    own = replace(sodertalje.edition, id=EditionId("var-2002"))
    assert published.beside(replace(sodertalje, edition=own)) == published.beside(sodertalje)


def test_an_assessment_at_area_level_is_beside_the_results_of_its_edition() -> None:
    (edition,) = (one for one in packaged_editions() if one.id == "kommunkompassen-2010")
    snapshot = replace(example.snapshot(), edition=at_area_level(edition), scores={})
    assert [result.title for result in published.beside(snapshot)] == [
        "Grästorp 2014", "Karlskrona 2011", "Karlskrona 2014", "Örebro 2012",
    ]  # fmt: skip


def test_ids_are_words_that_stay() -> None:
    ids = [result.id for result in published.results()]
    assert len(ids) == len(set(ids))
    assert titled("Botkyrka 2005").id == "botkyrka-2005"
    assert titled("Øvre Eiker 2015").id == "ovre-eiker-2015"
    assert titled("Botkyrka (år okänt)").id == "botkyrka-utan-ar"


# SKL, Kommunkompassen: Analys av Södertälje kommun, September 2006, section 4.
POINTS_2006 = (
    "26 32 8  5.5 14 18 20 14 3  30 20 22.5 15  25.5 14 20 13 4.5  36 6 15 16  "
    "10 14 10 17 14 1  7 14 6 8 15  40 10 17 16"
)


def test_the_37_questions_of_sodertalje_2006_add_up_to_its_areas() -> None:
    sodertalje = titled("Södertälje 2006")
    edition = example.snapshot().edition
    assert list(sodertalje.questions) == [question.id for question in edition.questions()]
    assert list(sodertalje.questions.values()) == [Decimal(p) for p in POINTS_2006.split()]
    for area in edition.areas:
        points = sum(sodertalje.questions[question.id] for question in area.questions)
        assert points == sodertalje.areas[area.id]
    assert [r.id for r in published.results() if r.questions] == ["sodertalje-2006"]


def test_every_question_says_its_source_and_its_printed_per_cent_agrees() -> None:
    edition = example.snapshot().edition
    for row in rows("results_questions.csv"):
        question = edition.question(QuestionId(row["question"]))
        assert row["source"].startswith("SKL, ")
        assert question.max_points == Decimal(row["max_points"])
        assert Decimal(row["points"]) * 100 == Decimal(row["percent_printed"]) * Decimal(
            row["max_points"]
        )


def test_karlskoga_2010_has_no_points_because_nobody_printed_any() -> None:
    karlskoga = titled("Karlskoga 2010")
    assert karlskoga.edition is None
    assert karlskoga.total is None
    assert "384" in karlskoga.note
    assert not karlskoga.comparable


def test_statements_are_of_questions_in_their_area_and_name_their_source() -> None:
    edition = example.snapshot().edition
    ids = {result.id for result in published.results()}
    for row in rows("statements.csv"):
        assert row["result"] in ids
        assert row["source"].startswith("SKL, ")
        assert row["text"] == row["text"].strip().rstrip(".")
        area = edition.area(AreaId(row["area"]))
        if row["question"]:
            assert edition.area_of(QuestionId(row["question"])) == area


def test_good_examples_are_what_the_report_of_2006_names() -> None:
    """Section 3 names Trollhättan for popular versions, and Uddevalla for its forums."""
    trollhattan = titled("Trollhättan 2004").statements
    assert {statement.said for statement in trollhattan} == {Said.GOOD_EXAMPLE}
    assert "k2002-offentlighet-resultat" in {statement.question for statement in trollhattan}
    assert any("diskussionsforum" in one.text for one in titled("Uddevalla 2005").statements)
    assert titled("Botkyrka 2005").statements == ()


def test_sodertalje_2006_brings_its_published_strengths_and_improvements() -> None:
    """The report has strengths and improvements in every area."""
    sodertalje = titled("Södertälje 2006")
    said = {one: [s for s in sodertalje.statements if s.said is one] for one in Said}
    assert {s.area for s in said[Said.STRENGTH]} == set(sodertalje.areas)
    assert {s.area for s in said[Said.IMPROVEMENT]} == set(sodertalje.areas)
    of_projects = [s for s in said[Said.IMPROVEMENT] if s.question == "k2002-kontroll-projekt"]
    assert len(of_projects) == 1
