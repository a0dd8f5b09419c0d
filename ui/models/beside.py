"""What stands quietly beside a score while a team works: the agreed one and the colleagues'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kompass.assessment.snapshot import TEAM
from kompass.assessment.team.agreement import Row, row_of
from kompass.assessment.team.members import looks
from kompass.swedish import format_number

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from kompass.catalogue.model import Question
    from kompass.ids import RowId


@dataclass(frozen=True)
class Beside:
    """What the others have, in words."""

    agreed: str = ""
    """The team's points: "Samsyn 26"."""
    others: str = ""
    """Those of colleagues: "BÅ 28 · CÖ 10"."""


def beside(snapshot: Snapshot, question: Question, whose: RowId, viewer: RowId | None) -> Beside:
    """Return the agreed points and those of others that ``viewer`` may see.

    Nothing in a team of one. ``whose`` scores are being set themselves stand in their field
    and not here.
    """
    if len(snapshot.assessors) < 2:
        return Beside()
    row, agreed = row_of(snapshot, viewer, question), ""
    if whose != TEAM and row.agreed.points is not None:
        agreed = _tr("Samsyn {points}").format(points=format_number(row.agreed.points))
    return Beside(agreed, " · ".join(_others(snapshot, row, whose)))


def _others(snapshot: Snapshot, row: Row, whose: RowId) -> Iterator[str]:
    hidden = False
    for person, look in looks(snapshot.assessors).items():
        points = row.own[person].points if person in row.own else None
        if person == whose or person in row.waiting:
            continue
        hidden = hidden or points is None
        shown = _tr("dold") if points is None else format_number(points)
        yield f"{look.initials} {shown}"
    if hidden:
        yield _tr("visas när alla har bedömt frågan")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Beside", text)
