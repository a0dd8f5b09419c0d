"""How the members of a team are told apart: initials, a colour and a marker for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from kompass.assessment.snapshot import Assessor, Colour, Marker
from kompass.ids import RowId

T = TypeVar("T")


@dataclass(frozen=True)
class Look:
    """What stands for an assessor where there is no room for a name."""

    initials: str
    colour: Colour
    marker: Marker


def looks(assessors: Sequence[Assessor]) -> Mapping[RowId, Look]:
    """Return the look of everybody: what was chosen, and otherwise the first that is free.

    No two have the same initials. Beyond six assessors colours and markers come again.
    """
    colours = _filled([person.colour for person in assessors], tuple(Colour))
    markers = _filled([person.marker for person in assessors], tuple(Marker))
    initials = _told_apart([person.initials or _initials_of(person.name) for person in assessors])
    chosen = zip(initials, colours, markers, strict=True)
    return MappingProxyType(
        {person.id: Look(*look) for person, look in zip(assessors, chosen, strict=True)}
    )


def _initials_of(name: str) -> str:
    """Return the first letters of the first and the last word: Anna-Karin von Ek is AE."""
    words = name.split()
    ends = words if len(words) < 2 else (words[0], words[-1])
    return "".join(word[0].upper() for word in ends) or "?"


def _told_apart(initials: Iterable[str]) -> list[str]:
    apart: list[str] = []
    for own in initials:
        number, candidate = 1, own
        while candidate in apart:
            number += 1
            candidate = f"{own}{number}"
        apart.append(candidate)
    return apart


def _filled(chosen: Sequence[T | None], every: Sequence[T]) -> list[T]:
    taken = [value for value in chosen if value is not None]
    free = [value for value in every if value not in taken]
    filled = []
    for at, value in enumerate(chosen):
        if value is not None:
            filled.append(value)
        else:
            filled.append(free.pop(0) if free else every[at % len(every)])
    return filled
