"""What single cells of a schedule mean: days, times, who, and which assessors."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from kompass.errors import KompassError
from kompass.interviews.clock import WRONG_WEEKDAY, Moment, Visit, read_day, read_moment, read_times
from kompass.interviews.line_words import says_a_role, unknown_people
from kompass.interviews.tables import Cell

_EXCEL_DAYS = range(30_000, 80_000)
"""Excel's numbers of days from 1982 to 2119: anything else is no day."""
_EXCEL_ZERO = date(1899, 12, 30)
_PIECES = re.compile(r"\s*(?:[,;()]|\s-\s|\s–\s|:\s)\s*")
_BREAK = re.compile(
    r"(lunch|fika|kaffe|paus|rast|bensträckare|frukost|middag|transport|förflyttning|resa|taxi|"
    r"intern genomgång|internt möte|interngenomgång|internt|eget arbete|egen tid|teamet|summering|"
    r"reflektion)(rast|paus|tid)?\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\boch\b|\bsamt\b)\s*", re.IGNORECASE)
_NO_TIME = 10_000
"""No number from this one on is a time of day, however it is written."""


def day_of(cell: Cell, visit: Visit) -> date:
    """Return the day in a cell; raises ``KompassError``."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer() and int(cell) in _EXCEL_DAYS:
        return _EXCEL_ZERO + timedelta(int(cell))
    return read_day(as_text(cell), visit)


def times_of(cell: Cell) -> tuple[time, time | None]:
    """Return beginning and, where it is said, end; raises ``KompassError``."""
    if isinstance(cell, datetime):
        return _minute(cell.time()), None
    if isinstance(cell, time):
        return _minute(cell), None
    if isinstance(cell, float):
        return _time_of_number(cell), None
    return read_times(as_text(cell))


def moment_of(cell: Cell, visit: Visit) -> Moment:
    """Return what a cell says that may hold a day, a time or both; raises ``KompassError``."""
    if isinstance(cell, datetime) and cell.date() > date(1900, 1, 1):
        return Moment(cell.date(), _minute(cell.time()) if cell.time() != time() else None)
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return Moment(cell)
    if isinstance(cell, str):
        return read_moment(cell, visit)
    if isinstance(cell, float) and cell.is_integer() and int(cell) in _EXCEL_DAYS:
        return Moment(day_of(cell, visit))
    return Moment(None, *times_of(cell))


def times_and_day(cell: Cell, visit: Visit) -> Moment:
    """Return what a cell under "Tid" says: times, and perhaps the day; raises ``KompassError``."""
    try:
        return Moment(None, *times_of(cell)) if isinstance(cell, str) else moment_of(cell, visit)
    except KompassError as no_time:
        if not isinstance(cell, str) or " " not in cell:
            raise
        try:
            return moment_of(cell, visit)
        except KompassError as trouble:
            if WRONG_WEEKDAY in str(trouble):
                raise
            raise no_time from trouble


def moment_of_day(cell: Cell, visit: Visit) -> Moment:
    """Return the day in a cell, and the time of one that Excel keeps both in."""
    return moment_of(cell, visit) if isinstance(cell, datetime) else Moment(day_of(cell, visit))


def minutes_of(cell: Cell) -> int:
    """Return a length in minutes: 45, "45 min", "1 h", "1,5 tim"; raises ``KompassError``."""
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    text = as_text(cell).casefold().replace(",", ".")
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{1,2})?) ?(min|minuter|m|h|tim|timme|timmar)?\.?", text)
    minutes = 0.0
    if found:
        minutes = float(found[1]) * (60 if (found[2] or "m")[0] in "ht" else 1)
    if not 1 <= minutes <= 720 or minutes != int(minutes):
        raise KompassError(
            f"”{as_text(cell)[:40]}” går inte att läsa som en längd. "
            "Skriv minuter, till exempel 45."
        )
    return int(minutes)


def as_text(cell: Cell) -> str:
    """Return a cell as text: numbers with a decimal comma, days and times as ISO text."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return cell.isoformat() if isinstance(cell, date) else cell


def role_and_name(text: str) -> tuple[str, str]:
    """Return who is meant as a role and a name: "Kommundirektör, Anna Berg".

    A name is two or more capitalised words that say nothing about a role. It has to be
    kept apart, since names have a table of their own.
    """
    names: list[str] = []
    roles: list[str] = []
    for piece in (part for part in _PIECES.split(text) if part):
        rest = piece
        for name in _names_in(piece):
            names.append(name)
            rest = rest.replace(name, "", 1)
        if rest.strip():
            roles.append(" ".join(rest.split()))
    return (", ".join(roles), ", ".join(names)) if names else (text, "")


def _names_in(piece: str) -> Iterator[str]:
    # A word in front, since what begins a sentence is judged more mildly.
    for start, end in unknown_people(f"x {piece}"):
        yield piece[start - 2 : end - 2]


def is_break(text: str) -> bool:
    """Tell whether a row is lunch, coffee, a walk or the team's own time.

    Lunch with somebody who has a role is an interview.
    """
    return bool(_BREAK.match(text)) and not says_a_role(text)


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a cell: "Anna Ek och Bo", "AE/BS"."""
    return tuple(dict.fromkeys(part for part in _BETWEEN.split(text) if part))


def matched(
    named: tuple[str, ...], assessors: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the assessors that are named, and the names that fit nobody or several.

    ``assessors`` are names by id. The whole name fits, and so do its initials and a single
    part of it, if nobody else has the same.
    """
    ids: list[str] = []
    unknown: list[str] = []
    for name in named:
        wanted = " ".join(name.casefold().replace(".", "").split())
        found = [
            one for one, whole in assessors.items() if whole.casefold().split() == wanted.split()
        ]
        found = found or [one for one, whole in assessors.items() if wanted in _short(whole)]
        if len(found) == 1:
            ids.append(found[0])
        else:
            unknown.append(name)
    return tuple(dict.fromkeys(ids)), tuple(unknown)


def _short(name: str) -> set[str]:
    parts = name.casefold().replace("-", " ").split()
    return {*name.casefold().split(), "".join(part[0] for part in parts)}


def _minute(moment: time) -> time:
    """Return the nearest minute: Excel keeps times as fractions, and some are a bit short."""
    whole = datetime.combine(date(2000, 1, 1), moment.replace(tzinfo=None)) + timedelta(seconds=30)
    return whole.time().replace(second=0, microsecond=0)


def _time_of_number(number: float) -> time:
    if 0 < number < 1:
        return _minute((datetime(2000, 1, 1) + timedelta(number)).time())  # noqa: DTZ001
    whole = int(number) if abs(number) < _NO_TIME else _NO_TIME  # a cell may hold infinity
    hour, minute = divmod(whole, 100) if whole >= 100 else (whole, 0)
    if number == whole and 0 <= hour < 24 and 0 <= minute < 60:
        return time(hour, minute)
    written = as_text(number) if abs(number) < _NO_TIME else f"{number:g}"
    raise KompassError(
        f"Klockslaget har blivit talet {written}. Skriv det med kolon, till exempel 9:30."
    )
