"""Tables where each row is one result: a municipality, and its areas in columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from kompass.archive.reading.gathering import LOST_ROW, Gathering, has_lost_digits, read_cell
from kompass.archive.reading.grids_caption import Caption
from kompass.archive.reading.grids_labels import is_computed, is_total
from kompass.archive.reading.grids_model import Grid, GridCell, GridRow
from kompass.archive.reading.headings import (
    Heading,
    Role,
    edition_named,
    known_code,
    unit_of,
    year_of,
)
from kompass.archive.reading.model import ColumnKind, ReadColumn, Refused
from kompass.archive.reading.numbers import Figure
from kompass.archive.reading.record_fields import Field, Fields, is_foreign, level_of
from kompass.archive.reading.titles import EditionChoice, Heard, Titles
from kompass.catalogue.model import Edition

_TOO_WIDE: Final = "Raden har fler celler än rubriken. Har ett tal med decimalkomma delats i två?"
_NO_EDITION: Final = "Raden säger inte vilken utgåva områdena hör till, så de går inte att läsa."
_NOT_KNOWN: Final = ("okänd", "okänt", "unknown", "-", "–", "?")
_TRUE: Final = ("ja", "yes", "true", "sant", "1")
_FALSE: Final = ("nej", "no", "false", "falskt", "0")


@dataclass(frozen=True)
class Head:
    """The headings of such a table."""

    fields: Fields
    labels: Mapping[int, str]
    """Headings of areas, questions and totals, by column."""
    names: int
    """The column with the names of municipalities."""

    @property
    def width(self) -> int:
        """The last column that has a heading, also one that nothing is read from."""
        headed = (place for place, cell in enumerate(self.fields.row.cells) if cell.text)
        return max([*headed, *self.labels, self.names])


def read_records(
    grid: Grid,
    at: int,
    head: Head,
    choice: EditionChoice | None,
    caption: Caption,
    editions: Sequence[Edition],
) -> tuple[list[ReadColumn], list[Refused]]:
    """Return a column of figures for each row below the headings in row ``at``."""
    reader = _Reader(grid, head, choice, caption, tuple(editions))
    columns: list[ReadColumn] = []
    for row in grid.rows[at + 1 :]:
        column = reader.row(row)
        if column is not None:
            columns.append(column)
    return columns, reader.refused


class _Reader:
    def __init__(
        self,
        grid: Grid,
        head: Head,
        choice: EditionChoice | None,
        caption: Caption,
        editions: tuple[Edition, ...],
    ) -> None:
        self.refused: list[Refused] = []
        self._grid = grid
        self._head = head
        self._choice = choice
        self._caption = caption
        self._editions = editions
        self._known: dict[tuple[str, str], Heard | None] = {}

    def row(self, row: GridRow) -> ReadColumn | None:
        """Return what a row says, ``None`` if it says nothing or is refused."""
        cells = tuple(self._cell(row, place) for place in self._head.labels)
        if not any(read_cell(cell) for cell in cells) and not self._is_result(row):
            return None
        name = row.text(self._head.names)
        why = self._refusal(row, name, cells)
        if why:
            self._refuse(row, why)
            return None
        heading = unit_of(name, foreign=self._foreign(row))
        edition, doubts, trouble = self._edition(row)
        if trouble:
            self._refuse(row, trouble)
            return None
        gathering = Gathering(edition, heading.kind)
        for place, label in self._head.labels.items():
            self._put(gathering, row, place, label)
        self.refused += gathering.refused
        if gathering.is_empty() and not self._is_result(row):
            return None
        column = replace(gathering.column(name), doubts=doubts, added_up=self._added_up(row))
        return self._told(column, heading, row)

    def _is_result(self, row: GridRow) -> bool:
        """Tell whether a row says whose result it is, by which edition, and from where.

        Then it is one also without figures: the source is known and its figures are not.
        """
        fields = self._head.fields
        told = (row.text(self._head.names), fields.text(row, Field.EDITION))
        return all((*told, fields.text(row, Field.SOURCE)))

    def _added_up(self, row: GridRow) -> Decimal | None:
        """Return the sum that the table itself has worked out beside a printed total."""
        places = (place for place, label in self._head.labels.items() if is_computed(label))
        found = [read_cell(self._cell(row, place)) for place in places]
        return next((one.value for one in found if isinstance(one, Figure)), None)

    def _refusal(self, row: GridRow, name: str, cells: tuple[GridCell, ...]) -> str:
        if not name and not self._caption.code:
            return "Raden säger inte vilken kommun talen hör till."
        beyond = row.cells[self._head.width + 1 :]
        if any(cell.text for cell in beyond):
            return _TOO_WIDE
        return LOST_ROW if has_lost_digits(cells) else ""

    def _foreign(self, row: GridRow) -> bool:
        fields = self._head.fields
        return is_foreign(country_in(fields, row), level_of(fields.text(row, Field.LEVEL)))

    def _refuse(self, row: GridRow, why: str) -> None:
        self.refused.append(Refused(self._grid.where(row), row.line, why))

    def _cell(self, row: GridRow, place: int) -> GridCell:
        return row.cells[place] if place < len(row.cells) else GridCell("")

    def _edition(self, row: GridRow) -> tuple[Edition | None, tuple[str, ...], str]:
        """Return by which edition the row is read, what to ask, or why it cannot be read."""
        said = self._head.fields.text(row, Field.EDITION)
        if said and said.casefold() not in _NOT_KNOWN:
            named = edition_named(said, self._editions)
            known = ", ".join(edition.title for edition in self._editions)
            trouble = f"Utgåvan ”{said[:60]}” finns inte här. De som finns är {known}."
            return named, self._grid.doubts, "" if named else trouble
        if self._head.fields.has(Field.EDITION) or self._choice is None:
            return None, self._grid.doubts, ""
        return self._choice.edition, (*self._choice.doubts, *self._grid.doubts), ""

    def _put(self, gathering: Gathering, row: GridRow, place: int, label: str) -> None:
        cell = self._cell(row, place)
        where = self._grid.where(row, place)
        if is_computed(label):
            return
        if is_total(label):
            gathering.put(Role.POINTS, label, None, cell, where)
            return
        if read_cell(cell) is None:
            return
        means = self._heard(label, gathering.edition) if gathering.edition else None
        if means is None:
            title = gathering.edition.title if gathering.edition else ""
            why = f"”{label[:60]}” finns inte i {title}." if title else _NO_EDITION
            self.refused.append(Refused(where, f"{label[:60]}: {cell.text}", why))
            return
        gathering.put(Role.POINTS, label, means, cell, where)

    def _heard(self, label: str, edition: Edition) -> Heard | None:
        """Return what a heading means; every row asks, so it is listened to once."""
        key = (edition.id, label)
        if key not in self._known:
            self._known[key] = Titles(edition).any(label)
        return self._known[key]

    def _told(self, column: ReadColumn, heading: Heading, row: GridRow) -> ReadColumn:
        """Return the column with what the other cells of its row tell."""
        fields = self._head.fields
        year, doubts = year_in(fields, row)
        column = replace(column, doubts=(*column.doubts, *heading.doubts, *doubts))
        if column.kind in (ColumnKind.MEDIAN, ColumnKind.MEAN, ColumnKind.MAXIMUM):
            return replace(column, year=year or heading.year, source=fields.text(row, Field.SOURCE))
        told = fields.text(row, Field.COMPARABLE).casefold()
        around = None if fields.has(Field.YEAR) else self._caption.year
        return replace(
            with_unit(column, heading, fields.text(row, Field.CODE), self._caption),
            year=year or heading.year or around,
            source=fields.text(row, Field.SOURCE),
            note=fields.text(row, Field.NOTE),
            country=country_in(fields, row),
            level=level_of(fields.text(row, Field.LEVEL)),
            comparable=told in _TRUE if told in (*_TRUE, *_FALSE) else None,
            why_not=fields.text(row, Field.WHY_NOT),
        )


def with_unit(column: ReadColumn, heading: Heading, code: str, caption: Caption) -> ReadColumn:
    """Return the column with its municipality; a code that says another one leaves a doubt."""
    if not heading.municipality:
        name, own = caption.municipality, caption.code
        doubts = (*column.doubts, *caption.doubts)
        return replace(column, municipality=name, code=own, doubts=doubts)
    said = known_code(code)
    if code and said != heading.code:
        doubt = f"Koden {code} hör inte till {heading.municipality} i registret."
        column = replace(column, doubts=(*column.doubts, doubt))
    return replace(column, municipality=heading.municipality, code=heading.code)


def country_in(fields: Fields, row: GridRow) -> str:
    """Return the two letters of the country that a row tells."""
    return fields.text(row, Field.COUNTRY).upper()[:2]


def year_in(fields: Fields, row: GridRow) -> tuple[int | None, tuple[str, ...]]:
    """Return the year that a row tells, and a doubt where its cell is none."""
    said = fields.text(row, Field.YEAR)
    if not said:
        return None, ()
    year = year_of(said) if len(said) in (4, 10) else None
    doubt = f"”{said[:40]}” går inte att läsa som ett årtal."
    return year, () if year is not None else (doubt,)
