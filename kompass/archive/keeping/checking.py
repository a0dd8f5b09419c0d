"""What a result has to fulfil before it is kept, whoever wrote it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from kompass.archive.model import Result
from kompass.catalogue.model import FULL_AREA, Edition
from kompass.errors import KompassError
from kompass.ids import AreaId, QuestionId
from kompass.points import check_range, tidy
from kompass.swedish import format_number

_YEARS: Final = range(1990, 2101)
_MOST_TOTAL: Final = Decimal(10_000)


def checked(result: Result, edition: Edition | None) -> Result:
    """Return a result fit to be kept: points tidy, every area of its edition there.

    Raises ``KompassError`` for what no source can mean: 900 points in an area, points of
    another edition. What a source has misprinted but could mean is kept as it is.
    """
    if not result.id.strip():
        raise KompassError("Resultatet saknar id. Läs in det på nytt.")
    if not result.municipality.strip():
        raise KompassError("Resultatet saknar kommun. Skriv vilken kommun eller enhet det gäller.")
    if result.year is not None and result.year not in _YEARS:
        raise KompassError(
            f"{result.title} kan inte stämma: året ska ligga mellan {_YEARS[0]} och {_YEARS[-1]}."
        )
    try:
        return replace(
            result,
            areas=_areas(result, edition),
            questions=_questions(result, edition),
            printed_total=_total(result.printed_total),
        )
    except KompassError as error:
        raise KompassError(f"{result.title}: {error}", details=error.details) from error


def _areas(result: Result, edition: Edition | None) -> Mapping[AreaId, Decimal | None]:
    known = {} if edition is None else {area.id: area for area in edition.areas}
    strangers = [area for area in result.areas if area not in known]
    if strangers:
        raise KompassError(_unknown(strangers[0], "området", edition))
    found: dict[AreaId, Decimal | None] = {}
    for area in known.values():
        points = result.areas.get(area.id)
        found[area.id] = None if points is None else tidy(points)
        most = area.max_points or FULL_AREA
        if points is not None and not 0 <= points <= most:
            raise KompassError(
                f"{format_number(points)} poäng i område {area.number} går inte: "
                f"ett område ger mellan 0 och {format_number(most)}."
            )
    return MappingProxyType(found)


def _questions(result: Result, edition: Edition | None) -> Mapping[QuestionId, Decimal]:
    known = {} if edition is None else {each.id: each for each in edition.questions()}
    strangers = [question for question in result.questions if question not in known]
    if strangers:
        raise KompassError(_unknown(strangers[0], "frågan", edition))
    found = {}
    for question in known.values():
        if question.id in result.questions:
            points = tidy(result.questions[question.id])
            check_range(points, question.max_points or FULL_AREA, question.number)
            found[question.id] = points
    return MappingProxyType(found)


def _total(points: Decimal | None) -> Decimal | None:
    if points is None:
        return None
    if not 0 <= points <= _MOST_TOTAL:
        raise KompassError(f"{format_number(points)} poäng totalt går inte. Kontrollera talet.")
    return tidy(points)


def _unknown(item: str, sort: str, edition: Edition | None) -> str:
    if edition is None:
        return f"{sort} ”{item}” hör inte till någon utgåva. Ange vilken utgåva resultatet har."
    return f"{sort} ”{item}” finns inte i {edition.title}. Kontrollera vilken utgåva det är."
