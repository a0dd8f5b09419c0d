"""Which figures a result has: its areas, the questions of the instrument, and the total."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kompass.archive.model import Result
from kompass.catalogue.area_level import whole_area_id
from kompass.catalogue.model import Edition
from kompass.ids import AreaId, QuestionId

TOTAL: Final = "total"
"""Stands for the total among the ids of areas and questions."""


def instrument_questions(edition: Edition) -> Iterator[QuestionId]:
    """Return the questions of the instrument, without those that stand for a whole area."""
    stand_ins = {whole_area_id(area.id) for area in edition.areas}
    return (each.id for each in edition.questions() if each.id not in stand_ins)


def figures_of(edition: Edition) -> tuple[str, ...]:
    """Return the ids of all figures that a result of the edition can have, and ``TOTAL``."""
    return (*(area.id for area in edition.areas), *instrument_questions(edition), TOTAL)


def points_of(result: Result, figure: str) -> Decimal | None:
    """Return the points of an area, a question or ``TOTAL``; ``None`` where unknown."""
    if figure == TOTAL:
        return result.total
    area = result.areas.get(AreaId(figure))
    return result.questions.get(QuestionId(figure)) if area is None else area
