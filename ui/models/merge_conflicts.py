"""The open conflicts as a list, and how each of their values is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kompass.assessment.words.wordwise import Part, Piece

if TYPE_CHECKING:
    from kompass.assessment.merge import Conflict, Version
    from kompass.assessment.snapshot import Contested

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()


class MergeConflictsModel(QAbstractListModel):
    """One row for each open conflict, in the order of the edition."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conflicts: tuple[Conflict, ...] = ()

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """List these."""
        self.beginResetModel()
        self._conflicts = tuple(conflicts)
        self.endResetModel()

    def conflict(self, index: Index) -> Conflict | None:
        """Return the conflict of a row, ``None`` for no row."""
        return self._conflicts[index.row()] if index.isValid() else None

    def place_of(self, contested: Contested) -> int | None:
        """Return the row of a field, ``None`` if it is not contested any more."""
        places = {each.contested: row for row, each in enumerate(self._conflicts)}
        return places.get(contested)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many conflicts are open."""
        return 0 if parent.isValid() else len(self._conflicts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return which field it is."""
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        conflict = self.conflict(index)
        return capital(conflict.where) if conflict is not None and role in shown else None


def capital(words: str) -> str:
    """Return the words with a capital letter first."""
    return words[:1].upper() + words[1:]


def pieces_of(conflict: Conflict, version: Version) -> tuple[Piece, ...]:
    """Return a version as it is shown: a text with what it has instead of the first one."""
    first = conflict.versions[0]
    if version is first or not conflict.is_text:
        return (Piece(Part.BOTH, version.words),)
    return tuple(grouped(conflict.difference(first, version)))


def grouped(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with all that goes before all that comes, wherever the two alternate."""
    gone = come = ""
    for piece in [*pieces, Piece(Part.BOTH, "")]:
        if piece.part is Part.OLD:
            gone += piece.text
        elif piece.part is Part.NEW:
            come += piece.text
        else:
            made = (Piece(Part.OLD, gone), Piece(Part.NEW, come), piece)
            yield from (each for each in made if each.text)
            gone = come = ""
