"""The programme of a visit as the page shows it: its interviews in order, and what clashes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kompass.assessment.material_kinds import InterviewStatus
from kompass.assessment.team.members import Look, looks
from kompass.interviews.clock import Visit
from kompass.interviews.programme import Clash, ClashKind, Slot, clashes, in_order
from ui.models import contested_material

if TYPE_CHECKING:
    from kompass.assessment.editing.interviews import InterviewFields
    from kompass.assessment.material_kinds import Interview, Person
    from kompass.assessment.snapshot import Contested, Snapshot
    from kompass.ids import RowId


@dataclass(frozen=True)
class Entry:
    """One interview with what belongs to it."""

    interview: Interview
    people: tuple[Person, ...] = ()
    clashes: tuple[Clash, ...] = ()
    lines: int = 0
    """How many lines of notes there are."""
    guide: str = ""
    """What its guide is called."""
    contested: tuple[Contested, ...] = ()
    """What copies differ about in it, its people and its lines, undecided since a merge."""

    @property
    def id(self) -> RowId:
        """Its id."""
        return self.interview.id

    @property
    def wrong(self) -> ClashKind | None:
        """What is wrong first of all: that two things are at once, or that the time cannot be."""
        kinds = [clash.kind for clash in self.clashes]
        return min(kinds, key=list(ClashKind).index, default=None)

    @property
    def codes(self) -> tuple[str, ...]:
        """The role codes of those who are interviewed."""
        return tuple(person.code for person in self.people if person.code)


@dataclass(frozen=True)
class Programme:
    """All interviews in the order of the days."""

    entries: tuple[Entry, ...] = ()
    clashes: tuple[Clash, ...] = ()
    names: Mapping[RowId, str] = field(default_factory=dict)
    """Of the assessors, in the order of the team."""
    looks: Mapping[RowId, Look] = field(default_factory=dict)
    visit: Visit = field(default_factory=Visit)

    @property
    def at_once(self) -> int:
        """How often two things are at once; the other clashes are of one interview alone."""
        alone = self.count(ClashKind.ORDER) + self.count(ClashKind.OUTSIDE)
        return len(self.clashes) - alone

    def count(self, kind: ClashKind) -> int:
        """Return how often this is wrong."""
        return sum(clash.kind is kind for clash in self.clashes)

    def place_of(self, row: RowId | None) -> int | None:
        """Return where an interview stands, ``None`` if there is no such."""
        return next((at for at, entry in enumerate(self.entries) if entry.id == row), None)

    def entry(self, row: RowId | None) -> Entry | None:
        """Return an interview, ``None`` if there is no such."""
        place = self.place_of(row)
        return None if place is None else self.entries[place]

    def days(self) -> tuple[date | None, ...]:
        """Return the days of the visit and those with interviews; ``None`` last, if needed."""
        found: set[date] = {entry.interview.day for entry in self.entries if entry.interview.day}
        if self.visit.first:
            last = self.visit.last or self.visit.first
            length = min((last - self.visit.first).days, 31)
            found |= {self.visit.first + timedelta(n) for n in range(length + 1)}
        unplaced = any(entry.interview.day is None for entry in self.entries)
        return (*sorted(found), *((None,) if unplaced or not found else ()))

    def on(self, day: date | None) -> tuple[Entry, ...]:
        """Return the interviews of a day, or those without one."""
        return tuple(entry for entry in self.entries if entry.interview.day == day)

    def initials(self, assessors: tuple[RowId, ...]) -> tuple[str, ...]:
        """Return the initials of assessors, those who have left the team left out."""
        return tuple(self.looks[one].initials for one in assessors if one in self.looks)


def visit_of(snapshot: Snapshot) -> Visit:
    """Return when the visit is."""
    details = snapshot.details
    return Visit(details.visit_from, details.visit_to, date(details.year, 1, 1))


def programme(snapshot: Snapshot) -> Programme:
    """Return the programme of an assessment."""
    material = snapshot.material
    names = {person.id: person.name for person in snapshot.assessors}
    visit = visit_of(snapshot)
    interviews = {one.id: one for one in material.interviews if not one.removed}
    slots = [
        slot_of(one, tuple(person.id for person in material.people_of(one.id)), at)
        for at, one in enumerate(interviews.values())
    ]
    found = clashes(slots, visit, {str(row): name for row, name in names.items()})
    guides = {guide.id: guide.title or guide.role for guide in material.guides}
    undecided = contested_material.interviews(snapshot)
    entries = tuple(
        Entry(
            interviews[row],
            material.people_of(row),
            tuple(clash for clash in found if row in clash.slots),
            sum(not line.removed for line in material.lines_of(row)),
            _guide_of(interviews[row], guides),
            undecided.get(row, ()),
        )
        for row in (_row(slot, interviews) for slot in in_order(slots))
    )
    return Programme(entries, found, names, looks(snapshot.assessors), visit)


def slot_of(interview: Interview, people: tuple[RowId, ...] = (), position: int = 0) -> Slot:
    """Return an interview as the rules of the programme know it."""
    return Slot(
        interview.id,
        interview.role,
        interview.day,
        interview.starts,
        interview.ends,
        interview.organisation,
        interview.place,
        tuple(interview.assessors),
        tuple(people),
        interview.status is InterviewStatus.CANCELLED,
        position,
    )


def moved(interview: Interview, minutes: int) -> InterviewFields | None:
    """Return when an interview is held so many minutes later; ``None`` if it leaves its day."""
    if interview.starts is None:
        return None
    starts = _later(interview.starts, minutes)
    ends = _later(interview.ends, minutes) if interview.ends else None
    if starts is None or (interview.ends and ends is None):
        return None
    return {"starts": starts, "ends": ends}


def differing(before: Programme, after: Programme) -> RowId | None:
    """Return the first interview that differs, or is new."""
    old = {entry.id: (entry.interview, entry.people) for entry in before.entries}
    changed = (
        entry.id for entry in after.entries if old.get(entry.id) != (entry.interview, entry.people)
    )
    return next(changed, None)


def _later(moment: time, minutes: int) -> time | None:
    day = date(2000, 1, 1)
    later = datetime.combine(day, moment) + timedelta(minutes=minutes)
    return later.time() if later.date() == day else None


def _guide_of(interview: Interview, guides: Mapping[RowId, str]) -> str:
    return guides.get(interview.guide, "") if interview.guide else ""


def _row(slot: Slot, interviews: Mapping[RowId, Interview]) -> RowId:
    return next(row for row in interviews if row == slot.id)
