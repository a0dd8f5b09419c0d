"""Roles to choose among while one types, and the codes that are in use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass.assessment.material import Material
    from kompass.ids import RowId
    from kompass.interviews.guides import GuideSet


def roles(material: Material, sets: Sequence[GuideSet]) -> tuple[str, ...]:
    """Return the roles to suggest: those of the guides, then those of other interviews."""
    own = [guide.role for guide in material.guides]
    shipped = [guide.role for chosen in sets for guide in chosen.guides]
    used = [interview.role for interview in material.interviews if not interview.removed]
    told: dict[str, str] = {}
    for role in (*own, *shipped, *used):
        if role.strip():
            told.setdefault(_key(role), role)
    return tuple(told.values())


def suggested(typed: str, known: Iterable[str], *, limit: int = 8) -> tuple[str, ...]:
    """Return the roles that fit what is typed, those that begin so first; dots are forgiven."""
    wanted = _key(typed)
    if not wanted:
        return ()
    ranked = [
        (rank, at, role) for at, role in enumerate(known) if (rank := _rank(_key(role), wanted)) < 3
    ]
    return tuple(role for _, _, role in sorted(ranked))[:limit]


def taken_codes(material: Material, but: RowId | None = None) -> frozenset[str]:
    """Return the codes in use, also those of people who have been erased."""
    used = {person.code for person in material.all_people() if person.id != but}
    return frozenset(used | {one.code for one in material.erased}) - {""}


def _rank(role: str, wanted: str) -> int:
    if role.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in role.split()):
        return 1
    return 2 if wanted in role else 3


def _key(text: str) -> str:
    """Return a text without case, dots and double spaces."""
    folded = unicodedata.normalize("NFD", " ".join(text.casefold().split()))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
