"""Which fields of a merge are undecided, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, TypeAlias

from kompass.assessment.snapshot import TEAM, Contested

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.catalogue.model import Question
    from kompass.ids import QuestionId, RowId
    from ui.session import Session

Key: TypeAlias = tuple[str, str, str]
"""Entity, id and field, as in ``Contested``."""

PRESENT: Final = "present"


def open_among(snapshot: Snapshot, keys: Iterable[Key]) -> tuple[Contested, ...]:
    """Return those of the fields that nobody has decided, in the same order."""
    if not snapshot.conflicts:
        return ()
    return tuple(each for key in keys if (each := Contested(*key)) in snapshot.conflicts)


def where(session: Session, contested: Contested) -> str:
    """Return what a field is called: "poäng på 3.1"."""
    from kompass.assessment.values.state import Entity
    from kompass.assessment.words import places

    file = session.file
    if file is None:
        return ""
    key = (Entity(contested.entity), contested.id, contested.field)
    return places.place(key, file.snapshot, file.state.row(key[0], key[1]))


def details(snapshot: Snapshot, *fields: str) -> tuple[Key, ...]:
    """Return fields of the details as they are watched."""
    return tuple(("details", snapshot.id, field) for field in fields)


def scored(question: QuestionId, whose: RowId, *fields: str) -> tuple[Key, ...]:
    """Return fields of a score: an assessor's own, or the team's."""
    if whose == TEAM:
        return tuple(("score", question, field) for field in fields)
    return tuple(("own_score", f"{whose}/{question}", field) for field in fields)


def marked(indicator: str, whose: RowId, *fields: str) -> tuple[Key, ...]:
    """Return fields of a mark."""
    return tuple(("mark", f"{whose}/{indicator}", field) for field in fields)


def points_of(question: Question, whose: RowId) -> tuple[Key, ...]:
    """Return everything that the points of a question rest on, its marks included."""
    return (
        *scored(question.id, whose, "points", "override_reason"),
        *(key for each in question.indicators for key in marked(each.id, whose, "share", "note")),
    )


def assessed(question: Question, whose: RowId) -> tuple[Key, ...]:
    """Return everything that is entered about a question."""
    return (*points_of(question, whose), *scored(question.id, whose, "rationale"))
