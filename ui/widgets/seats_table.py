"""The parties' seats in the council, with their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.swedish import format_count
from ui.models.row_kinds import PARTIES, seats_sum
from ui.theme import GRID
from ui.widgets.labels import label
from ui.widgets.list_editor import ListEditor

if TYPE_CHECKING:
    from ui.session import Session

_RIGHT_OF_FIGURES = 6 * GRID
"""The button at the end of each row, and the padding of a field."""


class SeatsTable(QWidget):
    """A row per party and the sum below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = ListEditor(session, PARTIES, spacing=GRID // 2)
        self.sum = label(weight="strong")
        self.sum.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.sum.setContentsMargins(0, 0, _RIGHT_OF_FIGURES, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.list)
        column.addWidget(self.sum)
        for signal in (session.opened, session.changed):
            signal.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        if not self._session.is_open:
            return
        seats = self._session.snapshot.seats
        total, unknown = seats_sum(seats)
        words = self.tr("Summa {total} mandat").format(total=format_count(total))
        if unknown == 1:
            words += self.tr(" (ett parti utan antal)")
        elif unknown:
            words += self.tr(" ({count} partier utan antal)").format(count=unknown)
        self.sum.setText(words)
        self.sum.setVisible(bool(seats))
