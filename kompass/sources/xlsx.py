"""A workbook as text: one page for each sheet, one line for each row, cells kept apart by tabs.

Formulas are never worked out: the text has the values that Excel saved. Every part is looked
through before the library gets it, because a sheet of few bytes may say that it has a billion
cells.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from kompass.progress import Progress
from kompass.sources.canonical import canonical, unreadable
from kompass.sources.extract import Extract, check_amount, damaged, made_by, one_line
from kompass.sources.model import PageText, Place
from kompass.sources.package import Package, hostile, too_large
from kompass.swedish import format_count, format_number, format_percent

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_PROGRAM = "den i Excel"
_MOST_CELLS = 20_000_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_COLUMN = re.compile(r"[A-Z]+")
_MOST_DIGITS = 15
"""What Excel itself shows of a number; more is how computers write fractions."""


def read(content: bytes, name: str, progress: Progress) -> Extract:
    """Return the sheets of a workbook; raises ``KompassError`` for damage and hostility."""
    package = Package(content, name, _PROGRAM)
    progress(0, 1, "Kontrollerar filen")
    bare = sum(_looked_through(package, part) for part in sorted(package.parts) if _is_xml(part))
    book = _opened(content, name)
    try:
        pages = tuple(_pages(book, name, progress))
        title = one_line(canonical(str(book.properties.title or "")))
        hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    finally:
        book.close()
    return Extract(title, pages, _remarks(bare, hidden), "openpyxl", made_by("openpyxl"))


def _is_xml(part: str) -> bool:
    return part.endswith((".xml", ".rels"))


def _looked_through(package: Package, part: str) -> int:
    """Return how many formulas of a part have no saved value; refuses what would swell up."""
    from lxml import etree

    parser = etree.XMLPullParser(
        ("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    counter = _Cells(package.name) if _SHEET.fullmatch(part) else None
    try:
        for piece in package.pieces(part):
            if b"<!DOCTYPE" in piece.replace(b"\0", b""):
                raise hostile(package.name)
            parser.feed(piece)
            for _, element in parser.read_events():
                if counter is not None:
                    counter.count(element)
                _forget(element)
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(package.name, _PROGRAM) from error
    return counter.bare if counter else 0


class _Cells:
    """Counts what the library would make of a sheet: each row is filled up to its last cell."""

    def __init__(self, name: str) -> None:
        self.bare = 0
        self._name = name
        self._cells = 0
        self._widest = 1

    def count(self, element: object) -> None:
        """Take an element that has ended into account."""
        tag = str(getattr(element, "tag", "")).rpartition("}")[2]
        if tag == "c":
            self._cell(element)
        elif tag == "row":
            self._cells += self._widest
            if self._cells > _MOST_CELLS:
                raise too_large(self._name)
            self._widest = 1

    def _cell(self, cell: object) -> None:
        column = _COLUMN.match(str(cell.get("r", "")))  # type: ignore[attr-defined]
        letters = column.group() if column else "A"
        self._widest = max(self._widest, _column_number(letters[:4]))
        known = {
            str(child.tag).rpartition("}")[2]: bool(child.text)
            for child in cell  # type: ignore[attr-defined]
        }
        self.bare += "f" in known and not known.get("v", False)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _opened(content: bytes, name: str) -> "Workbook":
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # whatever a damaged workbook makes the library raise
        raise damaged(name, _PROGRAM) from error


def _pages(book: "Workbook", name: str, progress: Progress) -> Iterator[PageText]:
    sheets = book.worksheets
    characters = 0
    for number, sheet in enumerate(sheets):
        progress(number, len(sheets), f"Läser bladet {one_line(sheet.title, 40)}")
        sheet.reset_dimensions()
        lines: list[str] = []
        places: list[Place] = []
        at = 0
        for row, line in _lines(sheet.iter_rows(), name):
            places.append(Place(at, f"blad {one_line(sheet.title, 40)}, rad {row}"))
            lines.append(line)
            at += len(line) + 1
            check_amount(characters + at, name)
        characters += at
        text = "\n".join(lines)
        yield PageText(number, "", text, tuple(places), unreadable(text))


def _lines(rows: Iterator[tuple[object, ...]], name: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of each row that is not empty."""
    number = 0
    while True:
        try:
            row = next(rows, None)
            cells = [_shown(cell) for cell in row or ()]
        except Exception as error:  # as above, while its rows are read
            raise damaged(name, _PROGRAM) from error
        if row is None:
            return
        number += 1
        line = "\t".join(cells).rstrip()
        if line:
            yield number, line


def _shown(cell: object) -> str:
    """Return a cell as text, on one line; numbers and dates as Swedes write them."""
    match value := getattr(cell, "value", None):
        case None:
            return ""
        case bool():
            return "SANT" if value else "FALSKT"
        case int() | float():
            return _number(value, getattr(cell, "number_format", ""))
        case datetime():
            plain = value.strftime("%Y-%m-%d %H:%M")
            return plain.removesuffix(" 00:00")
        case date() | time() | timedelta():
            return str(value)
        case _:
            return " ".join(canonical(str(value)).split())


def _number(value: float, number_format: str) -> str:
    try:
        number = Decimal(f"{value:.{_MOST_DIGITS}g}")
        percent = "%" in (number_format or "")
        return format_percent(number * 100) if percent else format_number(number)
    except (ValueError, ArithmeticError):
        return str(value)


def _remarks(bare: int, hidden: list[str]) -> tuple[str, ...]:
    remarks: list[str] = []
    if bare:
        remarks.append(
            f"{format_count(bare)} {'formel' if bare == 1 else 'formler'} har inget sparat värde "
            "och syns inte i texten. "
            "Öppna filen i Excel, spara den och lägg till den igen."
        )
    if hidden:
        remarks.append(f"Dolda blad läses också: {', '.join(hidden)}.")
    return tuple(remarks)


def _forget(element: object) -> None:
    """Let go of an element that was counted, and of what came before it."""
    tag = str(getattr(element, "tag", "")).rpartition("}")[2]
    if tag in ("c", "f", "v", "is", "t", "r"):
        return
    element.clear()  # type: ignore[attr-defined]
    while element.getprevious() is not None:  # type: ignore[attr-defined]
        del element.getparent()[0]  # type: ignore[attr-defined]
