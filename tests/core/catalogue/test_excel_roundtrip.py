"""What is written into a workbook comes out the same, and looks like something to work in."""

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from editions_drawn import editions
from hypothesis import given, settings
from openpyxl import load_workbook
from workbooks import HEADINGS

from kompass.catalogue.excel import export_workbook, read_workbook, template
from kompass.catalogue.files import packaged, parse
from kompass.catalogue.indicators import indicator_sets_for, with_indicators
from kompass.catalogue.model import Edition
from kompass.errors import KompassError


@pytest.fixture
def laid() -> Edition:
    edition = packaged("kommunkompassen-2002")
    return with_indicators(edition, indicator_sets_for(edition)[0])


@settings(max_examples=40)
@given(editions())
def test_any_edition_comes_back_equal(edition: Edition) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "min.xlsx"
        export_workbook(edition, path)
        assert read_workbook(path) == edition


def test_the_shipped_edition_comes_back_with_its_hash(tmp_path: Path, laid: Edition) -> None:
    for edition in (packaged("kommunkompassen-2002"), laid):
        export_workbook(edition, tmp_path / "a.xlsx")
        again = read_workbook(tmp_path / "a.xlsx")
        assert again == edition
        assert again.content_hash == edition.content_hash


def test_texts_that_look_like_something_else_stay_texts(
    tmp_path: Path, small: dict[str, Any]
) -> None:
    odd = ["=1+1", "+46 8", "-", "@a", "#N/A", "1.10", "_x0041_", "TRUE", "2026-01-01", "10 %"]
    question = small["areas"][0]["questions"][0]
    question["indicators"] = [
        {"id": f"i-{n}", "text": text, "points": "6", "evidence": text}
        for n, text in enumerate(odd)
    ]
    edition = parse(small, "x")
    path = tmp_path / "a.xlsx"
    export_workbook(edition, path)
    assert read_workbook(path) == edition
    sheet = load_workbook(path)["Kriterier"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells if cell.column != 5} == {"s"}
    assert {cell.number_format for cell in cells if cell.column != 5} == {"@"}
    risky = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert len(risky) == 8
    assert all(cell.quotePrefix for cell in risky)
    raw = ZipFile(path).read("xl/worksheets/sheet3.xml")
    assert b"<f>" not in raw


def test_points_are_numbers_and_exact(tmp_path: Path, small: dict[str, Any]) -> None:
    small["step_percent"] = 50
    small["areas"][0]["questions"][0]["max_points"] = "0.1"
    small["areas"][0]["questions"][1]["max_points"] = "99.9"
    edition = parse(small, "x")
    path = tmp_path / "a.xlsx"
    export_workbook(edition, path)
    assert [str(q.max_points) for q in read_workbook(path).questions()] == ["0.1", "99.9"]
    sheet = load_workbook(path)["Kriterier"]
    assert [sheet.cell(row, 5).data_type for row in (2, 3, 4)] == ["n", "n", "n"]


def test_the_sheets_are_made_to_work_in(tmp_path: Path, laid: Edition) -> None:
    path = tmp_path / "a.xlsx"
    export_workbook(laid, path)
    book = load_workbook(path)
    assert book.sheetnames == ["Läs först", "Utgåva", "Kriterier"]
    assert book.active.title == "Kriterier"
    sheet = book["Kriterier"]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["D"].width >= 60
    assert sheet["D4"].alignment.wrap_text
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"Område,Fråga,Indikator"'
    assert "A266" in choice.sqref, "also below the last row, for what is added"
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["Område", "Fråga", "Indikator"]
    facts = {row[0].value: row[1].value for row in book["Utgåva"].iter_rows(min_row=2)}
    assert facts["Id"] == "kommunkompassen-2002"
    assert facts["Steg"] == 5
    assert facts["Indikatorlista: märkning"] == "Kompass arbetsförslag, inte SKL:s lista"
    assert book.properties.creator == "Kompass"


def test_rows_are_about_as_tall_as_their_texts_and_may_still_grow(
    tmp_path: Path, laid: Edition
) -> None:
    path = tmp_path / "a.xlsx"
    export_workbook(laid, path)
    raw = ZipFile(path).read("xl/worksheets/sheet3.xml").decode()
    assert 'customHeight="1"' not in raw
    sheet = load_workbook(path)["Kriterier"]
    assert sheet.row_dimensions[2].height > sheet.row_dimensions[3].height


def test_the_template_explains_itself_and_has_an_example(tmp_path: Path) -> None:
    path = tmp_path / "mall.xlsx"
    template(path)
    book = load_workbook(path)
    assert book.sheetnames == ["Läs först", "Utgåva", "Kriterier", "Exempel"]
    said = " ".join(str(row[0].value) for row in book["Läs först"].iter_rows())
    for heading in HEADINGS:
        assert f"{heading}: " in said
    assert [cell.value for cell in book["Kriterier"][2]] == [None] * 10
    assert book["Kriterier"]["B300"].number_format == "@"


def test_the_template_can_be_filled_in_with_its_example(tmp_path: Path) -> None:
    path = tmp_path / "mall.xlsx"
    template(path)
    book = load_workbook(path)
    for number, row in enumerate(book["Exempel"].iter_rows(values_only=True), start=1):
        for column, value in enumerate(row, start=1):
            book["Kriterier"].cell(number, column).value = value
    for row, value in ((2, "ex-2026"), (3, "Exempel"), (5, "2026–"), (6, "Handboken")):
        book["Utgåva"].cell(row, 2).value = value
    book.save(path)
    edition = read_workbook(path)
    assert (edition.id, edition.language, edition.step_percent) == ("ex-2026", "sv", 5)
    assert not edition.incomplete
    assert [q.max_points for q in edition.questions()] == [60, 40]
    assert [i.points for i in edition.indicators()] == [20, 40]
    assert edition.areas[0].suggested_introduction.startswith("Varför området")


def test_a_text_too_long_for_a_cell_is_refused(tmp_path: Path, laid: Edition) -> None:
    path = tmp_path / "a.xlsx"
    export_workbook(replace(laid, note="a" * 32_767), path)
    assert read_workbook(path).note == "a" * 32_767
    before = path.read_bytes()
    with pytest.raises(KompassError, match=r"rymmer 32.767\. Exportera utgåvan som \.yaml"):
        export_workbook(replace(laid, note="a" * 32_768), path)
    with pytest.raises(KompassError, match="rymmer"):
        export_workbook(replace(laid, note="_x0041_" + "a" * 32_757), path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["a.xls", "a", "a.csv", "borta/a.xlsx"])
def test_a_place_that_cannot_be_written_to(tmp_path: Path, name: str, laid: Edition) -> None:
    with pytest.raises(KompassError, match=r"xlsx"):
        export_workbook(laid, tmp_path / name)
    with pytest.raises(KompassError, match=r"xlsx"):
        template(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_edition_with_one_decimal_step(tmp_path: Path, small: dict[str, Any]) -> None:
    edition = parse(small | {"step_percent": Decimal("2.5")}, "x")
    export_workbook(edition, tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx").step_percent == Decimal("2.5")
