"""The areas with their sums, and the total below them."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kompass.assessment.scoring import Result
from ui.models.scoring_models import AreasModel
from ui.theme import GRID, Theme
from ui.widgets.area_list import AreaList
from ui.widgets.labels import label
from ui.widgets.sum_label import sum_number, sum_words


class AreaColumn(QWidget):
    """The list of areas and, like the sum under a column of figures, the total.

    All areas at one glance come first: where they leave no room, the total is seen in the
    header of the window only.
    """

    def __init__(self, areas: AreasModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = AreaList(areas, theme, self)
        self._number = label(weight="strong")
        self._words = label(text="small", tone="muted")
        self._total = QWidget()
        total = QHBoxLayout(self._total)
        total.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        total.setSpacing(GRID)
        total.addWidget(label(self.tr("Totalt"), weight="strong"))
        total.addWidget(self._words, 1)
        total.addWidget(self._number)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self._total)
        theme.changed.connect(self._fitting.start)
        areas.modelReset.connect(self._fitting.start)

    @property
    def total(self) -> str:
        """The total as shown: "577 av 800"."""
        return f"{self._number.text()} {self._words.text()}"

    def show_result(self, result: Result) -> None:
        """Show the total; the areas themselves come from the model."""
        self._number.setText(sum_number(result))
        self._words.setText(sum_words(result))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give all areas room before the total."""
        super().resizeEvent(event)
        self._fitting.start()

    def _fit(self) -> None:
        room = self.height() - self._total.sizeHint().height()
        self._total.setVisible(room >= self.list.height_of_all())
