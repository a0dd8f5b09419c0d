"""The copies that somebody has chosen to merge, each with what it would bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.file_names import SUFFIX

if TYPE_CHECKING:
    from kompass.assessment.merge import CopyPlan, MergePlan

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
CHOSEN_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class ChosenCopy:
    """A file that has been chosen, and what is known of it so far."""

    path: Path
    plan: CopyPlan | None = None
    """``None`` until the copy has been read."""
    waits: bool = False
    """The reading was stopped before it was through."""

    @property
    def refused(self) -> bool:
        """Whether it cannot be merged."""
        return self.plan is not None and bool(self.plan.refusal)


class MergeCopiesModel(QAbstractListModel):
    """One row for each copy, in the order in which they were chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copies: list[ChosenCopy] = []

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that have been chosen."""
        return tuple(copy.path for copy in self._copies)

    def add(self, paths: Iterable[Path]) -> bool:
        """Add files that are not in the list; tell whether there were any."""
        known = set(self.paths)
        new = [path for path in dict.fromkeys(paths) if path not in known]
        if not new:
            return False
        first = len(self._copies)
        self.beginInsertRows(NO_PARENT, first, first + len(new) - 1)
        self._copies += [ChosenCopy(path) for path in new]
        self.endInsertRows()
        return True

    def remove(self, index: Index) -> None:
        """Take a copy out of the list; the file itself stays."""
        if index.isValid():
            self.beginRemoveRows(NO_PARENT, index.row(), index.row())
            del self._copies[index.row()]
            self.endRemoveRows()

    def clear(self) -> None:
        """Empty the list."""
        self.beginResetModel()
        self._copies.clear()
        self.endResetModel()

    def show_plan(self, plan: MergePlan | None) -> None:
        """Tell of each copy what it would bring; ``None``: not known any more."""
        plans = {} if plan is None else {copy.path: copy for copy in plan.copies}
        self._copies = [ChosenCopy(path, plans.get(path)) for path in self.paths]
        if self._copies:
            self.dataChanged.emit(self.index(0), self.index(len(self._copies) - 1))

    def mark_unread(self) -> None:
        """Say of every copy that it has not been read."""
        self._copies = [ChosenCopy(path, waits=True) for path in self.paths]
        if self._copies:
            self.dataChanged.emit(self.index(0), self.index(len(self._copies) - 1))

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many copies have been chosen."""
        return 0 if parent.isValid() else len(self._copies)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the name of the file, what it brings, or the copy under ``CHOSEN_ROLE``."""
        if not index.isValid():
            return None
        copy = self._copies[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return copy.path.name
            case Qt.ItemDataRole.ToolTipRole:
                return str(copy.path)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{copy.path.name}. {self.sentence(copy)}"
            case _:
                return copy if role == CHOSEN_ROLE else None

    def sentence(self, copy: ChosenCopy) -> str:
        """Return what a copy brings, or why it is not taken in."""
        if copy.plan is None:
            return self.tr("Inte läst") if copy.waits else self.tr("Läses…")
        news = copy.plan.has_news and not copy.plan.refusal
        return copy.plan.in_words if not news else with_plus(copy.plan.in_words)


def with_plus(words: str) -> str:
    """Return what is brought with a plus sign: "Bo: +12 poäng, 1 konflikt"."""
    who, colon, what = words.rpartition(": ")
    return f"{who}{colon}+{what}" if what[:1].isdigit() else words


def assessments_in(paths: Iterable[Path], other_than: Path | None = None) -> list[Path]:
    """Return the files, and for a folder the assessments that lie in it, by name.

    ``other_than`` may well lie in the folder too, and is not meant.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = (each for each in path.iterdir() if each.suffix.casefold() == SUFFIX)
        found += sorted(each for each in inside if other_than is None or each != other_than)
    return found
