"""A result as the values of its rows, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kompass.archive.model import Origin, Result, Statement, Withdrawn
from kompass.archive.selection import folded, searchable
from kompass.assessment.snapshot import Level
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, EditionId, QuestionId, ResultId
from kompass.swedish import alphabetical

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

COLUMNS: Final = (
    "id",
    "version",
    "municipality",
    "code",
    "country",
    "level",
    "year",
    "edition",
    "content_hash",
    "printed_total",
    "total",
    "origin",
    "comparable",
    "why_not",
    "source",
    "note",
    "visited",
    "withdrawn_why",
    "withdrawn_at",
    "withdrawn_by",
    "name_key",
    "unit_key",
    "equal_key",
    "searched",
)
"""Of the table of results, all but the key, in the order of ``values_of``."""


@dataclass(frozen=True)
class Slots:
    """The short numbers that stand for areas and questions in one archive."""

    numbers: Mapping[str, int]
    items: Mapping[int, tuple[str, bool]]
    """Number to id, and whether it is an area."""


def values_of(result: Result) -> tuple[object, ...]:
    """Return the values of a result's own row, in the order of ``COLUMNS``."""
    gone = result.withdrawn
    return (
        result.id,
        result.version,
        result.municipality,
        result.code,
        result.country,
        result.level.value,
        result.year,
        result.edition,
        result.content_hash,
        hundredths(result.printed_total),
        hundredths(result.total),
        result.origin.value,
        result.comparable,
        result.why_not,
        result.source,
        result.note,
        result.visited.isoformat() if result.visited else None,
        gone.why if gone else None,
        gone.at.isoformat() if gone else None,
        gone.by if gone else None,
        name_and_year_key(result),
        unit_key(result),
        equal_key(result),
        searchable(result),
    )


def points_of(result: Result, slots: Slots) -> list[tuple[int, int]]:
    """Return short number and hundredths of all points that a result has."""
    known = [(area, points) for area, points in result.areas.items() if points is not None]
    return [
        (slots.numbers[item], _whole(points))
        for item, points in (*known, *result.questions.items())
    ]


def result_from(
    row: "RowMapping",
    points: Iterable[tuple[int, int]],
    statements: tuple[Statement, ...],
    slots: Slots,
    edition: Edition | None,
) -> Result:
    """Return the result of a row and of what belongs to it."""
    areas, asked = _by_item(points, slots, edition)
    return Result(
        id=ResultId(row["id"]),
        municipality=row["municipality"],
        code=row["code"],
        country=row["country"],
        level=Level(row["level"]),
        year=row["year"],
        edition=EditionId(row["edition"]) if row["edition"] else None,
        areas=MappingProxyType(areas),
        questions=MappingProxyType(asked),
        printed_total=_maybe(row["printed_total"]),
        origin=Origin(row["origin"]),
        comparable=bool(row["comparable"]),
        why_not=row["why_not"],
        source=row["source"],
        note=row["note"],
        visited=date.fromisoformat(row["visited"]) if row["visited"] else None,
        content_hash=row["content_hash"],
        statements=statements,
        version=row["version"],
        withdrawn=_withdrawn(row),
    )


def _by_item(
    points: Iterable[tuple[int, int]], slots: Slots, edition: Edition | None
) -> tuple[dict[AreaId, Decimal | None], dict[QuestionId, Decimal]]:
    """Return points by area and by question, in the order of the edition."""
    areas: dict[AreaId, Decimal | None] = {}
    asked: dict[QuestionId, Decimal] = {}
    known = {slots.items[slot]: from_hundredths(each) for slot, each in points}
    if edition is not None:
        areas = {area.id: known.pop((area.id, True), None) for area in edition.areas}
        for question in edition.questions():
            if (question.id, False) in known:
                asked[question.id] = known.pop((question.id, False))
    for (item, is_area), each in known.items():
        if is_area:
            areas[AreaId(item)] = each
        else:
            asked[QuestionId(item)] = each
    return areas, asked


def name_key(name: str) -> str:
    """Return what names are sorted by, sign by sign: å, ä and ö come after z."""
    return "".join(map(chr, alphabetical(name)))


def name_and_year_key(result: Result) -> str:
    """Return what results are sorted by; an unknown year comes after all others."""
    year = 9999 if result.year is None else result.year
    return f"{name_key(result.municipality)}\x01{year:04}"


def unit_key(result: Result) -> str:
    """Return which unit a result is of: its code, or its country and name."""
    return result.code or f"{result.country}:{folded(result.municipality)}"


def equal_key(result: Result) -> str:
    """Return what two results share that say the same of the same unit, year and level.

    A total that is printed as what the areas add up to says nothing more than they do. A
    result without any figures says what its source says.
    """
    points = sorted(
        (item, _whole(each))
        for item, each in (*result.areas.items(), *result.questions.items())
        if each is not None
    )
    printed = None if result.printed_total == result.computed_total else result.printed_total
    said = repr((points, hundredths(printed)))
    if not points and result.printed_total is None:
        said = folded(f"{result.source} {result.note}")
    digest = sha256(said.encode()).hexdigest()[:24]
    parts = (unit_key(result), result.year, result.edition, result.level.value, digest)
    return "|".join("" if part is None else str(part) for part in parts)


def hundredths(points: Decimal | None) -> int | None:
    """Return points as whole hundredths."""
    return None if points is None else _whole(points)


def from_hundredths(whole: int) -> Decimal:
    """Return whole hundredths as points, without zeros at the end."""
    points, rest = divmod(whole, 100)
    if not rest:
        return Decimal(points)
    return Decimal(whole).scaleb(-2) if rest % 10 else Decimal(whole // 10).scaleb(-1)


def _whole(points: Decimal) -> int:
    return int(points.scaleb(2))


def _maybe(whole: int | None) -> Decimal | None:
    return None if whole is None else from_hundredths(whole)


def _withdrawn(row: "RowMapping") -> Withdrawn | None:
    if row["withdrawn_at"] is None:
        return None
    at = datetime.fromisoformat(row["withdrawn_at"])
    return Withdrawn(row["withdrawn_why"], at, row["withdrawn_by"])
