"""What can be entered instead of the values in conflict, and how what is typed is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kompass.assessment.register import find
from kompass.assessment.snapshot import Colour, Level, Marker, Occasion, UnitKind
from kompass.assessment.values.state import PRESENT, Entity
from kompass.assessment.words.places import LOOKS, value_words
from kompass.errors import KompassError
from kompass.swedish import parse_count, parse_number
from ui.models.days import parse_day
from ui.models.facts import unit_of

if TYPE_CHECKING:
    from kompass.assessment.merge import Conflict
    from kompass.assessment.snapshot import Snapshot, Unit

_NEVER = frozenset({PRESENT, "opened_by", "signed", "change", "tips"})
"""There is nothing else to enter: such a field is one of the values or the other."""


@dataclass(frozen=True)
class Line:
    """A value that is typed on one line."""

    hint: str
    read: Callable[[str], object]
    """Raises ``KompassError`` for what makes no sense."""
    wide: bool = False


@dataclass(frozen=True)
class Choices:
    """A value that is one of a few."""

    offered: tuple[tuple[str, object], ...]
    """In words, and the value itself."""


@dataclass(frozen=True)
class Text:
    """A running text."""


Way = Line | Choices | Text
"""How a new value is entered."""


def way_of(conflict: Conflict, snapshot: Snapshot) -> Way | None:
    """Return how a new value for a field is entered, ``None`` where there can be none."""
    entity, _, field = conflict.key
    if conflict.hidden or field in _NEVER:
        return None
    if conflict.is_text:
        return Text()
    if entity is Entity.DETAILS:
        return _of_details(snapshot).get(field)
    ways: dict[str, Way] = {
        "points": Line(_tr("Tomt betyder ej bedömd"), _or_nothing(parse_number)),
        "share": Line(_tr("Procent uppfyllt, 0 till 100; tomt betyder ej bedömd"), _share),
        "seats": Line(_tr("Antal mandat"), _or_nothing(parse_count)),
        "colour": _look(Colour),
        "marker": _look(Marker),
    }
    return ways.get(field)


def _of_details(snapshot: Snapshot) -> dict[str, Way]:
    number = Line(_tr("Tomt betyder okänt"), _or_nothing(parse_count))
    day = Line(_tr("åååå-mm-dd"), _day)
    unit = snapshot.details.unit
    registered = unit.kind is UnitKind.MUNICIPALITY
    name = _tr("Kommunens namn") if registered else _tr("Namn")
    people = ((person.name or "?", person.id) for person in snapshot.assessors)
    return {
        "year": Line(_tr("Fyra siffror"), parse_count),
        "inhabitants": number,
        "inhabitants_year": number,
        "visit_from": day,
        "visit_to": day,
        "unit": Line(name, lambda typed: _unit(typed, unit), wide=True),
        "level": _among("level", Level),
        "occasion": _among("occasion", Occasion),
        "blind": Choices(((_tr("ja"), True), (_tr("nej"), False))),
        "lead": Choices(((_tr("ingen"), None), *people)),
    }


def _look(values: Iterable[StrEnum]) -> Choices:
    chosen = ((LOOKS[str(value)], value) for value in values)
    return Choices(((_tr("den som Kompass väljer"), None), *chosen))


def _among(field: str, values: Iterable[StrEnum]) -> Choices:
    key = (Entity.DETAILS, "", field)
    return Choices(tuple((value_words(key, str(value)), value) for value in values))


def _or_nothing(read: Callable[[str], object]) -> Callable[[str], object]:
    return lambda typed: read(typed) if typed.strip() else None


def _share(typed: str) -> Decimal | None:
    plain = typed.replace("%", "").strip()
    if not plain:
        return None
    percent = parse_number(plain)
    if not 0 <= percent <= 100:
        raise KompassError("Skriv hur mycket som är uppfyllt i procent, från 0 till 100.")
    return percent / 100


def _day(typed: str) -> object:
    day = parse_day(typed)
    if day is None and typed.strip():
        raise KompassError(f"”{typed.strip()}” är inget datum. Skriv till exempel 2006-09-18.")
    return day


def _unit(typed: str, now: Unit) -> Unit:
    if now.kind is UnitKind.MUNICIPALITY:
        return unit_of(find(typed))
    return replace(now, name=typed.strip(), code="", county="")


def _tr(text: str) -> str:
    return QCoreApplication.translate("NewValue", text)
