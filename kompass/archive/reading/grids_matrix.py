"""Tables with areas or questions as rows, and municipalities, maxima or per cent as columns.

Also two such tables side by side, which is how the reports print their 37 questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kompass.archive.reading.gathering import LOST_ROW, Gathering, has_lost_digits, read_cell
from kompass.archive.reading.grids_caption import Caption
from kompass.archive.reading.grids_labels import heard, is_computed, is_total, number_in
from kompass.archive.reading.grids_model import Grid, GridCell, GridRow
from kompass.archive.reading.headings import Heading, Role, heading_of, unknown_beside
from kompass.archive.reading.model import ColumnKind, ReadColumn, Refused
from kompass.archive.reading.numbers import Figure, Unreadable
from kompass.archive.reading.titles import EditionChoice, Titles

_MOST_HEADING_ROWS: Final = 3
_UNNAMED: Final = "Kolumnen saknar rubrik. Tala om vad talen är."
_UNKNOWN_ROW: Final = "Raden har tal men hör inte till något område eller någon fråga i utgåvan."
_UNLABELLED: Final = "Raden har tal men saknar rubrik."
_COMPUTED: Final = "Raden är en uträknad summa och togs inte som den tryckta totalsumman."


@dataclass(frozen=True)
class Block:
    """One column of labels and the columns of figures that belong to it."""

    titles: int
    numbers: int
    """The column with the numbers before the titles, −1 if there is none."""
    values: tuple[int, ...]

    def label(self, row: GridRow) -> tuple[str, str]:
        """Return the number and the title of a row."""
        number = row.text(self.numbers) if self.numbers >= 0 else ""
        title = row.text(self.titles)
        return number_in(number), number_in(title) or title


@dataclass(frozen=True)
class _Column:
    """One column of figures with what its headings say."""

    place: int
    heading: Heading
    role: Role


def read_matrix(
    grid: Grid, blocks: Sequence[Block], choice: EditionChoice, caption: Caption
) -> tuple[list[ReadColumn], list[Refused]]:
    """Return the columns of figures in a table, and what in it could not be read."""
    book = Titles(choice.edition)
    gathered: dict[tuple[object, ...], tuple[Heading, Gathering]] = {}
    refused: list[Refused] = []
    for block in blocks:
        rows, headings = _parts(grid, block, book)
        columns = _columns(block, rows, headings)
        homes = _homes(columns, gathered, choice)
        for row in rows:
            refused += _read_row(grid, row, block, columns, homes, book)
    found = [
        _finished(heading, gathering, choice, caption, grid)
        for heading, gathering in gathered.values()
        if not gathering.is_empty()
    ]
    for _, gathering in gathered.values():
        refused += gathering.refused
    return found, refused


def _parts(grid: Grid, block: Block, book: Titles) -> tuple[list[GridRow], list[GridRow]]:
    """Return the rows from the first label on, and up to three rows of headings above."""
    first = next(
        (at for at, row in enumerate(grid.rows) if _is_label(block, row, book)), len(grid.rows)
    )
    above = [
        row
        for row in grid.rows[:first]
        if any(row.text(place) for place in block.values) and row.filled > 1
    ]
    single = [row for row in grid.rows[:first] if row.filled == 1 and _heads(row, block)]
    chosen = {row.number for row in [*above, *single]}
    headings = [row for row in grid.rows[:first] if row.number in chosen]
    return list(grid.rows[first:]), headings[-_MOST_HEADING_ROWS:]


def _heads(row: GridRow, block: Block) -> bool:
    """Tell whether the only cell of a row heads figures, and is not the title of the table."""
    text = next((row.text(place) for place in block.values if row.text(place)), "")
    return 0 < len(text) <= 40


def _is_label(block: Block, row: GridRow, book: Titles) -> bool:
    number, title = block.label(row)
    return bool(title) and (is_total(title) or heard(title, number, book) is not None)


def _columns(block: Block, rows: Sequence[GridRow], headings: Sequence[GridRow]) -> list[_Column]:
    filled = [
        place
        for place in block.values
        if any(isinstance(read_cell(_at(row, place)), Figure | Unreadable) for row in rows)
    ]
    said = {place: _heading(block, place, headings) for place in filled}
    return [_Column(place, said[place], said[place].role or Role.POINTS) for place in filled]


def _at(row: GridRow, place: int) -> GridCell:
    return row.cells[place] if place < len(row.cells) else GridCell("")


def _heading(block: Block, place: int, headings: Sequence[GridRow]) -> Heading:
    """Return what stands above a column; a heading that spans columns stands in the first."""
    lowest = next((row.text(place) for row in reversed(headings) if row.text(place)), "")
    own = heading_of(lowest)
    texts: list[str] = []
    for row in headings:
        text = row.text(place)
        if not text and row is not headings[-1] and not own.names_a_unit:
            before = [row.text(one) for one in block.values if one < place and row.text(one)]
            text = before[-1] if before else ""
        if text and text not in texts:
            texts.append(text)
    whole = heading_of(" ".join(texts))
    parts = [heading_of(text) for text in texts]
    named = next((part for part in reversed(parts) if part.code), None)
    if named is None:
        return whole
    doubts = (*whole.doubts, *unknown_beside(parts))
    return replace(whole, municipality=named.municipality, code=named.code, doubts=doubts)


def _homes(
    columns: Sequence[_Column],
    gathered: dict[tuple[object, ...], tuple[Heading, Gathering]],
    choice: EditionChoice,
) -> dict[int, list[Gathering]]:
    """Return where the figures of each column belong; tables side by side share their homes."""
    own: dict[int, Gathering] = {}
    seen: dict[tuple[object, ...], int] = {}
    points = [column for column in columns if column.role is Role.POINTS]
    for column in points or columns:
        kind = column.heading.kind if points else _alone(column.role)
        key = (kind, column.heading.text)
        seen[key] = seen.get(key, 0) + 1
        home = (*key, seen[key])
        if home not in gathered:
            heading = replace(column.heading, kind=kind)
            gathered[home] = (heading, Gathering(choice.edition, kind))
        own[column.place] = gathered[home][1]
    homes = {place: [gathering] for place, gathering in own.items()}
    for column in columns:
        if column.place not in homes:
            homes[column.place] = _beside(column, points, own)
    return homes


def _alone(role: Role) -> ColumnKind:
    return ColumnKind.MAXIMUM if role is Role.MAXIMUM else ColumnKind.PERCENT


def _beside(
    column: _Column, points: Sequence[_Column], own: dict[int, Gathering]
) -> list[Gathering]:
    """Return whose maxima or per cent a column holds."""
    unit = (column.heading.municipality, column.heading.year)
    same = [one for one in points if (one.heading.municipality, one.heading.year) == unit]
    if column.role is Role.MAXIMUM:
        return [own[one.place] for one in (same if any(unit) and same else points)]
    left = [one for one in points if one.place < column.place]
    nearest = left[-1] if left else points[0]
    return [own[nearest.place]]


def _read_row(
    grid: Grid,
    row: GridRow,
    block: Block,
    columns: Sequence[_Column],
    homes: dict[int, list[Gathering]],
    book: Titles,
) -> list[Refused]:
    number, title = block.label(row)
    cells = tuple(_at(row, column.place) for column in columns)
    if not any(read_cell(cell) for cell in cells) or _is_heading(title, number, cells):
        return []
    label = f"{number} {title}".strip()
    total = is_total(title)
    means = None if total else heard(title, number, book)
    if is_computed(title):
        return [Refused(grid.where(row), row.line, _COMPUTED)]
    if not total and means is None:
        why = _UNKNOWN_ROW if label else _UNLABELLED
        return [Refused(grid.where(row), row.line, why)]
    if has_lost_digits(cells):
        return [Refused(grid.where(row), row.line, LOST_ROW)]
    for column, cell in zip(columns, cells, strict=True):
        where = grid.where(row, column.place)
        for home in homes[column.place]:
            home.put(column.role, label, means, cell, where)
    return []


def _is_heading(title: str, number: str, cells: Sequence[GridCell]) -> bool:
    """Tell whether a row repeats the headings, as at the top of a new page."""
    years = {one.text for one in cells if len(one.text) == 4 and one.text.isdigit()}
    filled = [cell for cell in cells if cell.text]
    if title or number or not filled:
        return False
    return all(cell.text in years or heading_of(cell.text).role is not None for cell in filled)


def _finished(
    heading: Heading, gathering: Gathering, choice: EditionChoice, caption: Caption, grid: Grid
) -> ReadColumn:
    doubts = [*choice.doubts, *grid.doubts, *heading.doubts]
    column = gathering.column(heading.text or caption.title)
    if gathering.kind in (ColumnKind.MEDIAN, ColumnKind.MEAN, ColumnKind.MAXIMUM):
        return replace(column, year=heading.year, doubts=tuple(doubts))
    named = (heading.municipality, heading.code)
    if not heading.text and not caption.municipality:
        doubts.append(_UNNAMED)
    return replace(
        column,
        municipality=named[0] or caption.municipality,
        code=named[1] if named[0] else caption.code,
        year=heading.year if heading.year is not None else caption.year,
        doubts=(*doubts, *([] if named[0] else caption.doubts)),
    )
