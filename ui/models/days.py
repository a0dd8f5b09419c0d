"""Days as people type them."""

import re
from datetime import date
from typing import Final

_YEAR_FIRST: Final = re.compile(r"(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")


def parse_day(typed: str) -> date | None:
    """Return the day: 2006-09-18, 20060918, 2006.9.18 or 18/9/2006; ``None`` for anything else."""
    text = typed.strip()
    if not text.isascii():
        return None
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
