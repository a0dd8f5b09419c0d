"""The rows of what was read: areas and questions as the editions print them, then the totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass.archive.reading.doubts import CellKey
    from kompass.catalogue.model import Area, Edition
    from ui.models.intake_draft import Draft


class RowKind(StrEnum):
    """What a row is of."""

    EDITION = "edition"
    """A heading where the columns are of several editions."""
    AREA = "area"
    QUESTION = "question"
    TOTAL = "total"
    """As it is printed."""
    SUM = "sum"
    """What the areas add up to."""


@dataclass(frozen=True)
class IntakeRow:
    """One row."""

    kind: RowKind
    title: str = ""
    key: CellKey = ""
    edition: str = ""
    """The id of its edition; empty where it is of all."""


def rows_of(draft: Draft) -> tuple[IntakeRow, ...]:
    """Return the rows that the columns have something in, and all areas of their editions."""
    from kompass.archive.reading.doubts import TOTAL

    found = {at: draft.edition(at) for at in range(len(draft.columns))}
    editions = {edition.id: edition for edition in found.values() if edition is not None}
    asked = {str(question) for column in draft.columns for question in column.questions}
    rows: list[IntakeRow] = []
    for edition in editions.values():
        if len(editions) > 1:
            rows.append(IntakeRow(RowKind.EDITION, edition.title, edition=edition.id))
        rows += _rows_of(edition, asked)
    rows.append(IntakeRow(RowKind.TOTAL, key=TOTAL))
    if editions:
        rows.append(IntakeRow(RowKind.SUM))
    return tuple(rows)


def _rows_of(edition: Edition, asked: set[str]) -> Iterator[IntakeRow]:
    for area in edition.areas:
        title = f"{area.number} {area.title}"
        yield IntakeRow(RowKind.AREA, title, area.id, edition.id)
        for question in area.questions:
            if question.id in asked:
                title = f"{question.number} {question.title}"
                yield IntakeRow(RowKind.QUESTION, title, question.id, edition.id)


def added_area(draft: Draft, column: int, key: CellKey) -> Decimal | None:
    """Return what the questions of an area add up to, ``None`` unless all of them are there."""
    edition = draft.edition(column)
    area = next((one for one in edition.areas if one.id == key), None) if edition else None
    return None if area is None else _added(draft, column, area)


def added_areas(draft: Draft, column: int) -> tuple[Decimal | None, int]:
    """Return what the areas of a column add up to and how many lack; no sum if any does."""
    edition = draft.edition(column)
    if edition is None:
        return None, 0
    cells = draft.columns[column].areas
    parts = [
        cells[area.id].value if area.id in cells else _added(draft, column, area)
        for area in edition.areas
    ]
    known = [part for part in parts if part is not None]
    lacking = len(parts) - len(known)
    return (None, lacking) if lacking else (sum(known, Decimal(0)), 0)


def _added(draft: Draft, column: int, area: Area) -> Decimal | None:
    cells = draft.columns[column].questions
    known = [cells[question.id].value for question in area.questions if question.id in cells]
    whole = bool(known) and len(known) == len(area.questions)
    return sum(known, Decimal(0)) if whole else None
