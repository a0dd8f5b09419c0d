"""Facts about the visit and the municipality."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from kompass.assessment import typed
from kompass.assessment.journal import Edit
from kompass.assessment.snapshot import Details, Level, Occasion, Unit
from kompass.assessment.snapshots import plain_details
from kompass.assessment.state import Entity
from kompass.errors import KompassError
from kompass.ids import StepId
from kompass.swedish import format_count, format_date

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
_MOST_INHABITANTS: Final = 100_000_000


class DetailsFields(TypedDict, total=False):
    """The fields of ``Details``, any of them."""

    unit: Unit
    year: int
    level: Level
    occasion: Occasion
    visit_from: date | None
    visit_to: date | None
    purpose: str
    inhabitants: int | None
    inhabitants_year: int | None
    about: str
    organisation: str
    conduct: str
    summary: str


def set_details(
    file: "AssessmentFile", *, step: StepId | None = None, **given: Unpack[DetailsFields]
) -> None:
    """Change the given fields of the details, in one step.

    Raises ``KompassError`` for a unit without a name, a year outside 1990 to 2100, a visit
    that ends before it begins, or a count below zero.
    """
    details = checked_details(replace(file.snapshot.details, **given))
    values = plain_details(details)
    file.record(
        [Edit(Entity.DETAILS, file.snapshot.id, name, values[name]) for name in given], step=step
    )


def checked_details(details: Details) -> Details:
    """Return details as they are stored. Raises ``KompassError`` for what they must not be."""
    _check_year(details.year, "Utvärderingens år")
    if details.inhabitants_year is not None:
        _check_year(details.inhabitants_year, "Året för invånarantalet")
    if details.inhabitants is not None and not 0 <= details.inhabitants <= _MOST_INHABITANTS:
        raise KompassError(
            f"{format_count(details.inhabitants)} invånare går inte. "
            f"Skriv ett helt tal från 0 till {format_count(_MOST_INHABITANTS)}, eller lämna tomt."
        )
    first, last = details.visit_from, details.visit_to
    if first is not None and last is not None and last < first:
        raise KompassError(
            f"Besöket kan inte sluta {format_date(last)} när det börjar {format_date(first)}. "
            "Ändra något av datumen."
        )
    texts: Mapping[str, str] = {
        field.name: typed.text(getattr(details, field.name))
        for field in fields(Details)
        if isinstance(getattr(details, field.name), str) and field.name not in ("level", "occasion")
    }
    return replace(details, unit=_checked_unit(details.unit), **texts)  # type: ignore[arg-type]


def _check_year(year: int, what: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise KompassError(
            f"{what} kan inte vara {year}. Skriv ett år från {FIRST_YEAR} till {LAST_YEAR}."
        )


def _checked_unit(unit: Unit) -> Unit:
    checked = replace(
        unit, name=typed.line(unit.name), code=typed.line(unit.code), county=typed.line(unit.county)
    )
    if not checked.name.strip():
        raise KompassError("Utvärderingen måste ha en kommun eller annan enhet. Skriv dess namn.")
    return checked
