"""Which cells are empty because what stood there was refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kompass.archive.reading.doubts import CellKey
    from kompass.archive.reading.model import Refused
    from kompass.catalogue.model import Edition
    from ui.models.intake_draft import Draft

_TITLE: Final = re.compile(r"\s*[0-9.]*\s*[^0-9|:]*")
_MOST: Final = 20_000
"""Refused places times columns that are looked up; of more they are only listed."""


def damaged(draft: Draft) -> dict[tuple[int, CellKey], Refused]:
    """Return by column and row what was refused there, where the title of the row is clear."""
    found: dict[tuple[int, CellKey], Refused] = {}
    refused, columns = draft.reading.refused, range(len(draft.columns))
    if len(refused) * len(columns) > _MOST:
        return found
    editions = {draft.columns[at].edition: draft.edition(at) for at in columns}
    places = [_places(draft, at) for at in columns]
    for one in refused:
        rows = {named: _row(one.text, edition) for named, edition in editions.items()}
        for at in columns:
            key = rows[draft.columns[at].edition]
            if key and key not in draft.cells(at) and _is_in(one.where, *places[at]):
                found.setdefault((at, key), one)
    return found


def _row(text: str, edition: Edition | None) -> CellKey:
    """Return what the row of a refused text is of in an edition; "" if that is not clear."""
    from kompass.archive.reading.doubts import TOTAL
    from kompass.archive.reading.titles import Titles

    title = _TITLE.match(text)
    words = title[0].strip(" ,.\t") if title else ""
    if words.casefold().startswith(("total", "summa")):
        return TOTAL
    if edition is None or not any(sign.isalpha() for sign in words):
        return ""
    heard = Titles(edition).any(words)
    return str(heard.id) if heard is not None else ""


def _places(draft: Draft, column: int) -> tuple[set[int | None], set[int]]:
    """Return the columns and the lines of the source that a column's figures stand in."""
    from kompass.archive.reading.passages import spot_of

    spots = [one for cell in draft.cells(column).values() if (one := spot_of(cell.where))]
    return {one.column for one in spots}, {one.number for one in spots}


def _is_in(where: str, columns: set[int | None], numbers: set[int]) -> bool:
    """Return whether a place is in a column: in its line of cells, or on a whole line."""
    from kompass.archive.reading.passages import spot_of

    spot = spot_of(where)
    if spot is None or spot.column is None:
        return True
    if len(numbers) == 1 < len(columns):  # a result to a row
        return spot.number in numbers
    return spot.column in columns
