"""From what was read to results: only what somebody has confirmed, and not a figure more.

A figure with an open doubt is left out, a column with one is left out whole, and medians,
means and changes never become results.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from kompass.archive.model import Origin, Result
from kompass.archive.reading.checks import TOTAL, CellKey, Doubt, Gravity, check, edition_of, keyed
from kompass.archive.reading.model import ReadColumn, Reading
from kompass.assessment.snapshot import Level
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import AreaId, QuestionId, ResultId, new_id
from kompass.swedish import join_words

NOT_COMPARABLE: Final = "Inte direkt jämförbar"
_ADDED_UP: Final = "Poängen för område {} är uträknade ur delfrågorna."
_WHY_BY_LEVEL: Final = {
    Level.GROUP: f"{NOT_COMPARABLE}: bara koncernens ledning utvärderades.",
    Level.DISTRICT: f"{NOT_COMPARABLE}: utvärderingen gäller en stadsdel.",
}


@dataclass(frozen=True)
class Taking:
    """What a person has confirmed about one column."""

    column: int
    """Which of the reading's columns, from 0."""
    municipality: str
    code: str = ""
    year: int | None = None
    source: str = ""
    """Where the figures come from; has to be told, here or in the table itself."""
    country: str = "SE"
    level: Level = Level.WHOLE
    comparable: bool = True
    why_not: str = ""
    note: str = ""
    visited: date | None = None
    cells: frozenset[CellKey] | None = None
    """The figures confirmed one by one; ``None`` for all those without an open doubt."""
    accepted: frozenset[str] = frozenset()
    """Keys of the doubts that are accepted."""


