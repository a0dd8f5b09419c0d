"""What erasing somebody would do, as a table to look through first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models import interviews_fields as fields

if TYPE_CHECKING:
    from kompass.assessment.erasing import ErasurePlan, Occurrence
    from kompass.assessment.snapshot import Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()


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


class ErasureModel(QAbstractTableModel):
    """Where a text names the person, as it is and as it would be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Occurrence, ...] = ()

    def show_places(self, places: tuple[Occurrence, ...]) -> None:
        """Show another plan."""
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of texts."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return three: where, now, then."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a text; long ones in full as a tip."""
        if not index.isValid():
            return None
        place = self._places[index.row()]
        texts = (place.where, place.before, place.after)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(texts[index.column()].split())
        return texts[index.column()] if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        names = (self.tr("Var"), self.tr("Så står det nu"), self.tr("Så blir det"))
        return names[section] if role == Qt.ItemDataRole.DisplayRole else None
