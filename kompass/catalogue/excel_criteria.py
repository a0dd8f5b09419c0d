"""The rows of the criteria become the areas of a document, each part below its own."""

from difflib import get_close_matches

from kompass.catalogue import excel_layout as layout
from kompass.catalogue.complaints import Address, Complaints, Spot
from kompass.catalogue.excel_cells import Shown
from kompass.catalogue.excel_facts import Lines, Node
from kompass.catalogue.excel_layout import COLUMNS, Column, Kind
from kompass.catalogue.excel_sheets import Found, Sheet, SheetRow
from kompass.catalogue.fields import UNREAD, quoted

_KINDS = {kind.value.casefold(): kind for kind in Kind}
_KINDS |= {"huvudområde": Kind.AREA, "delfråga": Kind.QUESTION}
_CHOOSE = "Välj Område, Fråga eller Indikator."
_BELOW = {Kind.AREA: "areas", Kind.QUESTION: "questions", Kind.INDICATOR: "indicators"}
_ABOVE = {Kind.QUESTION: Kind.AREA, Kind.INDICATOR: Kind.QUESTION}
_ONE = {Kind.AREA: "ett område", Kind.QUESTION: "en fråga"}
_MANY = {Kind.AREA: "områden", Kind.QUESTION: "frågor", Kind.INDICATOR: "indikatorer"}


def read_criteria(sheet: Sheet, complaints: Complaints, lines: Lines) -> list[Node]:
    """Return the areas, and note in ``lines`` on which row every part of them stands.

    Raises the error of ``complaints`` at once when a column is missing that no row can do
    without.
    """
    lines[()] = sheet.headed.number
    columns = _places(sheet.headed, complaints)
    if any(column.needed and column.heading not in columns for column in COLUMNS):
        raise complaints.error()
    reader = _Reader(columns, complaints, lines)
    for row in sheet.rows:
        reader.row(row)
    return reader.areas


def _places(headed: SheetRow, complaints: Complaints) -> dict[str, int]:
    """Return the place of every column, by its heading."""
    known = {column.heading.casefold(): column.heading for column in COLUMNS}
    places: dict[str, int] = {}
    for place, cell in headed.cells.items():
        name = " ".join(cell.text.split()) if isinstance(cell, Shown) else ""
        heading = known.get(name.casefold())
        if heading is None:
            near = get_close_matches(name.casefold(), known, 1, 0.6)
            own = f"Egna uppgifter kan stå i kolumnen {layout.REMARK}."
            advice = f"Menas ”{known[near[0]]}”?" if near else own
            fault = f"Okänd kolumn {quoted(name)}. {advice}"
        elif heading in places:
            fault = f"Kolumnen {heading} finns två gånger. Ta bort den ena."
        else:
            places[heading] = place
            continue
        complaints.add(Spot(), fault, line=headed.number)
    for column in COLUMNS:
        if column.needed and column.heading not in places:
            fault = f"Kolumnen {column.heading} saknas. Lägg till den."
            complaints.add(Spot(), fault, line=headed.number)
    return places


class _Reader:
    """Remembers which area and which question the next row belongs to."""

    def __init__(self, columns: dict[str, int], complaints: Complaints, lines: Lines) -> None:
        self.areas: list[Node] = []
        self._columns = columns
        self._complaints = complaints
        self._lines = lines
        self._open: dict[Kind, tuple[Node, Address]] = {}

    def row(self, row: SheetRow) -> None:
        """Take in one row, unless nothing in it is meant for the program."""
        if all(self._cell(row, c) is None for c in COLUMNS if c.heading != layout.REMARK):
            return
        kind = self._kind(row)
        if kind is None:
            return
        node = {
            column.keys[kind]: value
            for column in COLUMNS
            if (value := self._value(column, kind, row)) is not None
        }
        self._add(kind, node, row)

    def _cell(self, row: SheetRow, column: Column) -> Found:
        return row.cells.get(self._columns.get(column.heading, -1))

    def _kind(self, row: SheetRow) -> Kind | None:
        """Return what a row is; a slip of the pen is complained of and guessed past."""
        cell = row.cells.get(self._columns[layout.TYPE])
        if cell is None:
            self._complain(f"{layout.TYPE} saknas. {_CHOOSE}", row)
            return None
        if isinstance(cell, str):
            self._complain(f"{layout.TYPE} {cell}", row)
            return None
        kind = _KINDS.get(cell.text.casefold())
        if kind is None:
            self._complain(f"{layout.TYPE} är {quoted(cell.text)}. {_CHOOSE}", row)
            near = get_close_matches(cell.text.casefold(), _KINDS, 1, 0.6)
            kind = _KINDS[near[0]] if near else None
        return kind

    def _value(self, column: Column, kind: Kind, row: SheetRow) -> object:
        """Return what a cell says, ``None`` where it is empty or has no meaning."""
        cell = self._cell(row, column)
        if cell is None or not column.keys:
            return None
        if kind not in column.keys:
            (meant_for,) = column.keys
            self._complain(
                f"{column.heading} hör bara till {_MANY[meant_for]}, inte till {_MANY[kind]}. "
                "Töm cellen, eller flytta texten.",
                row,
            )
            return None
        if isinstance(cell, str):
            self._complain(f"{column.heading} {cell}", row)
            return UNREAD
        if cell.is_number and not column.numeric and not _harmless(cell, column, kind):
            self._complain(
                f"{column.heading} är ett tal i arbetsboken, och då blir till exempel 1.10 till "
                "1,1. Formatera cellen som text och skriv om värdet.",
                row,
            )
            return UNREAD
        return cell.text

    def _add(self, kind: Kind, node: Node, row: SheetRow) -> None:
        above = _ABOVE.get(kind)
        if above is not None and above not in self._open:
            self._complain(
                f"{kind.value}n står inte under {_ONE[above]}. Flytta raden, eller skriv "
                f"{_ONE[above]} ovanför.",
                row,
            )
            return
        siblings, address = self.areas, Address()
        if above is not None:
            parent, address = self._open[above]
            if kind is Kind.INDICATOR:
                self._check_number(node, parent.get("number"), row)
            siblings = _children(parent, _BELOW[kind])
        address = (*address, _BELOW[kind], len(siblings))
        siblings.append(node)
        self._lines[address] = row.number
        if kind is Kind.AREA:
            self._open.clear()
        self._open[kind] = (node, address)

    def _check_number(self, node: Node, wanted: object, row: SheetRow) -> None:
        """Complain if an indicator has another number than its question; it needs none."""
        number = node.pop("number", UNREAD)
        if number not in (UNREAD, wanted) and wanted not in (UNREAD, None):
            self._complain(
                f"Indikatorn har numret {quoted(number)} men står under fråga {wanted}. "
                "Flytta raden, eller ändra numret.",
                row,
            )

    def _complain(self, sentence: str, row: SheetRow) -> None:
        self._complaints.add(Spot(), sentence, line=row.number)


def _children(parent: Node, key: str) -> list[Node]:
    children = parent.setdefault(key, [])
    if not isinstance(children, list):  # pragma: no cover - only this module puts it there
        raise TypeError(key)
    return children


def _harmless(cell: Shown, column: Column, kind: Kind) -> bool:
    """Tell whether a number is as good as the text it should have been."""
    return cell.text.isdecimal() and (column.heading != layout.NUMBER or kind is Kind.AREA)
