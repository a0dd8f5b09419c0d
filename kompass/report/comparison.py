"""How own points stand to the chosen reference, as cells and as words."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kompass.archive.values import ReferenceValues, definite, label
from kompass.errors import KompassError
from kompass.ids import AreaId
from kompass.points import Points
from kompass.report.wording import points_text
from kompass.swedish import format_difference, format_number

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.report.material import Material


@dataclass(frozen=True)
class Comparison:
    """The reference in the words that fit its kind; without one, everything is empty."""

    reference: ReferenceValues | None

    @classmethod
    def of(cls, material: "Material") -> "Comparison":
        """Return the comparison of a report."""
        return cls(material.reference, material.profile.reference_name)

    name: str
    """The kind in one word for tight places: "median", "medelvärde", "referens"."""

    @property
    def definite(self) -> str:
        """What to call it in a sentence: "medianen", "Trollhättan 2004"; may be empty."""
        return definite(self.reference) if self.reference else ""

    def value(self, area: AreaId) -> Decimal | None:
        """Return the reference value of an area, ``None`` if there is none."""
        return self.reference.areas.get(area) if self.reference else None

    def difference(self, area: AreaId, points: Points | None) -> Decimal | None:
        """Return own points minus the reference, ``None`` if either is unknown."""
        value = self.value(area)
        return None if value is None or points is None else points - value

    def beside(self, area: AreaId, points: Points | None) -> str:
        """Return value and difference as figures: "median 60,5 (+5,5)"; may be empty."""
        value = self.value(area)
        difference = self.difference(area, points)
        if value is None:
            return ""
        signed = f" ({format_difference(difference)})" if difference is not None else ""
        return f"{self.name} {format_number(value)}{signed}"

    def in_words(self, area: AreaId, points: Points | None) -> str:
        """Return the difference in words: "5,5 poäng över medianen"; may be empty."""
        difference = self.difference(area, points)
        if difference is None:
            return ""
        if difference == 0:
            return f"lika med {self.definite}"
        side = "över" if difference > 0 else "under"
        return f"{points_text(abs(difference))} {side} {self.definite}"


def same_edition(reference: ReferenceValues | None, snapshot: "Snapshot") -> ReferenceValues | None:
    """Return ``reference`` if its areas are those of the assessment.

    Raises ``KompassError`` for a reference of another edition: area numbers do not
    correspond between editions, so nothing may be compared area by area.
    """
    if reference is None:
        return None
    if any(area.id in reference.areas for area in snapshot.edition.areas):
        return reference
    raise KompassError(
        f"Jämförelsetalen ({label(reference)}) gäller en annan utgåva än utvärderingen. "
        f"Välj jämförelsetal för {snapshot.edition.title}, eller inga."
    )
