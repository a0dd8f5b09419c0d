"""Which subjects of a comparison are visits of one and the same municipality."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from kompass.comparison.subjects import Subject
from kompass.errors import KompassError

PEERS_AT: Final = (
    "Platserna räknas bland jämförbara resultat av samma utgåva till och med besökets år, med den "
    "senaste kända siffran för varje kommun. Är de färre än fem säger en plats inte mycket."
)
"""Whom ``peers_at`` returns, and by ``latest_known`` which of their figures count."""


def own_visits(subjects: Sequence[Subject]) -> tuple[tuple[Subject, Subject], ...]:
    """Return visits of the same unit two by two, earlier and later, in order of the years.

    Only visits whose year and edition are known: there is no before and after without them.
    One visit may carry results in two editions; then those of the same edition go together.
    """
    return tuple(
        _closest(earlier, later)
        for years in _by_unit(subjects)
        for earlier, later in pairwise(years)
    )


def in_two_editions(subjects: Sequence[Subject]) -> tuple[tuple[Subject, ...], ...]:
    """Return the visits that carry results in more than one edition."""
    return tuple(
        tuple(same)
        for years in _by_unit(subjects)
        for same in years
        if len({one.instrument for one in same}) > 1
    )


def check_earlier(visit: Subject, now: Subject) -> None:
    """Raise ``KompassError`` unless ``visit`` is an earlier one of the same unit as ``now``."""
    if _unit(visit) != _unit(now):
        raise KompassError(
            f"{visit.title} är inget tidigare besök i {now.unit}. Välj ett besök i samma kommun."
        )
    if visit.year is None or now.year is None or visit.year >= now.year:
        raise KompassError(f"{visit.title} är inte tidigare än {now.title}. Välj ett äldre besök.")
    if visit.edition is None:
        raise KompassError(f"{visit.title} har okänd utgåva och kan inte jämföras med {now.title}.")


def peers_at(visit: Subject, everyone: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return whom a visit could be ranked among when it was made: see ``PEERS_AT``."""
    return tuple(one for one in everyone if _is_peer(one, visit))


def latest_known(
    subjects: Iterable[Subject], figure: Callable[[Subject], Decimal | None]
) -> list[Decimal]:
    """Return the latest known figure of each unit: what one visit lacks, an earlier may know."""
    latest: dict[tuple[str, str], Decimal] = {}
    for one in sorted(subjects, key=lambda each: each.year or 0, reverse=True):
        points = figure(one)
        if points is not None:
            latest.setdefault(_unit(one), points)
    return list(latest.values())


def same_unit(one: Subject, other: Subject) -> bool:
    """Return whether two subjects are visits of one municipality or other unit."""
    return not one.is_reference and not other.is_reference and _unit(one) == _unit(other)


def _is_peer(one: Subject, visit: Subject) -> bool:
    if one.is_reference or one.instrument is None or one.instrument != visit.instrument:
        return False
    if one.year is None or visit.year is None or one.year > visit.year:
        return False
    return one.comparable and _unit(one) != _unit(visit)


def _unit(subject: Subject) -> tuple[str, str]:
    return (subject.country, subject.code or subject.unit.casefold())


def _closest(earlier: Sequence[Subject], later: Sequence[Subject]) -> tuple[Subject, Subject]:
    """Return a pair of the same edition if there is one."""
    pairs = [(before, now) for before in earlier for now in later]
    same = [pair for pair in pairs if pair[0].instrument == pair[1].instrument]
    return (same or pairs)[0]


def _by_unit(subjects: Sequence[Subject]) -> Iterator[list[list[Subject]]]:
    """Yield for every unit its visits, year by year."""
    units: dict[tuple[str, str], dict[int, list[Subject]]] = {}
    for one in subjects:
        if not one.is_reference and one.year is not None and one.edition is not None:
            unit = units.setdefault(_unit(one), {})
            unit.setdefault(one.year, []).append(one)
    for years in units.values():
        yield [years[year] for year in sorted(years)]
