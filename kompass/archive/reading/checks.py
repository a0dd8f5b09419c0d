"""What to look at before figures are taken: sums, per cent, maxima, names, years, repetitions.

Nothing is repaired. Every doubt says where, what and how grave, and has a key by which a
person accepts exactly that doubt and no other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from kompass.archive.model import Result
from kompass.archive.reading.checks_column import about_column
from kompass.archive.reading.checks_points import about_points
from kompass.archive.reading.doubts import TOTAL, About, CellKey, Doubt, Gravity, keyed
from kompass.archive.reading.model import ReadColumn, Reading
from kompass.assessment.snapshot import Level
from kompass.catalogue.model import Edition
from kompass.ids import EditionId

__all__ = [
    "TOTAL",
    "About",
    "CellKey",
    "Doubt",
    "Gravity",
    "already_there",
    "check",
    "check_column",
    "edition_of",
    "keyed",
]


_LEVELS: Final = {
    Level.WHOLE: "hela kommunen",
    Level.GROUP: "bara koncernens ledning",
    Level.DISTRICT: "en stadsdel",
}


def check(
    reading: Reading, editions: Sequence[Edition], *, this_year: int | None = None
) -> tuple[Doubt, ...]:
    """Return everything to look at, in the order of the columns.

    ``editions`` are those the reading was made with. ``this_year`` is for tests.
    """
    found: list[Doubt] = []
    for place, column in enumerate(reading.columns):
        found += check_column(column, place, editions, this_year=this_year)
    found += _twice(reading.columns)
    return tuple(dict.fromkeys(found))


def check_column(
    column: ReadColumn, place: int, editions: Sequence[Edition], *, this_year: int | None = None
) -> tuple[Doubt, ...]:
    """Return what is to be said about one column, also after somebody has changed it."""
    about = About(place)
    edition = edition_of(column.edition, editions)
    year = this_year if this_year is not None else datetime.now(UTC).year
    found = list(about_column(column, edition, about, year))
    if column.edition is not None and edition is None:
        found.append(about.refuses(f"Utgåvan {column.edition} finns inte här. Välj en som finns."))
    if column.kind.can_be_taken:
        found += about_points(column, edition, about)
    return tuple(found)


def edition_of(wanted: EditionId | None, editions: Iterable[Edition]) -> Edition | None:
    """Return the edition with this id, ``None`` if it is not among them."""
    return next((edition for edition in editions if edition.id == wanted), None)


def already_there(
    results: Sequence[Result], alike: Callable[[Result], Sequence[Result]]
) -> tuple[Doubt, ...]:
    """Return what the archive already has of the results; ``column`` counts the results.

    ``alike`` gives the results of the same unit, year, edition and level (``Archive.alike``).
    The same figures once more are refused; other figures, and another level, are asked about.
    """
    return tuple(
        doubt
        for place, result in enumerate(results)
        for doubt in (
            *_known(result, alike(result), About(place)),
            *_at_another_level(result, alike, About(place)),
        )
    )


def _known(result: Result, others: Sequence[Result], about: About) -> Iterator[Doubt]:
    for other in others:
        if other.withdrawn is not None:
            yield about.tells(f"{result.title} har funnits men dragits tillbaka.")
        elif _same_figures(result, other):
            yield about.refuses(f"{result.title} finns redan med samma poäng.")
            return
        else:
            yield about.asks(
                f"{result.title} finns redan med andra poäng. Rätta det i stället, eller lägg "
                "till ett till om det är en annan utvärdering."
            )
            return


def _at_another_level(
    result: Result, alike: Callable[[Result], Sequence[Result]], about: About
) -> Iterator[Doubt]:
    """Ask where the same unit and year is there as a part, or whole: the file may not tell."""
    for level in Level:
        there = alike(replace(result, level=level)) if level is not result.level else ()
        if any(other.level is level and other.withdrawn is None for other in there):
            yield about.asks(
                f"{result.title} finns redan, men då gäller det {_LEVELS[level]}. Se efter om det "
                "är samma utvärdering innan den läggs till."
            )


def _same_figures(one: Result, other: Result) -> bool:
    areas = {area: points for area, points in one.areas.items() if points is not None}
    others = {area: points for area, points in other.areas.items() if points is not None}
    both = set(one.questions) & set(other.questions)
    return (
        areas == others
        and one.total == other.total
        and all(one.questions[question] == other.questions[question] for question in both)
    )


def _twice(columns: Sequence[ReadColumn]) -> Iterator[Doubt]:
    """Ask about the same municipality, year and edition that stands twice in one file.

    The same figures once more are no second result. With other figures nobody can see which
    of them are the points, so all of those columns wait.
    """
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, column in enumerate(columns):
        if column.kind.can_be_taken and column.municipality:
            key = (column.municipality.casefold(), column.year, column.edition, column.level)
            alike.setdefault(key, []).append(place)
    for places in alike.values():
        first = columns[places[0]]
        title = f"{first.municipality} {first.year or '(år okänt)'}"
        distinct = {_values(columns[place]) for place in places}
        for count, place in enumerate(places):
            if len(distinct) > 1:
                yield About(place).asks(
                    f"{title} står flera gånger i filen med olika tal i samma utgåva. Ta bara "
                    "det som är resultatet, eller välj ett annat år."
                )
            elif count:
                yield About(place).refuses(
                    f"{title} står flera gånger i filen med samma tal. En gång räcker."
                )


def _values(column: ReadColumn) -> frozenset[tuple[CellKey, object]]:
    return frozenset((key, cell.value) for key, cell in keyed(column))
