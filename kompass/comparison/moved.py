"""Why a result moved between two visits, as far as it can be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kompass.catalogue.model import Area, Question
from kompass.comparison.subjects import Said, Subject

if TYPE_CHECKING:
    from kompass.catalogue.crosswalk import Crosswalks, Likeness


@dataclass(frozen=True)
class Moved:
    """Why one area of the later visit has other points than before.

    Where all is known, ``same + recast + only_before + only_now + rest == change``, exactly.
    """

    area: Area
    """The area in the later edition."""
    before: Decimal | None
    now: Decimal | None
    likeness: "Likeness"
    same: Decimal
    """From questions that are the same in both."""
    recast: Decimal
    """From questions that are asked in another way."""
    only_before: Decimal
    """Minus the points of questions that are not asked any more."""
    only_now: Decimal
    """The points of questions that were not asked before."""
    rest: Decimal | None
    """What cannot be told because questions are unknown; ``None`` where the change is."""
    why_not: str
    """Why it cannot be told in full, in a sentence; may be empty."""

    @property
    def change(self) -> Decimal | None:
        """Points now minus points before."""
        return None if self.now is None or self.before is None else self.now - self.before


@dataclass(frozen=True)
class FollowedUp:
    """An improvement that the earlier report proposed, beside the scores of then and now."""

    said: Said
    year: int | None
    area: Area
    """The area of the earlier edition."""
    question: Question | None
    before: Decimal | None
    now: Decimal | None
    maximum: Decimal | None
    likeness: "Likeness"
    words: str
    """"föreslogs 2006, 5.2: 6 → 14 av 20"."""


def moved(before: Subject, now: Subject, crosswalks: "Crosswalks") -> tuple[Moved, ...]:
    """Return for every area of the later visit why its points are others than before."""
    raise NotImplementedError


def followed_up(before: Subject, now: Subject, crosswalks: "Crosswalks") -> tuple[FollowedUp, ...]:
    """Return the improvements of the earlier report beside the scores of both visits."""
    raise NotImplementedError


@dataclass(frozen=True)
class RankMove:
    """Where an area (or with ``area`` ``None`` the total) stood among others, then and now."""

    area: Area | None
    before: int | None
    of_before: int
    now: int | None
    of_now: int
    words: str


def rank_moves(
    before: Subject, now: Subject, others_before: Sequence[Subject], others_now: Sequence[Subject]
) -> tuple[RankMove, ...]:
    """Return how the place moved, each time among comparable results of the same edition."""
    raise NotImplementedError
