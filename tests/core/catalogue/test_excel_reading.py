"""Workbooks edited by people: what is forgiven, and what is refused with its row."""

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula
from workbooks import HEADINGS, change, complaints, set_cell

from kompass.catalogue import excel_sheets
from kompass.catalogue.excel import export_workbook, read_workbook
from kompass.catalogue.files import load, parse
from kompass.catalogue.model import Edition
from kompass.errors import KompassError

Write = Callable[[str | bytes], Path]

# Rows of the workbook below: 2 the area, 3 question 1.1, 4 and 5 its indicators, 6 question 1.2.
AREA, QUESTION, INDICATOR, OTHER = 2, 3, 4, 6


@pytest.fixture
def edition(small: dict[str, Any]) -> Edition:
    small["areas"][0]["questions"][0]["indicators"] = [
        {"id": "i-a", "text": "Möten är hållna.", "points": "22.5", "evidence": "Protokoll"},
        {"id": "i-b", "text": "Svar är givna.", "points": "37.5"},
    ]
    return parse(small, "x")


@pytest.fixture
def path(tmp_path: Path, edition: Edition) -> Path:
    export_workbook(edition, tmp_path / "min.xlsx")
    return tmp_path / "min.xlsx"


def test_empty_rows_spaces_and_remarks_are_forgiven(path: Path, edition: Edition) -> None:
    def untidy(sheet: Any) -> None:
        for row in sheet.iter_rows(min_row=2, max_row=6):
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = f"  {cell.value}\xa0 "
        sheet["J3"] = "Fråga Anna om den här"
        sheet["J200"] = "En anteckning på en egen rad"
        sheet.insert_rows(4, 2)
        sheet.insert_rows(1, 3)
        sheet["A1"] = "Vår egen rubrik"

    assert read_workbook(change(path, "Kriterier", untidy)) == edition


def test_columns_may_change_places_and_headings_their_case(path: Path, edition: Edition) -> None:
    book = load_workbook(path)
    rows = [[cell.value for cell in row][::-1] for row in book["Kriterier"].iter_rows()]
    rows[0] = [f" {heading.upper()} " for heading in rows[0]]
    del book["Kriterier"]
    sheet = book.create_sheet("Kriterier")
    for row in rows:
        sheet.append(row)
    book.save(path)
    assert read_workbook(path) == edition


def test_columns_without_content_may_be_gone(path: Path, edition: Edition) -> None:
    change(path, "Kriterier", lambda sheet: sheet.delete_cols(7, 4))
    assert read_workbook(path) == edition


def test_sheets_may_be_renamed_and_others_added(path: Path, edition: Edition) -> None:
    book = load_workbook(path)
    book["Kriterier"].title = "Blad1"
    book["Utgåva"].title = "Blad2"
    book.create_sheet("Mitt", 0)["A1"] = "Typ"
    book.save(path)
    assert read_workbook(path) == edition


def test_number_texts_and_real_numbers_are_the_same(path: Path, edition: Edition) -> None:
    set_cell(path, f"E{INDICATOR}", "22,5")
    set_cell(path, f"E{QUESTION}", "60.0")
    set_cell(path, f"B{AREA}", 1)
    set_cell(path, f"A{QUESTION}", "delfråga")
    set_cell(path, "B7", 5.0, sheet="Utgåva")
    set_cell(path, "B5", 2026, sheet="Utgåva")
    assert read_workbook(path) == edition


def test_a_step_in_per_cent_is_read_as_it_is_shown(path: Path, edition: Edition) -> None:
    set_cell(path, "B7", 0.05, "0%", sheet="Utgåva")
    assert read_workbook(path) == edition
    set_cell(path, "B7", "5 %", sheet="Utgåva")
    assert read_workbook(path) == edition


def test_numbers_are_read_as_excel_shows_them(path: Path, edition: Edition) -> None:
    set_cell(path, f"E{INDICATOR}", 22.500000000000004)
    assert read_workbook(path) == edition


@pytest.mark.parametrize("answer", ["nej", "NEJ", "", None, False, "falskt"])
def test_ways_to_say_no(answer: object, path: Path, edition: Edition) -> None:
    assert read_workbook(set_cell(path, "B8", answer, sheet="Utgåva")) == edition


