"""The workbook: its formulas come to our own numbers, and no text becomes a formula."""

import csv
import re
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from comparing import (
    E2002,
    SODERTALJE_2006,
    SODERTALJE_2008,
    everything,
    own,
    result,
)
from openpyxl import load_workbook

from kompass.catalogue.crosswalk import packaged_crosswalks
from kompass.comparison.compare import compare
from kompass.comparison.facing import Pair, difference_of
from kompass.comparison.workbook import write_workbook
from kompass.errors import KompassError

WALKS = packaged_crosswalks()
OFFICE = shutil.which("soffice")
ALL_SHEETS = "Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_comes_to_our_numbers(tmp_path: Path) -> None:
    found = everything()
    write_workbook(found, WALKS, tmp_path / "j.xlsx")
    rows = recalculated(tmp_path, "Jämförelse")
    for row, line in zip((*found.areas, found.total), rows[1:], strict=False):
        for nth in range(len(row.cells) - 1):
            start = 4 + nth * 5
            shown = line[start + 1 : start + 4]
            seen = difference_of(found, Pair(nth + 1), row.cells)
            for text, value in zip(
                shown, (seen.difference, seen.percent, seen.percentage_points), strict=True
            ):
                assert (text == "–") == (value is None), (line, nth)
                if value is not None:
                    assert abs(Decimal(text.rstrip("%")) - value) < Decimal("0.0001")
    # The later visit lies 8 above the earlier, the own area 1 lies 5.5 above the median.
    assert (rows[2][5], rows[1][10]) == ("8", "5.5")
    totals = rows[9]
    assert (totals[3], totals[4], totals[9], totals[14]) == (
        "577", "två områden kända", "ingen total publicerad", "696",
    )  # fmt: skip
    assert rows[10][14] == "692"


def recalculated(folder: Path, sheet: str) -> list[list[str]]:
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(folder / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            f"csv:{ALL_SHEETS}",
            "--outdir",
            str(folder),
            str(folder / "j.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with (folder / f"j-{sheet}.csv").open(encoding="utf-8") as file:
        return list(csv.reader(file, delimiter=";"))


def test_differences_sums_and_per_cent_are_formulas(tmp_path: Path) -> None:
    write_workbook(everything(), WALKS, tmp_path / "j.xlsx")
    book = load_workbook(tmp_path / "j.xlsx")
    sheet = book["Jämförelse"]
    assert sheet.freeze_panes == "E2"
    assert sheet["D2"].value == "=Resultat!$E$2"
    for column in "FGH":
        assert str(sheet[f"{column}3"].value).startswith("=IF(AND(ISNUMBER(")
    assert "SUM(" in str([cell.value for cell in book["Resultat"]["E"]])
    assert sheet["U2"].value == "–"  # Stockholm: not comparable, so nothing is counted
    assert sheet["X2"].value == "inte jämförbart"
    assert {"Märkning", "Källor", "Varför"} <= set(book.sheetnames)
    said = " ".join(str(cell.value) for cell in sheet["B"])
    assert "stor försiktighet" in said
    assert "692" in said


def test_questions_are_formulas_too(tmp_path: Path) -> None:
    question = E2002.question_numbered("5.2").id
    later = result(
        "Södertälje", 2008, SODERTALJE_2008, questions={question: Decimal(14)}, code="0181"
    )
    write_workbook(compare([own(), later], WALKS), WALKS, tmp_path / "j.xlsx")
    sheet = load_workbook(tmp_path / "j.xlsx")["Delfrågor"]
    assert (sheet["A2"].value, sheet["E2"].value) == ("5.2", 14)
    assert "E2-$D2" in str(sheet["F2"].value)


EVIL = ("=cmd|'/c calc'!A0", "+1+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1")


@pytest.mark.parametrize("text", EVIL)
def test_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    evil = result("x", 2006, SODERTALJE_2006, source=text, note=text)
    evil = replace(evil, title=text, short_title=text, why_not=text, comparable=False)
    edition = replace(E2002, areas=tuple(replace(area, title=text) for area in E2002.areas))
    base = replace(own(), edition=edition, title=text, short_title=text)
    write_workbook(compare([base, evil], WALKS), WALKS, tmp_path / "j.xlsx")
    for sheet in load_workbook(tmp_path / "j.xlsx").worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert re.fullmatch(r"=[A-Z(].*", str(cell.value))
                    assert "cmd" not in str(cell.value)
                    assert "HYPERLINK" not in str(cell.value)
                    assert "@" not in str(cell.value)


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KompassError, match=r"slutar inte på \.xlsx"):
        write_workbook(everything(), WALKS, tmp_path / "j.xls")
