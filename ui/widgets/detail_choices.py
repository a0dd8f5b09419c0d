"""The choices an assessment begins with, in the words that every form uses for them."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from kompass.assessment.snapshot import Level, Occasion, UnitKind


class ChoiceBox(QComboBox):
    """A box whose choices stand for values; the wheel scrolls the page, not the choice."""

    def fill(self, choices: Sequence[tuple[StrEnum, str]]) -> None:
        """Offer these values in these words."""
        for value, words in choices:
            self.addItem(words, value)

    def show_value(self, value: StrEnum) -> None:
        """Choose a value without telling anybody."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around the box."""
        event.ignore()


class UnitKindBox(ChoiceBox):
    """What is assessed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fill(
            (
                (UnitKind.MUNICIPALITY, self.tr("Kommun i Sverige")),
                (UnitKind.DISTRICT, self.tr("Kommundel eller stadsdel")),
                (UnitKind.REGION, self.tr("Region")),
                (UnitKind.FOREIGN, self.tr("Kommun i ett annat land")),
            )
        )


class LevelBox(ChoiceBox):
    """How deep the assessment goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fill(
            (
                (Level.WHOLE, self.tr("Hela kommunen")),
                (Level.GROUP, self.tr("Koncernnivå, utan stadsdelarna")),
                (Level.DISTRICT, self.tr("En kommundel eller stadsdel")),
            )
        )


class OccasionBox(ChoiceBox):
    """Whether it has been assessed before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fill(
            (
                (Occasion.UNKNOWN, self.tr("Vet inte")),
                (Occasion.FIRST, self.tr("Första gången")),
                (Occasion.REPEATED, self.tr("Har utvärderats tidigare")),
            )
        )
