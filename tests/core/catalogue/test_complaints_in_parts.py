"""A file with faults tells them one by one, with the row, the sheet and the part of each."""

from pathlib import Path
from typing import Any

import pytest
from workbooks import set_cell

from kompass.catalogue.complaints import InvalidFileError
from kompass.catalogue.excel import export_workbook, read_workbook
from kompass.catalogue.files import load, parse


def test_a_workbook(small: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "min.xlsx"
    export_workbook(parse(small, "small"), path)
    set_cell(path, "E3", "många")
    set_cell(path, "B4", "svenska", sheet="Utgåva")

    with pytest.raises(InvalidFileError) as refused:
        read_workbook(path)

    error = refused.value
    assert error.place == "min.xlsx"
    assert [(one.sheet, one.line, one.name) for one in error.complaints] == [
        ("bladet Utgåva", 4, ""),
        ("", 3, "område 1, fråga 1.1"),
    ]
    first, second = error.complaints
    assert str(error).startswith(f"min.xlsx, bladet Utgåva, rad 4: {first.sentence} Filen har 1")
    assert error.details == (f"min.xlsx, rad 3, område 1, fråga 1.1: {second.sentence}",)


def test_a_text_file(small_text: str, tmp_path: Path) -> None:
    path = tmp_path / "min.yaml"
    path.write_text(small_text.replace("max_points: 60", "max_points: 70"), encoding="utf-8")

    with pytest.raises(InvalidFileError) as refused:
        load(path)

    (complaint,) = refused.value.complaints
    assert complaint.sheet == ""
    assert complaint.line > 0
    assert complaint.sentence in str(refused.value)
