"""The two lists of rows that the report's facts hold: parties in the council, and the team."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kompass.assessment.values.rules import checked_seats
from kompass.errors import KompassError
from kompass.swedish import format_count, parse_count
from ui.touched import Entity

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Assessor, Seats, Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId, StepId


@dataclass(frozen=True)
class CellKind:
    """One field of a row. Texts are in the translation context "Rows"."""

    field: str
    """As in ``Touched``."""
    name: str
    """What the field holds: heading, placeholder and name for screen readers."""
    read: Callable[[Any], str]
    write: Callable[[AssessmentFile, RowId, str, StepId], None]
    check: Callable[[str], str] = lambda _: ""
    """Return one sentence about typed text, empty if it can be stored."""
    line: int = 0
    """The line of the row on which the field stands."""
    share: int = 1
    """Of the line's width."""
    figures: int = 0
    """For numbers: right-aligned, with room for this many figures."""


@dataclass(frozen=True)
class RowKind:
    """A kind of row."""

    entity: Entity
    name: str
    """Of a row, for screen readers, with its place: "Parti {place}"."""
    new_text: str
    """Shown in the first field of the empty row at the end."""
    cells: tuple[CellKind, ...]
    rows: Callable[[Snapshot], Sequence[Seats | Assessor]]
    add: Callable[[AssessmentFile, StepId], RowId]
    remove: Callable[[AssessmentFile, RowId], None]
    move: Callable[[AssessmentFile, RowId, RowId | None], None]
    """file, row, row to stand after (``None``: first)."""


def seats_sum(seats: Sequence[Seats]) -> tuple[int, int]:
    """Return the seats that are known, added up, and how many parties lack a number."""
    known = [row.seats for row in seats if row.seats is not None]
    return sum(known), len(seats) - len(known)


def _count(typed: str) -> int | None:
    return checked_seats(parse_count(typed)) if typed.strip() else None


def _seats_problem(typed: str) -> str:
    try:
        _count(typed)
    except KompassError as error:
        return str(error)
    return ""


def _set_party(file: AssessmentFile, row: RowId, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_seats(file, row, party=text, step=step)


def _set_seats(file: AssessmentFile, row: RowId, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_seats(file, row, seats=_count(text), step=step)


def _add_seats(file: AssessmentFile, step: StepId) -> RowId:
    from kompass.assessment import edits

    return edits.add_seats(file, step=step)


def _remove_seats(file: AssessmentFile, row: RowId) -> None:
    from kompass.assessment import edits

    edits.remove_seats(file, row)


def _move_seats(file: AssessmentFile, row: RowId, after: RowId | None) -> None:
    from kompass.assessment import edits

    edits.move_seats(file, row, after=after)


def _set_name(file: AssessmentFile, row: RowId, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_assessor(file, row, name=text, step=step)


def _set_role(file: AssessmentFile, row: RowId, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_assessor(file, row, role=text, step=step)


def _set_organisation(file: AssessmentFile, row: RowId, text: str, step: StepId) -> None:
    from kompass.assessment import edits

    edits.set_assessor(file, row, organisation=text, step=step)


def _add_assessor(file: AssessmentFile, step: StepId) -> RowId:
    from kompass.assessment import edits

    return edits.add_assessor(file, "", step=step)


def _remove_assessor(file: AssessmentFile, row: RowId) -> None:
    from kompass.assessment import edits

    edits.remove_assessor(file, row)


def _move_assessor(file: AssessmentFile, row: RowId, after: RowId | None) -> None:
    from kompass.assessment import edits

    edits.move_assessor(file, row, after=after)


PARTIES: Final = RowKind(
    entity=Entity.SEATS,
    name=str(QT_TRANSLATE_NOOP("Rows", "Parti {place}")),
    new_text=str(QT_TRANSLATE_NOOP("Rows", "Lägg till ett parti")),
    cells=(
        CellKind(
            field="party",
            name=str(QT_TRANSLATE_NOOP("Rows", "Parti")),
            read=lambda row: str(row.party),
            write=_set_party,
        ),
        CellKind(
            field="seats",
            name=str(QT_TRANSLATE_NOOP("Rows", "Mandat")),
            read=lambda row: "" if row.seats is None else format_count(row.seats),
            write=_set_seats,
            check=_seats_problem,
            figures=7,
        ),
    ),
    rows=lambda snapshot: snapshot.seats,
    add=_add_seats,
    remove=_remove_seats,
    move=_move_seats,
)
TEAM: Final = RowKind(
    entity=Entity.ASSESSOR,
    name=str(QT_TRANSLATE_NOOP("Rows", "Utvärderare {place}")),
    new_text=str(QT_TRANSLATE_NOOP("Rows", "Lägg till en utvärderare")),
    cells=(
        CellKind(
            field="name",
            name=str(QT_TRANSLATE_NOOP("Rows", "Namn")),
            read=lambda row: str(row.name),
            write=_set_name,
        ),
        CellKind(
            field="role",
            name=str(QT_TRANSLATE_NOOP("Rows", "Roll")),
            read=lambda row: str(row.role),
            write=_set_role,
            line=1,
            share=2,
        ),
        CellKind(
            field="organisation",
            name=str(QT_TRANSLATE_NOOP("Rows", "Organisation")),
            read=lambda row: str(row.organisation),
            write=_set_organisation,
            line=1,
            share=3,
        ),
    ),
    rows=lambda snapshot: snapshot.assessors,
    add=_add_assessor,
    remove=_remove_assessor,
    move=_move_assessor,
)
