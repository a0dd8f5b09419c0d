"""Att gallra: interviews whose notes and names have been kept as long as they may."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kompass.swedish import format_date
from ui.models.interviews_plan import InterviewPlan
from ui.models.interviews_programme import Entry
from ui.theme import GRID, mark
from ui.widgets.labels import wrapped
from ui.widgets.scroll_sheet import ScrollSheet

if TYPE_CHECKING:
    from datetime import date

_SIZE = (88 * GRID, 52 * GRID)


class OverdueDialog(QDialog):
    """``show_requested``, ``erase_requested``: the ``RowId`` of an interview."""

    show_requested = Signal(object)
    erase_requested = Signal(object)

    def __init__(self, plan: InterviewPlan, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Att gallra"))
        self._plan = plan
        found = plan.overdue(today)
        self.shows: list[QPushButton] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setColumnStretch(0, 1)
        for at, entry in enumerate(found):
            self._add(grid, at, entry)
        rows = QVBoxLayout()
        rows.addLayout(grid)
        rows.addStretch(1)
        close = QPushButton(self.tr("&Stäng"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(wrapped(self._intro(len(found))))
        column.addWidget(ScrollSheet(rows, widest=_SIZE[0]), 1)
        column.addLayout(below)
        self.resize(*_SIZE)

    def _intro(self, count: int) -> str:
        if not count:
            return self.tr(
                "Ingen intervju är kvar längre än den får. Gallringsdatumet fylls i hos intervjun."
            )
        return self.tr(
            "De här intervjuerna har passerat sitt gallringsdatum. Radera de intervjuade, ta bort "
            "intervjun om anteckningarna inte behövs, eller ändra datumet hos intervjun."
        )

    def _add(self, grid: QGridLayout, at: int, entry: Entry) -> None:
        interview = entry.interview
        kept = format_date(interview.retain_until) if interview.retain_until else ""
        who = ", ".join(part for part in (interview.role, interview.organisation) if part)
        words = self.tr("{0}: skulle ha gallrats senast {1}").format(
            who or self.tr("utan roll"), kept
        )
        show = self._button(self.tr("Visa"), self.tr("Visa {0}").format(who))
        show.clicked.connect(partial(self._show, entry))
        erase = self._button(self.tr("Radera…"), self.tr("Radera de intervjuade, {0}").format(who))
        erase.clicked.connect(partial(self._erase, entry))
        erase.setEnabled(bool(entry.people) and not self._plan.session.read_only)
        self.shows.append(show)
        grid.addWidget(wrapped(words), at, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(show, at, 1)
        grid.addWidget(erase, at, 2)
        if not entry.people:
            erase.setToolTip(self.tr("Ingen är registrerad i intervjun"))

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.setAutoDefault(False)
        mark(button, kind="quiet")
        return button

    def _show(self, entry: Entry) -> None:
        self.show_requested.emit(entry.id)
        self.accept()

    def _erase(self, entry: Entry) -> None:
        self.erase_requested.emit(entry.id)
        self.accept()
