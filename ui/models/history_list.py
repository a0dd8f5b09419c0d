"""The history as a list: days as headings, below each what was done that day, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kompass.assessment.words.telling import told
from kompass.swedish import format_date
from ui.models.history_steps import Spot

if TYPE_CHECKING:
    from kompass.assessment.journal.changes import Step
    from kompass.assessment.snapshot import Moment, Snapshot
    from ui.models.history_steps import Journal

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_WEEKDAYS: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


@dataclass(frozen=True)
class HistoryRow:
    """A day, or a step; sentences are made when a row is looked at, never for all."""

    day: date
    step: Step | None = None
    spot: Spot | None = None
    """Set for a step, and for a moment with a name that stands above its step."""

    @property
    def moment(self) -> Moment | None:
        """The moment with a name, ``None`` for a step or a day."""
        return None if self.spot is None else self.spot.moment

    @property
    def key(self) -> str:
        """What it is known by when the list is made anew; empty for a day."""
        if self.moment is not None:
            return str(self.moment.id)
        return "" if self.step is None else str(self.step.id)


class HistoryListModel(QAbstractListModel):
    """Holds as many rows as there are; knows of each only when it is asked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[HistoryRow] = ()
        self._snapshot: Snapshot | None = None
        self._told = lru_cache(maxsize=2_000)(self._tell)

    def show_steps(self, journal: Journal, which: Sequence[int], snapshot: Snapshot) -> None:
        """List these steps of a journal. ``snapshot`` gives the numbers of questions."""
        rows: list[HistoryRow] = []
        day: date | None = None
        for number in which:
            step = journal.steps[number]
            at = step.first.at.astimezone().date()
            if at != day:
                day = at
                rows.append(HistoryRow(at))
            key = str(step.id)
            rows += [HistoryRow(at, step, spot) for spot in journal.named.get(key, ())]
            rows.append(HistoryRow(at, step, Spot(journal.arrived[key])))
        self.beginResetModel()
        self._rows, self._snapshot = rows, snapshot
        self._told.cache_clear()
        self.endResetModel()

    def row(self, index: Index) -> HistoryRow | None:
        """Return a step or a moment with a name, ``None`` for a day or no row."""
        found = self._rows[index.row()] if index.isValid() else None
        return None if found is None or found.step is None else found

    def first_step(self) -> QModelIndex:
        """Return the newest step, or the moment that is newer still."""
        return self.index(1) if len(self._rows) > 1 else QModelIndex()

    def row_of(self, key: str) -> QModelIndex:
        """Return where the step or the moment with this key is, an invalid index if it is not."""
        for number, row in enumerate(self._rows):
            if row.key and row.key == key:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many days and steps are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only steps be chosen."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if self.row(index) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a row in words, or the row itself under ``ROW_ROLE``."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if role not in texts:
            return None
        return day_in_words(row.day) if row.step is None else self._told(index.row())

    def _tell(self, row: int) -> str:
        step, moment = self._rows[row].step, self._rows[row].moment
        if step is None or self._snapshot is None:
            return ""
        if moment is not None:
            return f"”{moment.name}”"
        who = step.first.author or self.tr("Någon")
        at = step.first.at.astimezone()
        return f"{at:%H:%M} {who} {told(step, self._snapshot)}"


def day_in_words(day: date) -> str:
    """Return a day as a heading: "Lördag 21 november 2026"."""
    weekday = _WEEKDAYS[day.weekday()].capitalize()
    return f"{weekday} {format_date(day)}"