@pytest.mark.parametrize("answer", ["ja", "Ja ", True])
def test_ways_to_say_yes(answer: object, path: Path) -> None:
    assert read_workbook(set_cell(path, "B8", answer, sheet="Utgåva")).incomplete


def test_line_breaks_of_every_program_are_one(path: Path) -> None:
    for typed in ("Ett\nTvå", "Ett\r\nTvå", "Ett_x000D_\nTvå"):
        set_cell(path, f"F{INDICATOR}", typed)
        assert next(iter(read_workbook(path).indicators())).evidence == "Ett\nTvå"


@pytest.mark.parametrize(
    ("cell", "value", "complaint"),
    [
        (f"E{QUESTION}", "=30*2", "min.xlsx, rad 3: Högsta poäng innehåller en formel. Ersätt den"),
        (f"D{QUESTION}", ArrayFormula("D3", "=A1"), "min.xlsx, rad 3: Titel innehåller en formel."),
        (f"A{QUESTION}", "=A2", "min.xlsx, rad 3: Typ innehåller en formel."),
        (f"D{QUESTION}", "#REF!", "min.xlsx, rad 3: Titel visar felet ”#REF!”. Skriv värdet."),
        (f"B{QUESTION}", date(2026, 1, 1), "min.xlsx, rad 3: Nummer har blivit ett datum eller"),
        (f"E{QUESTION}", datetime(2026, 5, 1, 12), "min.xlsx, rad 3: Högsta poäng har blivit ett"),  # noqa: DTZ001
        (f"E{QUESTION}", time(1, 30), "min.xlsx, rad 3: Högsta poäng har blivit ett datum"),
        (f"B{QUESTION}", 1.1, "min.xlsx, rad 3: Nummer är ett tal i arbetsboken, och då blir till"),
        (f"B{QUESTION}", 1, "min.xlsx, rad 3: Nummer är ett tal i arbetsboken"),
        (f"D{QUESTION}", 1.5, "min.xlsx, rad 3: Titel är ett tal i arbetsboken"),
        (f"D{QUESTION}", None, "min.xlsx, rad 3, område 1, fråga 1.1: Titel saknas."),
        (f"C{QUESTION}", None, "min.xlsx, rad 3, område 1, fråga 1.1: Id saknas. Skriv till"),
        (f"C{QUESTION}", "Stora Ord", "fråga 1.1: Id ”Stora Ord” går inte att använda."),
        (f"C{OTHER}", "i-a", "rad 6, område 1, fråga 1.2: Id ”i-a” används redan av område 1,"),
        (f"E{QUESTION}", None, "fråga 1.1: Högsta poäng saknas. Skriv den högsta poängen, till"),
        (f"E{QUESTION}", "sextio", "Högsta poäng ska vara ett tal men är ”sextio”."),
        (
            f"E{INDICATOR}",
            22.4,
            "rad 3, område 1, fråga 1.1: Indikatorernas högsta poäng blir",
        ),
        (f"E{OTHER}", 41, "rad 2, område 1: Frågornas högsta poäng blir tillsammans 101 men ska"),
        (f"E{INDICATOR}", 22.555, "Högsta poäng: 22,555 har för många decimaler"),
        (
            f"E{AREA}",
            80,
            "rad 2, område 1: Högsta poäng är ”80”, men ett område är alltid",
        ),
        (f"B{OTHER}", "2.1", "Frågan har numret 2.1 men står i område 1."),
        (f"B{OTHER}", "1.1", "Numret 1.1 används redan av ”small-dialog-moten”."),
        (f"B{OTHER}", "1,2", "Nummer ”1,2” går inte att använda."),
        (f"B{INDICATOR}", "1.2", "rad 4: Indikatorn har numret ”1.2” men står under fråga 1.1."),
        (f"A{QUESTION}", "Frga", "rad 3: Typ är ”Frga”. Välj Område, Fråga eller Indikator."),
        (f"A{INDICATOR}", "Åtgärd", "rad 4: Typ är ”Åtgärd”. Välj Område, Fråga eller Indikator."),
        (f"A{OTHER}", None, "rad 6: Typ saknas. Välj Område, Fråga eller Indikator."),
        (f"F{AREA}", "Protokoll", "rad 2: Belägg hör bara till indikatorer, inte till områden."),
        (
            f"G{INDICATOR}",
            "Tryckt",
            "rad 4: Tryckt titel hör bara till frågor, inte till indik",
        ),
        (f"H{QUESTION}", "Kort", "rad 3: Kort titel hör bara till områden, inte till frågor."),
        (
            f"H{AREA}",
            "x" * 51,
            "rad 2, område 1: Kort titel har 51 tecken. Korta den till",
        ),
        (f"D{AREA}", "Två\nrader", "rad 2, område 1: Titel innehåller en radbrytning."),
        (f"D{AREA}", "Dia\u200blog", "tecken som inte går att visa (U+200B)"),
    ],
)
def test_one_broken_cell(cell: str, value: object, complaint: str, path: Path) -> None:
    said = complaints(set_cell(path, cell, value))
    assert any(complaint in one for one in said), said
    assert all(one.startswith("min.xlsx, rad ") for one in said)
    assert all(one.isprintable() for one in said)


