"""Days and times as people write them in a schedule, and as we write them."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from kompass.errors import KompassError
from kompass.swedish import format_date

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WEEKDAY = re.compile(
    r"(?:på )?(mån|tis|ons|tors|tor|fre|lör|sön)(?:dag)?(?:en|s)?[.,]?(?: den)?(?: |$)"
)
_DAY_OF_VISIT = re.compile(r"dag (\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]00:00(?::00)?)?")
_COMPACT = re.compile(r"(20\d\d|\d\d)(\d\d)(\d\d)")
_NUMERIC = re.compile(r"(\d{1,2})(?: ?/ ?|\.)(\d{1,2})(?:\.|(?: ?[-/. ] ?)(\d{2}|\d{4}))?")
_WORDS = re.compile(r"(\d{1,2})(?:[:.]?[ea])?\.? ([a-z]{3,9})\.?(?: (\d{4}))?")

LONGEST = 120
"""Characters that a day and a time can take up."""

WRONG_WEEKDAY = "Rätta dagen eller datumet."

_TIME = r"(?:kl(?:ockan|\.)? ?)?(\d{1,2})(?: ?[.:,] ?(\d{2})(?::\d{2})?|(\d{2}))?"
_ONE = re.compile(rf"(?:från )?{_TIME}")
_SPAN = re.compile(rf"(?:från )?{_TIME} ?(?:-|till) ?{_TIME}")
_DASHES = re.compile("[\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}\N{HYPHEN}]")


@dataclass(frozen=True)
class Visit:
    """When the visit is: what a day without a year, or "dag 2", is counted from."""

    first: date | None = None
    last: date | None = None
    today: date | None = None
    """What a year is guessed from when the days of the visit are not known."""


@dataclass(frozen=True)
class Moment:
    """A day and times, as much of them as is said."""

    day: date | None = None
    starts: time | None = None
    ends: time | None = None


def read_day(typed: str, visit: Visit) -> date:
    """Return the day that somebody wrote: 2026-09-18, 18/9, tisdag 18 september, dag 2.

    A day without a year is the one nearest to the visit. Raises ``KompassError`` if it
    cannot be read, or if the day of the week is another.
    """
    text = _tidy(typed)
    weekday = _WEEKDAY.match(text)
    rest = text[weekday.end() :].strip() if weekday else text.removeprefix("den ")
    day = _day(rest, visit) if rest else None
    if weekday:
        wanted = next(at for at, name in enumerate(_WEEKDAYS) if name.startswith(weekday[1]))
        if not rest:
            day = _only(wanted, visit)
        elif day and day.weekday() != wanted:
            raise KompassError(
                f"{format_date(day)} är en {_WEEKDAYS[day.weekday()]}, men här står "
                f"{_WEEKDAYS[wanted]}. {WRONG_WEEKDAY}"
            )
    if day is None:
        raise KompassError(
            f"”{typed.strip()[:40]}” går inte att läsa som en dag. Skriv till exempel 2026-09-18."
        )
    return day


def is_weekday(typed: str) -> bool:
    """Tell whether a text is the name of a day of the week and nothing else."""
    found = _WEEKDAY.match(_tidy(typed))
    return found is not None and found.end() == len(_tidy(typed))


def read_times(typed: str) -> tuple[time, time | None]:
    """Return beginning and end out of "9.00-9.45", "kl 13" and the like.

    Raises ``KompassError`` if it cannot be read.
    """
    text = _tidy(typed)
    if found := _SPAN.fullmatch(text):
        return _time(typed, *found.groups()[:3]), _time(typed, *found.groups()[3:])
    if found := _ONE.fullmatch(text):
        return _time(typed, *found.groups()), None
    raise _no_time(typed)


def read_moment(typed: str, visit: Visit) -> Moment:
    """Return what a cell says that may hold a day, a time or both: "tis 18/9 kl 9-10".

    Raises ``KompassError`` if it holds neither.
    """
    for day, times in _splits(_tidy(typed)):
        try:
            starts, ends = read_times(times) if times else (None, None)
        except KompassError:
            continue
        if not day:
            return Moment(None, starts, ends)
        try:
            return Moment(read_day(day, visit), starts, ends)
        except KompassError:
            if _looks_like_a_day(day):
                raise
    raise KompassError(
        f"”{typed.strip()[:40]}” går inte att läsa som dag och tid. "
        "Skriv till exempel 2026-09-18 kl. 9.00–9.45."
    )


def format_time(moment: time) -> str:
    """Return a time as it is printed: 9.00."""
    return f"{moment.hour}.{moment.minute:02}"


def format_times(starts: time | None, ends: time | None) -> str:
    """Return a span as it is printed: "kl. 9.00–9.45", empty if it has no beginning."""
    if starts is None:
        return ""
    return f"kl. {format_time(starts)}" + (f"–{format_time(ends)}" if ends else "")


def stored_day(text: str) -> date | None:
    """Return a day that was stored as ISO text, ``None`` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def stored_time(text: str) -> time | None:
    """Return a time that was stored as ISO text ("09:00"), ``None`` for anything else."""
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _tidy(typed: str) -> str:
    """Return what is written in one form; far too long a text as one that nothing fits."""
    if len(typed) > LONGEST:
        return "?"
    return _DASHES.sub("-", " ".join(typed.casefold().split())).strip(" ,;")


def _splits(text: str) -> list[tuple[str, str]]:
    """Return how a text can be a day and a time: times alone first, then ever longer days."""
    at = [found.start() for found in re.finditer(" ", text)]
    return [("", text), (text, ""), *((text[:n].rstrip(","), text[n + 1 :]) for n in at)]


def _looks_like_a_day(text: str) -> bool:
    weekday = _WEEKDAY.match(text)
    rest = text[weekday.end() :].strip() if weekday else text
    return any(form.fullmatch(rest) for form in (_ISO, _NUMERIC, _WORDS))


def _day(text: str, visit: Visit) -> date | None:
    if found := _DAY_OF_VISIT.fullmatch(text):
        return visit.first + timedelta(int(found[1]) - 1) if visit.first else None
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        year = int(found[1]) + (2000 if len(found[1]) == 2 else 0)
        return _real(year, int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(text):
        return _dated(found[3], int(found[2]), int(found[1]), visit)
    found = _WORDS.fullmatch(text)
    month = next((at for at, name in enumerate(_MONTHS, 1) if found and found[2][:3] == name), 0)
    return _dated(found[3], month, int(found[1]), visit) if found and month else None


def _dated(year: str | None, month: int, day: int, visit: Visit) -> date | None:
    if year:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, day)
    near = visit.first or visit.today
    if near is None:
        return None
    years = (near.year - 1, near.year, near.year + 1)
    found = [one for number in years if (one := _real(number, month, day))]
    return min(found, key=lambda one: abs(one - near), default=None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _only(weekday: int, visit: Visit) -> date | None:
    """Return the only such day of the visit, ``None`` if there is none or there are several."""
    if visit.first is None or visit.last is None:
        return None
    length = min((visit.last - visit.first).days, 31)
    days = [visit.first + timedelta(n) for n in range(length + 1)]
    found = [day for day in days if day.weekday() == weekday]
    return found[0] if len(found) == 1 else None


def _time(typed: str, hour: str, minute: str | None, joined: str | None) -> time:
    try:
        return time(int(hour), int(minute or joined or 0))
    except ValueError as error:
        raise _no_time(typed) from error


def _no_time(typed: str) -> KompassError:
    return KompassError(
        f"”{typed.strip()[:40]}” går inte att läsa som ett klockslag. "
        "Skriv till exempel 9.00 eller 9.00–9.45."
    )
