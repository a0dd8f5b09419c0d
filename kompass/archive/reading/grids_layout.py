"""How a table is laid out: the content decides, never the name of the file.

Three layouts: each row one question (long), each row one result (records), or areas and
questions as rows (matrix), perhaps several such tables side by side.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kompass.archive.reading.grids_caption import caption_of, warnings_of
from kompass.archive.reading.grids_labels import Labels, is_sum, is_total, number_in, runs_from_one
from kompass.archive.reading.grids_long import read_long
from kompass.archive.reading.grids_matrix import Block, read_matrix
from kompass.archive.reading.grids_model import Grid, GridRow
from kompass.archive.reading.grids_records import Head, read_records
from kompass.archive.reading.grids_stacked import one_by_one
from kompass.archive.reading.headings import known_name, year_of
from kompass.archive.reading.model import Reading
from kompass.archive.reading.numbers import is_number
from kompass.archive.reading.record_fields import Field, Fields, fields_of
from kompass.archive.reading.titles import EditionChoice, choose_edition
from kompass.catalogue.model import Edition

_HEADING_ROWS: Final = 40
"""So far down headings are looked for."""
_LABEL_ROWS: Final = 150
_LABEL_COLUMNS: Final = 60
LONG, RECORDS, MATRIX = (
    "en fråga per rad",
    "ett resultat per rad",
    "områden eller frågor som rader",
)


def read_grid(grid: Grid, editions: Sequence[Edition], *, file: str = "") -> Reading:
    """Return what a table says; a reading without columns where it is none of the layouts.

    Tables that stand below one another are read one by one.
    """
    labels = Labels(editions)
    readings = [_read_one(one, labels, editions, file) for one in one_by_one(grid, labels)]
    return Reading(
        tuple(column for reading in readings for column in reading.columns),
        tuple(refused for reading in readings for refused in reading.refused),
        tuple(dict.fromkeys(remark for reading in readings for remark in reading.remarks)),
        next((reading.form for reading in readings if reading.form), ""),
    )


def _read_one(grid: Grid, labels: Labels, editions: Sequence[Edition], file: str) -> Reading:
    reading = _read_as_laid_out(grid, labels, editions, file)
    warnings = warnings_of(grid, file)
    columns = (replace(one, doubts=(*one.doubts, *warnings)) for one in reading.columns)
    return replace(reading, columns=tuple(columns))


def _read_as_laid_out(
    grid: Grid, labels: Labels, editions: Sequence[Edition], file: str
) -> Reading:
    if found := _long(grid):
        return _read_long(grid, *found, editions, file)
    in_row, at = _best_row(grid, labels)
    columns = _label_columns(grid, labels)
    in_column = max((hits for hits, _ in columns), default=0)
    if in_row >= 2 and in_row > in_column:
        return _read_records(grid, at, labels, editions, file)
    blocks = _blocks(grid, [place for _, place in columns])
    if blocks:
        return _read_matrix(grid, blocks, editions, file)
    numbered = _numbered_row(grid)
    if numbered >= 0:
        return _read_records(grid, numbered, labels, editions, file)
    return _only_totals(grid, labels, editions, file)


def _long(grid: Grid) -> tuple[int, Fields] | None:
    for at, row in enumerate(grid.rows[:_HEADING_ROWS]):
        fields = fields_of(row)
        labelled = fields.has(Field.NUMBER) or fields.has(Field.TITLE)
        told = fields.has(Field.MUNICIPALITY) or fields.has(Field.YEAR)
        if labelled and told and fields.has(Field.POINTS):
            return at, fields
    return None


def _read_long(
    grid: Grid, at: int, fields: Fields, editions: Sequence[Edition], file: str
) -> Reading:
    titles = [
        f"{number_in(fields.text(row, Field.NUMBER))} {fields.text(row, Field.TITLE)}".strip()
        for row in grid.rows[at + 1 : at + _LABEL_ROWS]
    ]
    years = [year for row in grid.rows[at + 1 :] if (year := year_of(fields.text(row, Field.YEAR)))]
    choice = choose_edition(list(dict.fromkeys(titles)), editions, sorted(set(years)))
    caption = caption_of(grid.rows[:at], grid.heading, file)
    columns, refused = read_long(grid, at, fields, choice, caption, editions)
    return Reading(tuple(columns), tuple(refused), _remarks(grid, None), LONG)


def _best_row(grid: Grid, labels: Labels) -> tuple[int, int]:
    """Return how many headings of areas or questions one row has, and which row."""
    best = (0, 0)
    for at, row in enumerate(grid.rows[:_HEADING_ROWS]):
        hits = len({cell.text for cell in row.cells[:200] if labels.is_title(cell.text)})
        best = max(best, (hits, -at))
    return best[0], -best[1]


def _label_columns(grid: Grid, labels: Labels) -> list[tuple[int, int]]:
    """Return the columns that hold titles of areas or questions, with how many."""
    rows = grid.rows[:_LABEL_ROWS]
    found = []
    for place in range(_width(rows)):
        hits = sum(labels.is_title(text) for text in dict.fromkeys(_texts(rows, place)))
        if hits >= 2 or (hits == 1 and len(rows) <= 3):
            found.append((hits, place))
    return found or _number_columns(rows)


def _number_columns(rows: Sequence[GridRow]) -> list[tuple[int, int]]:
    """Return the columns that hold nothing but the numbers of areas or questions, in order."""
    found: list[tuple[int, int]] = []
    for place in range(_width(rows)):
        numbers = [text for text in _texts(rows, place) if number_in(text)]
        if runs_from_one(numbers) and (not found or len(numbers) == found[0][0]):
            found.append((len(numbers), place))
        elif not found and place > 1:
            break
    return found


def _texts(rows: Sequence[GridRow], place: int) -> list[str]:
    return [text for row in rows if (text := row.text(place))]


def _width(rows: Sequence[GridRow]) -> int:
    return min(max((len(row.cells) for row in rows), default=0), _LABEL_COLUMNS)


def _blocks(grid: Grid, titles: Sequence[int]) -> list[Block]:
    """Return each column of labels with the columns up to the next one."""
    numbers = {place: _numbers_before(grid, place, titles) for place in titles}
    starts = [numbers[place] if numbers[place] >= 0 else place for place in titles]
    width = max((len(row.cells) for row in grid.rows), default=0)
    blocks = []
    for order, place in enumerate(titles):
        end = starts[order + 1] if order + 1 < len(starts) else width
        if end > place + 1:
            blocks.append(Block(place, numbers[place], tuple(range(place + 1, end))))
    return blocks


def _numbers_before(grid: Grid, place: int, titles: Sequence[int]) -> int:
    """Return the column left of the titles if it holds their numbers, else −1."""
    before = place - 1
    if before < 0 or before in titles:
        return -1
    beside = [row.text(before) for row in grid.rows[:_LABEL_ROWS] if row.text(place)]
    texts = [text for text in beside if text]
    numbers = [text for text in texts if number_in(text)]
    return before if runs_from_one(numbers) and len(numbers) * 2 > len(texts) else -1


def _read_matrix(
    grid: Grid, blocks: Sequence[Block], editions: Sequence[Edition], file: str
) -> Reading:
    titles = [
        " ".join(filter(None, block.label(row)))
        for block in blocks
        for row in grid.rows
        if block.label(row)[1]
    ]
    above = _above(grid, blocks)
    years = sorted({y for row in above for cell in row.cells if (y := year_of(cell.text))})
    caption = caption_of(_captions(above, blocks), grid.heading, file)
    choice = choose_edition(list(dict.fromkeys(titles))[:300], editions, years)
    if choice is None:
        return Reading()
    columns, refused = read_matrix(grid, blocks, choice, caption)
    return Reading(tuple(columns), tuple(refused), _remarks(grid, choice), MATRIX)


def _above(grid: Grid, blocks: Sequence[Block]) -> list[GridRow]:
    """Return the rows before the first one with figures beside a label."""
    rows: list[GridRow] = []
    for row in grid.rows[:_HEADING_ROWS]:
        beside = any(
            block.label(row)[1] and any(is_number(row.text(one)) for one in block.values)
            for block in blocks
        )
        years = [cell.text for cell in row.cells if year_of(cell.text) and is_number(cell.text)]
        if beside and not years:
            break
        rows.append(row)
    return rows


def _captions(above: Sequence[GridRow], blocks: Sequence[Block]) -> list[GridRow]:
    """Return the rows that speak of the whole table: those without headings of their own."""
    places = {place for block in blocks for place in block.values}
    return [row for row in above if row.filled == 1 or not any(row.text(place) for place in places)]


def _read_records(
    grid: Grid, at: int, labels: Labels, editions: Sequence[Edition], file: str
) -> Reading:
    row = grid.rows[at]
    fields = fields_of(row)
    named = {
        place: cell.text
        for place, cell in enumerate(row.cells)
        if place not in fields.places.values()
        and (labels.is_title(cell.text) or is_sum(cell.text) or number_in(cell.text))
    }
    titles = [text for text in named.values() if not is_sum(text)]
    names = fields.places.get(Field.MUNICIPALITY, _names_column(grid, at, named))
    years = [year for one in grid.rows[at + 1 :] if (year := year_of(fields.text(one, Field.YEAR)))]
    choice = choose_edition(titles, editions, sorted(set(years)))
    caption = caption_of(grid.rows[:at], grid.heading, file)
    head = Head(fields, named, names)
    columns, refused = read_records(grid, at, head, choice, caption, editions)
    used = None if fields.has(Field.EDITION) else choice
    return Reading(tuple(columns), tuple(refused), _remarks(grid, used), RECORDS)


def _names_column(grid: Grid, at: int, named: dict[int, str]) -> int:
    """Return the column that most looks like names of municipalities; the first one else."""
    best = (0, 0)
    for place in range(_width(grid.rows)):
        if place in named:
            continue
        texts = _texts(grid.rows[at + 1 : at + 40], place)
        known = sum(bool(known_name(text)[1]) for text in texts if not text.isdigit())
        best = max(best, (known, -place))
    return -best[1]


def _numbered_row(grid: Grid) -> int:
    """Return the row that holds the numbers of areas as headings, −1 if there is none."""
    for at, row in enumerate(grid.rows[:_HEADING_ROWS]):
        numbers = [cell.text for cell in row.cells if number_in(cell.text)]
        if runs_from_one(numbers) and not number_in(row.text(0)):
            return at
    return -1


def _only_totals(grid: Grid, labels: Labels, editions: Sequence[Edition], file: str) -> Reading:
    """Read a table of municipalities with nothing but their totals."""
    for at, row in enumerate(grid.rows[:_HEADING_ROWS]):
        totals = [place for place, cell in enumerate(row.cells) if is_total(cell.text)]
        if totals and fields_of(row).has(Field.MUNICIPALITY):
            return _read_records(grid, at, labels, editions, file)
    return Reading()


def _remarks(grid: Grid, choice: EditionChoice | None) -> tuple[str, ...]:
    return (*grid.remarks, *([choice.why] if choice and choice.why else []))
