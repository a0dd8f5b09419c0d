"""Rank and percentile among others, ties handled and said."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Rank:
    """A place among others by competition ranking: 1, 2, 2, 4. The most points come first."""

    place: int
    of: int
    """So many are ranked, oneself included."""
    tied: int
    """So many others share the place."""
    percentile: Decimal
    """From 0 to 100 by mid-rank, unrounded: the share of all ranked, oneself included, that
    lie below, plus half the share that lie at the same value."""
    words: str
    """"delad 2:a av 14"."""


@dataclass(frozen=True)
class Move:
    """A rank then and now."""

    before: Rank
    after: Rank
    places: int
    """So many places up; negative is down."""
    words: str
    """"från 5:e av 14 till delad 2:a av 14: 3 placeringar upp"."""


def rank(value: Decimal, values: Sequence[Decimal]) -> Rank:
    """Return the place of ``value`` among ``values``, which holds it or is counted as if it did.

    Where the set has oneself in, pass the values with one's own among them; where it has not,
    one's own value must not be there: see ``rank_beside``.
    """
    among = list(values) if value in values else [*values, value]
    above = sum(each > value for each in among)
    equal = sum(each == value for each in among)
    below = len(among) - above - equal
    place, tied = above + 1, equal - 1
    percentile = (Decimal(below) + Decimal(equal) / 2) * 100 / len(among)
    return Rank(place, len(among), tied, percentile, _words(place, len(among), tied))


def rank_beside(value: Decimal, others: Sequence[Decimal]) -> Rank:
    """Return the place of ``value`` beside others that it is none of, equal ones being ties."""
    return rank(value, [*others, value])


def move(before: Rank, after: Rank) -> Move:
    """Return how a rank moved between two reference moments.

    Where the number of ranked results changed, the places are of different lists, and the
    words say so.
    """
    places = before.place - after.place
    way = "samma placering"
    if places:
        way = f"{_placings(abs(places))} {'upp' if places > 0 else 'ner'}"
    words = f"från {before.words} till {after.words}: {way}"
    if before.of != after.of:
        words += f", men listan har gått från {before.of} till {after.of}"
    return Move(before, after, places, words)


def percentile_in_words(found: Rank) -> str:
    """Return the percentile as a clause: "percentil 57 (mittrang)"."""
    return f"percentil {round(found.percentile)} (mittrang)"


def ordinal(place: int) -> str:
    """Return a place as Swedish writes it: 1:a, 2:a, 3:e, 11:e, 21:a."""
    ends_in_a = place % 10 in (1, 2) and place % 100 not in (11, 12)
    return f"{place}:{'a' if ends_in_a else 'e'}"


def _words(place: int, of: int, tied: int) -> str:
    return f"{'delad ' if tied else ''}{ordinal(place)} av {of}"


def _placings(count: int) -> str:
    return "en placering" if count == 1 else f"{count} placeringar"
