"""What clashes in the programme, sentence by sentence; each leads to its interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from ui.icons import icon
from ui.models.interviews_plan import InterviewPlan
from ui.theme import GRID, mark

if TYPE_CHECKING:
    from kompass.interviews.programme import Clash

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_MOST = 3
"""Sentences that are seen at once."""
_SIGN = 2 * GRID


class ClashModel(QAbstractListModel):
    """The sentences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._clashes: tuple[Clash, ...] = ()

    def show_clashes(self, clashes: tuple[Clash, ...]) -> None:
        """Show others."""
        if clashes != self._clashes:
            self.beginResetModel()
            self._clashes = clashes
            self.endResetModel()

    def clash(self, row: int) -> Clash | None:
        """Return what clashes in a row."""
        return self._clashes[row] if 0 <= row < len(self._clashes) else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of sentences."""
        return 0 if parent.isValid() else len(self._clashes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the sentence and its mark."""
        found = self.clash(index.row())
        if found is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return found.sentence
        return icon("alert-triangle") if role == Qt.ItemDataRole.DecorationRole else None


class ClashList(QListView):
    """Hidden while nothing clashes; Enter or a click goes to the interview."""

    went = Signal()

    def __init__(self, plan: InterviewPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._model = ClashModel(self)
        self.setModel(self._model)
        self.setAccessibleName(self.tr("Krockar i programmet"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(_SIGN, _SIGN))
        mark(self, surface="notice")
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        plan.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what clashes now."""
        clashes = self._plan.programme.clashes
        self._model.show_clashes(clashes)
        self.setVisible(bool(clashes))
        row = max(self.sizeHintForRow(0), _SIGN)
        self.setFixedHeight(min(len(clashes), _MOST) * row + 2 if clashes else 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the text needs; before, its size is not known."""
        super().showEvent(event)
        self.follow()

    def _go(self, index: Index) -> None:
        clash = self._model.clash(index.row())
        if clash is None:
            return
        entries = self._plan.programme.entries
        ids = [entry.id for entry in entries if entry.id in clash.slots]
        if ids:
            # A second click goes to the other one of the two.
            current = self._plan.current
            at = ids.index(current) + 1 if current in ids else 0
            self._plan.choose(ids[at % len(ids)])
            self.went.emit()
