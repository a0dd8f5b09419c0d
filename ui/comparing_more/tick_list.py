"""A list of boxes to tick, each with what must be known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import GRID, Theme
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import wrapped


@dataclass(frozen=True)
class Tick:
    """A row of the list."""

    key: str
    title: str
    remark: str = ""


class TickList(QScrollArea):
    """``ticked``: somebody ticked or unticked a row; carries its key and whether it is ticked."""

    ticked = Signal(str, bool)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Tick, ...] = ()
        self.before: QWidget | None = None
        """What Tab leaves for the first box."""
        self.boxes: dict[str, CheckBox] = {}
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_rows(self, rows: Sequence[Tick], ticked: frozenset[str]) -> None:
        """Show these rows; the boxes are made anew only when the rows are others."""
        if tuple(rows) != self._rows or self.widget() is None:
            self._fill(tuple(rows))
        for key, box in self.boxes.items():
            box.setChecked(key in ticked)

    def _fill(self, rows: tuple[Tick, ...]) -> None:
        keyboard = next((key for key, box in self.boxes.items() if box.hasFocus()), "")
        self._rows = rows
        self.boxes = {}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(0)
        for row in rows:
            box = self.boxes[row.key] = CheckBox(row.title, self._theme)
            box.setAccessibleDescription(row.remark)
            box.clicked.connect(partial(self._on_clicked, row.key))
            column.addWidget(box)
            if row.remark:
                said = wrapped(row.remark, text="small", tone="reference")
                said.setContentsMargins(4 * GRID, 0, 0, GRID)
                column.addWidget(said)
        column.addStretch(1)
        self.setWidget(inner)
        previous = self.before
        for box in self.boxes.values():
            if previous is not None:
                QWidget.setTabOrder(previous, box)
            previous = box
        if keyboard in self.boxes:
            self.boxes[keyboard].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, key: str) -> None:
        self.ensureWidgetVisible(self.boxes[key])
        self.ticked.emit(key, self.boxes[key].isChecked())
