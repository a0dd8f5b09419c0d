"""Tables where each row is one question of one result: municipality, year, number, points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kompass.archive.reading.gathering import Gathering, has_lost_digits, read_cell
from kompass.archive.reading.grids_caption import Caption
from kompass.archive.reading.grids_labels import heard, is_computed, is_total, number_in
from kompass.archive.reading.grids_model import Grid, GridCell, GridRow
from kompass.archive.reading.grids_records import country_in, with_unit, year_in
from kompass.archive.reading.headings import Heading, Role, edition_named, unit_of
from kompass.archive.reading.model import ReadColumn, Refused
from kompass.archive.reading.record_fields import Field, Fields, is_foreign, level_of
from kompass.archive.reading.titles import EditionChoice, Titles
from kompass.catalogue.model import Edition

_INHERITED: Final = "Kommunen står inte på varje rad: den närmast ovanför har använts."
_DAMAGED: Final = "Talet har förlorat siffror."
_UNKNOWN: Final = "Raden hör inte till något område eller någon fråga i utgåvan."
_ROLES: Final = (
    (Field.POINTS, Role.POINTS),
    (Field.MAXIMUM, Role.MAXIMUM),
    (Field.PERCENT, Role.PERCENT),
)


@dataclass
class _Group:
    """The rows of one result."""

    heading: Heading
    first: GridRow
    gathering: Gathering
    doubts: tuple[str, ...]
    inherited: bool = False


def read_long(
    grid: Grid,
    at: int,
    fields: Fields,
    choice: EditionChoice | None,
    caption: Caption,
    editions: Sequence[Edition],
) -> tuple[list[ReadColumn], list[Refused]]:
    """Return a column of figures for each municipality and year in the rows below ``at``."""
    reader = _Reader(grid, fields, choice, caption, tuple(editions))
    for row in grid.rows[at + 1 :]:
        reader.row(row)
    return reader.columns(), reader.refused


class _Reader:
    def __init__(
        self,
        grid: Grid,
        fields: Fields,
        choice: EditionChoice | None,
        caption: Caption,
        editions: tuple[Edition, ...],
    ) -> None:
        self.refused: list[Refused] = []
        self._grid = grid
        self._fields = fields
        self._choice = choice
        self._caption = caption
        self._editions = editions
        self._groups: dict[tuple[str, str, str], _Group] = {}
        self._books: dict[str, Titles] = {}
        self._last = ""

    def columns(self) -> list[ReadColumn]:
        """Return what the rows made, in the order in which the results begin."""
        found = []
        for group in self._groups.values():
            self.refused += group.gathering.refused
            if not group.gathering.is_empty():
                found.append(self._column(group))
        return found

    def row(self, row: GridRow) -> None:
        """Take in one row."""
        cells = {role: self._cell(row, field) for field, role in _ROLES}
        if not any(read_cell(cell) for cell in cells.values()):
            return
        if has_lost_digits(tuple(cells.values())):
            self._refuse(row, _DAMAGED)
            return
        group = self._group(row)
        if group is None:
            return
        number, title = self._label(row)
        total = is_total(title) or is_total(number)
        edition = group.gathering.edition
        means = heard(title, number, self._book(edition)) if edition and not total else None
        if is_computed(title) or (not total and means is None):
            self._refuse(row, _UNKNOWN)
            return
        for field, role in _ROLES:
            where = self._grid.where(row, self._fields.places.get(field))
            group.gathering.put(role, f"{number} {title}".strip(), means, cells[role], where)

    def _label(self, row: GridRow) -> tuple[str, str]:
        said = self._fields.text(row, Field.NUMBER)
        number = number_in(said)
        title = self._fields.text(row, Field.TITLE)
        return number, title or ("" if number else said)

    def _group(self, row: GridRow) -> _Group | None:
        said = self._fields.text(row, Field.MUNICIPALITY)
        inherited = not said and bool(self._last)
        name = self._last = said or self._last
        if not name and not self._caption.code:
            self._refuse(row, "Raden säger inte vilken kommun poängen hör till.")
            return None
        year = self._fields.text(row, Field.YEAR)
        edition = self._fields.text(row, Field.EDITION)
        key = (name, year, edition)
        if key not in self._groups:
            made = self._begun(row, name, edition)
            if made is None:
                return None
            self._groups[key] = made
        self._groups[key].inherited |= inherited
        return self._groups[key]

    def _begun(self, row: GridRow, name: str, said: str) -> _Group | None:
        level = level_of(self._fields.text(row, Field.LEVEL))
        heading = unit_of(name, foreign=is_foreign(country_in(self._fields, row), level))
        chosen = edition_named(said, self._editions) if said else None
        doubts: tuple[str, ...] = ()
        if chosen is None and said:
            known = ", ".join(edition.title for edition in self._editions)
            why = f"Utgåvan ”{said[:60]}” finns inte här. De som finns är {known}."
            self._refuse(row, why)
            return None
        if chosen is None and self._choice is not None:
            chosen, doubts = self._choice.edition, self._choice.doubts
        if chosen is None:
            self._refuse(row, "Raden säger inte vilken utgåva frågan hör till.")
            return None
        gathering = Gathering(chosen, heading.kind)
        return _Group(heading, row, gathering, (*doubts, *self._grid.doubts))

    def _column(self, group: _Group) -> ReadColumn:
        row, fields = group.first, self._fields
        year, doubts = year_in(fields, row)
        column = group.gathering.column(group.heading.text)
        around = None if fields.has(Field.YEAR) else self._caption.year
        asked = (*group.doubts, *group.heading.doubts, *doubts)
        column = replace(column, doubts=(*asked, *([_INHERITED] if group.inherited else [])))
        return replace(
            with_unit(column, group.heading, fields.text(row, Field.CODE), self._caption),
            year=year or group.heading.year or around,
            source=fields.text(row, Field.SOURCE),
            note=fields.text(row, Field.NOTE),
            country=country_in(fields, row),
            level=level_of(fields.text(row, Field.LEVEL)),
        )

    def _cell(self, row: GridRow, field: Field) -> GridCell:
        place = self._fields.places.get(field)
        return row.cells[place] if place is not None and place < len(row.cells) else GridCell("")

    def _book(self, edition: Edition) -> Titles:
        return self._books.setdefault(edition.id, Titles(edition))

    def _refuse(self, row: GridRow, why: str) -> None:
        self.refused.append(Refused(self._grid.where(row), row.line, why))