@dataclass(frozen=True)
class Confirmed:
    """Everything that a person has confirmed of one reading."""

    takings: tuple[Taking, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A figure or a whole column that is not taken, and why."""

    column: int
    cell: CellKey | None
    """``None`` for the whole column."""
    why: str


@dataclass(frozen=True)
class Taken:
    """The results that what was confirmed makes, and what it leaves out."""

    results: tuple[Result, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    columns: tuple[int, ...] = ()
    """Which column each result came from."""


@dataclass
class _Figures:
    """The figures of one column that are taken."""

    cells: dict[CellKey, Decimal] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)


def proposed(reading: Reading, *, source: str = "") -> Confirmed:
    """Return what the reading itself says, every doubt still open; nothing is accepted."""
    return Confirmed(
        tuple(
            Taking(
                column=place,
                municipality=column.municipality,
                code=column.code,
                year=column.year,
                source=column.source or source,
                country=column.country or "SE",
                level=_level(column.level),
                comparable=column.comparable is not False and not _of_a_part(column),
                why_not=column.why_not or _WHY_BY_LEVEL.get(_level(column.level), ""),
                note=column.note,
            )
            for place, column in enumerate(reading.columns)
            if column.kind.can_be_taken
        )
    )


def to_results(
    reading: Reading,
    confirmed: Confirmed,
    editions: Sequence[Edition],
    *,
    this_year: int | None = None,
) -> tuple[Result, ...]:
    """Return the results that what is confirmed makes; see ``take``."""
    return take(reading, confirmed, editions, this_year=this_year).results


def take(
    reading: Reading,
    confirmed: Confirmed,
    editions: Sequence[Edition],
    *,
    this_year: int | None = None,
) -> Taken:
    """Return the results that what is confirmed makes, and what it leaves out and why.

    Raises ``KompassError`` when a column is confirmed that there is not, or when nobody has
    told where the figures come from.
    """
    told = _as_told(reading, confirmed)
    doubts = check(told, editions, this_year=this_year)
    by_column: dict[int | None, list[Doubt]] = {}
    for doubt in doubts:
        by_column.setdefault(doubt.column, []).append(doubt)
    results: list[Result] = []
    columns: list[int] = []
    left_out: list[LeftOut] = []
    for taking in confirmed.takings:
        column = told.columns[taking.column]
        own = by_column.get(taking.column, [])
        result, left = _taken(column, taking, own, edition_of(column.edition, editions))
        left_out += left
        if result is not None:
            results.append(result)
            columns.append(taking.column)
    return Taken(tuple(results), tuple(left_out), tuple(columns))


def doubts_after(
    reading: Reading,
    confirmed: Confirmed,
    editions: Sequence[Edition],
    *,
    this_year: int | None = None,
) -> tuple[Doubt, ...]:
    """Return what is still to look at once municipalities and years are as confirmed."""
    return check(_as_told(reading, confirmed), editions, this_year=this_year)


def open_doubts(doubts: Sequence[Doubt], taking: Taking) -> tuple[Doubt, ...]:
    """Return those about the taking's column that nobody has accepted, or nobody can."""
    return tuple(
        doubt
        for doubt in doubts
        if doubt.column == taking.column and _is_open(doubt, taking.accepted)
    )


def _is_open(doubt: Doubt, accepted: frozenset[str]) -> bool:
    if doubt.gravity is Gravity.REFUSES:
        return True
    return doubt.gravity is Gravity.ASKS and doubt.key not in accepted


def _as_told(reading: Reading, confirmed: Confirmed) -> Reading:
    """Return the reading with municipalities and years as a person has told them."""
    columns = list(reading.columns)
    for taking in confirmed.takings:
        if not 0 <= taking.column < len(columns):
            raise KompassError(f"Det finns ingen kolumn {taking.column + 1}. Välj en som finns.")
        columns[taking.column] = replace(
            columns[taking.column],
            municipality=" ".join(taking.municipality.split()),
            code=taking.code,
            year=taking.year,
            country=taking.country,
            level=taking.level.value,
            comparable=taking.comparable,
            why_not=taking.why_not,
        )
    return replace(reading, columns=tuple(columns))


def _taken(
    column: ReadColumn, taking: Taking, doubts: Sequence[Doubt], edition: Edition | None
) -> tuple[Result | None, list[LeftOut]]:
    still_open = [doubt for doubt in doubts if _is_open(doubt, taking.accepted)]
    whole = [doubt for doubt in still_open if doubt.cell is None]
    if whole:
        return None, [LeftOut(taking.column, None, doubt.sentence) for doubt in whole]
    if not (taking.source or column.source).strip():
        raise KompassError("Skriv varifrån siffrorna kommer, till exempel rapportens namn och år.")
    figures = _figures(column, taking, still_open)
    if not figures.cells and any(True for _ in column.cells()):
        why = LeftOut(taking.column, None, "Inget i kolumnen är bekräftat.")
        return None, [*figures.left_out, why]
    return _result(column, taking, figures.cells, edition), figures.left_out


def _figures(column: ReadColumn, taking: Taking, still_open: Sequence[Doubt]) -> _Figures:
    figures = _Figures()
    for key, cell in keyed(column):
        why = [doubt.sentence for doubt in still_open if doubt.cell == key]
        if taking.cells is not None and key not in taking.cells:
            why = ["Talet är inte bekräftat."]
        if why:
            figures.left_out += [LeftOut(taking.column, key, sentence) for sentence in why]
        else:
            figures.cells[key] = cell.value
    return figures


def _result(
    column: ReadColumn, taking: Taking, cells: Mapping[CellKey, Decimal], edition: Edition | None
) -> Result:
    areas, added_up = _areas(column, cells, edition)
    notes = [taking.note or column.note]
    if added_up:
        notes.append(_ADDED_UP.format(join_words(added_up)))
    comparable = taking.comparable and taking.level is Level.WHOLE
    return Result(
        id=ResultId(new_id()),
        municipality=column.municipality,
        code=taking.code,
        country=taking.country,
        level=taking.level,
        year=taking.year,
        edition=edition.id if edition is not None else None,
        areas=MappingProxyType(areas),
        questions=MappingProxyType(_questions(cells, edition)),
        printed_total=cells.get(TOTAL),
        origin=Origin.IMPORTED,
        comparable=comparable,
        why_not="" if comparable else _why_not(taking),
        source=(taking.source or column.source).strip(),
        note=" ".join(filter(None, notes)),
        visited=taking.visited,
        content_hash=edition.content_hash if edition is not None else "",
        statements=column.statements,
    )


def _areas(
    column: ReadColumn, cells: Mapping[CellKey, Decimal], edition: Edition | None
) -> tuple[dict[AreaId, Decimal | None], list[str]]:
    """Return every area, and the numbers of those that only their questions tell."""
    areas: dict[AreaId, Decimal | None] = {}
    added_up: list[str] = []
    for area in edition.areas if edition is not None else ():
        areas[area.id] = cells.get(str(area.id))
        points = [cells.get(str(question.id)) for question in area.questions]
        known = [one for one in points if one is not None]
        if area.id not in column.areas and known and len(known) == len(points):
            areas[area.id] = sum(known, Decimal(0))
            added_up.append(str(area.number))
    return areas, added_up


def _questions(
    cells: Mapping[CellKey, Decimal], edition: Edition | None
) -> dict[QuestionId, Decimal]:
    ids = [question.id for question in edition.questions()] if edition is not None else []
    return {one: cells[str(one)] for one in ids if str(one) in cells}


def _why_not(taking: Taking) -> str:
    if taking.why_not.startswith(NOT_COMPARABLE):
        return taking.why_not
    if taking.why_not:
        return f"{NOT_COMPARABLE}: {taking.why_not}"
    return _WHY_BY_LEVEL.get(taking.level, f"{NOT_COMPARABLE}, enligt den som läste in resultatet.")


def _level(word: str) -> Level:
    return Level(word) if word in set(Level) else Level.WHOLE


def _of_a_part(column: ReadColumn) -> bool:
    return _level(column.level) is not Level.WHOLE
