"""Workbooks as people leave them, for tests that spoil one cell or a whole sheet."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from kompass.catalogue.excel import read_workbook
from kompass.errors import KompassError

HEADINGS = [
    "Typ", "Nummer", "Id", "Titel", "Högsta poäng", "Belägg", "Tryckt titel", "Kort titel",
    "Inledning", "Anteckning",
]  # fmt: skip


def change(path: Path, sheet: str, edit: Callable[[Any], object]) -> Path:
    """Open a workbook as a person does, change a sheet, save it in place."""
    book = load_workbook(path)
    edit(book[sheet])
    book.save(path)
    return path


def set_cell(
    path: Path, cell: str, value: object, number_format: str = "", sheet: str = "Kriterier"
) -> Path:
    """Type ``value`` into a cell."""

    def edit(found: Any) -> None:
        found[cell] = value
        if number_format:
            found[cell].number_format = number_format

    return change(path, sheet, edit)


def complaints(path: Path) -> list[str]:
    """Return everything that a refused workbook is refused for."""
    try:
        read_workbook(path)
    except KompassError as refused:
        return [str(refused), *refused.details]
    raise AssertionError("the workbook was taken")
