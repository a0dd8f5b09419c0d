"""The evidence of a question as a Qt model over frozen rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kompass.ids import RowId
from ui.evidence.items import Group, Piece

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()


class EvidenceModel(QAbstractListModel):
    """Headings and pieces; a piece that says something else is announced, and no others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Group | Piece, ...] = ()
        self.hides_notes = False
        """While somebody passes."""

    def show_rows(self, rows: tuple[Group | Piece, ...]) -> None:
        """Show these."""
        if [_key(row) for row in rows] != [_key(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def piece(self, index: Index) -> Piece | None:
        """Return the piece of a row, ``None`` for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Piece) else None

    def place_of(self, link: RowId) -> QModelIndex:
        """Return the row of a link; invalid if it is not shown."""
        for place, row in enumerate(self._rows):
            if isinstance(row, Piece) and row.link.id == link:
                return self.index(place)
        return QModelIndex()

    def pieces(self) -> tuple[Piece, ...]:
        """Return all pieces from the top."""
        return tuple(row for row in self._rows if isinstance(row, Piece))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many rows there are; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let pieces be chosen, and headings be passed over."""
        if self.piece(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the row itself, or what there is to say of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.words if isinstance(row, Group) else row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Piece):
            return "" if self.hides_notes else row.quote
        return None


def _key(row: Group | Piece) -> str:
    return row.link.id if isinstance(row, Piece) else row.kind
