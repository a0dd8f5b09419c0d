"""Asks for an edition where several are mixed: their points never count together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.results_desk import ResultsDesk
from ui.results.message import Message


class ChooseEdition(QWidget):
    """``edition_chosen``: carries the id of an edition."""

    edition_chosen = Signal(str)

    def __init__(self, desk: ResultsDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.message = Message()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        self.message.say(self.tr("Räknar …"))

    def show_choice(self, *, lacking: bool) -> None:
        """Offer the editions, or say that there is nothing to show."""
        if not lacking:
            self.message.say(
                self.tr("Det finns inget att räkna på i urvalet"),
                self.tr("Ta bort något filter, så att fler resultat kommer med."),
            )
            return
        editions = self._desk.offer.editions if self._desk.offer is not None else ()
        self.message.say(
            self.tr("Välj en utgåva"),
            self.tr(
                "Områdena är olika i olika utgåvor, så poäng ur flera utgåvor räknas aldrig ihop."
            ),
            [(one.title, partial(self.edition_chosen.emit, one.id)) for one in editions],
        )

    def say(self, sentence: str) -> None:
        """Say why there are no figures."""
        self.message.say(self.tr("Urvalet kan inte räknas"), sentence)
