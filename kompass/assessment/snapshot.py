"""One assessment as frozen data: what scoring, charts, report and window read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kompass.assessment.material import Material
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, AssessmentId, ChangeId, IndicatorId, QuestionId, RowId
from kompass.points import Points

TEAM: Final = RowId("team")
"""Stands where an assessor would: the marks that the team has agreed on."""


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


class Colour(StrEnum):
    """An assessor's colour; themes know what it looks like in light, in dark and on paper."""

    BLUE = "blue"
    ORANGE = "orange"
    GREEN = "green"
    PURPLE = "purple"
    BROWN = "brown"
    PINK = "pink"


class Marker(StrEnum):
    """An assessor's shape, so that no one is told by colour alone."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    STAR = "star"
    HEXAGON = "hexagon"


class MarkStatus(StrEnum):
    """What an assessor has found about an indicator; ``None`` stands for not assessed."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


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
    initials: str = ""
    """As entered; ``team.looks`` gives everybody initials, a colour and a marker."""
    colour: Colour | None = None
    marker: Marker | None = None


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
    """What the team, or one assessor, has entered about one question.

    How it is read - with marks, and with one assessor - is said in ``standing``.
    """

    points: Points | None = None
    """``None`` while nothing is entered. Where a question has indicators the points follow
    from the marks, and these are points set by hand instead."""
    rationale: str = ""
    override_reason: str = ""
    """Why points were set by hand where marks would give them."""


@dataclass(frozen=True)
class Mark:
    """What an assessor, or the team, has found about one indicator."""

    share: Decimal | None = None
    """How much of the indicator is met, from 0 to 1; ``None`` while it is not assessed."""
    note: str = ""

    @property
    def status(self) -> MarkStatus | None:
        """Met, partly or not met; ``None`` while it is not assessed."""
        if self.share is None:
            return None
        if self.share == 1:
            return MarkStatus.MET
        return MarkStatus.PARTLY if self.share else MarkStatus.NOT_MET


@dataclass(frozen=True)
class Signature:
    """An assessor's signature on the assessment as it stood at one moment."""

    change: ChangeId
    """The last change of the journal that the assessor saw."""
    at: datetime
    """UTC by the clock of the machine; for people to read."""
    current: bool
    """Nothing that was signed has changed since. An outdated signature locks nothing."""


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
    blind: bool = False
    """Own scores of a question are hidden from colleagues: see ``blind``."""
    lead: RowId | None = None
    """The assessor who leads the meeting and may open a hidden question."""


@dataclass(frozen=True)
class Contested:
    """A field that two people gave different values before their copies were merged."""

    entity: str
    """What sort of thing: a value of ``state.Entity``."""
    id: str
    """Which one: the question of a score, the area of a text, the row of a bullet."""
    field: str
    """Which field of it; "present" where somebody removed what somebody else wrote in."""


@dataclass(frozen=True)
class Moment:
    """A moment in the history that somebody has given a name."""

    id: RowId
    name: str
    author: str
    """Who named it."""
    at: datetime
    """When it was, UTC by the clock of the machine; for people to read."""
    change: ChangeId
    """The last entry of the journal then, in the file in which it was named."""
    tips: tuple[ChangeId, ...]
    """The last changes then of every copy that was merged: enough to find it in any copy."""


@dataclass(frozen=True)
class Snapshot:
    """One assessment as it stands at one moment."""

    id: AssessmentId
    edition: Edition
    details: Details
    assessors: tuple[Assessor, ...] = ()
    seats: tuple[Seats, ...] = ()
    scores: Mapping[QuestionId, Score] = field(default_factory=lambda: MappingProxyType({}))
    """The team's scores as entered, the agreed ones; ``standing.agreed`` says how to read them."""
    texts: Mapping[AreaId, AreaTexts] = field(default_factory=lambda: MappingProxyType({}))
    own_scores: Mapping[tuple[RowId, QuestionId], Score] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """Everybody's, hidden ones and those of removed assessors too: ask ``blind`` what to show."""
    marks: Mapping[tuple[RowId, IndicatorId], Mark] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """Everybody's, and under ``TEAM`` the agreed ones."""
    opened: Mapping[QuestionId, RowId] = field(default_factory=lambda: MappingProxyType({}))
    """Questions whose own scores have been shown to all, and who did it."""
    signatures: Mapping[RowId, Signature] = field(default_factory=lambda: MappingProxyType({}))
    moments: tuple[Moment, ...] = ()
    """In the order in which they were named."""
    material: Material = field(default_factory=Material)
    """Sources, interviews and evidence. All of it is internal."""
    conflicts: frozenset[Contested] = frozenset()
    """Open since a merge. Each field shows one of its values meanwhile: see ``heads``."""

    def score(self, question: QuestionId) -> Score:
        """Return what the team has entered about a question, empty if that is nothing."""
        return self.scores.get(question, Score())

    def own_score(self, assessor: RowId, question: QuestionId) -> Score:
        """Return what an assessor has entered about a question, empty if that is nothing."""
        return self.own_scores.get((assessor, question), Score())

    def mark(self, assessor: RowId, indicator: IndicatorId) -> Mark:
        """Return a mark, an empty one if nothing has been entered; ``TEAM`` for the agreed one."""
        return self.marks.get((assessor, indicator), Mark())

    def assessor(self, row: RowId) -> Assessor | None:
        """Return a member of the team, ``None`` if there is none or no longer."""
        return next((person for person in self.assessors if person.id == row), None)

    @property
    def lead(self) -> Assessor | None:
        """Who leads the meeting, ``None`` if nobody has been chosen or is gone."""
        return None if self.details.lead is None else self.assessor(self.details.lead)

    def area_texts(self, area: AreaId) -> AreaTexts:
        """Return what is written about an area, empty texts if nothing has been entered."""
        return self.texts.get(area, AreaTexts())

    def is_contested(self, entity: str, row: str, field: str) -> bool:
        """Tell whether a field has different values since a merge, and nobody has decided."""
        return Contested(entity, row, field) in self.conflicts

    @property
    def title(self) -> str:
        """The unit and the year: "Södertälje 2006"."""
        return f"{self.details.unit.name} {self.details.year}"
