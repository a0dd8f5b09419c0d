"""What no result can be, whoever says so: of a year to come, or above the highest points."""

from datetime import UTC, datetime
from typing import Final

from kompass.archive.model import Result
from kompass.catalogue.model import FULL_AREA, Edition
from kompass.errors import KompassError
from kompass.swedish import format_number

EARLIEST: Final = 1993
"""The year of the prize that the instrument goes back to."""


def possible(result: Result, edition: Edition | None, *, this_year: int | None = None) -> Result:
    """Return ``result``; raises ``KompassError`` for a year or a printed total that cannot be.

    ``this_year`` is for tests.
    """
    latest = this_year if this_year is not None else datetime.now(UTC).year
    if result.year is not None and not EARLIEST <= result.year <= latest:
        raise KompassError(
            f"År {result.year} är inte möjligt. Ange ett år mellan {EARLIEST} och {latest}."
        )
    total = result.printed_total
    if edition is None or total is None:
        return result
    most = edition.max_points or FULL_AREA * len(edition.areas)
    if not 0 <= total <= most:
        raise KompassError(
            f"{format_number(total)} poäng går inte som totalsumma: {edition.title} ger mellan 0 "
            f"och {format_number(most)}."
        )
    return result
