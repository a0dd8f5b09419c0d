"""What is undecided about interviews, sources and what is asked for: row by row.

A row stands for everything that is shown with it, so an interview is marked for its people
and its lines too. Nothing is looked up while nothing is contested.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication

from kompass.ids import RowId
from ui.touched import Entity

if TYPE_CHECKING:
    from kompass.assessment.material import Material
    from kompass.assessment.snapshot import Contested, Snapshot
    from ui.session import Session

Undecided: TypeAlias = Mapping[str, "tuple[Contested, ...]"]
"""What is contested about each row that anything is contested about."""
Find: TypeAlias = "Callable[[Snapshot], Undecided]"


def interviews(snapshot: Snapshot) -> Undecided:
    """Return what is undecided about interviews, their people and their lines."""
    return _grouped(snapshot, lambda each: _interview_of(each, snapshot.material))


def sources(snapshot: Snapshot) -> Undecided:
    """Return what is undecided about sources and about the excerpts in them."""
    return _grouped(snapshot, lambda each: _source_of(each, snapshot.material))


def requests(snapshot: Snapshot) -> Undecided:
    """Return what is undecided about what to ask for."""
    return _grouped(snapshot, lambda each: _itself(each, Entity.REQUEST))


def lookups(snapshot: Snapshot) -> Undecided:
    """Return what is undecided about what to look for."""
    return _grouped(snapshot, lambda each: _itself(each, Entity.LOOKUP))


def lines(snapshot: Snapshot) -> Undecided:
    """Return what is undecided about lines of notes."""
    return _grouped(snapshot, lambda each: _itself(each, Entity.LINE))


def people(snapshot: Snapshot) -> Undecided:
    """Return what is undecided about those who are interviewed."""
    return _grouped(snapshot, lambda each: _itself(each, Entity.PERSON))


def told(session: Session, contested: tuple[Contested, ...]) -> str:
    """Return what is undecided in one sentence, empty if nothing is."""
    if not contested:
        return ""
    from ui.models.contested import where

    places = dict.fromkeys(where(session, each) for each in contested)
    sentence = QCoreApplication.translate("Contested", "Kopiorna har olika värden: {places}.")
    return sentence.format(places=", ".join(places))


def word() -> str:
    """Return the word that stands in a row with the mark."""
    return QCoreApplication.translate("Contested", "Konflikt")


def _grouped(snapshot: Snapshot, row_of: Callable[[Contested], RowId | None]) -> Undecided:
    found: dict[str, list[Contested]] = {}
    for each in snapshot.conflicts:
        row = row_of(each)
        if row is not None:
            found.setdefault(row, []).append(each)
    return {
        row: tuple(sorted(those, key=lambda one: (one.entity, one.id, one.field)))
        for row, those in found.items()
    }


def _itself(contested: Contested, entity: Entity) -> RowId | None:
    return RowId(contested.id) if contested.entity == entity else None


def _interview_of(contested: Contested, material: Material) -> RowId | None:
    row = RowId(contested.id)
    match contested.entity:
        case Entity.INTERVIEW:
            return row
        case Entity.PERSON:
            person = material.person(row)
            return person.interview if person else None
        case Entity.LINE:
            line = material.lines.get(row)
            return line.interview if line else None
        case Entity.ASKED | Entity.STARTED:
            return RowId(contested.id.partition("/")[0])
    return None


def _source_of(contested: Contested, material: Material) -> RowId | None:
    row = RowId(contested.id)
    if contested.entity == Entity.EXCERPT:
        excerpt = material.excerpts.get(row)
        return excerpt.source if excerpt else None
    return _itself(contested, Entity.SOURCE)
