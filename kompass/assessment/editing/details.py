"""Facts about the visit and the municipality."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from kompass.assessment.journal.changes import Edit
from kompass.assessment.snapshot import Level, Occasion, Unit
from kompass.assessment.values.rules import checked_details
from kompass.assessment.values.snapshots import plain_details
from kompass.assessment.values.state import Entity
from kompass.ids import StepId

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


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
