"""The heading over the questions of an area: number, title, and its points so far."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kompass.assessment.scoring import AreaResult
from ui.theme import GRID, Theme
from ui.widgets.labels import wrapped
from ui.widgets.sum_label import SumLabel


class AreaHeading(QWidget):
    """The area that is shown, with its sum at the right edge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = wrapped(text="title")
        self.sum = SumLabel(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._title, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.sum, 0, Qt.AlignmentFlag.AlignBottom)

    def show_area(self, area: AreaResult) -> None:
        """Show an area and its sum."""
        self._title.setText(f"{area.area.number}  {area.area.title}")
        self.sum.show_sum(area)
