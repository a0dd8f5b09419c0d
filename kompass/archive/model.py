"""One finished result, as the archive (jämförelsebasen) keeps it: public figures only.

Never interviews, notes or persons: those stay in the assessment file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from kompass.assessment.snapshot import Level
from kompass.ids import AreaId, EditionId, QuestionId, ResultId


class Origin(StrEnum):
    """How a result came into the archive."""

    OWN = "own"
    """Published from an assessment file of our own."""
    PUBLISHED = "published"
    """Ships with the program: printed somewhere, the source named."""
    IMPORTED = "imported"
    """Brought in by somebody from a table or a report, the source named."""


class Said(StrEnum):
    """What a text about an area or a question is."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    GOOD_EXAMPLE = "good_example"


@dataclass(frozen=True)
class Statement:
    """A strength, an improvement or a good example that came with a result."""

    said: Said
    text: str
    area: AreaId
    question: QuestionId | None = None
    """``None`` where it speaks of the whole area."""


@dataclass(frozen=True)
class Withdrawn:
    """Why and when a result was taken back; it is kept, and shown only on request."""

    why: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Result:
    """One finished assessment with its published figures. Nothing in it is repaired."""

    id: ResultId
    """Permanent: an UUID, or a word for those that ship ("botkyrka-2005")."""
    municipality: str
    """The municipality or other unit by name."""
    code: str
    """The code in the register; empty for units that are not Swedish municipalities."""
    country: str
    """Two letters: "SE", "NO"."""
    level: Level
    year: int | None
    """``None`` where the source has lost it."""
    edition: EditionId | None
    """``None`` where the source does not tell; then there are no areas."""
    areas: Mapping[AreaId, Decimal | None]
    """Every area of the edition in printed order; ``None`` where no figure is known."""
    questions: Mapping[QuestionId, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    """Only questions whose points are known."""
    printed_total: Decimal | None = None
    """As printed, also where the areas add up to something else."""
    origin: Origin = Origin.IMPORTED
    comparable: bool = True
    """Whether the result may stand beside ordinary assessments of the same edition."""
    why_not: str = ""
    """A sentence that begins "Inte direkt jämförbar"; empty if it is comparable."""
    source: str = ""
    note: str = ""
    visited: date | None = None
    """The first day of the visit."""
    content_hash: str = ""
    """Of the edition that the points were given by, where it is known."""
    statements: tuple[Statement, ...] = ()
    version: int = 1
    """Grows by one with every correction: what a correction must name to be taken."""
    withdrawn: Withdrawn | None = None

    @cached_property
    def computed_total(self) -> Decimal | None:
        """What the areas add up to, ``None`` if one is missing."""
        known = [points for points in self.areas.values() if points is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(self.areas) else None

    @property
    def total(self) -> Decimal | None:
        """The sum of the areas, or the printed total where areas are missing."""
        return self.printed_total if self.computed_total is None else self.computed_total

    @property
    def total_differs(self) -> bool:
        """Whether the printed total is not what the areas add up to."""
        totals = (self.printed_total, self.computed_total)
        return None not in totals and self.printed_total != self.computed_total

    @property
    def has_all_areas(self) -> bool:
        """Whether every area has a figure."""
        return self.computed_total is not None

    def shares_edition_with(self, other: "Result") -> bool:
        """Whether both are given in one edition, or in copies of it: those have its areas."""
        same_areas = bool(self.areas) and set(self.areas) == set(other.areas)
        return self.edition == other.edition or same_areas

    @property
    def title(self) -> str:
        """The municipality and the year: "Botkyrka 2005", "Botkyrka (år okänt)"."""
        return f"{self.municipality} {self.year if self.year is not None else '(år okänt)'}"
