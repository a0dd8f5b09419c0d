"""What stands in words beside a profile: what is missing, and how it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kompass.swedish import join_words
from ui.actions import ActionId, Actions
from ui.theme import GRID, mark
from ui.widgets.labels import show_sentence, wrapped

if TYPE_CHECKING:
    from kompass.archive.reference import ReferenceValues
    from kompass.assessment.scoring import AreaResult, Result

_MOST_NUMBERS = 6


class MissingNote(QWidget):
    """Says which questions have no points, and leads to the next one; hidden when none lack."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = wrapped()
        self._go = QPushButton(self.tr("Nästa obedömda fråga"))
        mark(self._go, kind="quiet")
        self._go.clicked.connect(actions[ActionId.NEXT_UNSCORED].trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)

    def show_result(self, result: Result) -> None:
        """Say what is missing in ``result``."""
        self.setVisible(bool(result.missing))
        places = [self._place(area) for area in result.areas if area.missing]
        self.text.setText(self.tr("Ännu inte bedömt: {places}.").format(places=join_words(places)))

    def _place(self, area: AreaResult) -> str:
        if len(area.missing) == len(area.questions):
            return self.tr("hela område {number}").format(number=area.area.number)
        if len(area.missing) > _MOST_NUMBERS:
            return self.tr("{count} frågor i område {number}").format(
                count=len(area.missing), number=area.area.number
            )
        return join_words([question.number for question in area.missing])


class DeviationWords(QWidget):
    """The deviations from the reference as sentences; hidden without a reference."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.text = wrapped()
        column.addWidget(self.text)

    def show_deviations(self, result: Result, reference: ReferenceValues | None, unit: str) -> None:
        """Say how ``unit`` differs from the reference."""
        self.setVisible(reference is not None)
        if reference is None:
            show_sentence(self.text, "")
            return
        from kompass.archive.reference import deviations, in_words

        said = in_words(deviations(result, reference), reference, unit=unit, total=result.points)
        show_sentence(self.text, "\n\n".join(said.sentences))
