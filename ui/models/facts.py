"""Short facts of an assessment as one line of text: how they are shown, and what typing means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from kompass.assessment.register import Municipality, find
from kompass.assessment.snapshot import Details, Unit, UnitKind
from kompass.assessment.values.rules import checked_details
from kompass.errors import KompassError
from kompass.swedish import format_count, parse_count
from ui.models.days import parse_day

if TYPE_CHECKING:
    from kompass.assessment.editing.details import DetailsFields


@dataclass(frozen=True)
class Fact:
    """One short fact of the details."""

    field: str
    """In ``Details``."""
    show: Callable[[Details], str]
    given: Callable[[Details, str], DetailsFields]
    """What typed text says about the details as they stand; raises ``KompassError``."""

    def refusal(self, details: Details, typed: str) -> str:
        """Return one sentence about what is typed, empty when it can be stored."""
        try:
            checked_details(replace(details, **self.given(details, typed)))
        except KompassError as error:
            return str(error)
        return ""


def _year(details: Details, typed: str) -> DetailsFields:  # noqa: ARG001 - the shape of a fact
    if not typed.strip():
        raise KompassError("Skriv utvärderingens år med fyra siffror.")
    return {"year": parse_count(typed)}


def _inhabitants(details: Details, typed: str) -> DetailsFields:  # noqa: ARG001
    return {"inhabitants": _count_or_none(typed)}


def _inhabitants_year(details: Details, typed: str) -> DetailsFields:  # noqa: ARG001
    return {"inhabitants_year": _count_or_none(typed)}


def _visit_from(details: Details, typed: str) -> DetailsFields:  # noqa: ARG001
    return {"visit_from": _day_or_none(typed)}


def _visit_to(details: Details, typed: str) -> DetailsFields:  # noqa: ARG001
    return {"visit_to": _day_or_none(typed)}


def _municipality(details: Details, typed: str) -> DetailsFields:  # noqa: ARG001
    return {"unit": unit_of(find(typed))}


def _free_name(details: Details, typed: str) -> DetailsFields:
    return {"unit": replace(details.unit, name=typed)}


def _day_or_none(typed: str) -> date | None:
    day = parse_day(typed)
    if day is None and typed.strip():
        raise KompassError(f"”{typed.strip()}” är inget datum. Skriv till exempel 2006-09-18.")
    return day


def _count_or_none(typed: str) -> int | None:
    return parse_count(typed) if typed.strip() else None


YEAR: Final = Fact("year", lambda details: str(details.year), _year)
INHABITANTS: Final = Fact(
    "inhabitants",
    lambda details: "" if details.inhabitants is None else format_count(details.inhabitants),
    _inhabitants,
)
INHABITANTS_YEAR: Final = Fact(
    "inhabitants_year",
    lambda details: str(details.inhabitants_year or ""),
    _inhabitants_year,
)
VISIT_FROM: Final = Fact(
    "visit_from",
    lambda details: details.visit_from.isoformat() if details.visit_from else "",
    _visit_from,
)
VISIT_TO: Final = Fact(
    "visit_to",
    lambda details: details.visit_to.isoformat() if details.visit_to else "",
    _visit_to,
)
MUNICIPALITY: Final = Fact("unit", lambda details: details.unit.name, _municipality)
FREE_NAME: Final = Fact("unit", lambda details: details.unit.name, _free_name)


def unit_of(municipality: Municipality) -> Unit:
    """Return a municipality of the register as the unit of an assessment."""
    return Unit(name=municipality.name, code=municipality.code, county=municipality.county)


def registered(unit: Unit) -> Municipality | None:
    """Return what the register says of a unit, ``None`` for a free unit."""
    if unit.kind is not UnitKind.MUNICIPALITY:
        return None
    try:
        return find(unit.code or unit.name)
    except KompassError:
        return None
