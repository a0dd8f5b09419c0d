"""Who scored high where somebody is weak, and what the archive says they do.

Nothing is made up: where the archive has no words about what a municipality does, there are none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from kompass.archive.comparability import comparability, rank_of_comparability
from kompass.archive.computing.units import whose
from kompass.archive.model import Result, Said, Statement
from kompass.archive.told import Told, told
from kompass.archive.values import edition_name
from kompass.assessment.snapshot import Level
from kompass.catalogue.area_level import whole_area_id
from kompass.catalogue.crosswalk import Bridge, Crosswalks, Likeness, Pair
from kompass.catalogue.model import FULL_AREA, Edition
from kompass.ids import AreaId, EditionId, QuestionId
from kompass.points import Points
from kompass.swedish import format_number

HIGH: Final = Decimal(80)
"""Per cent of the maximum from which a score is high."""
RULE: Final = (
    "Gott exempel är den som har minst 80 % av högsta poäng och mer än den egna kommunen; når "
    "ingen dit med samma utgåva är det också den som har högst med den. Den som en utvärdering "
    "nämner som gott exempel på just det är också med, om den har mer än den egna kommunen "
    "(Kompass eget förslag)."
)
_AREA_ONLY: Final = "Delfrågans poäng är inte kända: exemplet gäller hela området."
_FROM_HIGH: Final = "minst 80 % av högsta poäng"
_NAMED: Final = "nämns som gott exempel"
_HIGHEST: Final = "högst i urvalet med utgåvan, där ingen når 80 % av högsta poäng"


@dataclass(frozen=True)
class Asker:
    """Who is looking for an example, and with how much of the points."""

    name: str
    code: str = ""
    year: int | None = None
    level: Level = Level.WHOLE
    share: Decimal | None = None
    """Own points in per cent of the maximum; examples have more. ``None`` if unknown."""


@dataclass(frozen=True)
class GoodExample:
    """A result that scored high on a question or an area."""

    result: Result
    subject: AreaId | QuestionId
    """The area or question in the edition of that result."""
    whole_area: bool
    """A question was asked for, and its area is what is known."""
    place: str
    """"område 3", "fråga 3.1": as it is numbered in that edition."""
    title: str
    points: Points
    maximum: Points
    told: tuple[Told, ...]
    """What the archive says they do in that question or area; may be empty."""
    likeness: Likeness
    """Of the question or area in that edition and the one that was asked about."""
    comparability: tuple[str, ...]
    """Sentences: edition, level, year, kind of municipality, size, county."""
    why: str
    """By which part of ``RULE`` it is here."""

    @property
    def share(self) -> Decimal:
        """Points in per cent of the maximum."""
        return self.points * 100 / self.maximum

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What is told, without whose assessment tells it."""
        return tuple(each.statement for each in self.told)


@dataclass(frozen=True)
class _Candidate:
    result: Result
    edition: Edition
    pair: Pair
    label: str
    points: Points
    maximum: Points
    whole_area: bool = False
    asked: frozenset[str] = frozenset()
    """The questions that were asked about, where it is the area that is known."""

    @property
    def share(self) -> Decimal:
        return self.points * 100 / self.maximum


def good_examples(
    subject: AreaId | QuestionId,
    edition: Edition,
    results: Sequence[Result],
    editions: Mapping[EditionId, Edition],
    crosswalks: Crosswalks,
    asker: Asker,
) -> tuple[GoodExample, ...]:
    """Return who scored high on an area or a question of ``edition``, the most comparable first.

    One example a municipality: its most comparable one. Where only the area of a question is
    known, the area counts, marked so and after the others. ``editions`` are those of the
    results; a result of an edition that is not among them is left out, as are withdrawn ones
    and areas or questions that no crosswalk calls the same or recast.
    """
    bridges = {each.id: crosswalks.between(edition, each) for each in editions.values()}
    found = [
        candidate
        for result in results
        if result.withdrawn is None and whose(result).key != _key(asker)
        if result.edition is not None and result.edition in bridges
        for candidate in _candidates(subject, result, bridges[result.edition])
        if asker.share is None or candidate.share > asker.share
    ]
    # Of others only those that name somebody are looked through, for each of the candidates.
    naming = [each for each in results if _names_anybody(each)]
    examples = [
        _example(candidate, why, naming, edition, asker)
        for candidate, why in (*_high(found, edition), *_named(found, naming))
    ]
    examples.sort(key=lambda each: _order(each, edition, asker))
    best: dict[str, GoodExample] = {}
    for each in examples:
        best.setdefault(whose(each.result).key, each)
    return tuple(best.values())


def cited(example: GoodExample) -> str:
    """Return a sentence for the report: who, how many points in what and when, what, and source.

    "Trollhättan (95 av 100 poäng i område 3, 2004, utgåva 2002): ... Källa: ...".
    """
    result = example.result
    points = f"{format_number(example.points)} av {format_number(example.maximum)} poäng"
    year = str(result.year) if result.year is not None else "år okänt"
    facts = [f"{points} i {example.place}", year, edition_name(result.edition)]
    if not result.comparable:
        facts.append("inte direkt jämförbar")
    if example.likeness is Likeness.RECAST:
        facts.append("innehållet skiljer sig mellan utgåvorna")
    head = f"{result.municipality} ({', '.join(facts)})"
    said = [_said(each, result) for each in example.told]
    body = f"{head}: {'; '.join(said)}." if said else f"{head}."
    return f"{body} {_sources(example)}".strip()


