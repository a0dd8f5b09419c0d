"""Deciding conflicts one by one, with the mouse or with the keyboard alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.models.merge_conflicts import MergeConflictsModel
from ui.session import Session
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, wrapped
from ui.widgets.merge_conflict import ConflictCard

if TYPE_CHECKING:
    from kompass.assessment.merge import Choice, Conflict, NewValue, Version
    from kompass.assessment.snapshot import Contested

_LIST: Final = 30 * GRID


class MergeConflictsSheet(QWidget):
    """A list of open conflicts and the one to decide now.

    ``finished``: the last one has been decided.
    """

    finished = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._decided = 0
        self.model = MergeConflictsModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Konflikter att avgöra"))
        self.list.setFixedWidth(_LIST)
        self.list.setWordWrap(True)
        self.list.setSpacing(GRID // 2)
        self.count = label(text="title")
        self.explanation = wrapped(tone="muted")
        self.card = ConflictCard(theme)
        self.undo = QPushButton(self.tr("Ångra senaste &avgörandet"))
        mark(self.undo, kind="quiet")
        self.undo.setAutoDefault(False)
        self._lay_out()
        self.card.chosen.connect(self._resolve)
        self.undo.clicked.connect(self._undo)
        self.list.selectionModel().currentChanged.connect(self._show)

    def begin(self, first: Contested | None = None) -> None:
        """Show the conflicts that are open now, beginning with ``first``."""
        self._decided = 0
        self._reload(0)
        place = None if first is None else self.model.place_of(first)
        if place is not None:
            self.list.setCurrentIndex(self.model.index(place))
            self.list.scrollTo(self.model.index(place))

    def first_focus(self) -> QWidget | None:
        """Return what the keyboard belongs to, ``None`` where there is nothing to decide."""
        return self.card.first_focus() if self.model.rowCount() else None

    def _reload(self, row: int) -> None:
        file = self._session.file
        found: tuple[Conflict, ...] = ()
        if file is not None:
            from kompass.assessment import merge

            found = merge.conflicts(file, viewer=self._session.seat.person_id)
        self.model.show_conflicts(found)
        self._tell_count(len(found))
        self.list.setCurrentIndex(self.model.index(min(row, len(found) - 1)))
        self.card.setVisible(bool(found))
        self.list.setVisible(bool(found))
        self.undo.setVisible(self._decided > 0)
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._decided:
            self.finished.emit()

    def _tell_count(self, count: int) -> None:
        if count:
            many = self.tr("{count} konflikter att avgöra").format(count=count)
            self.count.setText(many if count > 1 else self.tr("1 konflikt att avgöra"))
            self.explanation.setText(
                self.tr(
                    "Samma uppgift har fått olika värden i kopiorna. Avgör en i taget. "
                    "Du kan stänga när du vill och fortsätta senare."
                )
            )
        elif self._decided:
            self.count.setText(self.tr("Alla konflikter är avgjorda"))
            self.explanation.setText(self.tr("Historiken visar vad som gällde före och efter."))
        else:
            self.count.setText(self.tr("Inga konflikter"))
            self.explanation.setText(self.tr("Ingen uppgift har olika värden i kopiorna."))

    def _show(self, index: QModelIndex) -> None:
        conflict = self.model.conflict(index)
        if conflict is not None:
            writable = not self._session.read_only
            self.card.show_conflict(conflict, self._session.snapshot, writable=writable)

    def _resolve(self, choice: Version | Choice | NewValue) -> None:
        from kompass.assessment import merge

        index = self.list.currentIndex()
        conflict = self.model.conflict(index)
        if conflict is None:
            return
        decide = partial(merge.resolve, conflict=conflict, choice=choice)
        try:
            self._session.edit(decide)
        except KompassError as error:
            self.card.show_trouble(str(error))
            return
        self._decided += 1
        self._reload(index.row())

    def _undo(self) -> None:
        try:
            self._session.undo()
        except KompassError as error:
            self.card.show_trouble(str(error))
            return
        self._decided -= 1
        self._reload(self.list.currentIndex().row())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.count, 1)
        head.addWidget(self.undo)
        column.addLayout(head)
        column.addWidget(self.explanation)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.list)
        row.addWidget(self.card, 1)
        column.addLayout(row, 1)
        column.addStretch()
