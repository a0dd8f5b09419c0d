"""Giving moments of the history a name: "Efter dag 2", "Utkast till kommunen"."""

from typing import TYPE_CHECKING

from kompass.assessment.editing.lists import require
from kompass.assessment.journal.changes import Edit
from kompass.assessment.values import typed
from kompass.assessment.values.state import PRESENT, Entity, Row
from kompass.errors import KompassError
from kompass.ids import RowId, new_id

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile


def name_moment(file: "AssessmentFile", name: str, *, place: int | None = None) -> RowId:
    """Give the assessment as it stands a name, and return the id of the moment.

    ``place`` is a place of the journal for how it stood then instead. Raises
    ``KompassError`` for an empty name.
    """
    head = file.latest_step.changes[-1]
    last = head if place is None else file.shared.last_at(place)
    if last is None:
        raise KompassError("Den tidpunkten finns inte i historiken. Välj en rad i den.")
    content: Row = {
        "name": _checked(name),
        "change": last.id,
        "tips": " ".join(sorted(file.shared.tips(last.seq))),
        "author": file.author,
        "at": last.at.isoformat(),
    }
    row = RowId(new_id())
    file.record([Edit(Entity.MOMENT, row, PRESENT, content)])
    return row


def rename_moment(file: "AssessmentFile", moment: RowId, name: str) -> None:
    """Give a moment another name."""
    require(file, Entity.MOMENT, moment)
    file.record([Edit(Entity.MOMENT, moment, "name", _checked(name))])


def remove_moment(file: "AssessmentFile", moment: RowId) -> None:
    """Take a moment's name away. What was done then is still in the history."""
    require(file, Entity.MOMENT, moment)
    file.record([Edit(Entity.MOMENT, moment, PRESENT, None)])


def _checked(name: str) -> str:
    stored = typed.line(name).strip()
    if not stored:
        raise KompassError("Skriv ett namn, till exempel ”Efter dag 2”.")
    return stored
