"""Numbers, dates and lists as Swedish readers write them."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kompass.errors import KompassError

MINUS = "\N{MINUS SIGN}"
NBSP = "\N{NO-BREAK SPACE}"
_NUMBER = re.compile(r"[+\-\N{MINUS SIGN}]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)")
_MOST_DIGITS = 18
"""More than anything that is counted here; Python itself refuses to read thousands of digits."""
_LAST_LETTERS = {letter: order for order, letter in enumerate("åäö", start=ord("z") + 1)}
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def parse_number(text: str) -> Decimal:
    """Return the number a person typed, with decimal comma or decimal point.

    Spaces around it are ignored. Raises ``KompassError`` for anything else, thousands
    separators included: a guess at "1.234" would be a guess at somebody's score.
    """
    typed = text.strip()
    if not _NUMBER.fullmatch(typed):
        raise KompassError(f"”{_short(typed)}” är inte ett tal. Skriv till exempel 22,5.")
    return Decimal(typed.replace(",", ".").replace(MINUS, "-"))


def parse_count(text: str) -> int:
    """Return the whole number a person typed; spaces may keep thousands apart: 80 000.

    Raises ``KompassError`` for anything else, signs, commas and points included.
    """
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdigit()):
        raise KompassError(
            f"”{_short(text.strip())}” är inte ett helt tal. Skriv bara siffror, till exempel 65."
        )
    if len(digits) > _MOST_DIGITS:
        raise KompassError(f"”{_short(digits)}” är ett för stort tal. Skriv ett mindre.")
    return int(digits)


def format_number(number: Decimal) -> str:
    """Return ``number`` with decimal comma and as many decimals as it has: 66, 74,5."""
    plain = f"{number:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace(".", ",").replace("-", MINUS)


def format_difference(number: Decimal) -> str:
    """Return a difference with its sign: +5,5, −8 and ±0."""
    if number == 0:
        return "±0"
    return ("+" if number > 0 else "") + format_number(number)


def format_percent(percent: Decimal) -> str:
    """Return a whole or one-decimal percentage with the unit: 65 %, 74,5 %."""
    return f"{format_number(round(percent, 1))}{NBSP}%"


def format_count(count: int) -> str:
    """Return a whole number with thousands kept apart by a no-break space: 80 000."""
    return f"{count:,}".replace(",", NBSP).replace("-", MINUS)


def format_date(day: date) -> str:
    """Return a date in words: 18 september 2006."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def format_period(first: date | None, last: date | None) -> str:
    """Return a span of days in words, as short as it can be said; empty if nothing is known."""
    if first is None or last is None or first == last:
        day = first or last
        return format_date(day) if day else ""
    if first.year != last.year:
        return f"{format_date(first)} – {format_date(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {format_date(last)}"
    return f"{first.day}–{format_date(last)}"


def join_words(words: Sequence[str]) -> str:
    """Return a list in running text: "a", "a och b", "a, b och c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} och {words[-1]}"


def alphabetical(text: str) -> list[int]:
    """Return a sort key: å, ä and ö after z, capitals as small letters, hyphens as spaces."""
    plain = text.casefold().replace("-", " ")
    return [_LAST_LETTERS.get(letter, ord(letter)) for letter in plain]


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
