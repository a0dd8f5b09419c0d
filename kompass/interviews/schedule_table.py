"""A schedule of interviews out of a table: csv and xlsx, as the municipality sends it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from kompass.catalogue.sources import place_of
from kompass.errors import KompassError
from kompass.interviews.clock import WRONG_WEEKDAY, Moment, Visit, is_weekday
from kompass.interviews.schedule_cells import (
    as_text,
    day_of,
    is_break,
    minutes_of,
    moment_of,
    moment_of_day,
    role_and_name,
    split_names,
    times_and_day,
    times_of,
)
from kompass.interviews.schedule_headings import Field, Headings, find_headings, how_well
from kompass.interviews.tables import Cell, Row, Table, read_tables


@dataclass(frozen=True)
class ScheduledInterview:
    """One row of a schedule, read."""

    row: int
    day: date | None
    starts: time | None
    ends: time | None
    role: str
    organisation: str = ""
    name: str = ""
    """Person data: belongs into the table of persons only."""
    contact: str = ""
    """Person data."""
    place: str = ""
    assessors: tuple[str, ...] = ()
    """As they are written; see ``schedule_cells.matched``."""
    note: str = ""


@dataclass(frozen=True)
class RowComplaint:
    """What is wrong in one row, in one sentence."""

    row: int
    sentence: str


@dataclass(frozen=True)
class SchedulePreview:
    """What a file would give, before anything is taken."""

    place: str
    """What the file is called, with the sheet if there are several."""
    interviews: tuple[ScheduledInterview, ...]
    complaints: tuple[RowComplaint, ...]
    skipped: tuple[tuple[int, str], ...]
    """Rows that are no interviews (lunch, say), with what stands there."""
    understood: tuple[tuple[str, Field], ...]
    unread: tuple[str, ...]
    """Headings of columns that are not read."""
    remark: str = ""

    def accepted(self) -> tuple[ScheduledInterview, ...]:
        """Return the interviews; raises ``KompassError`` with every complaint if there is one."""
        said = [f"rad {one.row}: {one.sentence}" for one in self.complaints]
        if said:
            more = f" Filen har {len(said) - 1} fel till." if len(said) > 1 else ""
            raise KompassError(
                f"{self.place}, {said[0]}{more} Inget har tagits in.", details=tuple(said[1:])
            )
        if not self.interviews:
            raise KompassError(f"{self.place} innehåller inga intervjuer. Inget har tagits in.")
        return self.interviews


def preview(path: Path, visit: Visit) -> SchedulePreview:
    """Return what the file at ``path`` would give; ``visit`` tells which year is meant.

    The first sheet with headings is read. Raises ``KompassError`` in one sentence for a
    file that is no schedule at all; what is wrong in rows stands in the preview.
    """
    tables = read_tables(path, how_well)
    for table in tables:
        if headings := find_headings(table.rows):
            place = place_of(path)
            if len(tables) > 1:
                place += f", bladet {table.name}"
            return _read(table, headings, place, visit)
    raise KompassError(
        f"{place_of(path)} saknar rubriker som går att förstå. Skriv en rad med rubrikerna Datum, "
        "Tid, Roll, Organisation, Namn, Plats och Utvärderare; Tid och Roll räcker."
    )


def _read(table: Table, headings: Headings, place: str, visit: Visit) -> SchedulePreview:
    interviews: list[ScheduledInterview] = []
    complaints: list[RowComplaint] = []
    skipped: list[tuple[int, str]] = []
    day = visit.first if visit.first and visit.first == visit.last else None
    for row in table.rows[headings.at + 1 :]:
        if not row.filled or _repeats(row, headings, table):
            continue
        try:
            if alone := _day_alone(row, visit):
                day = alone
                continue
            reader = _RowReader(row, headings.columns, visit)
            if broken := reader.no_interview():
                skipped.append((row.number, broken))
                day = reader.day_said() or day
                continue
            read = reader.interview(day)
        except KompassError as trouble:
            complaints.append(RowComplaint(row.number, str(trouble)))
            continue
        day = read.day
        interviews.append(read)
    return SchedulePreview(
        place, tuple(interviews), tuple(complaints), tuple(skipped),
        headings.understood, headings.unread, table.remark,
    )  # fmt: skip


def _repeats(row: Row, headings: Headings, table: Table) -> bool:
    """Tell whether a row is the headings once more, as on the next printed page."""
    return row.filled == table.rows[headings.at].filled


def _day_alone(row: Row, visit: Visit) -> date | None:
    """Return the day if the row has nothing else: a heading above the interviews of a day."""
    if len(row.filled) != 1:
        return None
    try:
        return day_of(row.filled[0], visit)
    except KompassError as trouble:
        if WRONG_WEEKDAY in str(trouble):
            raise
        return None


class _RowReader:
    """Reads one row by what its columns are."""

    def __init__(self, row: Row, columns: dict[Field, int], visit: Visit) -> None:
        self._row = row
        self._columns = columns
        self._visit = visit

    def no_interview(self) -> str:
        """Return what stands in a row that is a break, empty if it is none."""
        who = [self._text(field) for field in (Field.ROLE, Field.WHO, Field.NAME)]
        said = [text for text in who if text] or [
            cell for cell in self._row.filled if isinstance(cell, str)
        ]
        return next((text for text in said if is_break(text)), "")

    def day_said(self) -> date | None:
        """Return the day that the row gives itself, ``None`` if none can be read."""
        try:
            return self._moment().day
        except KompassError:
            return None

    def interview(self, day_above: date | None) -> ScheduledInterview:
        """Return the interview in the row; without a day of its own it has the one above."""
        when = self._moment()
        role, name = self._who()
        organisation = self._text(Field.ORGANISATION)
        if not (role or name or organisation):
            raise KompassError(
                "Raden säger inte vem som intervjuas. Fyll i en roll, eller ta bort raden."
            )
        if when.starts and when.ends and when.ends <= when.starts:
            raise KompassError(
                f"Sluttiden {when.ends:%H:%M} är inte efter starttiden {when.starts:%H:%M}. "
                "Rätta den ena."
            )
        return ScheduledInterview(
            self._row.number,
            when.day or day_above,
            when.starts,
            when.ends,
            role or organisation,
            organisation if role else "",
            name,
            self._text(Field.CONTACT),
            self._text(Field.PLACE),
            split_names(self._text(Field.ASSESSORS)),
            self._text(Field.NOTE),
        )

    def _who(self) -> tuple[str, str]:
        role, name = self._text(Field.ROLE), self._text(Field.NAME)
        if mixed := self._text(Field.WHO):
            mixed_role, mixed_name = role_and_name(mixed)
            role = role or mixed_role
            name = name or mixed_name
        elif role and not name:
            role, name = role_and_name(role)
        return role, name

    def _moment(self) -> Moment:
        when = self._day()
        if self._has(Field.MOMENT):
            when = _filled(when, moment_of(self._cell(Field.MOMENT), self._visit))
        for field in (Field.TIMES, Field.STARTS):
            if self._has(field):
                when = _filled(when, times_and_day(self._cell(field), self._visit))
        if self._has(Field.ENDS):
            when = replace(when, ends=times_of(self._cell(Field.ENDS))[0])
        if self._has(Field.LENGTH) and when.starts and when.ends is None:
            when = replace(when, ends=_later(when.starts, minutes_of(self._cell(Field.LENGTH))))
        return when

    def _day(self) -> Moment:
        weekday, day = self._cell(Field.WEEKDAY), self._cell(Field.DAY)
        if day == "":
            return Moment() if weekday == "" else moment_of_day(weekday, self._visit)
        when = moment_of_day(day, self._visit)
        if isinstance(weekday, str) and is_weekday(weekday) and when.day:
            day_of(f"{weekday} {when.day.isoformat()}", self._visit)  # refuses another weekday
        return when

    def _has(self, field: Field) -> bool:
        return self._cell(field) != ""

    def _cell(self, field: Field) -> Cell:
        at = self._columns.get(field, len(self._row.cells))
        return self._row.cells[at] if at < len(self._row.cells) else ""

    def _text(self, field: Field) -> str:
        return as_text(self._cell(field))


def _filled(when: Moment, more: Moment) -> Moment:
    """Return both together; what is said first counts."""
    return Moment(when.day or more.day, when.starts or more.starts, when.ends or more.ends)


def _later(starts: time, minutes: int) -> time:
    later = datetime.combine(date(2000, 1, 1), starts) + timedelta(minutes=minutes)
    if later.date() != date(2000, 1, 1):
        raise KompassError("Intervjun slutar efter midnatt. Rätta starttiden eller längden.")
    return later.time()
