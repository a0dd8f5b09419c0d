"""A correction as it is typed: texts by field, and the result that they come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kompass.assessment.snapshot import Level
from kompass.errors import KompassError
from kompass.swedish import format_number, parse_count, parse_number
from ui.models.results_words import HOME, tr_results

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.catalogue.model import Edition

UNIT: Final = "unit"
COUNTRY: Final = "country"
LEVEL: Final = "level"
YEAR: Final = "year"
PRINTED: Final = "printed"
APART: Final = "apart"
WHY_NOT: Final = "why_not"
SOURCE: Final = "source"
NOTE: Final = "note"
YES: Final = "1"
_NOT_COMPARABLE: Final = "Inte direkt jämförbar"
Texts = Mapping[str, str]
"""What stands in each field; areas and questions by their ids."""


class FieldTroubleError(KompassError):
    """A field that cannot be read; ``field`` names it."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class Clash:
    """A field that two have changed: what was typed here, and what is stored now."""

    field: str
    mine: str
    theirs: str


def texts_of(result: Result, edition: Edition | None) -> dict[str, str]:
    """Return what stands in the fields of a result."""
    texts = {
        UNIT: result.municipality,
        COUNTRY: result.country,
        LEVEL: str(result.level.value),
        YEAR: "" if result.year is None else str(result.year),
        PRINTED: _text(result.printed_total),
        APART: "" if result.comparable else YES,
        WHY_NOT: result.why_not,
        SOURCE: result.source,
        NOTE: result.note,
    }
    for area in edition.areas if edition is not None else ():
        texts[area.id] = _text(result.areas.get(area.id))
        texts |= {each.id: _text(result.questions.get(each.id)) for each in area.questions}
    return texts


def corrected(base: Result, edition: Edition | None, texts: Texts) -> Result:
    """Return the result as it is typed. Raises ``FieldTroubleError`` for the first bad field."""
    apart = texts[APART] == YES
    why_not = " ".join(texts[WHY_NOT].split()) if apart else ""
    if apart and not why_not:
        raise FieldTroubleError(
            tr_results("Skriv varför resultatet inte är direkt jämförbart."), WHY_NOT
        )
    if apart and not why_not.startswith(_NOT_COMPARABLE):
        why_not = f"{_NOT_COMPARABLE}: {why_not}"
    unit = " ".join(texts[UNIT].split())
    if not unit:
        raise FieldTroubleError(tr_results("Skriv vilken kommun eller enhet det gäller."), UNIT)
    country = texts[COUNTRY].strip().upper()
    year = _count(texts, YEAR)
    areas = {area.id: _points(texts, area.id) for area in edition.areas} if edition else {}
    questions = {
        each.id: points
        for each in (edition.questions() if edition is not None else ())
        if (points := _points(texts, each.id)) is not None
    }
    return replace(
        base,
        municipality=unit,
        code=base.code if unit == base.municipality else _code(unit, country),
        country=country,
        level=Level(texts[LEVEL]),
        year=year,
        printed_total=_points(texts, PRINTED),
        comparable=not apart,
        why_not=why_not,
        source=texts[SOURCE].strip(),
        note=texts[NOTE].strip(),
        areas=MappingProxyType(areas) if edition is not None else base.areas,
        questions=MappingProxyType(questions) if edition is not None else base.questions,
    )


def merged(base: Texts, mine: Texts, theirs: Texts) -> tuple[dict[str, str], tuple[Clash, ...]]:
    """Return what to go on with when somebody else has saved meanwhile, and what clashes.

    What only they have changed is theirs; what is typed here stays, and is named where they
    have changed it too.
    """
    texts: dict[str, str] = {}
    clashes: list[Clash] = []
    for field, stored in theirs.items():
        typed, before = mine.get(field, ""), base.get(field, "")
        texts[field] = stored if typed == before else typed
        if typed not in (before, stored) and stored != before:
            clashes.append(Clash(field, typed, stored))
    return texts, tuple(clashes)


def sum_of(edition: Edition, texts: Texts) -> Decimal | None:
    """Return what the areas add up to as typed; ``None`` while one is missing."""
    total = Decimal(0)
    for area in edition.areas:
        try:
            points = _points(texts, area.id)
        except FieldTroubleError:
            return None
        if points is None:
            return None
        total += points
    return total


def _text(points: Decimal | None) -> str:
    return "" if points is None else format_number(points)


def _points(texts: Texts, field: str) -> Decimal | None:
    typed = texts.get(field, "").strip()
    if not typed:
        return None
    try:
        return parse_number(typed)
    except KompassError as error:
        raise FieldTroubleError(str(error), field) from error


def _count(texts: Texts, field: str) -> int | None:
    typed = texts[field].strip()
    if not typed:
        return None
    try:
        return parse_count(typed)
    except KompassError as error:
        raise FieldTroubleError(str(error), field) from error


def _code(unit: str, country: str) -> str:
    """Return the code of a municipality in the register; empty for other units."""
    from kompass.assessment.register import municipalities

    if country != HOME:
        return ""
    return next((one.code for one in municipalities() if one.name == unit), "")
