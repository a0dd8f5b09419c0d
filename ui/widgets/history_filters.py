"""What to look for in the history: who, where, what sort, and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from kompass.assessment.journal.sorts import Sort
from ui.icons import icon
from ui.models.history_steps import Wanted
from ui.theme import GRID

if TYPE_CHECKING:
    from kompass.catalogue.model import Edition

_PAUSE_MS = 250
_NAMED = "named"
"""Beside the sorts of steps: moments that have a name."""


class HistoryFilters(QWidget):
    """``changed``: somebody looks for something else."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Sök i historiken"))
        self.text.setAccessibleName(self.tr("Sök i historiken"))
        self.text.setClearButtonEnabled(True)
        self.text.addAction(
            QAction(icon("search"), "", self.text), QLineEdit.ActionPosition.LeadingPosition
        )
        self.person = self._choice(self.tr("Person"))
        self.place = self._choice(self.tr("Område eller fråga"))
        self.sort = self._choice(self.tr("Slag av ändring"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _: self._pause.start())
        self._fill_sorts()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for choice, share in ((self.person, 7), (self.place, 6), (self.sort, 5)):
            row.addWidget(choice, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.text)
        column.addLayout(row)

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        sort = self.sort.currentData()  # Qt gives it back as plain text
        named = sort == _NAMED
        return Wanted(
            person=self.person.currentData(),
            place=self.place.currentData() or "",
            sort=Sort(sort) if sort and not named else None,
            named=named,
            text=self.text.text().strip(),
        )

    def offer_people(self, people: Sequence[str]) -> None:
        """Offer these names; the one that is chosen stays."""
        names = [(name or self.tr("någon utan namn"), name) for name in people]
        self._fill(self.person, self.tr("Alla personer"), names)

    def offer_places(self, edition: Edition) -> None:
        """Offer the areas and questions of an edition."""
        places: list[tuple[str, object]] = []
        for area in edition.areas:
            places.append((f"{area.number} {area.title}", area.id))
            places += [(f"    {each.number} {each.title}", each.id) for each in area.questions]
        self._fill(self.place, self.tr("Alla frågor"), places)

    def clear(self) -> None:
        """Look for everything."""
        self.text.clear()
        for choice in (self.person, self.place, self.sort):
            choice.setCurrentIndex(0)

    def _fill_sorts(self) -> None:
        sorts: list[tuple[str, object]] = [
            (self.tr("Poäng"), Sort.POINTS),
            (self.tr("Texter"), Sort.TEXTS),
            (self.tr("Lag och egna poäng"), Sort.TEAM),
            (self.tr("Underlag och intervjuer"), Sort.MATERIAL),
            (self.tr("Uppgifter"), Sort.DETAILS),
            (self.tr("Ångrat"), Sort.BACK),
            (self.tr("Sammanslagningar"), Sort.MERGE),
            (self.tr("Tidpunkter med namn"), _NAMED),
        ]
        self._fill(self.sort, self.tr("Alla slag"), sorts)

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        choice.currentIndexChanged.connect(lambda _: self.changed.emit())
        return choice

    @staticmethod
    def _fill(choice: QComboBox, everything: str, items: Sequence[tuple[str, object]]) -> None:
        chosen = choice.currentData()
        choice.blockSignals(True)  # noqa: FBT003 - Qt's own
        choice.clear()
        choice.addItem(everything, None)
        for words, data in items:
            choice.addItem(words, data)
        choice.setCurrentIndex(max(choice.findData(chosen), 0) if chosen is not None else 0)
        choice.blockSignals(False)  # noqa: FBT003
