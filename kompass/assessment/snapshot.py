"""One assessment as frozen data: what scoring, charts, report and window read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kompass.catalogue.model import Edition
from kompass.ids import AreaId, AssessmentId, QuestionId, RowId
from kompass.points import Points


class UnitKind(StrEnum):
    """What was assessed. A unit outside the register is free text."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    REGION = "region"
    FOREIGN = "foreign"


class Level(StrEnum):
    """How deep the assessment went; results of different levels are not directly comparable."""

    WHOLE = "whole"
    GROUP = "group"
    DISTRICT = "district"


class Occasion(StrEnum):
    """Whether the municipality was assessed for the first time."""

    UNKNOWN = "unknown"
    FIRST = "first"
    REPEATED = "repeated"


@dataclass(frozen=True)
class Unit:
    """The municipality (``code`` from the register) or a free unit (``code`` empty)."""

    name: str
    kind: UnitKind = UnitKind.MUNICIPALITY
    code: str = ""
    county: str = ""


@dataclass(frozen=True)
class Assessor:
    """One member of the team."""

    id: RowId
    name: str
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Seats:
    """A party's seats in the council."""

    id: RowId
    party: str
    seats: int | None = None


@dataclass(frozen=True)
class Strength:
    """A strength (styrka) of an area, one bullet."""

    id: RowId
    text: str


@dataclass(frozen=True)
class Improvement:
    """An area for improvement (förbättringsområde), one bullet."""

    id: RowId
    text: str
    good_examples: str = ""
    """Municipalities worth learning from, in words; may be empty."""


@dataclass(frozen=True)
class AreaTexts:
    """What the team writes about one area."""

    introduction: str = ""
    findings: str = ""
    strengths: tuple[Strength, ...] = ()
    improvements: tuple[Improvement, ...] = ()


@dataclass(frozen=True)
class Score:
    """The team's score of one question. ``points`` is ``None`` while it is not assessed."""

    points: Points | None = None
    rationale: str = ""


@dataclass(frozen=True)
class Details:
    """Facts about the visit and the municipality; empty text and ``None`` mean "not filled in"."""

    unit: Unit
    year: int
    level: Level = Level.WHOLE
    occasion: Occasion = Occasion.UNKNOWN
    visit_from: date | None = None
    visit_to: date | None = None
    purpose: str = ""
    inhabitants: int | None = None
    inhabitants_year: int | None = None
    about: str = ""
    """About the municipality in general, for the report."""
    organisation: str = ""
    """How the municipality is organised and governed, for the report."""
    conduct: str = ""
    """How the assessment was carried out, for the report."""
    summary: str = ""


@dataclass(frozen=True)
class Snapshot:
    """One assessment as it stands at one moment."""

    id: AssessmentId
    edition: Edition
    details: Details
    assessors: tuple[Assessor, ...] = ()
    seats: tuple[Seats, ...] = ()
    scores: Mapping[QuestionId, Score] = field(default_factory=lambda: MappingProxyType({}))
    texts: Mapping[AreaId, AreaTexts] = field(default_factory=lambda: MappingProxyType({}))

    def score(self, question: QuestionId) -> Score:
        """Return the score of a question, an empty one if nothing has been entered."""
        return self.scores.get(question, Score())

    def area_texts(self, area: AreaId) -> AreaTexts:
        """Return what is written about an area, empty texts if nothing has been entered."""
        return self.texts.get(area, AreaTexts())

    @property
    def title(self) -> str:
        """The unit and the year: "Södertälje 2006"."""
        return f"{self.details.unit.name} {self.details.year}"
