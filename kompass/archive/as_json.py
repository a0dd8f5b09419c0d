"""Results and reference sets as documents for programs."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from kompass.archive.computing.figures import TOTAL, points_of
from kompass.archive.computing.spreads import (
    MedianInterval,
    Range,
    leave_one_out,
    median_interval,
    rounded,
)
from kompass.archive.model import Result
from kompass.catalogue.model import Area, Edition, Question

if TYPE_CHECKING:
    from kompass.archive.computing.places import Place
    from kompass.archive.computing.reference_sets import ReferenceSet
    from kompass.archive.computing.spreads import Spread
    from kompass.archive.keeping.shapes import Trace

Document = dict[str, object]


def number(points: Decimal | None) -> float | None:
    """Return points as JSON has numbers; ``None`` for what is unknown."""
    return None if points is None else float(points)


def result_document(result: Result, edition: Edition | None) -> Document:
    """Return one result whole; ``edition`` gives its areas and questions their numbers."""
    return {
        "id": result.id,
        "municipality": {"code": result.code, "name": result.municipality},
        "country": result.country,
        "level": result.level.value,
        "year": result.year,
        "visited": result.visited.isoformat() if result.visited else None,
        "edition": result.edition,
        "origin": result.origin.value,
        "comparable": result.comparable,
        "why_not": result.why_not,
        "total": number(result.total),
        "printed_total": number(result.printed_total),
        "computed_total": number(result.computed_total),
        "total_differs": result.total_differs,
        "areas": _areas(result, edition),
        "source": result.source,
        "note": result.note,
        "statements": [
            {"said": one.said.value, "area": one.area, "question": one.question, "text": one.text}
            for one in result.statements
        ],
        "version": result.version,
        "withdrawn": _withdrawn(result),
    }


def trace_document(trace: "Trace") -> Document:
    """Return one thing that somebody did with a result."""
    return {"at": trace.at.isoformat(), "by": trace.by, "what": trace.what.value, "why": trace.why}


def reference_document(
    found: "ReferenceSet", edition: Edition, results: Sequence[Result]
) -> Document:
    """Return what the results of a selection come to, and whom it stands for.

    How steady the medians are is told from ``results``, among which those of the set are.
    """
    there = set(found.results)
    taken = [one for one in results if one.id in there]
    return {
        "population": found.population,
        "selection": found.selection_words,
        "edition": found.edition,
        "n": found.n,
        "municipalities": found.municipalities,
        "years": list(found.years) if found.years else None,
        "with_own": found.with_own,
        "few": found.few,
        "warning": found.warning,
        "question_warning": found.question_warning,
        "remarks": list(found.remarks),
        "areas": [_area_spread(area, found, taken) for area in edition.areas],
        "questions": [
            _question_spread(area, question, found, taken)
            for area in edition.areas
            for question in area.questions
            if question.id in found.questions or question.id in found.withheld
        ],
        "total": {
            "withheld_n": found.withheld.get(TOTAL),
            **_spread(found.total, _points(TOTAL, found, taken)),
        },
        "results": list(found.results),
    }


def places_document(places: "Iterable[Place]") -> list[Document]:
    """Return where one result stands: the percentile from 0 to 100, by mid-rank."""
    return [
        {
            "id": one.figure,
            "points": number(one.points),
            "place": one.rank.place,
            "of": one.rank.of,
            "tied": one.rank.tied,
            "percentile": number(rounded(one.rank.percentile)),
            "words": one.rank.words,
        }
        for one in places
    ]


def _area_spread(area: Area, found: "ReferenceSet", taken: Sequence[Result]) -> Document:
    return {
        "id": area.id,
        "no": area.number,
        "title": area.title,
        "withheld_n": found.withheld.get(area.id),
        **_spread(found.areas.get(area.id), _points(area.id, found, taken)),
    }


def _question_spread(
    area: Area, question: Question, found: "ReferenceSet", taken: Sequence[Result]
) -> Document:
    return {
        "id": question.id,
        "no": question.number,
        "title": question.title,
        "area": area.id,
        "withheld_n": found.withheld.get(question.id),
        **_spread(found.questions.get(question.id), _points(question.id, found, taken)),
    }


def _points(
    figure: str, found: "ReferenceSet", taken: Sequence[Result]
) -> Iterator[Decimal | None]:
    behind = found.behind(figure)
    return (points_of(one, figure) for one in taken if one.id in behind)


def _areas(result: Result, edition: Edition | None) -> list[Document]:
    if edition is None:
        return [{"id": one, "points": number(points)} for one, points in result.areas.items()]
    return [
        {
            "id": area.id,
            "no": area.number,
            "title": area.title,
            "points": number(result.areas.get(area.id)),
            "questions": [
                {
                    "id": question.id,
                    "no": question.number,
                    "title": question.title,
                    "points": number(result.questions[question.id]),
                }
                for question in area.questions
                if question.id in result.questions
            ],
        }
        for area in edition.areas
    ]


def _withdrawn(result: Result) -> Document | None:
    if result.withdrawn is None:
        return None
    return {
        "why": result.withdrawn.why,
        "at": result.withdrawn.at.isoformat(),
        "by": result.withdrawn.by,
    }


def _spread(spread: "Spread | None", points: Iterable[Decimal | None]) -> Document:
    """Return one figure's spread; every field is there, ``None`` where it is not shown."""
    shown = None if spread is None else spread.rounded()
    known = [each for each in points if each is not None] if shown else []
    without, interval = leave_one_out(known), median_interval(known)
    return {
        "n": shown.n if shown else 0,
        "median": number(shown.median if shown else None),
        "mean": number(shown.mean if shown else None),
        "lower_quartile": number(shown.lower if shown else None),
        "upper_quartile": number(shown.upper if shown else None),
        "min": number(shown.minimum if shown else None),
        "max": number(shown.maximum if shown else None),
        "median_without_one": _ends(without),
        "median_interval_95": _ends(interval),
    }


def _ends(found: Range | MedianInterval | None) -> list[float] | None:
    """Return between what a median lies; ``None`` where it cannot be told."""
    return None if found is None else [float(rounded(end)) for end in (found.low, found.high)]
