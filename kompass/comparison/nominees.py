"""Three to seven municipalities side by side, as for an award; pure data for a document.

A nominee that is not directly comparable with the others stands beside them without a place:
Stockholm was nominated in 2009 although only the top of its organisation had been assessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kompass.archive.computing.ranking import rank
from kompass.catalogue.model import Area, Edition
from kompass.comparison import warnings
from kompass.comparison.pairing import barrier
from kompass.comparison.subjects import Said, Subject
from kompass.errors import KompassError

FEWEST: Final = 3
MOST: Final = 7
OUTSIDE: Final = "utom rangordningen"
STRONGEST_PLACES: Final = 3
"""Examples are taken from those who share the first three places."""
MOST_EXAMPLES: Final = 3
"""Of one nominee in one area."""


@dataclass(frozen=True)
class Placed:
    """One nominee's place in one area or in total; equal points share a place (1-2-2-4)."""

    subject: Subject
    points: Decimal | None
    place: int | None
    """``None`` where the points are unknown or the nominee is not comparable."""
    tied: bool
    remark: str = ""
    """Why there is no place, or what must be said of the points."""


@dataclass(frozen=True)
class RankedArea:
    """An area with the nominees, best first; those without a place come last."""

    area: Area | None
    """``None`` is the total."""
    placed: tuple[Placed, ...]

    @property
    def ranked(self) -> int:
        """How many have a place."""
        return sum(one.place is not None for one in self.placed)

    def of(self, subject: Subject) -> Placed:
        """Return the place of one nominee."""
        return next(one for one in self.placed if one.subject is subject)


@dataclass(frozen=True)
class Example:
    """What is said of a nominee that is strong in an area."""

    placed: Placed
    said: tuple[Said, ...]
    good_examples: bool
    """Good examples that somebody named; otherwise the strengths of the report."""


@dataclass(frozen=True)
class Strongest:
    """The strongest in an area, with what is said of them; no examples where nothing is."""

    area: Area
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Nominees:
    """The whole comparison."""

    edition: Edition
    subjects: tuple[Subject, ...]
    areas: tuple[RankedArea, ...]
    total: RankedArea
    strongest: tuple[Strongest, ...]
    warnings: tuple[str, ...]


def nominees(subjects: Sequence[Subject]) -> Nominees:
    """Return three to seven nominees of one edition side by side.

    Raises ``KompassError`` for fewer, for more, for reference values, for one nominee twice
    and for nominees of different editions: those have different areas.
    """
    edition = _checked(subjects)
    outside = _outside(subjects)
    areas = tuple(
        _ranked(area, [one.areas.get(area.id) for one in subjects], subjects, outside)
        for area in edition.areas
    )
    barred = ["" if one.id not in outside else one.why_not for one in subjects]
    return Nominees(
        edition=edition,
        subjects=tuple(subjects),
        areas=areas,
        total=_ranked(None, [one.total for one in subjects], subjects, outside),
        strongest=tuple(_strongest(one) for one in areas),
        warnings=tuple(dict.fromkeys(_warnings(subjects, barred))),
    )


def _checked(subjects: Sequence[Subject]) -> Edition:
    if not FEWEST <= len(subjects) <= MOST:
        raise KompassError(
            f"Nominerade jämförs {FEWEST} till {MOST} åt gången; här är det {len(subjects)}. "
            "Välj färre eller fler."
        )
    for one in subjects:
        if one.is_reference:
            raise KompassError(f"{one.title} är ett referensvärde och kan inte vara nominerad.")
    if len({one.id for one in subjects}) < len(subjects):
        raise KompassError("En av de nominerade är vald två gånger. Ta bort den ena.")
    edition = subjects[0].edition
    if edition is None:
        raise KompassError(f"{subjects[0].title} har okänd utgåva och kan inte rangordnas.")
    for one in subjects[1:]:
        if one.edition is None or _areas(one.edition) != _areas(edition):
            raise KompassError(
                f"{one.title} är bedömd med {one.edition_words} och {subjects[0].title} med "
                f"{subjects[0].edition_words}. Nominerade rangordnas inom en och samma utgåva."
            )
    return edition


def _areas(edition: Edition) -> set[str]:
    return {area.id for area in edition.areas}


def _outside(subjects: Sequence[Subject]) -> frozenset[str]:
    """Return who has no place; nobody, where all differ from ordinary ones in the same way."""
    first = subjects[0]
    if not any(barrier(first, one) for one in subjects[1:]):
        return frozenset()
    return frozenset(one.id for one in subjects if not one.comparable)


def _ranked(
    area: Area | None,
    points: Sequence[Decimal | None],
    subjects: Sequence[Subject],
    outside: frozenset[str],
) -> RankedArea:
    values = [
        value
        for one, value in zip(subjects, points, strict=True)
        if value is not None and one.id not in outside
    ]
    placed = [
        _placed(one, value, values, outside=one.id in outside, total=area is None)
        for one, value in zip(subjects, points, strict=True)
    ]
    last = len(subjects) + 1
    return RankedArea(area, tuple(sorted(placed, key=lambda one: one.place or last)))


def _placed(
    subject: Subject,
    points: Decimal | None,
    values: Sequence[Decimal],
    *,
    outside: bool,
    total: bool,
) -> Placed:
    if points is None:
        words = warnings.known_words(subject) if total else "poängen är inte kända"
        return Placed(subject, None, None, tied=False, remark=words)
    said = ""
    if total:
        said = warnings.misprint(subject) or warnings.only_printed(subject)
    if outside:
        return Placed(subject, points, None, tied=False, remark=said or OUTSIDE)
    found = rank(points, values)
    return Placed(subject, points, found.place, tied=found.tied > 0, remark=said)


def _strongest(ranked: RankedArea) -> Strongest:
    """Return what is said of those with the first places, and of those outside the ranking."""
    area = ranked.area
    assert area is not None  # noqa: S101 - the total is never asked for
    examples = (
        _example(one, area)
        for one in ranked.placed
        if one.points is not None and (one.place is None or one.place <= STRONGEST_PLACES)
    )
    return Strongest(area, tuple(one for one in examples if one.said))


def _example(placed: Placed, area: Area) -> Example:
    good = [one for one in placed.subject.good_examples if one.area == area.id]
    strengths = [one for one in placed.subject.strengths if one.area == area.id]
    return Example(placed, tuple((good or strengths)[:MOST_EXAMPLES]), good_examples=bool(good))


def _warnings(subjects: Sequence[Subject], barred: Sequence[str]) -> list[str]:
    said = [
        f"{one.name} står med {OUTSIDE}. {why_not}"
        for one, why_not in zip(subjects, barred, strict=True)
        if why_not
    ]
    for one in subjects:
        said += [warnings.unknown_areas(one), warnings.misprint(one), warnings.only_printed(one)]
    return [text for text in said if text]
