"""A crosswalk says which areas and questions of two editions are about the same thing.

No mapping between editions has ever been published: a crosswalk is always somebody's proposal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kompass.catalogue.model import Edition
from kompass.ids import AreaId, EditionId, QuestionId

NOTHING_PROPOSED = "ingen motsvarighet är föreslagen"
"""The reason of a pair that nobody has named."""


class Likeness(StrEnum):
    """How far two areas or two questions of different editions are the same thing."""

    SAME = "same"
    RECAST = "recast"
    """About the same thing, but cut, worded or demanded differently: compare with care."""
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True)
class Pair:
    """An area or a question of one edition beside one of the other, or beside nothing."""

    one: AreaId | QuestionId
    other: AreaId | QuestionId | None
    """``None`` where nothing in the other edition answers to it."""
    likeness: Likeness
    reason: str
    """In Swedish, from what is published; begins in lower case, without a full stop."""
    proposed_by: str
    """Empty where nobody proposes anything."""

    def turned(self) -> "Pair":
        """Return the pair as seen from the other edition; only for a pair that has two."""
        assert self.other is not None
        return Pair(self.other, self.one, self.likeness, self.reason, self.proposed_by)


@dataclass(frozen=True)
class Crosswalk:
    """Somebody's proposal for two editions."""

    id: str
    title: str
    label: str
    """Shown wherever the crosswalk is used: "Kompass eget förslag, inte SKR:s"."""
    proposed_by: str
    one: EditionId
    other: EditionId
    areas: tuple[Pair, ...]
    questions: tuple[Pair, ...] = ()
    note: str = ""
    content_hash: str = ""


@dataclass(frozen=True)
class Bridge:
    """The way from one edition to another, always seen from ``one``."""

    one: Edition
    other: Edition
    crosswalk: Crosswalk | None
    """``None`` where nobody proposes anything, or where the editions are the same."""
    areas: tuple[Pair, ...]
    questions: tuple[Pair, ...]

    @property
    def same_edition(self) -> bool:
        """Whether both are one edition, or a completed copy of it: totals compare freely."""
        return {a.id for a in self.one.areas} == {a.id for a in self.other.areas}

    @property
    def label(self) -> str:
        """Whose proposal it is; empty within one edition."""
        return self.crosswalk.label if self.crosswalk else ""

    def area(self, area: AreaId) -> tuple[Pair, ...]:
        """Return every pair of this area of ``one``; never empty."""
        return self._areas.get(area) or (_nothing(area),)

    def question(self, question: QuestionId) -> tuple[Pair, ...]:
        """Return every pair of this question of ``one``; never empty."""
        return self._questions.get(question) or (_nothing(question),)

    @cached_property
    def _areas(self) -> dict[str, tuple[Pair, ...]]:
        return _by_one(self.areas)

    @cached_property
    def _questions(self) -> dict[str, tuple[Pair, ...]]:
        return _by_one(self.questions)


@dataclass(frozen=True)
class Crosswalks:
    """All crosswalks there are; an earlier one wins over a later one for the same editions."""

    all: tuple[Crosswalk, ...] = ()

    def between(self, one: Edition, other: Edition) -> Bridge:
        """Return the way from ``one`` to ``other``; equal ids are the same without a proposal."""
        raise NotImplementedError


def packaged_crosswalks() -> Crosswalks:
    """Return the crosswalks that ship, all of them Kompass's own proposals."""
    raise NotImplementedError


def known_crosswalks() -> Crosswalks:
    """Return all crosswalks: those in the user's folder first, then those that ship."""
    raise NotImplementedError


def _nothing(identity: AreaId | QuestionId) -> Pair:
    return Pair(identity, None, Likeness.NOT_COMPARABLE, NOTHING_PROPOSED, "")


def _by_one(pairs: Sequence[Pair]) -> dict[str, tuple[Pair, ...]]:
    found: dict[str, tuple[Pair, ...]] = {}
    for pair in pairs:
        found[pair.one] = (*found.get(pair.one, ()), pair)
    return found
