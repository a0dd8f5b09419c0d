"""Rank and percentile among others, ties handled and said."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Rank:
    """A place among others by competition ranking: 1, 2, 2, 4."""

    place: int
    of: int
    """So many are ranked, oneself included."""
    tied: int
    """So many others share the place."""
    percentile: Decimal
    """From 0 to 100 by mid-rank: the share below plus half of those at the same value."""
    words: str
    """"delad 2:a av 14"."""


@dataclass(frozen=True)
class Move:
    """A rank then and now."""

    before: Rank
    after: Rank
    words: str


def rank(value: Decimal, values: Sequence[Decimal]) -> Rank:
    """Return the place of ``value`` among ``values``; it is counted in if it is not there."""
    raise NotImplementedError


def move(before: Rank, after: Rank) -> Move:
    """Return how a rank moved between two reference moments."""
    raise NotImplementedError
