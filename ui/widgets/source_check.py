"""Excerpts that a new version of a document leaves in doubt: look, and decide by a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.models import sources_check as checks
from ui.models.sources_check import Check, Place
from ui.models.sources_desk import SourceDesk
from ui.models.sources_reading import Readings
from ui.models.sources_words import title_of
from ui.theme import GRID, mark
from ui.widgets.labels import label, wrapped
from ui.widgets.scroll_sheet import ScrollSheet

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile

_WIDEST = 110 * GRID


class CheckView(QWidget):
    """One excerpt at a time.

    ``closed``: the person is done, or all is; ``opened``: a ``Check`` and a ``Place`` to read.
    """

    closed = Signal()
    opened = Signal(object, object)

    def __init__(self, desk: SourceDesk, readings: Readings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._readings = readings
        self._at = 0
        self.check: Check | None = None
        self.heading = wrapped(text="title")
        self.where = wrapped(tone="muted")
        self.quote = wrapped()
        self.ask = wrapped(weight="strong")
        self.choices: list[QPushButton] = []
        self.keys = wrapped(text="small", tone="muted")
        self._places = QVBoxLayout()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Kontrollera utdrag"))
        desk.changed.connect(self._on_changed)

    def start(self) -> None:
        """Show the first that is left."""
        self._at = 0
        self._show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a place by its digit, let be with 0, remove with Delete, walk with arrows."""
        digit = event.text() if event.text().isdigit() else ""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif digit == "0":
            self._decide(checks.let_be)
        elif digit:
            self._take(int(digit) - 1)
        elif event.key() == Qt.Key.Key_Delete:
            self._decide(checks.remove)
        elif event.key() in steps:
            self._walk(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def _take(self, number: int) -> None:
        if self.check is not None and number < len(self.check.places):
            place = self.check.places[number]
            self._decide(partial(_take, place))

    def _decide(self, use_case: Callable[[AssessmentFile, Check], None]) -> None:
        check = self.check
        if check is not None and self._desk.writable:
            self._desk.do(lambda file: use_case(file, check))

    def _open(self) -> None:
        if self.check is not None and self.check.places:
            self.opened.emit(self.check, self.check.places[0])

    def _walk(self, step: int) -> None:
        count = len(checks.checks_left(self._desk))
        if count:
            self._at = (self._at + step) % count
            self._show()

    def _on_changed(self) -> None:
        if not self.isVisible():
            return
        if checks.checks_left(self._desk):
            self._show()
        else:
            self.closed.emit()

    def _show(self) -> None:
        left = checks.checks_left(self._desk)
        self._at = min(self._at, max(len(left) - 1, 0))
        self.check = checks.check_of(self._desk, self._readings, left[self._at]) if left else None
        self._clear()
        if self.check is None:
            return
        check = self.check
        said = self.tr("Kontrollera utdrag {number} av {count}")
        self.heading.setText(said.format(number=self._at + 1, count=len(left)))
        said = self.tr("Stod i {old}, {where}. Ny version: {new}.")
        old, new = check.old.file_name or title_of(check.old), check.new.file_name
        self.where.setText(said.format(old=old, where=check.where, new=new or title_of(check.new)))
        self.quote.setText(f"”{check.excerpt.anchor.quote}”" if check.excerpt.anchor.quote else "")
        self.ask.setText(
            self.tr("Var står det nu?")
            if check.places
            else self.tr("Inget i den nya versionen liknar stycket.")
        )
        for number, place in enumerate(check.places, 1):
            self._add(number, place)

    def _add(self, number: int, place: Place) -> None:
        same = self.tr("ordagrant") if place.same else self.tr("liknar")
        head = f"{number}   {place.name} · {same}"
        body = f"… {place.before} ⟦{' '.join(place.quote.split())}⟧ {place.after} …"
        button = QPushButton(head)
        mark(button, kind="quiet")
        button.setAutoDefault(False)
        button.setEnabled(self._desk.writable)
        button.setAccessibleDescription(place.quote)
        button.clicked.connect(lambda _=False, at=number - 1: self._take(at))
        text = wrapped(body)
        text.setContentsMargins(4 * GRID, 0, 0, GRID)
        self._places.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._places.addWidget(text)
        self.choices.append(button)

    def _clear(self) -> None:
        self.choices.clear()
        while (item := self._places.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _lay_out(self) -> None:
        self.keys.setText(
            self.tr(
                "Siffran väljer · 0 låter utdraget stå kvar i den gamla versionen · "
                "Delete tar bort utdraget · Enter läser på plats · pilar går vidare · Esc stänger"
            )
        )
        self.quote.setContentsMargins(2 * GRID, 0, 0, GRID)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        column.addWidget(self.where)
        column.addWidget(label(self.tr("Utdraget"), weight="strong"))
        column.addWidget(self.quote)
        column.addWidget(self.ask)
        column.addLayout(self._places)
        column.addWidget(self.keys)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollSheet(column, widest=_WIDEST))


def _take(place: Place, file: AssessmentFile, check: Check) -> None:
    checks.take(file, check, place)
