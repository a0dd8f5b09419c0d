"""What the command palette offers, as a list that narrows while somebody types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from ui.models.fuzzy import best

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
NO_PARENT: Final = QModelIndex()


@dataclass(frozen=True)
class Entry:
    """One thing to do or one place to go to."""

    text: str
    run: Callable[[], object]
    hint: str = ""
    """Its shortcut, or where it leads; shown at the right."""
    icon: QIcon | None = None


class EntriesModel(QAbstractListModel):
    """The entries that fit what is typed, best first."""

    def __init__(self, entries: Sequence[Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(entries)
        self._fitting: Sequence[Entry] = self._all

    def narrow(self, typed: str) -> None:
        """Keep what fits ``typed``; everything fits nothing typed."""
        self.beginResetModel()
        self._fitting = best(typed, self._all, lambda entry: entry.text)
        self.endResetModel()

    def entry(self, index: Index) -> Entry:
        """Return the entry of a row."""
        return self._fitting[index.row()]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many entries fit."""
        return 0 if parent.isValid() else len(self._fitting)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return text, icon, or the entry itself under ``ENTRY_ROLE``."""
        if not index.isValid():
            return None
        entry = self._fitting[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.DecorationRole:
            return entry.icon
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text}, {entry.hint}" if entry.hint else entry.text
        return entry if role == ENTRY_ROLE else None
