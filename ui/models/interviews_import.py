"""A schedule from a file as it would be taken into the programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompass.ids import StepId, new_id
from kompass.interviews.role_codes import code_for
from kompass.interviews.schedule_cells import matched
from ui.models.interviews_fields import day_in_short, in_short
from ui.models.interviews_guides import guide_for
from ui.models.interviews_roles import taken_codes

if TYPE_CHECKING:
    from kompass.assessment.editing.interviews import InterviewFields, PersonFields
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId
    from kompass.interviews.schedule_table import ScheduledInterview, SchedulePreview
    from ui.models.interviews_guides import OwnGuides


@dataclass(frozen=True)
class PreviewRow:
    """One row of a schedule: what it would give, or why it gives nothing."""

    number: int
    cells: tuple[str, ...]
    """Day, times, role, organisation, name, place and assessors."""
    refused: str = ""
    skipped: bool = False
    """A break, say: no interview, and nothing wrong."""
    remark: str = ""
    there: bool = False
    """The programme has such an interview already; it is not taken again."""


@dataclass(frozen=True)
class ImportPlan:
    """What taking in a schedule would do."""

    rows: tuple[PreviewRow, ...]
    interviews: tuple[ScheduledInterview, ...]
    """Those that would be taken in."""
    place: str = ""
    remark: str = ""
    unread: tuple[str, ...] = ()

    @property
    def refused(self) -> int:
        """How many rows cannot be read."""
        return sum(bool(row.refused) for row in self.rows)


def plan(preview: SchedulePreview, snapshot: Snapshot) -> ImportPlan:
    """Return every row of the file in order, with what becomes of it."""
    names = {str(person.id): person.name for person in snapshot.assessors}
    there = {
        (one.day, one.starts, one.role.casefold())
        for one in snapshot.material.interviews
        if not one.removed
    }
    rows: list[PreviewRow] = []
    taken: list[ScheduledInterview] = []
    for one in preview.interviews:
        unknown = matched(one.assessors, names)[1]
        known = (one.day, one.starts, one.role.casefold()) in there
        if not known:
            taken.append(one)
        rows.append(PreviewRow(one.row, _cells(one), remark=", ".join(unknown), there=known))
    rows += [PreviewRow(one.row, (), refused=one.sentence) for one in preview.complaints]
    rows += [PreviewRow(number, (text,), skipped=True) for number, text in preview.skipped]
    rows.sort(key=lambda row: row.number)
    return ImportPlan(tuple(rows), tuple(taken), preview.place, preview.remark, preview.unread)


def take_in(
    file: AssessmentFile, wanted: Sequence[ScheduledInterview], guides: OwnGuides
) -> tuple[RowId, ...]:
    """Take interviews with people and guides into the programme, in one step of undo."""
    from kompass.assessment import edits

    step = StepId(new_id())

    snapshot = file.snapshot
    names = {str(person.id): person.name for person in snapshot.assessors}
    by_id = {str(person.id): person.id for person in snapshot.assessors}
    codes = set(taken_codes(snapshot.material))
    sets = guides.every(snapshot.edition)
    fields: list[InterviewFields] = []
    people: list[list[PersonFields]] = []
    for one in wanted:
        ids = matched(one.assessors, names)[0]
        fields.append(
            {
                "role": one.role, "organisation": one.organisation, "day": one.day,
                "starts": one.starts, "ends": one.ends, "place": one.place, "note": one.note,
                "assessors": [by_id[row] for row in ids],
                "guide": guide_for(file, one.role, guides, step),
            }
        )  # fmt: skip
        people.append([])
        if one.name or one.contact:
            code = code_for(one.role, sets, codes)
            codes.add(code)
            people[-1].append({"name": one.name, "code": code, "contact": one.contact})
    return edits.add_interviews(file, fields, people, step=step)


def _cells(one: ScheduledInterview) -> tuple[str, ...]:
    return (
        day_in_short(one.day) if one.day else "",
        in_short(one.starts, one.ends),
        one.role,
        one.organisation,
        one.name,
        one.place,
        ", ".join(one.assessors),
    )
