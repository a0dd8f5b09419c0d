"""Ticks the municipalities that stand beside the own one in the report's comparison table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.others_choice import OthersChoice
from ui.theme import GRID, Theme
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from ui.session import Session


class OthersPicker(QWidget):
    """A box to tick per published result of the same edition."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = OthersChoice.of(session)
        self._theme = theme
        self._offered: tuple[Result, ...] = ()
        self.boxes: list[CheckBox] = []
        self._rows: list[QWidget] = []
        self._none = wrapped(
            self.tr("Det finns inga publicerade resultat av samma utgåva att jämföra med."),
            tone="muted",
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._none)
        self._choice.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Offer what fits the open assessment, and tick what is chosen."""
        if self._choice.offered != self._offered:
            self._fill()
        chosen = self._choice.chosen
        for box, result in zip(self.boxes, self._offered, strict=True):
            box.setChecked(result in chosen)

    def _fill(self) -> None:
        while self._rows:
            old = self._rows.pop()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.boxes = []
        self._offered = self._choice.offered
        self._rows = [self._row(result) for result in self._offered]
        for row in self._rows:
            self._column.addWidget(row)
        self._none.setVisible(not self._offered)

    def _row(self, result: Result) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        box = CheckBox(result.title, self._theme)
        box.setAccessibleDescription(result.why_not)
        box.clicked.connect(self._on_clicked)
        self.boxes.append(box)
        column.addWidget(box)
        if result.why_not:
            remark = wrapped(result.why_not, text="small", tone="reference")
            remark.setContentsMargins(4 * GRID, 0, 0, GRID)
            column.addWidget(remark)
        return row

    def _on_clicked(self) -> None:
        chosen = zip(self.boxes, self._offered, strict=True)
        self._choice.choose(frozenset(result.title for box, result in chosen if box.isChecked()))