def _said(told: Told, of: Result) -> str:
    text = told.statement.text.strip().rstrip(".")
    return text if told.by is of else f"nämns i utvärderingen av {told.by.title}: ”{text}”"


def _sources(example: GoodExample) -> str:
    by = [example.result, *(each.by for each in example.told)]
    sources = dict.fromkeys(each.source.rstrip(".") for each in by if each.source.strip())
    if not sources:
        return ""
    return f"{'Källa' if len(sources) == 1 else 'Källor'}: {'; '.join(sources)}."


def _key(asker: Asker) -> str:
    return asker.code or f"SE {asker.name.casefold()}"


def _candidates(
    subject: AreaId | QuestionId, result: Result, bridge: Bridge
) -> Iterator[_Candidate]:
    """Yield what a result has of the subject: the question, or else its area."""
    if any(area.id == subject for area in bridge.one.areas):
        yield from _with_points(bridge.area(AreaId(subject)), result, bridge)
        return
    question = QuestionId(subject)
    asked = list(_with_points(bridge.question(question), result, bridge))
    yield from asked
    if not asked:
        area = bridge.one.area_of(question).id
        there = frozenset(str(pair.other) for pair in bridge.question(question) if pair.other)
        for each in _with_points(bridge.area(area), result, bridge):
            yield replace(each, whole_area=True, asked=there)


def _with_points(pairs: Iterable[Pair], result: Result, bridge: Bridge) -> Iterator[_Candidate]:
    for pair in pairs:
        if pair.other is None or pair.likeness is Likeness.NOT_COMPARABLE:
            continue
        area = result.areas.get(AreaId(pair.other))
        points = result.questions.get(QuestionId(pair.other), area)
        maximum = _maximum(pair.other, bridge.other)
        if points is not None and maximum:
            yield _Candidate(result, bridge.other, pair, bridge.label, points, maximum)


def _maximum(subject: AreaId | QuestionId, edition: Edition) -> Points | None:
    for area in edition.areas:
        if area.id == subject:
            return area.max_points or FULL_AREA
        for question in area.questions:
            if question.id == subject and question.id != whole_area_id(area.id):
                return question.max_points
    return None


def _high(found: Sequence[_Candidate], edition: Edition) -> Iterator[tuple[_Candidate, str]]:
    """Yield who is high by ``RULE``: points of different editions are never set against others."""
    high = [each for each in found if each.share >= HIGH]
    yield from ((each, _FROM_HIGH) for each in high)
    for whole_area in (False, True):
        here = [
            each
            for each in found
            if each.whole_area is whole_area and each.edition.area_ids == edition.area_ids
        ]
        most = max((each.share for each in here), default=HIGH)
        if most < HIGH:
            yield from ((each, _HIGHEST) for each in here if each.share == most)


def _names_anybody(result: Result) -> bool:
    return any(each.said is Said.GOOD_EXAMPLE for each in result.statements)


def _named(
    found: Sequence[_Candidate], results: Sequence[Result]
) -> Iterator[tuple[_Candidate, str]]:
    """Yield whom an assessment names as a good example of just what was asked about."""
    for each in found:
        subject = each.pair.other or each.pair.one
        _, _, area = _place(subject, each.edition)
        about = each.asked or {subject}
        if any(
            one.statement.said is Said.GOOD_EXAMPLE
            and (one.statement.question in about or area in about)
            for one in told(each.result, subject, area, results)
        ):
            yield each, _NAMED


def _example(
    candidate: _Candidate, why: str, results: Sequence[Result], edition: Edition, asker: Asker
) -> GoodExample:
    result = candidate.result
    subject = candidate.pair.other or candidate.pair.one
    place, title, area = _place(subject, candidate.edition)
    return GoodExample(
        result=result,
        subject=subject,
        whole_area=candidate.whole_area,
        place=place,
        title=title,
        points=candidate.points,
        maximum=candidate.maximum,
        told=tuple(told(result, subject, area, results)),
        likeness=candidate.pair.likeness,
        comparability=(
            *([_AREA_ONLY] if candidate.whole_area else []),
            *comparability(result, candidate.pair, candidate.label, edition, asker),
        ),
        why=why,
    )


def _place(subject: AreaId | QuestionId, edition: Edition) -> tuple[str, str, AreaId]:
    for area in edition.areas:
        if area.id == subject:
            return f"område {area.number}", area.title, area.id
    question = edition.question(QuestionId(subject))
    return f"fråga {question.number}", question.title, edition.area_of(question.id).id


def _order(example: GoodExample, edition: Edition, asker: Asker) -> tuple[object, ...]:
    return (
        example.whole_area,
        *rank_of_comparability(example.result, example.likeness, edition, asker),
        -example.share,
        example.result.title,
    )
