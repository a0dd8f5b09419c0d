"""One table below another in the same sheet, each with a heading of its own: one municipality each.

Only where a table surely begins anew: with the very label that the first one began with, and
with words of its own above it. An area that merely stands twice is no new table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Final

from kompass.archive.reading.grids_caption import unit_in
from kompass.archive.reading.grids_labels import Labels, is_computed, is_total, number_in
from kompass.archive.reading.grids_model import Grid, GridRow
from kompass.archive.reading.titles import folded

_LABEL_COLUMNS: Final = 3
_FIRST_ROWS: Final = 150
"""So far down the first label is looked for."""
_FEWEST: Final = 3
"""Labels that make a table; a row of headings that is printed again has none or one."""


@dataclass(frozen=True)
class _Labelled:
    """A row with a label, and where it stands among the rows."""

    at: int
    key: str


def one_by_one(grid: Grid, labels: Labels) -> tuple[Grid, ...]:
    """Return the tables that stand below one another, or the grid as it is."""
    if not _begins_anew(grid.rows, labels):
        return (grid,)
    rows = [_Labelled(at, _key(row, labels)) for at, row in enumerate(grid.rows)]
    labelled = [row for row in rows if row.key]
    first = next((row.key for row in labelled if row.key != _TOTAL), "")
    begins = [row for row in labelled if row.key == first]
    if len(begins) < 2 or not _are_tables(begins, labelled):
        return (grid,)
    starts = [0]
    for begin in begins[1:]:
        start = _start(grid.rows, begin, labelled)
        if start is None:
            return (grid,)
        starts.append(start)
    ends = [*starts[1:], len(grid.rows)]
    return tuple(
        replace(grid, rows=grid.rows[start:end]) for start, end in zip(starts, ends, strict=True)
    )


_TOTAL: Final = "\0total"


def _begins_anew(rows: Sequence[GridRow], labels: Labels) -> bool:
    """Tell whether the first label stands again further down: cheap, for that is rare."""
    keys = (_key(row, labels) for row in rows[:_FIRST_ROWS])
    first = next((key for key in keys if key and key != _TOTAL), "")
    alike = (
        row
        for row in rows
        if any(
            first in (folded(cell.text), number_in(cell.text))
            for cell in row.cells[:_LABEL_COLUMNS]
        )
    )
    return bool(first) and len(list(islice(alike, 2))) > 1


def _key(row: GridRow, labels: Labels) -> str:
    for cell in row.cells[:_LABEL_COLUMNS]:
        if is_total(cell.text) or is_computed(cell.text):
            return _TOTAL
        if labels.is_title(cell.text):
            return folded(cell.text)
        if cell.text:
            return number_in(cell.text)
    return ""


def _are_tables(begins: Sequence[_Labelled], labelled: Sequence[_Labelled]) -> bool:
    """Tell whether enough different labels follow on every beginning."""
    bounds = [*(row.at for row in begins), labelled[-1].at + 1]
    return all(
        len({row.key for row in labelled if start <= row.at < end}) >= _FEWEST
        for start, end in pairwise(bounds)
    )


def _start(rows: Sequence[GridRow], begin: _Labelled, labelled: Sequence[_Labelled]) -> int | None:
    """Return where the words above a table begin; ``None`` where that cannot be told.

    What follows a table at once is a note to it; what stands above the next one heads that.
    """
    last = max(row.at for row in labelled if row.at < begin.at)
    between = range(last + 1, begin.at)
    gaps = [at for at in between if rows[at].number > rows[at - 1].number + 1]
    start = gaps[0] if gaps else last + 1
    names = {unit_in(cell.text)[1] for at in between[start - last - 1 :] for cell in rows[at].cells}
    return start if len(between) > start - last - 1 and len(names - {""}) <= 1 else None
