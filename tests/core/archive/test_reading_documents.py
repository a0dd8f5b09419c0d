"""Workbooks, Word documents, web pages and PDF files, whatever they are called."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from reading_files import (
    AREAS,
    EDITIONS,
    K2002,
    SODERTALJE,
    TROLLHATTAN,
    number,
    only,
    points,
    read,
    rows_of_areas,
    xlsx_file,
)

from kompass.archive.reading.checks import check
from kompass.archive.reading.taking import proposed, to_results
from kompass.errors import KompassError

ROWS = [
    [title, number(text), number(other)]
    for title, text, other in zip(AREAS, SODERTALJE, TROLLHATTAN, strict=True)
]
HEAD = ["Område", "Södertälje 2006", "Trollhättan 2004"]


def _saved(book: Workbook, path: Path) -> Path:
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    return path


def test_a_workbook(tmp_path: Path) -> None:
    reading = read(xlsx_file(tmp_path / "t.xlsx", [HEAD, *ROWS]))
    first, second = reading.columns
    assert (points(first), points(second)) == (SODERTALJE, TROLLHATTAN)
    assert next(iter(first.areas.values())).where == "blad Tabell, B2"
    assert reading.form.startswith("Excel")


def test_a_workbook_that_is_called_csv(tmp_path: Path) -> None:
    reading = read(xlsx_file(tmp_path / "t.csv", [HEAD, *ROWS]))
    assert points(reading.columns[0]) == SODERTALJE
    assert "Excelfil" in reading.remarks[0]


def test_merged_headings(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Område", "Södertälje", None, "Örebro", None])
    sheet.append([None, 2006, 2008, 2006, 2012])
    for title in AREAS:
        sheet.append([title, 66, 67, 68, 69])
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:E1")
    columns = read(_saved(book, tmp_path / "t.xlsx")).columns
    assert [(one.municipality, one.year) for one in columns] == [
        ("Södertälje", 2006), ("Södertälje", 2008), ("Örebro", 2006), ("Örebro", 2012),
    ]  # fmt: skip
    assert [next(iter(one.areas.values())).value for one in columns] == [66, 67, 68, 69]


def test_a_formula_that_nobody_worked_out_is_refused_with_the_reason(tmp_path: Path) -> None:
    rows = [HEAD[:2], *[row[:2] for row in ROWS]]
    rows[1][1] = "=60+6"
    reading = read(xlsx_file(tmp_path / "t.xlsx", rows))
    assert len(only(reading).areas) == 7
    assert "formel" in reading.refused[0].why


def test_a_number_that_became_a_date_and_one_that_is_rounded_are_refused(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    book = load_workbook(xlsx_file(tmp_path / "t.xlsx", [HEAD[:2], *[row[:2] for row in ROWS]]))
    sheet = book.worksheets[0]
    sheet["B2"] = datetime(2006, 5, 1, tzinfo=UTC).replace(tzinfo=None)
    sheet["B3"].number_format = "0"
    reading = read(_saved(book, tmp_path / "t.xlsx"))
    assert len(only(reading).areas) == 6
    assert "datum" in reading.refused[0].why
    assert "visar" in reading.refused[1].why


def test_hidden_rows_columns_and_sheets_are_said(tmp_path: Path) -> None:
    book = load_workbook(xlsx_file(tmp_path / "t.xlsx", [HEAD, *ROWS]))
    sheet = book.worksheets[0]
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Gömt").sheet_state = "hidden"
    reading = read(_saved(book, tmp_path / "t.xlsx"))
    first, second = reading.columns
    assert [bool(cell.doubts) for cell in first.areas.values()] == [False, True, *[False] * 6]
    assert all(cell.doubts for cell in second.areas.values())
    assert any("Gömt" in remark for remark in reading.remarks)


def test_several_sheets(tmp_path: Path) -> None:
    book = load_workbook(xlsx_file(tmp_path / "t.xlsx", [HEAD[:2], *[row[:2] for row in ROWS]]))
    other = book.create_sheet("Örebro 2006")
    for row in [["Område", "Poäng"], *[[title, 60] for title in AREAS]]:
        other.append(row)
    book.create_sheet("Läs mig").append(["Hej"])
    reading = read(_saved(book, tmp_path / "t.xlsx"))
    assert [(one.municipality, one.year) for one in reading.columns] == [
        ("Södertälje", 2006), ("Örebro", 2006),
    ]  # fmt: skip
    assert any("Läs mig" in remark for remark in reading.remarks)


def test_a_workbook_that_swells_up_is_refused(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path / "t.xlsx", [HEAD, *ROWS])
    bomb = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part.endswith("sheet1.xml"):
                content += b" " * 130_000_000
            new.writestr(part, content)
    path.write_bytes(bomb.getvalue())
    with pytest.raises(KompassError, match="packas upp"):
        read(path)


@pytest.mark.parametrize("cut", [200, 2000, 4000])
def test_a_workbook_that_is_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    path = xlsx_file(tmp_path / "t.xlsx", [HEAD, *ROWS])
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(KompassError):
        read(path)


def test_a_workbook_with_a_dtd_is_refused(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path / "t.xlsx", [HEAD, *ROWS])
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part.endswith("sheet1.xml"):
                content = b'<!DOCTYPE x [<!ENTITY a "b">]>' + content
            new.writestr(part, content)
    path.write_bytes(made.getvalue())
    with pytest.raises(KompassError):
        read(path)


def test_a_table_in_a_word_document(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Tabell 1 Södertälje kommun 2006 i förhållande till huvudområdena")
    table = document.add_table(rows=0, cols=2)
    for title, text in [
        ["Områden", "Poäng"],
        *zip(AREAS, SODERTALJE, strict=True),
        ["Totalt", "577"],
    ]:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = title, text
    document.save(str(tmp_path / "t.docx"))
    column = only(read(tmp_path / "t.docx"))
    assert (column.code, column.year, points(column)) == ("0181", 2006, SODERTALJE)
    assert column.total is not None


def test_a_change_in_word_that_nobody_accepted_is_refused(tmp_path: Path) -> None:
    from docx import Document
    from docx.oxml import OxmlElement

    document = Document()
    document.add_paragraph("Södertälje kommun 2006")
    table = document.add_table(rows=0, cols=2)
    for title, text in zip(AREAS, SODERTALJE, strict=True):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = title, text
    run = table.rows[0].cells[1].paragraphs[0].runs[0]._r
    inserted = OxmlElement("w:ins")
    run.addprevious(inserted)
    inserted.append(run)
    document.save(str(tmp_path / "t.docx"))
    reading = read(tmp_path / "t.docx")
    assert len(only(reading).areas) == 7
    assert "spårade ändringar" in reading.refused[0].why


def test_a_table_on_a_web_page(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{title}</td><td>{text}<sup>1</sup></td></tr>" if title == AREAS[0]
        else f"<tr><td>{title}</td><td>{text}</td></tr>"
        for title, text in zip(AREAS, SODERTALJE, strict=True)
    )  # fmt: skip
    page = (
        "<html><body><h2>Resultat för Södertälje kommun 2006</h2>"
        f"<table><tr><th></th><th>Poäng</th></tr>{rows}</table></body></html>"
    )
    (tmp_path / "sida.html").write_text(page, encoding="utf-8")
    column = only(read(tmp_path / "sida.html"))
    assert points(column) == SODERTALJE
    assert column.areas[K2002.areas[0].id].doubts


def test_a_table_in_a_pdf(tmp_path: Path) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    path = tmp_path / "rapport.pdf"
    table = Table([*zip(AREAS, SODERTALJE, strict=True), ["Totalt", "577"]])
    title = Paragraph("Södertälje kommun 2006", getSampleStyleSheet()["Heading1"])
    SimpleDocTemplate(str(path), pagesize=A4).build([title, table])
    reading = read(path)
    results = to_results(reading, proposed(reading, source="rapporten"), EDITIONS)
    taken = [points for result in results for points in result.areas.values() if points is not None]
    assert set(taken) <= {cell.value for column in reading.columns for cell in column.cells()}
    assert points(reading.columns[0]) == SODERTALJE


def test_a_picture_is_refused(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (20, 20)).save(tmp_path / "t.png")
    with pytest.raises(KompassError, match="bild"):
        read(tmp_path / "t.png")


def test_nothing_to_ask_about_a_clean_table(tmp_path: Path) -> None:
    rows = rows_of_areas(SODERTALJE, heads=["Södertälje 2006"])
    reading = read(xlsx_file(tmp_path / "t.xlsx", [*rows, ["Totalt", "577"]]))
    assert check(reading, EDITIONS) == ()
