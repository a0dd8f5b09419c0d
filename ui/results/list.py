"""The results at the left, or what to do while there are none to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kompass.ids import ResultId
from ui.actions import ActionId, Actions
from ui.models.results_desk import ResultsDesk
from ui.results.message import Message
from ui.results.view import ResultsView
from ui.theme import GRID, Theme
from ui.widgets.rows_view import with_margin

if TYPE_CHECKING:
    from kompass.archive.model import Result

_NARROWEST = 56 * GRID


class ResultList(QStackedWidget):
    """A table, or a message in its place.

    * ``picked_changed``: other rows are chosen
    * ``clear_requested``: nothing was found, show everything
    * ``opened``: Enter or a double click
    """

    picked_changed = Signal()
    clear_requested = Signal()
    opened = Signal()

    def __init__(
        self, desk: ResultsDesk, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._newly_read = False
        self.view = ResultsView(desk.table, theme, name=self.tr("Resultat"))
        self.message = Message()
        self._table = with_margin(self.view)
        self.addWidget(self._table)
        self.addWidget(self.message)
        self.setMinimumWidth(_NARROWEST)
        self.setFocusProxy(self.view)
        self._waiting()
        self.view.moved.connect(self._on_moved)
        self.view.opened.connect(self.opened)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self.picked_changed.emit())
        desk.reading.connect(self._on_reading)
        desk.read.connect(self._on_read)
        desk.chosen_changed.connect(self._follow)
        desk.troubled.connect(self._on_troubled)

    @property
    def picked(self) -> tuple[Result, ...]:
        """The results whose rows are chosen, as far as they have been read."""
        rows = (self._desk.table.row(at) for at in self.view.chosen_rows())
        return tuple(row for row in rows if row is not None)

    @property
    def picked_count(self) -> int:
        """So many rows are chosen, read or not."""
        return len(self.view.chosen_rows())

    def _on_moved(self, row: int) -> None:
        result = self._desk.table.row(row)
        if result is not None:
            self._desk.choose(result.id)

    def _on_reading(self) -> None:
        if self._desk.total is None:
            self._waiting()

    def _on_read(self) -> None:
        if self._desk.total:
            self.setCurrentWidget(self._table)
            self._newly_read = True
            self._follow()
            self.picked_changed.emit()
            return
        self.setCurrentWidget(self.message)
        self._desk.choose(None)
        self.picked_changed.emit()
        offer = self._desk.offer
        if offer is not None and offer.everything:
            self.message.say(
                self.tr("Inget resultat passar urvalet"),
                self.tr("Ta bort något filter, eller sök på ett annat ord."),
                [(self.tr("Rensa allt"), self.clear_requested.emit)],
            )
            return
        self.message.say(
            self.tr("Jämförelsebasen är tom"),
            self.tr(
                "Här samlas färdiga resultat: egna som är publicerade och andras som är inlästa ur "
                "tabeller och rapporter. Börja med att hämta in en tabell."
            ),
            [(self.tr("Hämta in en tabell…"), self._actions[ActionId.ARCHIVE_IMPORT].trigger)],
        )

    def _on_troubled(self, sentence: str) -> None:
        if self._desk.total is not None:
            return
        self.setCurrentWidget(self.message)
        self.message.say(
            self.tr("Jämförelsebasen kan inte läsas just nu"),
            sentence,
            [
                (self.tr("Försök igen"), self._desk.reload),
                (self.tr("Inställningar…"), self._actions[ActionId.SETTINGS].trigger),
            ],
        )

    def _waiting(self) -> None:
        self.setCurrentWidget(self.message)
        self.message.say(self.tr("Läser jämförelsebasen …"))

    def _follow(self) -> None:
        """Let the row of the chosen result be the current one, if it has been read."""
        chosen = self._desk.chosen
        record = self._desk.record
        if record is not None and record.result.id == chosen and self._newly_read:
            # What is not in the selection any more gives way to what is.
            chosen = chosen if self._desk.selection.admits(record.result) else None
        self._newly_read = False
        current = self._desk.table.row(self.view.currentIndex().row())
        if chosen is None:
            if self.currentWidget() is self._table and self._desk.table.rowCount():
                first = self._desk.table.row(0)
                if first is not None:
                    self._desk.choose(ResultId(first.id))
            return
        if current is None or current.id != chosen:
            self.view.show_row(chosen)
