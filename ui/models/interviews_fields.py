"""What is typed about an interview, in the table and in its form: read, checked and written out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kompass.errors import KompassError
from kompass.interviews.clock import Visit, format_time, read_day, read_times
from kompass.interviews.programme import ClashKind
from kompass.interviews.schedule_cells import matched, split_names
from kompass.swedish import join_words

if TYPE_CHECKING:
    from kompass.assessment.editing.interviews import InterviewFields
    from kompass.assessment.material_kinds import Interview
    from kompass.ids import RowId
    from ui.models.interviews_programme import Entry, Programme

USUAL = timedelta(minutes=60)
"""How long an interview is taken to be when only its beginning is typed."""
_WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")


class Field(Enum):
    """What can be typed."""

    DAY = "day"
    TIMES = "times"
    ROLE = "role"
    ORGANISATION = "organisation"
    PLACE = "place"
    ASSESSORS = "assessors"


@dataclass(frozen=True)
class Proposal:
    """What the next interview of the programme has, unless somebody types otherwise."""

    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    assessors: tuple[RowId, ...] = ()

    def fields(self) -> InterviewFields:
        """Return it as the fields of an interview."""
        return {
            "day": self.day, "starts": self.starts, "ends": self.ends,
            "assessors": self.assessors,
        }  # fmt: skip


def read(
    field: Field, typed: str, programme: Programme, before: Interview | None
) -> InterviewFields:
    """Return the fields that a typed text stands for; an empty text empties them.

    ``before`` is the interview as it stands: with only a new beginning typed it stays as
    long as it was. Raises ``KompassError`` for what cannot be read.
    """
    text = typed.strip()
    if field is Field.DAY:
        return {"day": read_day(text, _near(programme)) if text else None}
    if field is Field.TIMES:
        return _times(text, before)
    if field is Field.ASSESSORS:
        return {"assessors": _assessors(text, programme)}
    return _line(field, text)


def written(field: Field, interview: Interview, programme: Programme) -> str:
    """Return a field as it stands when somebody begins to type in it."""
    if field is Field.DAY:
        return interview.day.isoformat() if interview.day else ""
    if field is Field.TIMES:
        return in_short(interview.starts, interview.ends)
    if field is Field.ASSESSORS:
        return ", ".join(programme.initials(interview.assessors))
    return str(getattr(interview, field.value))


def in_short(starts: time | None, ends: time | None) -> str:
    """Return a span for a narrow column: "9.00–9.45"."""
    if starts is None:
        return ""
    return format_time(starts) + (f"–{format_time(ends)}" if ends else "")


def day_in_short(day: date) -> str:
    """Return a day for a narrow column: "tis 22 sep"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def wrong_words(kind: ClashKind) -> str:
    """Return what is wrong with an interview, in a word or two."""
    if kind is ClashKind.OUTSIDE:
        return QCoreApplication.translate("InterviewFields", "Utanför")
    if kind is ClashKind.ORDER:
        return QCoreApplication.translate("InterviewFields", "Fel tid")
    return QCoreApplication.translate("InterviewFields", "Krock")


def proposal(programme: Programme) -> Proposal:
    """Return the next interview: after the last one that has a day, by the same assessors."""
    placed = [entry.interview for entry in programme.entries if entry.interview.day]
    if not placed:
        return Proposal(programme.visit.first)
    last = placed[-1]
    starts = last.ends or last.starts
    return Proposal(last.day, starts, _later(starts, _length(last)), tuple(last.assessors))


def given(entry: Entry) -> Proposal:
    """Return when an interview is held and by whom, to begin another one with."""
    interview = entry.interview
    return Proposal(interview.day, interview.starts, interview.ends, interview.assessors)


def _near(programme: Programme) -> Visit:
    """Return the visit; without known days a year is that of the other interviews."""
    visit = programme.visit
    placed = [entry.interview.day for entry in programme.entries if entry.interview.day]
    return replace(visit, today=placed[0]) if placed and not visit.first else visit


def _times(text: str, before: Interview | None) -> InterviewFields:
    if not text:
        return {"starts": None, "ends": None}
    starts, ends = read_times(text)
    if ends is None:
        ends = _later(starts, _length(before) if before else USUAL)
    if ends is not None and ends <= starts:
        raise KompassError(
            f"Intervjun kan inte sluta kl. {format_time(ends)} när den börjar "
            f"kl. {format_time(starts)}. Ändra någon av tiderna."
        )
    return {"starts": starts, "ends": ends}


def _length(interview: Interview) -> timedelta:
    if interview.starts is None or interview.ends is None:
        return USUAL
    day = date(2000, 1, 1)
    length = datetime.combine(day, interview.ends) - datetime.combine(day, interview.starts)
    return length if length > timedelta(0) else USUAL


def _later(starts: time | None, length: timedelta) -> time | None:
    """Return when it ends, ``None`` if that is not known or past midnight."""
    if starts is None:
        return None
    day = date(2000, 1, 1)
    ends = datetime.combine(day, starts) + length
    return ends.time() if ends.date() == day else None


def _assessors(text: str, programme: Programme) -> tuple[RowId, ...]:
    by_initials = {look.initials.casefold(): row for row, look in programme.looks.items()}
    found: list[RowId] = []
    unknown: list[str] = []
    # "AE BÅ" is two people, "Anna Ek" one: the whole is tried before its words.
    for part in split_names(text):
        rows, rest = _people(part, by_initials, programme)
        words = part.split()
        if rest and len(words) > 1:
            rows, rest = [], []
            for word in words:
                more, lacking = _people(word, by_initials, programme)
                rows += more
                rest += lacking
        found += rows
        unknown += rest
    if unknown:
        team = join_words([look.initials for look in programme.looks.values()])
        known = f"Skriv initialer: {team}." if team else "Lägg till gruppen på Översikt först."
        raise KompassError(f"”{unknown[0][:40]}” är ingen i gruppen. {known}")
    return tuple(dict.fromkeys(found))


def _people(
    name: str, by_initials: dict[str, RowId], programme: Programme
) -> tuple[list[RowId], list[str]]:
    if row := by_initials.get(name.casefold()):
        return [row], []
    ids, unknown = matched((name,), {str(row): whole for row, whole in programme.names.items()})
    return [row for row in programme.names if row in ids], list(unknown)


def _line(field: Field, text: str) -> InterviewFields:
    if field is Field.ROLE:
        return {"role": text}
    return {"organisation": text} if field is Field.ORGANISATION else {"place": text}
