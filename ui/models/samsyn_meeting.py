"""What the team meets about: one row per question, in the order of the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompass.assessment.snapshot import TEAM
from kompass.assessment.team.agreement import Row, rows
from kompass.assessment.team.members import Look, looks
from ui.models.contested import assessed, open_among

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.ids import QuestionId, RowId


@dataclass(frozen=True)
class Member:
    """An assessor as the meeting shows one."""

    id: RowId
    name: str
    look: Look


@dataclass(frozen=True)
class Meeting:
    """The team and its questions, as ``viewer`` may see them."""

    team: tuple[Member, ...]
    rows: tuple[Row, ...]
    contested: frozenset[QuestionId] = frozenset()
    """Questions whose agreed score has different values since a merge."""

    @property
    def settled(self) -> int:
        """How many questions the team has agreed on."""
        return sum(self.is_settled(row) for row in self.rows)

    @property
    def alike(self) -> int:
        """How many questions all have scored alike and the team has not agreed on yet."""
        return sum(row.equal and not row.settled for row in self.rows)

    def is_settled(self, row: Row) -> bool:
        """Whether the team has agreed on a question, and all copies say the same about it."""
        return row.settled and row.question.id not in self.contested

    def place_of(self, question: QuestionId | None) -> int | None:
        """Return where a question stands, ``None`` if it does not."""
        for place, row in enumerate(self.rows):
            if row.question.id == question:
                return place
        return None

    def next_open(self, question: QuestionId | None, direction: int) -> QuestionId | None:
        """Return the nearest question that is not agreed on, beginning anew at the end.

        ``direction`` is 1 or -1. The current question is the last one looked at.
        """
        ordered = self.rows[::direction]
        ids = [row.question.id for row in ordered]
        at = ids.index(question) + 1 if question in ids else 0
        further = (*ordered[at:], *ordered[:at])
        return next((r.question.id for r in further if not self.is_settled(r)), None)


def meeting(snapshot: Snapshot, viewer: RowId | None, *, printed_order: bool) -> Meeting:
    """Return the meeting as ``viewer`` may see it, most to talk about first or as printed."""
    look = looks(snapshot.assessors)
    team = tuple(Member(person.id, person.name, look[person.id]) for person in snapshot.assessors)
    found = rows(snapshot, viewer)
    if printed_order:
        order = {question.id: at for at, question in enumerate(snapshot.edition.questions())}
        found = tuple(sorted(found, key=lambda row: order[row.question.id]))
    contested = frozenset(
        row.question.id for row in found if open_among(snapshot, assessed(row.question, TEAM))
    )
    return Meeting(team, found, contested)
