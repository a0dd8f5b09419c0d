"""What takes part in a comparison: a file, a result of the archive or reference values.

Whatever it comes from, a subject says which edition its points were given by and whether it
may stand beside ordinary assessments. Unknown stays ``None``: it is never nought.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kompass.archive import model
from kompass.archive.model import Result
from kompass.archive.values import Kind, ReferenceValues, edition_name, label
from kompass.assessment import scoring
from kompass.assessment.snapshot import Details, Level, Snapshot, UnitKind
from kompass.catalogue.area_level import is_assessed_as_whole
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import AreaId, QuestionId
from kompass.swedish import format_number

HOME: Final = "SE"
COMPUTED_SOURCE: Final = "beräknat ur jämförelsebasen"
"""What the source of reference values says that were computed from the archive."""
LEVELS: Final = MappingProxyType(
    {Level.WHOLE: "hela kommunen", Level.GROUP: "koncernnivå", Level.DISTRICT: "stadsdel"}
)

_BY_LEVEL: Final = MappingProxyType(
    {
        Level.GROUP: "Inte direkt jämförbar: bara koncernens ledning utvärderades.",
        Level.DISTRICT: "Inte direkt jämförbar: utvärderingen gäller en stadsdel.",
    }
)
_BY_UNIT: Final = MappingProxyType(
    {
        UnitKind.DISTRICT: _BY_LEVEL[Level.DISTRICT],
        UnitKind.REGION: "Inte direkt jämförbar: utvärderingen gäller en region.",
        UnitKind.FOREIGN: "Inte direkt jämförbar: utvärderingen gäller en utländsk kommun.",
    }
)


class SubjectKind(StrEnum):
    """What a subject is."""

    FILE = "file"
    """An assessment file."""
    RESULT = "result"
    """A result of the archive."""
    REFERENCE = "reference"
    """Reference values as somebody has published them."""
    COMPUTED = "computed"
    """Reference values computed from the archive; never mixed with published ones."""


@dataclass(frozen=True)
class Said:
    """A strength, an improvement or a good example that a subject carries."""

    text: str
    area: AreaId
    question: QuestionId | None = None
    """``None`` where it speaks of the whole area."""


@dataclass(frozen=True)
class Subject:
    """One of the two to six that are compared."""

    id: str
    title: str
    """For headings and legends: "Södertälje 2006", "Median, utvärderade kommuner ..."."""
    kind: SubjectKind
    edition: Edition | None
    """``None`` where the source does not tell; then there are no areas."""
    areas: Mapping[AreaId, Decimal | None]
    """Every area of the edition in printed order; ``None`` where no figure is known."""
    questions: Mapping[QuestionId, Decimal]
    """Only questions whose points are known."""
    total: Decimal | None
    """What all areas add up to, else the total as printed; ``None`` if neither is known."""
    printed_total: Decimal | None
    comparable: bool
    """Whether it may stand beside ordinary assessments of the same edition."""
    why_not: str
    """A sentence that begins "Inte direkt jämförbar"; empty if it is comparable."""
    level: Level
    year: int | None
    source: str
    note: str = ""
    improvements: tuple[Said, ...] = ()
    strengths: tuple[Said, ...] = ()
    good_examples: tuple[Said, ...] = ()
    short_title: str = ""
    """For tight places; empty means that ``title`` is short enough."""
    unit: str = ""
    """The municipality or other unit by name; empty for reference values."""
    code: str = ""
    """The code in the register; empty where there is none."""
    country: str = HOME

    @property
    def name(self) -> str:
        """What to call it in tight places."""
        return self.short_title or self.title

    @property
    def is_reference(self) -> bool:
        """Whether it is a statistic and not one assessment."""
        return self.kind in (SubjectKind.REFERENCE, SubjectKind.COMPUTED)

    @property
    def instrument(self) -> frozenset[str] | None:
        """The areas, which an edition shares with completed copies of it and no other."""
        return None if self.edition is None else frozenset(self.edition.area_ids)

    @property
    def known_areas(self) -> int:
        """How many areas have a figure."""
        return sum(points is not None for points in self.areas.values())

    @property
    def computed_total(self) -> Decimal | None:
        """What the areas add up to; ``None`` if one is missing, and for statistics.

        A median of totals is not the sum of the areas' medians.
        """
        known = [points for points in self.areas.values() if points is not None]
        if self.is_reference or not known or len(known) < len(self.areas):
            return None
        return sum(known, Decimal(0))

    @property
    def edition_words(self) -> str:
        """The edition as a legend names it: "utgåva 2002", "okänd utgåva"."""
        return edition_name(None if self.edition is None else self.edition.id)


def of_snapshot(snapshot: Snapshot) -> Subject:
    """Return an assessment as a subject; areas that are not fully assessed are unknown."""
    result, details = scoring.score(snapshot), snapshot.details
    why_not = _BY_LEVEL.get(details.level) or _BY_UNIT.get(details.unit.kind, "")
    texts = [(area.id, snapshot.area_texts(area.id)) for area in snapshot.edition.areas]
    bullets = [(area, one) for area, text in texts for one in text.improvements]
    return Subject(
        id=snapshot.id,
        title=snapshot.title,
        kind=SubjectKind.FILE,
        edition=snapshot.edition,
        areas=MappingProxyType({area.area.id: area.points for area in result.areas}),
        questions=MappingProxyType(_question_points(result)),
        total=result.points,
        printed_total=None,
        comparable=not why_not,
        why_not=why_not,
        level=details.level,
        year=details.year,
        source=_file_source(details, result),
        note="" if result.complete else _unfinished(result),
        improvements=tuple(Said(one.text, area) for area, one in bullets if one.text.strip()),
        strengths=tuple(
            Said(one.text, area) for area, text in texts for one in text.strengths if one.text
        ),
        unit=details.unit.name,
        code=details.unit.code,
        country="" if details.unit.kind is UnitKind.FOREIGN else HOME,
    )


def of_result(result: Result, edition: Edition | None) -> Subject:
    """Return a result of the archive as a subject. ``edition`` is the one the result names.

    Raises ``KompassError`` if it is another one.
    """
    if result.edition is None:
        edition = None
    elif edition is None or edition.id != result.edition:
        raise KompassError(
            f"{result.title} är bedömd med {edition_name(result.edition)}, som inte finns här. "
            "Ta in utgåvan först."
        )
    why_not = _why_not(result)
    return Subject(
        id=result.id,
        title=result.title,
        kind=SubjectKind.RESULT,
        edition=edition,
        areas=_every_area(result.areas, edition),
        questions=MappingProxyType(dict(result.questions)),
        total=result.total,
        printed_total=result.printed_total,
        comparable=not why_not,
        why_not=why_not,
        level=result.level,
        year=result.year,
        source=result.source,
        note=result.note,
        improvements=_said(result, model.Said.IMPROVEMENT),
        strengths=_said(result, model.Said.STRENGTH),
        good_examples=_said(result, model.Said.GOOD_EXAMPLE),
        unit=result.municipality,
        code=result.code,
        country=result.country,
    )


def of_reference(values: ReferenceValues, edition: Edition) -> Subject:
    """Return reference values as a subject. ``edition`` is theirs, or a completed copy of it.

    Raises ``KompassError`` if it is another one.
    """
    of_copy = bool(values.areas) and set(values.areas) <= set(edition.area_ids)
    if values.edition != edition.id and not of_copy:
        raise KompassError(
            f"{label(values)} gäller inte {edition.title}. Välj ett annat referensvärde."
        )
    computed = COMPUTED_SOURCE in values.source.casefold()
    return Subject(
        id=values.id,
        title=label(values),
        kind=SubjectKind.COMPUTED if computed else SubjectKind.REFERENCE,
        edition=edition,
        areas=_every_area(values.areas, edition),
        questions=MappingProxyType({}),
        total=values.total,
        printed_total=None if computed else values.total,
        comparable=True,
        why_not="",
        level=Level.WHOLE,
        year=values.year,
        source=values.source,
        note=values.note,
        short_title=_short(values, computed=computed),
        country="",
    )


def _question_points(result: scoring.Result) -> dict[QuestionId, Decimal]:
    """Return the points of real questions: an area assessed as a whole has none."""
    return {
        entry.question.id: entry.points
        for area in result.areas
        if not is_assessed_as_whole(area.area)
        for entry in area.questions
        if entry.points is not None
    }


def _file_source(details: Details, result: scoring.Result) -> str:
    state = "färdigbedömd" if result.complete else "pågående"
    return f"Utvärderingsfil ({state}), {details.unit.name} {details.year}"


def _unfinished(result: scoring.Result) -> str:
    if not result.max_assessed:
        return "Ingenting är bedömt ännu."
    return (
        f"Bedömningen är inte klar: {format_number(result.points_so_far)} poäng av "
        f"{format_number(result.max_assessed)} bedömda."
    )


def _why_not(result: Result) -> str:
    """Return why a result may not stand beside others, also where nobody has written it down."""
    if result.withdrawn is not None:
        return f"Inte direkt jämförbar: resultatet är återtaget ({result.withdrawn.why})."
    if not result.comparable:
        return result.why_not or "Inte direkt jämförbar: skälet är inte angivet."
    if result.level in _BY_LEVEL:
        return _BY_LEVEL[result.level]
    if result.year is None:
        return "Inte direkt jämförbar: årtalet saknas."
    return "" if result.country == HOME else _BY_UNIT[UnitKind.FOREIGN]


def _every_area(
    known: Mapping[AreaId, Decimal | None] | Mapping[AreaId, Decimal], edition: Edition | None
) -> Mapping[AreaId, Decimal | None]:
    areas = () if edition is None else edition.areas
    return MappingProxyType({area.id: known.get(area.id) for area in areas})


def _said(result: Result, what: model.Said) -> tuple[Said, ...]:
    return tuple(
        Said(one.text, one.area, one.question) for one in result.statements if one.said is what
    )


def _short(values: ReferenceValues, *, computed: bool) -> str:
    """Return "median 2009"; computed values say so, because the two are never mixed."""
    words = {Kind.MEDIAN: "median", Kind.MEAN: "medelvärde", Kind.MAXIMUM: "högsta värde"}
    if values.kind not in words:
        return values.population
    year = f" {values.year}" if values.year is not None else ""
    return f"{'beräknad ' if computed else ''}{words[values.kind]}{year}"
