"""A comparison for programs, for people at the command line, and on paper."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from comparing import (
    E2002,
    SODERTALJE_2008,
    everything,
    own,
    result,
)

from kompass.archive import published
from kompass.archive.reference import published as references
from kompass.catalogue.crosswalk import packaged_crosswalks
from kompass.catalogue.files import packaged_editions
from kompass.comparison import wording
from kompass.comparison.as_json import as_json
from kompass.comparison.as_text import as_text
from kompass.comparison.choosing import Choices
from kompass.comparison.compare import compare
from kompass.errors import KompassError
from kompass.report.comparison_document import comparison_document
from kompass.report.document import Table, texts
from kompass.report.export import write_document
from kompass.swedish import NBSP

WALKS = packaged_crosswalks()


def test_the_shape_for_programs() -> None:
    document = json.loads(json.dumps(as_json(everything(), WALKS)))
    assert set(document) == {
        "base", "subjects", "areas", "unmatched", "questions", "total", "moved", "warnings",
        "label",
    }  # fmt: skip
    subject = document["subjects"][4]
    assert (subject["edition"], subject["level"], subject["comparable"]) == (
        "kommunkompassen-2002",
        "group",
        False,
    )
    assert subject["why_not"].startswith("Inte direkt jämförbar")
    first = document["areas"][0]
    assert (first["no"], first["max"]) == (1, 100.0)
    assert [cell["points"] for cell in first["cells"]] == [66.0, None, 60.5, 91.0, 74.0, 73.0]
    assert [cell["mark"] for cell in first["cells"]] == [
        None, "same", "same", "same", "not_comparable", "recast",
    ]  # fmt: skip
    assert first["cells"][3]["percent"] == 37.88
    assert first["cells"][5]["proposed_by"] == "Kompass"
    totals = document["total"]["cells"]
    assert [cell["points"] for cell in totals] == [577.0, None, None, 696.0, 602.0, 648.0]
    assert (totals[3]["printed"], totals[3]["computed"]) == (692.0, 696.0)
    assert totals[1]["known_areas"] == 2
    assert totals[5]["warning"]
    assert document["total"]["warning"]
    (visits,) = document["moved"]
    assert visits["areas"][1]["change"] == 8.0
    assert visits["areas"][0]["change"] is None
    assert visits["improvements"]


def test_the_text_explains_its_marks() -> None:
    text = as_text(everything(), WALKS)
    assert "74×" in text
    assert "73~" in text
    assert "~ omarbetat, × inte jämförbart; – okänt" in text
    assert "2: två områden kända" in text
    assert "Att tänka på" in text
    assert "Kompass eget förslag" in text
    assert not [line for line in text.splitlines() if line != line.rstrip()]


def test_paper_says_marks_in_words_and_warnings_before_figures() -> None:
    document = comparison_document(everything(), WALKS)
    said = [text for block in document.blocks for text in texts(block)]
    assert "73\nomarbetat" in said
    assert "74\ninte jämförbart" in said
    assert "två områden kända" in said
    assert "Att tänka på när du läser" in said
    assert said.index("Att tänka på när du läser") < said.index("Poäng per område")
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [table.caption.number for table in tables] == list(range(1, len(tables) + 1))
    assert all(len(row.cells) == len(table.columns) for table in tables for row in table.rows)


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_both_writers_take_it(tmp_path: Path, suffix: str) -> None:
    question = E2002.question_numbered("1.1").id
    later = result("Södertälje", 2008, SODERTALJE_2008, questions={question: 30}, code="0181")
    path = tmp_path / f"j{suffix}"
    write_document(comparison_document(compare([own(), later], WALKS), WALKS), path)
    assert path.stat().st_size > 10_000


@pytest.fixture
def choices() -> Choices:
    editions = {edition.id: edition for edition in packaged_editions()}
    known = [values for edition in editions.values() for values in references(edition)]
    return Choices(published.results(), known, editions.get)


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("botkyrka-2005", "Botkyrka 2005"),
        ("Trollhättan 2004", "Trollhättan 2004"),
        ("  trollhattan  2004 ", "Trollhättan 2004"),
        ("Uddevalla", "Uddevalla 2005"),
    ],
)
def test_what_somebody_means(choices: Choices, wanted: str, title: str) -> None:
    assert choices.subject(wanted).title == title


def test_a_reference_by_its_id(choices: Choices) -> None:
    assert choices.subject("median-2009").name == "median 2009"


def test_nothing_is_guessed(choices: Choices) -> None:
    with pytest.raises(KompassError, match=r"botkyrka-2005 .* och botkyrka-utan-ar"):
        choices.subject("Botkyrka")
    with pytest.raises(KompassError, match=r"Närmast är .*Trollhättan 2004"):
        choices.subject("Trolhättan 2004")
    with pytest.raises(KompassError, match="Skriv en fil"):
        choices.subject("qqqqqq")


def test_halves_are_rounded_as_people_and_spreadsheets_round_them() -> None:
    assert wording.percentage_points(Decimal("8.25")) == f"+8,3{NBSP}p.e."
    assert wording.percent(Decimal("-8.25")) == f"−8,3{NBSP}%"
    # 14 + 7 x 70 = 504 is 73 less than 577: 9.125 per cent of 800.
    other = compare([own(), result("Sala", 2007, ("14", *["70"] * 7))], WALKS)
    assert as_json(other, WALKS)["total"]["cells"][1]["percentage_points"] == -9.13
