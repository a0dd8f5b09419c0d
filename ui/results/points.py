"""The points of one result, as high as its rows, with the questions on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.results_points import MOST, NUMBER, POINTS, PointsTable, point_rows
from ui.theme import GRID, Theme
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import wrapped
from ui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from ui.models.results_record import Record

_FRAME = 4


class Points(QWidget):
    """A table that never scrolls by itself: the record around it does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: Record | None = None
        self.table = PointsTable(theme, self)
        widths = {NUMBER: 5, POINTS: 7, MOST: 6}
        self.view = RowsView(self.table, theme, widths, name=self.tr("Poäng per område"))
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.questions = CheckBox("", theme)
        self.unknown = wrapped(tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.unknown)
        column.addWidget(self.view)
        column.addWidget(self.questions, 0, Qt.AlignmentFlag.AlignLeft)
        self.questions.toggled.connect(self._show)
        theme.changed.connect(self._fit)

    def show_points(self, record: Record) -> None:
        """Show the points of a result."""
        self._record = record
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Stay as high as the rows when the text size changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _show(self) -> None:
        record = self._record
        if record is None:
            return
        known = len(record.result.questions)
        self.questions.setVisible(known > 0)
        self.questions.setText(self.tr("Visa {count} delfrågor").format(count=known))
        self.questions.updateGeometry()
        self.view.setVisible(record.edition is not None)
        self.unknown.setVisible(record.edition is None)
        if record.edition is None:
            self.unknown.setText(self.tr("Utgåvan är inte känd, så inga områden kan visas."))
            return
        total = self.tr("Totalt") if record.result.has_all_areas else self.tr("Totalt (tryckt)")
        if record.result.total is None:
            total = self.tr("Totalt")
        rows = point_rows(
            record.result, record.edition, total, with_questions=self.questions.isChecked()
        )
        self.table.show_rows(rows)
        self._fit()

    def _fit(self) -> None:
        rows = self.view.verticalHeader().defaultSectionSize() * self.table.rowCount()
        self.view.setFixedHeight(self.view.horizontalHeader().sizeHint().height() + rows + _FRAME)
