"""The bundled example against the published figures of Södertälje 2006."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from kompass.assessment import edits, example
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import Level, Occasion, Snapshot
from kompass.assessment.storage import open_file
from kompass.errors import KompassError

AREAS = ("66", "74.5", "87.5", "77", "73", "66", "50", "83")
TOTAL = Decimal(577)

# SKL, Kommunkompassen: Analys av Södertälje kommun, September 2006, section 4.
POINTS = """
1.1 26    1.2 32    1.3 8
2.1 5.5   2.2 14    2.3 18    2.4 20    2.5 14    2.6 3
3.1 30    3.2 20    3.3 22.5  3.4 15
4.1 25.5  4.2 14    4.3 20    4.4 13    4.5 4.5
5.1 36    5.2 6     5.3 15    5.4 16
6.1 10    6.2 14    6.3 10    6.4 17    6.5 14    6.6 1
7.1 7     7.2 14    7.3 6     7.4 8     7.5 15
8.1 40    8.2 10    8.3 17    8.4 16
"""
NUMBERS, VALUES = POINTS.split()[::2], POINTS.split()[1::2]
PUBLISHED = dict(zip(NUMBERS, map(Decimal, VALUES), strict=True))

SEATS = {
    "Socialdemokraterna": 23, "Vänsterpartiet": 4, "Miljöpartiet": 4, "Moderaterna": 14,
    "Folkpartiet": 5, "Centerpartiet": 5, "Kristdemokraterna": 4, "Pensionärspartiet": 2,
    "Sverigedemokraterna": 2, "Nationaldemokraterna": 2,
}  # fmt: skip
GOOD_EXAMPLES = {
    1: {"Lomma", "Trollhättan", "Uddevalla"},
    2: {"KommunDirekt"},
    5: {"Åmål", "Trollhättan", "Kungsbacka"},
    6: {"Skarpnäck", "Uddevalla"},
    7: {"Trollhättan", "Uddevalla", "Umeå", "Västerås", "Larvik", "Kvalitetsnätverk"},
}


@pytest.fixture(scope="module")
def sodertalje() -> Snapshot:
    return example.snapshot()


def all_texts(snapshot: Snapshot) -> dict[str, str]:
    details = snapshot.details
    texts = {
        name: getattr(details, name)
        for name in ("purpose", "about", "organisation", "conduct", "summary")
    }
    for question in snapshot.edition.questions():
        texts[f"rationale {question.number}"] = snapshot.score(question.id).rationale
    for area in snapshot.edition.areas:
        written = snapshot.area_texts(area.id)
        texts[f"introduction {area.number}"] = written.introduction
        texts[f"findings {area.number}"] = written.findings
        for number, strength in enumerate(written.strengths):
            texts[f"strength {area.number}/{number}"] = strength.text
        for number, improvement in enumerate(written.improvements):
            texts[f"improvement {area.number}/{number}"] = improvement.text
    return texts


def test_all_37_points_are_the_published_ones(sodertalje: Snapshot) -> None:
    assert len(PUBLISHED) == 37
    entered = {
        question.number: sodertalje.score(question.id).points
        for question in sodertalje.edition.questions()
    }
    assert entered == PUBLISHED


def test_it_adds_up_to_the_published_areas_and_total(sodertalje: Snapshot) -> None:
    result = score(sodertalje)
    assert [area.points for area in result.areas] == [Decimal(points) for points in AREAS]
    assert result.points == TOTAL
    assert result.max_points == 800
    assert not any(question.off_step for area in result.areas for question in area.questions)


def test_the_facts_of_the_visit(sodertalje: Snapshot) -> None:
    details = sodertalje.details
    assert (details.unit.name, details.unit.code) == ("Södertälje", "0181")
    assert sodertalje.title == "Södertälje 2006"
    assert sodertalje.edition.id == "kommunkompassen-2002"
    assert (details.level, details.occasion) == (Level.WHOLE, Occasion.FIRST)
    assert (details.visit_from, details.visit_to) == (date(2006, 9, 18), date(2006, 9, 27))
    assert "18–20 september och 27 september 2006" in details.conduct
    assert (details.inhabitants, details.inhabitants_year) == (80_000, 2006)
    assert "avrundat" in details.about
    assert [person.name for person in sodertalje.assessors] == ["Lena Langlet", "Lars Strid"]
    assert {person.organisation for person in sodertalje.assessors} == {
        "Sveriges Kommuner och Landsting"
    }
    assert all(person.role for person in sodertalje.assessors)


def test_ten_parties_share_65_seats(sodertalje: Snapshot) -> None:
    assert {row.party: row.seats for row in sodertalje.seats} == SEATS
    assert sum(row.seats or 0 for row in sodertalje.seats) == 65


def test_the_source_is_named_and_the_words_are_not_claimed_to_be_the_assessors(
    sodertalje: Snapshot,
) -> None:
    assert "Analys av Södertälje kommun, september 2006" in sodertalje.details.conduct
    assert "inte utvärderarnas egna ord" in sodertalje.details.conduct


def test_every_area_and_question_is_written(sodertalje: Snapshot) -> None:
    for area in sodertalje.edition.areas:
        written = sodertalje.area_texts(area.id)
        assert written.introduction
        assert 2 <= len(written.findings.split("\n\n")) <= 4
        assert 2 <= len(written.strengths) <= 4
        assert 1 <= len(written.improvements) <= 4
    assert 3 <= len(sodertalje.details.summary.split("\n\n")) <= 4
    assert all(all_texts(sodertalje).values())


def test_improvements_begin_with_a_verb_and_keep_the_named_good_examples(
    sodertalje: Snapshot,
) -> None:
    verbs = set()
    for area in sodertalje.edition.areas:
        improvements = sodertalje.area_texts(area.id).improvements
        verbs |= {improvement.text.split()[0] for improvement in improvements}
        named = " ".join(improvement.good_examples for improvement in improvements)
        for example_named in GOOD_EXAMPLES.get(area.number, set()):
            assert example_named in named
        assert bool(named.strip()) == (area.number in GOOD_EXAMPLES)
    assert verbs == {
        "Redovisa", "Ta", "Utveckla", "Gör", "Utbilda", "Skapa", "Samla", "Klargör", "Stärk",
        "Ange", "Förbättra", "Dokumentera", "Ordna", "Komplettera", "Formulera",
    }  # fmt: skip


def test_the_texts_are_clean_swedish(sodertalje: Snapshot) -> None:
    for name, text in all_texts(sodertalje).items():
        assert text == text.strip(), name
        assert "  " not in text, name
        assert not re.search(r" [,.;:]|[\"']|\.\.| - |\bAztra|Astra Z", text), name
        words = text.casefold().split()
        doubled = [a for a, b in pairwise(words) if a == b]
        assert not doubled, (name, doubled)
        is_bullet = name.startswith(("strength", "improvement"))
        assert text.endswith(".") != is_bullet, name


def test_it_is_the_same_every_time(sodertalje: Snapshot) -> None:
    assert example.snapshot() == sodertalje


def test_the_written_file_holds_the_same_and_nothing_to_undo(
    sodertalje: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "sodertalje.kompass"
    example.write(path, author="Anna Ek")
    with open_file(path, author="Anna Ek") as file:
        written = file.snapshot
        assert all_texts(written) == all_texts(sodertalje)
        assert written.details == sodertalje.details
        assert written.scores == sodertalje.scores
        assert [row.party for row in written.seats] == [row.party for row in sodertalje.seats]
        assert [a.name for a in written.assessors] == [a.name for a in sodertalje.assessors]
        assert written.edition == sodertalje.edition
        assert score(written).points == TOTAL
        assert (edits.next_undo(file), edits.next_redo(file)) == (None, None)
        assert {change.author for change in file.changes()} == {"Anna Ek"}
        assert len({change.step for change in file.changes()}) == 1


def test_two_written_examples_share_no_ids(tmp_path: Path) -> None:
    found = []
    for name in ("one.kompass", "two.kompass"):
        example.write(tmp_path / name, author="Anna Ek")
        with open_file(tmp_path / name, author="Anna Ek", read_only=True) as file:
            found.append({file.snapshot.id, *(row.id for row in file.snapshot.seats)})
    assert not found[0] & found[1]


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.kompass"
    path.write_bytes(b"mine")
    with pytest.raises(KompassError):
        example.write(path, author="Anna Ek")
    assert path.read_bytes() == b"mine"


def test_a_missing_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KompassError):
        example.write(tmp_path / "nowhere" / "x.kompass", author="Anna Ek")
