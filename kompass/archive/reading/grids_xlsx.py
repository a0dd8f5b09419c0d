"""The sheets of a workbook as grids: values as Excel saved them, never worked out.

A formula whose value is not in the file is refused, hidden rows and columns are read and
said, and hidden sheets are left out and said. The package is bounded before it is parsed.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kompass.archive.reading.grids_model import MOST_COLUMNS, MOST_ROWS, Grid, GridCell, GridRow
from kompass.catalogue.excel_cells import shown
from kompass.errors import KompassError
from kompass.progress import Progress
from kompass.sources.package import Package, refuse_dtd
from kompass.swedish import join_words

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_PROGRAM: Final = "den i Excel"
_MOST_UNPACKED: Final = 120_000_000
"""Bytes; a table of results is far smaller."""
_EVERY: Final = 500
_UNCALCULATED: Final = (
    "Cellen innehåller en formel som inte är uträknad. Öppna filen i Excel och spara den igen."
)
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, ArithmeticError, AttributeError, EOFError, LookupError,
    NotImplementedError, OSError, RuntimeError, SyntaxError, TypeError, ValueError, MemoryError,
)  # fmt: skip
"""What openpyxl and the XML reader below it raise at a broken part."""


@dataclass
class _Hidden:
    """Rows (from 1) and columns (from 0) of a sheet that are not shown."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def grids_of(content: bytes, name: str, progress: Progress) -> tuple[tuple[Grid, ...], list[str]]:
    """Return the visible sheets of a workbook that hold something, and remarks.

    Raises ``KompassError`` in one sentence for damage, passwords, and what swells up.
    """
    package = Package(content, name, _PROGRAM)
    _check(package, content, name)
    hidden = _hidden_of(package)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of looks that are not read here
            values, formulas = _opened(content, values=True), _opened(content, values=False)
            try:
                return _grids(values, formulas, hidden, progress)
            finally:
                values.close()
                formulas.close()
    except _UNREADABLE as error:
        raise KompassError(
            f"{name} är ingen hel Excelfil. Öppna den i Excel och spara den igen som .xlsx."
        ) from error


def _opened(content: bytes, *, values: bool) -> "Workbook":
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _check(package: Package, content: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = sum(part.file_size for part in archive.infolist() if _is_xml(part.filename))
    if size > _MOST_UNPACKED:
        raise KompassError(
            f"{name} blir orimligt stor när den packas upp. Spara bara bladet med resultaten."
        )
    for part in package.parts:
        if _is_xml(part):
            refuse_dtd(next(package.pieces(part), b"")[:4096], name)


def _is_xml(part: str) -> bool:
    return part.endswith((".xml", ".rels"))


def _grids(
    values: "Workbook", formulas: "Workbook", hidden: Mapping[str, _Hidden], progress: Progress
) -> tuple[tuple[Grid, ...], list[str]]:
    grids: list[Grid] = []
    unseen = [sheet.title for sheet in values.worksheets if sheet.sheet_state != "visible"]
    for number, sheet in enumerate(values.worksheets):
        if sheet.sheet_state != "visible":
            continue
        progress(number, len(values.worksheets), f"Läser bladet {sheet.title[:40]}")
        out_of_sight = hidden.get(sheet.title, _Hidden())
        rows = tuple(_rows(sheet, formulas[sheet.title], out_of_sight, progress))
        if rows:
            grids.append(
                Grid(
                    rows,
                    name=f"blad {sheet.title}",
                    heading=sheet.title,
                    lettered=True,
                    remarks=_said(sheet.title, rows),
                )
            )
    said = [f"Dolda blad lästes inte: {join_words(unseen)}."] if unseen else []
    return tuple(grids), said


def _said(title: str, rows: tuple[GridRow, ...]) -> tuple[str, ...]:
    if any(cell.hidden for row in rows for cell in row.cells):
        return (f"Bladet {title} har dolda rader eller kolumner; deras tal är märkta.",)
    return ()


def _rows(sheet: Any, formulas: Any, hidden: _Hidden, progress: Progress) -> Iterator[GridRow]:  # noqa: ANN401 - read-only sheets have no public type
    for one in (sheet, formulas):
        one.reset_dimensions()  # what a file says about its own size is often wrong
    filled = 0
    both = zip(
        sheet.iter_rows(max_col=MOST_COLUMNS), formulas.iter_rows(max_col=MOST_COLUMNS),
        strict=False,
    )  # fmt: skip
    before: object = None
    for number, (cells, written) in enumerate(both, start=1):
        if cells is before:
            continue  # one and the same empty row stands for all those that the sheet leaves out
        before = cells
        if number % _EVERY == 0:
            progress(number, 0, f"Läser rad {number} i bladet {sheet.title[:40]}")
        found = tuple(
            _cell(cell, formula, out_of_sight=number in hidden.rows or column in hidden.columns)
            for column, (cell, formula) in enumerate(zip(cells, written, strict=False))
        )
        if any(cell.text or cell.trouble for cell in found):
            filled += 1
            if filled > MOST_ROWS:
                raise KompassError(
                    f"Bladet {sheet.title} har fler än {MOST_ROWS} rader. Dela upp det."
                )
            yield GridRow(number, found)


def _cell(cell: Any, formula: Any, *, out_of_sight: bool) -> GridCell:  # noqa: ANN401 - as above
    if cell.value is None:
        if formula.value is not None and formula.data_type == "f":
            return GridCell("", _UNCALCULATED, out_of_sight)
        return GridCell("")
    try:
        found = shown(cell)
    except KompassError as trouble:
        return GridCell(_plain(cell.value), f"Cellen {trouble}", out_of_sight)
    if found is None:
        return GridCell("")
    struck = bool(cell.has_style and cell.font.strike)
    return GridCell(" ".join(found.text.split()), hidden=out_of_sight, struck=struck)


def _plain(value: object) -> str:
    text = str(value).removesuffix(" 00:00:00")
    return text.replace(".", ",") if isinstance(value, float) else text


def _hidden_of(package: Package) -> dict[str, _Hidden]:
    """Return what is hidden, by the title of the sheet; what cannot be told is not hidden."""
    workbook = package.optional_xml("xl/workbook.xml")
    relations = package.optional_xml("xl/_rels/workbook.xml.rels")
    if workbook is None or relations is None:
        return {}
    targets = {one.get("Id"): str(one.get("Target", "")) for one in relations}
    found: dict[str, _Hidden] = {}
    for sheet in workbook.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "").lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        if part in package.parts:
            found[str(sheet.get("name"))] = _hidden_in(package, part)
    return found


def _hidden_in(package: Package, part: str) -> _Hidden:
    from lxml import etree

    hidden = _Hidden()
    parser = etree.XMLPullParser(
        ("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    row = 0
    try:
        for piece in package.pieces(part):
            parser.feed(piece)
            for _, element in parser.read_events():
                tag = str(element.tag).rpartition("}")[2]
                if tag == "row":
                    row = int(element.get("r", row + 1))
                    if _is_set(element.get("hidden")):
                        hidden.rows.add(row)
                    element.clear()
                elif tag == "col" and _is_set(element.get("hidden")):
                    first, last = int(element.get("min", 0)), int(element.get("max", 0))
                    hidden.columns.update(range(first - 1, min(last, MOST_COLUMNS)))
    except (etree.XMLSyntaxError, ValueError):
        return _Hidden()  # the library will say that the sheet is broken
    return hidden


def _is_set(value: object) -> bool:
    return value in ("1", "true")
