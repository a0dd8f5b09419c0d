"""What a chart shows: one profile, area by area, with the references it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kompass.assessment.scoring import AreaResult, Result, score
from kompass.assessment.snapshot import Snapshot
from kompass.points import Points
from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.archive.reference import ReferenceValues

FULL_SCALE = Decimal(100)
LONGEST_SHORT_NAME = 16
NOT_ASSESSED = "ej bedömd"
MOST_REFERENCES = 4
"""So many lines can still be told apart by their dashes and markers."""


@dataclass(frozen=True)
class ProfileArea:
    """One area on the scale 0 to 100. ``points`` is ``None`` until all of it is assessed."""

    number: int
    title: str
    points: Points | None
    reference: Decimal | None = None
    points_so_far: Points = Decimal(0)
    max_assessed: Points = Decimal(0)
    """The maximum of what has been assessed; 0 where nothing has."""

    @property
    def difference(self) -> Decimal | None:
        """Own points minus the reference, ``None`` if either is unknown."""
        if self.points is None or self.reference is None:
            return None
        return self.points - self.reference

    @property
    def started(self) -> bool:
        """Whether something but not all has been assessed."""
        return self.points is None and self.max_assessed > 0

    @property
    def status(self) -> str:
        """Why there are no points: "ej bedömd" or "62 av 80 bedömda"; empty if there are."""
        if self.points is not None:
            return ""
        if not self.started:
            return NOT_ASSESSED
        return so_far(self.points_so_far, self.max_assessed)


@dataclass(frozen=True)
class ReferenceLine:
    """One reference as a chart shows it, ``None`` for areas it does not know."""

    values: tuple[Decimal | None, ...]
    label: str
    """Kind, population, edition, year and source, for the legend."""
    name: str
    """A word or two for tight places: "median", "Lomma 2005"."""


@dataclass(frozen=True)
class Profile:
    """A profile in words and numbers; pure data, drawn by ``compass`` and ``bars``."""

    title: str
    areas: tuple[ProfileArea, ...]
    total: str
    """The total in words: "577 av 800", "410 av 540 bedömda" or "ej bedömd"."""
    own_label: str
    reference_label: str = ""
    """Kind, population, edition, year and source of the reference, for the legend."""
    reference_name: str = "referens"
    """One word for tight places: "median"."""
    further: tuple[ReferenceLine, ...] = ()
    """More references, after the one that differences are counted from."""

    @property
    def references(self) -> tuple[ReferenceLine, ...]:
        """All references that have a value, the one that differences are counted from first."""
        values = tuple(area.reference for area in self.areas)
        first = ReferenceLine(values, self.reference_label, self.reference_name)
        known = [line for line in (first, *self.further) if any(v is not None for v in line.values)]
        return tuple(known)

    @property
    def has_reference(self) -> bool:
        """Whether any area has a reference value."""
        return any(area.reference is not None for area in self.areas)


def profile_of(
    snapshot: Snapshot,
    reference: "ReferenceValues | None",
    further: "Sequence[ReferenceValues]" = (),
) -> Profile:
    """Return the profile of an assessment against references of the same edition, or none.

    ``further`` are drawn beside ``reference``, which differences are counted from.

    Values are matched by the areas' permanent ids, never by number: a reference of another
    edition shares no ids and therefore leaves no line.
    """
    result = score(snapshot)
    values = reference.areas if reference else {}
    areas = tuple(_area(area, values.get(area.area.id)) for area in result.areas)
    if reference is None:
        return Profile(snapshot.title, areas, total_text(result), snapshot.title)
    from kompass.archive.reference import label

    return Profile(
        title=snapshot.title,
        areas=areas,
        total=total_text(result),
        own_label=snapshot.title,
        reference_label=label(reference),
        reference_name=_short_name(reference),
        further=tuple(_further(one, nth, result) for nth, one in enumerate(further, start=2)),
    )


def total_text(result: Result) -> str:
    """Return the total as a picture shows it: "577 av 800" or what has been assessed so far."""
    if result.points is not None and result.max_points is not None:
        return f"{format_number(result.points)} av {format_number(result.max_points)}"
    if not result.max_assessed:
        return NOT_ASSESSED
    return so_far(result.points_so_far, result.max_assessed)


def so_far(points: Points, max_assessed: Points) -> str:
    """Return points so far out of what has been assessed: "62 av 80 bedömda"."""
    return f"{format_number(points)} av {format_number(max_assessed)} bedömda"


def _area(area: AreaResult, reference: Decimal | None) -> ProfileArea:
    return ProfileArea(
        number=area.area.number,
        title=area.area.title,
        points=area.points,
        reference=reference,
        points_so_far=area.points_so_far,
        max_assessed=area.max_assessed,
    )


def _further(reference: "ReferenceValues", nth: int, result: Result) -> ReferenceLine:
    from kompass.archive.reference import label

    values = tuple(reference.areas.get(area.area.id) for area in result.areas)
    return ReferenceLine(values, label(reference), _short_name(reference, f"referens {nth}"))


def _short_name(reference: "ReferenceValues", otherwise: str = "referens") -> str:
    names = {"median": "median", "mean": "medelvärde", "maximum": "högsta"}
    name = names.get(str(reference.kind), reference.population)
    return name if 0 < len(name) <= LONGEST_SHORT_NAME else otherwise
