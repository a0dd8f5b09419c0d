"""A half-known edition in an assessment: areas scored as a whole, nothing made up."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kompass.assessment import edits
from kompass.assessment.scoring import score
from kompass.assessment.snapshot import Details, Snapshot, Unit
from kompass.assessment.storage import create, open_file
from kompass.catalogue.area_level import assessed_as_whole, at_area_level, in_words
from kompass.catalogue.document import content_hash
from kompass.catalogue.excel import export_workbook, read_workbook
from kompass.catalogue.files import packaged, parse, to_document
from kompass.catalogue.model import Edition
from kompass.cli import main
from kompass.ids import EditionId
from kompass.report.build import build
from kompass.report.checks import missing
from kompass.report.document import Document, Paragraph, Table
from kompass.totals import as_json

HALF_KNOWN = ("kommunkompassen-2010", "kommunkompassen-2016", "kommunkompassen-2020")
VALLENTUNA_2021 = (73, 75, 80, 83, 86, 82, 86, 83)
"""As printed on the municipality's page; the printed total is 648."""


def completed(*numbers: str) -> Edition:
    """Return the 2010 edition with maxima of 20 in these areas of five questions."""
    edition = packaged("kommunkompassen-2010")
    areas = tuple(
        replace(
            area,
            questions=tuple(
                replace(question, max_points=Decimal(20)) if str(area.number) in numbers
                else question
                for question in area.questions
            ),
        )
        for area in edition.areas
    )  # fmt: skip
    return replace(edition, id=EditionId("var-2010"), areas=areas)


@pytest.fixture(scope="module")
def vallentuna(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    path: Path = tmp_path_factory.mktemp("niva") / "v.kompass"
    details = Details(unit=Unit(name="Vallentuna", code="0115"), year=2021)
    edition = at_area_level(packaged("kommunkompassen-2020"))
    with create(path, details=details, edition=edition, author="Anna") as file:
        for area, points in zip(edition.areas, VALLENTUNA_2021, strict=True):
            edits.set_points(file, area.questions[0].id, Decimal(points))
    with open_file(path, author="Anna") as file:
        return file.snapshot


@pytest.mark.parametrize("edition_id", HALF_KNOWN)
def test_every_area_has_one_question_of_100_that_says_it_is_none(edition_id: str) -> None:
    bare = packaged(edition_id)
    edition = at_area_level(bare)
    assert edition.area_ids == bare.area_ids
    assert edition.id == bare.id
    assert edition.incomplete
    assert edition.max_points == 800
    for area in edition.areas:
        (whole,) = area.questions
        assert whole.id == f"{area.id}-helhet"
        assert whole.max_points == 100
        assert "ingen delfråga" in whole.title
        assert "områdesnivå" in whole.title
    assert assessed_as_whole(edition) == edition.areas
    assert edition.content_hash == content_hash(edition) != bare.content_hash
    assert parse(to_document(edition), "kopia") == edition
    assert at_area_level(edition) == edition, "twice changes nothing"


def test_a_complete_edition_is_left_alone() -> None:
    edition = packaged("kommunkompassen-2002")
    assert at_area_level(edition) is edition
    assert assessed_as_whole(edition) == ()
    assert in_words(edition) == ""


def test_areas_that_somebody_has_completed_keep_their_questions() -> None:
    own = completed("1", "2")
    edition = at_area_level(own)
    assert edition.areas[:2] == own.areas[:2]
    assert [area.number for area in assessed_as_whole(edition)] == [3, 4, 5, 6, 7, 8]
    assert in_words(edition).startswith("Områdena 3, 4, 5, 6, 7 och 8 bedöms på områdesnivå")


def test_an_area_whose_known_maxima_fall_short_is_assessed_as_a_whole() -> None:
    own = completed("1")
    short = replace(own.areas[0], questions=own.areas[0].questions[:4])
    edition = at_area_level(replace(own, areas=(short, *own.areas[1:])))
    assert assessed_as_whole(edition) == edition.areas


def test_points_of_areas_become_the_printed_total(vallentuna: Snapshot) -> None:
    result = score(vallentuna)
    assert [area.points for area in result.areas] == list(VALLENTUNA_2021)
    assert result.points == 648
    assert result.complete
    assert not any(scored.off_step for area in result.areas for scored in area.questions)
    assert as_json(vallentuna)["points"] == 648


def test_the_report_says_area_level_and_shows_no_made_up_question(vallentuna: Snapshot) -> None:
    document = build(vallentuna)
    text = "\n".join(words(document))
    assert text.count("Området är bedömt på områdesnivå") == 8
    assert "Alla områden bedöms på områdesnivå" in text
    assert "Poäng per område" in {getattr(block, "text", "") for block in document.blocks}
    assert "som helhet" not in text
    assert "1.1" not in text
    assert not any("delfråga" in finding.sentence for finding in missing(vallentuna))


def test_an_unscored_area_is_missing_as_an_area(vallentuna: Snapshot) -> None:
    bare = replace(vallentuna, scores={})
    sentences = [finding.sentence for finding in missing(bare)]
    assert "Område 2 Samhällsutveckling är inte bedömt." in sentences
    assert any("inget av de 8 områdena är bedömt" in said for said in words(build(bare)))


def test_the_workbook_way_with_the_sum_to_100_check(tmp_path: Path) -> None:
    """Export, fill in area 1 from the own papers, read again."""
    path = tmp_path / "e.xlsx"
    export_workbook(packaged("kommunkompassen-2010"), path)
    book = load_workbook(path)
    sheet = book["Kriterier"]
    heading = {cell.value: column for column, cell in enumerate(sheet[1], 1)}
    for row in range(2, sheet.max_row + 1):
        number = str(sheet.cell(row, heading["Nummer"]).value)
        if number.startswith("1."):
            sheet.cell(row, heading["Högsta poäng"]).value = 25
    book.save(path)
    with pytest.raises(Exception, match="blir tillsammans 125 men ska bli 100"):
        read_workbook(path)
    for row in range(2, sheet.max_row + 1):
        if str(sheet.cell(row, heading["Nummer"]).value).startswith("1."):
            sheet.cell(row, heading["Högsta poäng"]).value = 20
    book.save(path)
    edition = at_area_level(read_workbook(path))
    assert [question.max_points for question in edition.areas[0].questions] == [20] * 5
    assert len(assessed_as_whole(edition)) == 7


def words(document: Document) -> list[str]:
    """Return the sentences and the cells of a report."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(str(block.text))
        elif isinstance(block, Table):
            found += [cell for row in block.rows for cell in row.cells]
    return found


def test_the_whole_way_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "v.kompass"
    new = ["new", str(path), "--municipality", "Vallentuna", "--year", "2021"]
    assert main([*new, "--edition", "kommunkompassen-2020"]) == 0
    assert "Alla områden bedöms på områdesnivå" in capsys.readouterr().out
    for number, points in enumerate(VALLENTUNA_2021, 1):
        assert main(["score", str(path), f"{number}.1", str(points)]) == 0
    assert "Totalt 648 av 800." in capsys.readouterr().out
    assert main(["totals", str(path)]) == 0
    assert "ingen delfråga, bedömt på områdesnivå" in capsys.readouterr().out
    for command, name in (("profile", "v.svg"), ("report", "v.docx"), ("report", "v.pdf")):
        assert main([command, str(path), "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).stat().st_size > 1000
