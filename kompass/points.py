"""Points: how they are represented, and the rules a single value must obey.

Points are ``decimal.Decimal`` with at most two decimals. Binary floats cannot hold 0.1,
so sums of half points typed as 22,35 would drift; integers in hundredths would be exact
but every reader would have to divide. ``Decimal`` is exact for everything a person can
type, adds exactly, and prints as it was typed. In files points are text ("22.5").
"""

from decimal import Decimal

from kompass.errors import KompassError
from kompass.swedish import format_number, parse_number

Points = Decimal

MOST_DECIMALS = 2
LARGEST = Decimal(1_000_000)
"""Beyond any points; a longer number is a slip of the hand and no longer adds exactly."""


def parse_points(text: str) -> Points:
    """Return the points a person typed, with decimal comma or point.

    Raises ``KompassError`` for anything that is not a number with at most two decimals.
    """
    return tidy(parse_number(text))


def tidy(points: Decimal) -> Points:
    """Return ``points`` without trailing zeros, refusing absurd sizes and a third decimal."""
    if not points.is_finite():
        raise KompassError("Poäng måste vara ett tal. Skriv till exempel 22,5.")
    if abs(points) >= LARGEST:
        raise KompassError("Talet är för stort för att vara poäng. Skriv till exempel 22,5.")
    if points != round(points, MOST_DECIMALS):
        raise KompassError(
            f"{format_number(points)} har för många decimaler: poäng anges med högst två, "
            "till exempel 22,5."
        )
    whole = points.to_integral_value()
    return whole if points == whole else points.normalize()


def check_range(points: Points, maximum: Points | None, number: str) -> None:
    """Raise ``KompassError`` unless ``points`` lies between 0 and ``maximum``.

    ``number`` is the printed number of the question ("3.1"); ``maximum`` is ``None``
    where an incomplete edition does not know it, and then only the lower bound holds.
    """
    if points < 0:
        raise KompassError(
            f"{format_number(points)} poäng på fråga {number} går inte: lägsta poäng är 0."
        )
    if maximum is not None and points > maximum:
        raise KompassError(
            f"{format_number(points)} poäng på fråga {number} går inte: "
            f"högsta poäng är {format_number(maximum)}."
        )


def step_of(maximum: Points, step_percent: Decimal) -> Points:
    """Return one natural step in points: ``step_percent`` of ``maximum`` (5 % of 30 is 1.5)."""
    return tidy(maximum * step_percent / 100)


def is_off_step(points: Points, maximum: Points, step_percent: Decimal) -> bool:
    """Tell whether ``points`` falls between the natural steps; such a value is kept and marked.

    All 37 published scores of Södertälje 2006 are multiples of 5 % of their maximum.
    """
    return points % step_of(maximum, step_percent) != 0
