"""Which subjects of a comparison are visits of one and the same municipality."""

from collections.abc import Iterator, Sequence

from kompass.comparison.subjects import Subject


def own_visits(subjects: Sequence[Subject]) -> tuple[tuple[Subject, Subject], ...]:
    """Return visits of the same unit two by two, earlier and later, in order of the years.

    Only visits whose year and edition are known: there is no before and after without them.
    """
    return tuple(
        pair for visits in _by_unit(subjects) for pair in zip(visits, visits[1:], strict=False)
    )


def _by_unit(subjects: Sequence[Subject]) -> Iterator[list[Subject]]:
    units: dict[tuple[str, str], list[tuple[int, Subject]]] = {}
    for one in subjects:
        if not one.is_reference and one.year is not None and one.edition is not None:
            key = (one.country, one.code or one.unit.casefold())
            units.setdefault(key, []).append((one.year, one))
    for found in units.values():
        yield [one for _year, one in sorted(found, key=lambda pair: pair[0])]
