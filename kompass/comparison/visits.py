"""Which subjects of a comparison are visits of one and the same municipality."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kompass.comparison.subjects import Subject


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
        if len({one.edition.id for one in same if one.edition is not None}) > 1
    )


def _closest(earlier: Sequence[Subject], later: Sequence[Subject]) -> tuple[Subject, Subject]:
    """Return a pair of the same edition if there is one."""
    pairs = [(before, now) for before in earlier for now in later]
    same = [pair for pair in pairs if pair[0].edition_words == pair[1].edition_words]
    return (same or pairs)[0]


def _by_unit(subjects: Sequence[Subject]) -> Iterator[list[list[Subject]]]:
    """Yield for every unit its visits, year by year."""
    units: dict[tuple[str, str], dict[int, list[Subject]]] = {}
    for one in subjects:
        if not one.is_reference and one.year is not None and one.edition is not None:
            unit = units.setdefault((one.country, one.code or one.unit.casefold()), {})
            unit.setdefault(one.year, []).append(one)
    for years in units.values():
        yield [years[year] for year in sorted(years)]
