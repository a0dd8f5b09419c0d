"""Municipalities that fit what somebody has typed so far, as a list for a completer."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kompass.assessment.register import Municipality, suggest

Index = QModelIndex | QPersistentModelIndex

MUNICIPALITY_ROLE: Final = Qt.ItemDataRole.UserRole
NO_PARENT: Final = QModelIndex()


class SuggestedMunicipalities(QAbstractListModel):
    """At most eight municipalities, best first; empty while nothing is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Municipality] = ()

    def look_for(self, typed: str) -> None:
        """Show what fits ``typed``; dots, rings and case are forgiven."""
        self.beginResetModel()
        self._rows = suggest(typed)
        self.endResetModel()

    def first(self) -> Municipality | None:
        """Return the one that fits best, ``None`` when nothing fits."""
        return self._rows[0] if self._rows else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many fit."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return name and county to look at, the name to fill in, or the municipality itself."""
        if not index.isValid():
            return None
        municipality = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{municipality.name} – {municipality.county}"
        if role == Qt.ItemDataRole.EditRole:
            return municipality.name
        return municipality if role == MUNICIPALITY_ROLE else None
