"""What looks like a formula comes out as a text in every xlsx and csv that is written here."""

import ast
import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import kompass
from kompass.archive.model import Result
from kompass.archive.writing_out import write_out
from kompass.assessment.snapshot import Level
from kompass.catalogue.excel import export_workbook
from kompass.catalogue.files import packaged
from kompass.ids import EditionId, ResultId
from kompass.spreadsheets import RISKY, guarded, is_risky, unguarded

ATTACKS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1+1"]
K2002 = packaged(EditionId("kommunkompassen-2002"))
WRITERS = {
    "kompass/archive/writing_out.py",
    "kompass/catalogue/excel_write.py",
    "kompass/comparison/nominees_workbook.py",
    "kompass/comparison/workbook.py",
}
"""Every module that makes a workbook or a csv file; each is tried below or beside its room."""


def _attacked(attack: str) -> Result:
    return Result(
        id=ResultId("x"),
        municipality=attack,
        code="",
        country="NO",
        level=Level.WHOLE,
        year=2006,
        edition=K2002.id,
        areas=MappingProxyType({area.id: Decimal(50) for area in K2002.areas}),
        source=attack,
        note=attack,
        comparable=False,
        why_not=attack,
    )


def _cells(path: Path) -> Iterator[object]:
    for sheet in load_workbook(path, data_only=False).worksheets:
        for row in sheet.iter_rows():
            yield from row


@pytest.mark.parametrize("attack", ATTACKS)
def test_results_in_a_workbook(tmp_path: Path, attack: str) -> None:
    write_out([_attacked(attack)], {K2002.id: K2002}, tmp_path / "ut.xlsx")
    cells = [cell for cell in _cells(tmp_path / "ut.xlsx") if getattr(cell, "value", None)]
    assert not [cell for cell in cells if getattr(cell, "data_type", "") == "f"]
    risky = [cell for cell in cells if is_risky(str(getattr(cell, "value", "")))]
    assert risky
    assert all(getattr(cell, "quotePrefix", False) for cell in risky)


@pytest.mark.parametrize("attack", ATTACKS)
def test_results_in_a_csv_file(tmp_path: Path, attack: str) -> None:
    write_out([_attacked(attack)], {K2002.id: K2002}, tmp_path / "ut.csv")
    text = (tmp_path / "ut.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert not [cell for row in rows for cell in row if is_risky(cell)]


@pytest.mark.parametrize("attack", ATTACKS[:4])
def test_an_edition_in_a_workbook(tmp_path: Path, attack: str) -> None:
    first, *others = K2002.areas
    edition = replace(K2002, title=attack, areas=(replace(first, title=attack), *others))
    export_workbook(edition, tmp_path / "ut.xlsx")
    formulas = [
        cell for cell in _cells(tmp_path / "ut.xlsx") if getattr(cell, "data_type", "") == "f"
    ]
    assert not [cell for cell in formulas if str(getattr(cell, "value", "")) == attack]


@pytest.mark.parametrize("attack", ATTACKS[:4])
def test_a_comparison_in_a_workbook(tmp_path: Path, attack: str) -> None:
    from kompass.catalogue.crosswalk import packaged_crosswalks
    from kompass.comparison.compare import compare
    from kompass.comparison.subjects import of_result
    from kompass.comparison.workbook import write_workbook

    one, other = _attacked(attack), replace(_attacked(attack), id=ResultId("y"), year=2008)
    subjects = [of_result(one, K2002), of_result(other, K2002)]
    crosswalks = packaged_crosswalks()
    write_workbook(compare(subjects, crosswalks), crosswalks, tmp_path / "ut.xlsx")
    values = [
        str(getattr(cell, "value", ""))
        for cell in _cells(tmp_path / "ut.xlsx")
        if getattr(cell, "data_type", "") == "f"
    ]
    assert not [value for value in values if attack.strip() in value]


@given(st.text(max_size=20) | st.sampled_from(ATTACKS))
def test_what_is_guarded_is_no_formula_and_can_be_read_again(text: str) -> None:
    assert not guarded(text).startswith(RISKY)
    assert unguarded(guarded(text)) == text


def test_numbers_stay_numbers() -> None:
    assert guarded(Decimal("-1.5")) == "-1.5"
    assert guarded(7) == "7"
    assert guarded(None) == ""


def test_no_other_module_makes_workbooks_or_csv_files() -> None:
    root = Path(kompass.__file__).parents[1]
    files = [*(root / "kompass").rglob("*.py"), *(root / "ui").rglob("*.py")]
    found = {path.relative_to(root).as_posix() for path in files if _writes(path)}
    assert found == WRITERS


def _writes(path: Path) -> bool:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in {"Workbook", "openpyxl.Workbook", "csv.writer", "csv.DictWriter"}:
                return True
            if called.endswith((".to_csv", ".to_excel")):
                return True
    return False
