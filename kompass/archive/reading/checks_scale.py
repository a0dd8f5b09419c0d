"""Whether the figures of a column can be points at all, and not shares, grades or places."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kompass.archive.reading.doubts import About, Doubt
from kompass.archive.reading.model import ReadColumn
from kompass.catalogue.model import FULL_AREA, Edition
from kompass.swedish import format_number, format_percent

_FEWEST: Final = 3
"""Figures that say something about the scale; one or two may be whatever they are."""
_MOST_ABOVE: Final = 1
"""So many figures above their maximum are slips; more are another scale."""
_LOW: Final = Decimal(10)
"""Per cent of all the points there are; no published result comes near it."""

_Pairs = list[tuple[Decimal, Decimal]]


def about_scale(column: ReadColumn, edition: Edition, about: About) -> Iterator[Doubt]:
    """Yield what is to be asked where all figures together are no likely points."""
    areas, questions = _of_areas(column, edition), _of_questions(column, edition)
    above = [value for value, most in (*areas, *questions) if value > most]
    if len(above) > _MOST_ABOVE:
        yield about.asks(
            f"{len(above)} tal är högre än det finns poäng. Då kan också de andra vara procent "
            "eller något annat än poäng."
        )
    for what, pairs in (("Områdenas", areas), ("Frågornas", questions)):
        if len(pairs) >= _FEWEST:
            yield from _unlikely(what, pairs, about)


def _unlikely(what: str, pairs: _Pairs, about: About) -> Iterator[Doubt]:
    points = sum((value for value, _ in pairs), Decimal(0))
    most = sum((most for _, most in pairs), Decimal(0))
    if points * 100 < _LOW * most:
        yield about.asks(
            f"{what} tal blir tillsammans {format_number(points)} av {format_number(most)}, "
            f"mindre än {format_percent(_LOW)}. De kan vara andelar, betyg, placeringar eller "
            "förändringar och inte poäng."
        )
    elif points == most:
        yield about.asks(
            f"{what} tal är alla de högsta som går. De kan vara maxpoäng och inte ett resultat."
        )


def _of_areas(column: ReadColumn, edition: Edition) -> _Pairs:
    return [
        (column.areas[area.id].value, area.max_points or FULL_AREA)
        for area in edition.areas
        if area.id in column.areas
    ]


def _of_questions(column: ReadColumn, edition: Edition) -> _Pairs:
    return [
        (column.questions[question.id].value, question.max_points)
        for question in edition.questions()
        if question.id in column.questions and question.max_points
    ]