@pytest.mark.parametrize(
    ("cell", "value", "number_format", "complaint"),
    [
        (f"E{QUESTION}", 60.4, "0", "Högsta poäng visar 60 men innehåller 60,4. Skriv det ena."),
        (f"E{QUESTION}", 59.96, "0.0", "Högsta poäng visar 60 men innehåller 59,96."),
        (f"E{QUESTION}", 0.6, "0%", "Högsta poäng ska vara ett tal men är ”60 %”."),
    ],
)
def test_a_number_that_is_not_what_it_looks_like(
    cell: str, value: float, number_format: str, complaint: str, path: Path
) -> None:
    assert any(complaint in one for one in complaints(set_cell(path, cell, value, number_format)))


@pytest.mark.parametrize(
    ("cell", "value", "complaint"),
    [
        ("B2", None, "min.xlsx, bladet Utgåva, rad 2: Id saknas."),
        ("B3", "=B2", "min.xlsx, bladet Utgåva, rad 3: Titel innehåller en formel."),
        ("B4", "svenska", "rad 4: Språk är ”svenska” men ska vara en språkkod"),
        ("B5", None, "rad 5: År i bruk saknas."),
        ("B6", None, "rad 6: Källa saknas."),
        ("B7", 7, "rad 7: Steg är 7 men ska vara minst 1, högst 50"),
        ("B7", "fem", "rad 7: Steg ska vara ett tal men är ”fem”."),
        ("B8", "kanske", "rad 8: Ofullständig är ”kanske” men ska vara ja eller nej."),
        ("A9", "Anmarkning", "rad 9: Okänd uppgift ”Anmarkning”. Menas ”Anmärkning”?"),
        ("A9", None, "rad 9: Värdet har ingen uppgift framför sig. Ta bort raden."),
        ("A9", "Titel", "rad 9: Titel står två gånger. Ta bort den ena raden."),
        ("B10", "min-lista", "rad 11, indikatorlistan: Titel saknas."),
        ("B10", "Min Lista", "rad 10, indikatorlistan: Id ”Min Lista” går inte att använda."),
    ],
)
def test_one_broken_fact(cell: str, value: object, complaint: str, path: Path) -> None:
    set_cell(path, "B9", "Något", sheet="Utgåva")
    said = complaints(set_cell(path, cell, value, sheet="Utgåva"))
    assert any(complaint in one for one in said), said


def test_a_fact_whose_row_is_gone_is_missed_on_its_sheet(path: Path) -> None:
    change(path, "Utgåva", lambda sheet: sheet.delete_rows(2))
    (said,) = complaints(path)
    assert said.startswith("min.xlsx, bladet Utgåva, rad 1: Id saknas.")


