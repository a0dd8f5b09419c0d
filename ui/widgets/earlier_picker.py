"""Chooses the earlier visit that the report gets a chapter about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.models.earlier_choice import EarlierChoice
from ui.theme import GRID
from ui.widgets.labels import show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from kompass.comparison.subjects import Subject


class EarlierPicker(QWidget):
    """A box with the visits there are, and below it what must be known of the chosen one."""

    def __init__(
        self,
        choice: EarlierChoice,
        ask_for_file: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._ask_for_file = ask_for_file
        self._offered: tuple[Subject | None, ...] = ()
        self.box = QComboBox()
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.setAccessibleName(self.tr("Tidigare besök"))
        self.box.activated.connect(self._on_activated)
        self.note = wrapped(text="small", tone="muted")
        self.warning = wrapped(text="small", tone="reference")
        self.trouble = trouble_label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for part in (self.box, self.note, self.warning, self.trouble):
            column.addWidget(part)
        choice.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Offer the visits there are and show which is chosen."""
        if self._choice.offered != self._offered or not self.box.count():
            self._fill()
        self._show_choice()

    def _fill(self) -> None:
        self._offered = self._choice.offered
        self.box.clear()
        for visit in self._offered:
            self.box.addItem(self._named(visit))
        self.box.insertSeparator(self.box.count())
        self.box.addItem(self.tr("En fil från ett tidigare besök…"))

    def _named(self, visit: Subject | None) -> str:
        if visit is None:
            return self.tr("Inget kapitel om tidigare besök")
        named = f"{visit.title}, {visit.edition_words}"
        if visit.known_areas < len(visit.areas):
            partly = self.tr("{known} av {areas} områden kända").format(
                known=visit.known_areas, areas=len(visit.areas)
            )
            named = f"{named}, {partly}"
        return named

    def _show_choice(self) -> None:
        chosen = self._choice.chosen
        ids = [None if one is None else one.id for one in self._offered]
        self.box.setCurrentIndex(ids.index(None if chosen is None else chosen.id))
        none = len(self._offered) == 1
        show_sentence(
            self.note,
            self.tr("Jämförelsebasen har inget tidigare besök i kommunen.") if none else "",
        )
        if self._choice.trouble:
            only = self.tr("Bara besöken som följer med Kompass visas.")
            show_sentence(self.note, f"{self._choice.trouble} {only}")
        show_sentence(self.warning, chosen.why_not if chosen is not None else "")

    def _on_activated(self, row: int) -> None:
        show_sentence(self.trouble, "")
        if row < len(self._offered):
            self._choice.choose(self._offered[row])
            return
        path = self._ask_for_file()
        try:
            if path is not None:
                self._choice.choose_file(path)
        except KompassError as error:
            show_sentence(self.trouble, str(error))
        self._show_choice()
