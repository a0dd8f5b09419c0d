"""Who is compared, in which order: the first one is the base. Pure, nothing is looked up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kompass.comparison.visits import same_unit
from kompass.errors import KompassError

if TYPE_CHECKING:
    from kompass.comparison.subjects import Subject

MOST: Final = 6
"""So many can stand beside each other, as ``kompass.comparison.model`` says."""


def added(subjects: Sequence[Subject], new: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return the subjects with others after them; one that is there already stays as it is.

    Raises ``KompassError`` if there is not room for all of them.
    """
    known = {one.id: one for one in subjects}
    after = {**known, **{one.id: one for one in new if one.id not in known}}
    if len(after) > MOST:
        room = MOST - len(known)
        words = "ett till" if room == 1 else f"{room} till" if room else "inget mer"
        raise KompassError(
            f"En jämförelse rymmer högst {MOST} resultat, så det går att lägga till {words}. "
            "Ta bort något först."
        )
    return tuple(after.values())


def without(subjects: Sequence[Subject], subject: str) -> tuple[Subject, ...]:
    """Return the subjects without the one that has this id."""
    return tuple(one for one in subjects if one.id != subject)


def moved_to(subjects: Sequence[Subject], subject: str, place: int) -> tuple[Subject, ...]:
    """Return the subjects with one of them at another place, 0 being the base."""
    rest = list(without(subjects, subject))
    one = next(one for one in subjects if one.id == subject)
    rest.insert(min(max(place, 0), len(rest)), one)
    return tuple(rest)


def replaced(subjects: Sequence[Subject], anew: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return the subjects as they stand now, those with the same ids taken from ``anew``."""
    fresh = {one.id: one for one in anew}
    return tuple(fresh.get(one.id, one) for one in subjects)


def visits_of(subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return the base and the other visits of its municipality, those whose year is known."""
    if not subjects:
        return ()
    base = subjects[0]
    return tuple(one for one in subjects if same_unit(base, one) and one.year is not None)


def same_visit(one: Subject, other: Subject) -> bool:
    """Return whether two subjects tell of one visit by one edition."""
    return (
        same_unit(one, other)
        and one.year == other.year
        and one.edition_words == other.edition_words
    )