def test_missing_sheets_and_columns(path: Path) -> None:
    book = load_workbook(path)
    del book["Utgåva"]
    book.save(path)
    (said,) = complaints(path)
    assert said == (
        "min.xlsx: Bladet Utgåva med rubrikerna Uppgift och Värde saknas. "
        "Utgå från en export eller från mallen."
    )
    change(path, "Kriterier", lambda sheet: sheet.delete_cols(3))
    assert "min.xlsx, rad 1: Kolumnen Id saknas. Lägg till den." in complaints(path)
    change(path, "Kriterier", lambda sheet: sheet.delete_rows(1))
    (said,) = complaints(path)
    assert said.startswith("min.xlsx: Bladet Kriterier med rubriker som Typ och Titel saknas.")


@pytest.mark.parametrize(
    ("heading", "complaint"),
    [
        ("Belagg", "min.xlsx, rad 1: Okänd kolumn ”Belagg”. Menas ”Belägg”?"),
        ("Vikt", "Okänd kolumn ”Vikt”. Egna uppgifter kan stå i kolumnen Anteckning."),
        ("Titel", "Kolumnen Titel finns två gånger. Ta bort den ena."),
    ],
)
def test_a_column_that_is_not_known(heading: str, complaint: str, path: Path) -> None:
    assert any(complaint in one for one in complaints(set_cell(path, "K1", heading)))


def test_parts_that_stand_nowhere(path: Path) -> None:
    change(path, "Kriterier", lambda sheet: sheet.delete_rows(AREA))
    said = complaints(path)
    assert "min.xlsx, rad 2: Frågan står inte under ett område. Flytta raden," in "\n".join(said)
    assert "min.xlsx, rad 3: Indikatorn står inte under en fråga." in "\n".join(said)


def test_an_indicator_right_below_an_area(path: Path) -> None:
    change(path, "Kriterier", lambda sheet: sheet.move_range("A3:J3", rows=20))
    assert any("rad 4: Indikatorn står inte under en fråga" in one for one in complaints(path))


def test_an_empty_workbook_has_no_areas(path: Path) -> None:
    change(path, "Kriterier", lambda sheet: sheet.delete_rows(2, 10))
    (said,) = complaints(path)
    assert said == "min.xlsx, rad 1: Områden saknas. En utgåva har minst ett område."


def test_all_complaints_come_at_once_in_the_order_of_the_rows(path: Path) -> None:
    set_cell(path, "B4", "svenska", sheet="Utgåva")
    set_cell(path, f"D{OTHER}", "=1")
    set_cell(path, f"E{AREA}", "hundra")
    set_cell(path, f"C{INDICATOR}", None)
    said = complaints(path)
    assert said[0].endswith("Filen har 3 fel till.")
    assert [one.split(":")[0] for one in said] == [
        "min.xlsx, bladet Utgåva, rad 4",
        "min.xlsx, rad 2, område 1",
        "min.xlsx, rad 4, område 1, fråga 1.1, indikator på plats 1",
        "min.xlsx, rad 6",
    ]


def test_an_unread_cell_is_complained_of_once(path: Path) -> None:
    for cell in (f"C{QUESTION}", f"D{QUESTION}", f"E{INDICATOR}", f"B{OTHER}", f"B{AREA}"):
        set_cell(path, cell, "=1")
    assert len(complaints(path)) == 5


def test_a_hopeless_workbook_is_not_read_to_its_end(path: Path) -> None:
    def fill(sheet: Any) -> None:
        for row in range(7, 700):
            sheet.cell(row, 1).value = "Strunt"

    said = complaints(change(path, "Kriterier", fill))
    assert len(said) == 200


