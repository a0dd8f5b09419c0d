"""Places in a list, as text, so that there is always room between two neighbours.

Two people who insert at the same spot in their own copies get two places that both lie
where they meant, whichever copy is merged into which. Floats would run out of room after
some fifty inserts at one spot; these texts only grow longer.
"""

from datetime import datetime
from typing import Final

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
"""In the order in which both Python and SQLite compare them."""

_TIME_DIGITS: Final = 9
"""Enough milliseconds until the year 5188."""


def between(low: str, high: str) -> str:
    """Return a place after ``low`` and before ``high``; empty means from the start, to the end.

    A place never ends in "0", so there is always room before it. Raises ``ValueError``
    unless ``low`` comes before ``high``.
    """
    if high and low >= high:
        raise ValueError(f"no place between {low!r} and {high!r}")
    place = ""
    for index in range(max(len(low), len(high)) + 1):
        lower = _digit(low, index, 0)
        upper = _digit(high, index, len(_DIGITS)) if high else len(_DIGITS)
        if upper - lower > 1:
            # Adding at the end is what people do most: a small step keeps the places short.
            at_end = bool(low) and not high and index < len(low)
            return place + _DIGITS[lower + 1 if at_end else (lower + upper) // 2]
        place += _DIGITS[lower]
        if upper > lower:
            high = ""  # anything that begins like low is now before high
    raise AssertionError("unreachable: the last digit always leaves room")


def at_time(moment: datetime) -> str:
    """Return the place of something that came about at a moment, to the millisecond.

    Notes that two people take of one interview, each in a copy, interleave by time in every
    copy then, without anybody having to sort them.
    """
    left, place = int(moment.timestamp() * 1000), "i"  # the end leaves room on both sides
    for _ in range(_TIME_DIGITS):
        left, digit = divmod(left, len(_DIGITS))
        place = _DIGITS[digit] + place
    return place


def _digit(place: str, index: int, otherwise: int) -> int:
    return _DIGITS.index(place[index]) if index < len(place) else otherwise
