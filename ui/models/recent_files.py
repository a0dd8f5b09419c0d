"""The files opened before, as a list that knows which of them are still there."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.settings import RecentFile

Index = QModelIndex | QPersistentModelIndex

FILE_ROLE: Final = Qt.ItemDataRole.UserRole
MISSING_ROLE: Final = Qt.ItemDataRole.UserRole + 1
NO_PARENT: Final = QModelIndex()


class RecentFilesModel(QAbstractListModel):
    """Newest first. Files count as there until ``mark_missing`` says otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[RecentFile] = ()
        self._missing: frozenset[str] = frozenset()

    def show_files(self, files: Sequence[RecentFile]) -> None:
        """Show these files."""
        self.beginResetModel()
        self._rows = files
        self.endResetModel()

    def mark_missing(self, paths: Collection[str]) -> None:
        """Grey out these paths, and only these."""
        self._missing = frozenset(paths)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def file(self, index: Index) -> RecentFile:
        """Return the file of a row."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the title, all of it in words, the file itself, or whether it is missing."""
        if not index.isValid():
            return None
        file = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(file)
        if role == Qt.ItemDataRole.ToolTipRole:
            return file.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(file)
        if role == FILE_ROLE:
            return file
        return file.path in self._missing if role == MISSING_ROLE else None

    def _in_words(self, file: RecentFile) -> str:
        gone = self.tr("filen finns inte kvar") if file.path in self._missing else ""
        return ", ".join(filter(None, (title_of(file), file.total, file.path, gone)))


def title_of(file: RecentFile) -> str:
    """Return unit and year, or the name of the file where they are not known."""
    known = " ".join(filter(None, (file.unit, str(file.year) if file.year else "")))
    return known or Path(file.path).stem


def missing_among(paths: Sequence[str]) -> frozenset[str]:
    """Return the paths without a file. May take seconds for a network drive that is away."""
    return frozenset(path for path in paths if not _is_file(path))


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False
