"""Nominees as a workbook: points as numbers, totals and places as formulas over them."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kompass.archive.published import results
from kompass.catalogue.files import packaged
from kompass.comparison.nominees import nominees
from kompass.comparison.nominees_workbook import write_nominees
from kompass.comparison.subjects import of_result
from kompass.errors import KompassError

EDITION = packaged("kommunkompassen-2002")
FOUR = ("stockholm-2009", "botkyrka-2005", "trollhattan-2004", "uddevalla-2005")


def subject(wanted, **changes):
    found = next(one for one in results() if one.id == wanted)
    return replace(of_result(found, EDITION), **changes)


@pytest.fixture
def book(tmp_path: Path):
    path = tmp_path / "n.xlsx"
    write_nominees(nominees([subject(one) for one in FOUR]), path)
    return load_workbook(path)


def test_points_are_numbers_and_totals_add_them_up(book):
    sheet = book["Poäng"]

    assert [cell.value for cell in sheet[1]][2:6] == [
        "Botkyrka 2005", "Trollhättan 2004", "Uddevalla 2005", "Stockholm 2009",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[2]][2:6] == [91, 77, 76, 74]
    assert sheet["C10"].value.startswith("=IF(COUNT(C2:C9)=8,SUM(C2:C9)")
    assert sheet["C11"].value == 692, "as it is printed; the areas add up to 696"


def test_places_are_ranked_among_those_who_are_comparable(book):
    sheet = book["Platser"]

    assert sheet["C2"].value == '=IF(ISNUMBER(Poäng!C2),RANK(Poäng!C2,Poäng!$C$2:$E$2),"–")'
    assert sheet["F2"].value == "utom rangordningen"
    assert sheet["C10"].value == '=IF(ISNUMBER(Poäng!C10),RANK(Poäng!C10,Poäng!$C$10:$E$10),"–")'


def test_what_must_be_said_stands_there_too(book):
    said = " ".join(str(cell.value) for row in book["Poäng"].rows for cell in row if cell.value)

    assert "692" in said
    assert "Stockholm 2009 står med utom rangordningen" in said


def test_texts_that_look_like_formulas_stay_texts(tmp_path: Path):
    evil = "=cmd|' /C calc'!A0"
    three = [subject(one) for one in FOUR[1:]]
    three[0] = replace(three[0], title=evil, source=evil)
    write_nominees(nominees(three), tmp_path / "n.xlsx")

    book = load_workbook(tmp_path / "n.xlsx")
    found = [
        cell for sheet in book for row in sheet.rows for cell in row
        if isinstance(cell.value, str) and "cmd|" in cell.value
    ]  # fmt: skip
    assert found
    assert all(cell.data_type == "s" for cell in found)


def test_another_suffix_is_refused(tmp_path: Path):
    with pytest.raises(KompassError, match="xlsx"):
        write_nominees(nominees([subject(one) for one in FOUR]), tmp_path / "n.ods")