@pytest.mark.parametrize("content", [b"Hej", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_something_that_is_no_workbook(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "min.xlsx"
    path.write_bytes(content)
    (said, *_) = complaints(path)
    assert said.startswith("min.xlsx: Filen är ingen hel arbetsbok, eller så är den skyddad")


def test_an_archive_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "min.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hej.txt", "hej")
    assert complaints(path)[0].startswith("min.xlsx: Filen är ingen hel arbetsbok")


def test_files_that_are_not_there_or_too_large(tmp_path: Path) -> None:
    assert complaints(tmp_path / "borta.xlsx") == [
        "borta.xlsx: Filen finns inte. Kontrollera namn och mapp."
    ]
    assert "Välj en fil med ändelsen .xlsx." in complaints(tmp_path)[0]
    bomb = tmp_path / "min.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/a.xml", b"\0" * (excel_sheets.MOST_UNPACKED + 1))
    assert "packas upp till mer än 100 MB" in complaints(bomb)[0]


def test_text_far_below_is_refused_and_not_forgotten(path: Path) -> None:
    set_cell(path, f"A{excel_sheets.MOST_ROWS + 1}", "Område")
    assert "har text längre ned än rad 20000" in complaints(path)[0]


def test_a_row_number_beyond_excel_is_refused(path: Path) -> None:
    raw = path.read_bytes()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.endswith("sheet3.xml"):
                far = b'<row r="2000000000"><c r="A2000000000"><v>1</v></c></row></sheetData>'
                content = content.replace(b"</sheetData>", far)
            new.writestr(part.filename, content)
    path.write_bytes(out.getvalue())
    assert "så stor är ingen utgåva" in complaints(path)[0]


def test_damaged_workbooks_end_in_a_sentence(path: Path) -> None:
    """Single bytes spoilt inside the unpacked parts and in the archive itself."""
    chance = random.Random(7)
    raw = path.read_bytes()
    for _ in range(60):
        spoilt = bytearray(raw)
        for _ in range(chance.randint(1, 30)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        path.write_bytes(_respoilt(raw, chance) if chance.random() < 0.5 else bytes(spoilt))
        with suppress(KompassError):
            read_workbook(path)


def _respoilt(raw: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = bytearray(old.read(part))
            if chance.random() < 0.3:
                content[chance.randrange(len(content))] = chance.choice(b'<>&"/ aA0\x00\xff')
            new.writestr(part.filename, bytes(content))
    return out.getvalue()


def test_a_workbook_from_nothing_but_the_headings(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Kriterier"
    book.active.append(HEADINGS[:5])
    facts = book.create_sheet("Utgåva")
    facts.append(["Uppgift", "Värde"])
    for row in (
        ["Id", "egen-2026"], ["Titel", "Egen"], ["Språk", "sv"], ["År i bruk", 2026],
        ["Källa", "Handboken"], ["Steg", 5],
    ):  # fmt: skip
        facts.append(row)
    book.active.append(["Område", 1, "e-a", "A", 100])
    for place in range(1, 11):
        book.active.append(["Fråga", f"1.{place}", f"e-a-{place}", f"Fråga {place}?", 10])
    path = tmp_path / "egen.xlsx"
    book.save(path)
    edition = read_workbook(path)
    assert [question.number for question in edition.questions()][-1] == "1.10"
    assert edition.max_points == Decimal(100)


def test_a_workbook_saved_by_libreoffice(small_text: str, write: Write) -> None:
    """Written by this program, given an empty row and a remark, saved by LibreOffice 7.4."""
    saved = Path(__file__).parent / "workbooks_saved" / "libreoffice-7.4.xlsx"
    assert read_workbook(saved) == load(write(small_text))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_typed_is_refused_or_taken_as_it_is(path: Path, data: st.DataObject) -> None:
    """Nothing but a sentence comes of odd cells, and what is taken survives another round."""
    spoilt = path.with_name("spoilt.xlsx")
    book = load_workbook(path)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from("ABCDEFGHIJ")) + str(data.draw(st.integers(1, 7)))
        sheet = data.draw(st.sampled_from(["Kriterier", "Utgåva"]))
        book[sheet][place] = data.draw(st.sampled_from(TYPED))
    book.save(spoilt)
    try:
        edition = read_workbook(spoilt)
    except KompassError:
        return
    export_workbook(edition, spoilt)
    assert read_workbook(spoilt) == edition


TYPED = [
    None, "", " ", "Område", "fråga", "Indikator", "x", "1.1", "1.2", "1", 1, 0, -1, 60, 22.5, 0.1,
    1e300, True, False, "=A1", "#DIV/0!", "ja", "nej", "small-dialog", date(2026, 1, 1), time(1, 2),
    "Typ", "Titel", "Id", "Uppgift", "Värde", "å" * 400, "a\nb", "_x000D_",
]  # fmt: skip
