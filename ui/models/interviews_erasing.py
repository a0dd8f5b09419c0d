"""What erasing somebody would do, as a table to look through first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.models import interviews_fields as fields
from ui.models.row_table import RowTable

if TYPE_CHECKING:
    from kompass.assessment.erasing import ErasurePlan, Occurrence
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId


@dataclass(frozen=True)
class Somebody:
    """Somebody who can be erased: everybody with one name, or one without a name."""

    people: tuple[RowId, ...]
    words: str
    """Code, name and role, to choose by."""


def everybody(snapshot: Snapshot) -> tuple[Somebody, ...]:
    """Return whom there is to erase; the same name in several interviews is one person."""
    material = snapshot.material
    groups: dict[str, list[RowId]] = {}
    words: dict[str, str] = {}
    for person in material.all_people():
        interview = material.interview(person.interview)
        name = " ".join(person.name.casefold().split())
        key = name or str(person.id)
        groups.setdefault(key, []).append(person.id)
        day = fields.day_in_short(interview.day) if interview and interview.day else ""
        role = interview.role if interview else ""
        parts = (person.code, person.name, role, day)
        words.setdefault(key, " · ".join(part for part in parts if part))
    return tuple(Somebody(tuple(people), words[key]) for key, people in groups.items())


def planned(file: AssessmentFile, people: Sequence[RowId], also: str, keep: str) -> ErasurePlan:
    """Return what erasing would come to; ``also`` and ``keep`` are words as they are typed.

    Raises ``KompassError``.
    """
    from kompass.assessment import erasing

    return erasing.plan(file, people, also=split(also), keep=split(keep))


def split(typed: str) -> tuple[str, ...]:
    """Return words with commas between."""
    return tuple(word for part in typed.split(",") if (word := " ".join(part.split())))


class ErasureModel(RowTable["Occurrence"]):
    """Where a text names the person, as it is and as it would be."""

    def headings(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (self.tr("Var"), self.tr("Så står det nu"), self.tr("Så blir det"))

    def cell(self, row: Occurrence, column: int) -> str:
        """Return a text in one line."""
        return " ".join(self.tip(row, column).split())

    def tip(self, row: Occurrence, column: int) -> str:
        """Return a text as it is."""
        return (row.where, row.before, row.after)[column]
