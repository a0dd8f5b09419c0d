"""The web: an address to capture, the pages that were, and what to look for on the site."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from kompass.assessment.material_kinds import SourceKind
from ui.actions import ActionId, Actions
from ui.icons import icon
from ui.models.sources_desk import SourceDesk
from ui.models.sources_reading import Readings
from ui.models.sources_table import Column, SourceTable
from ui.sourcing.capture import SourceCapture
from ui.theme import GRID, Theme
from ui.widgets.action_button import ActionButton
from ui.widgets.labels import show_sentence, wrapped
from ui.widgets.rows_view import RowsView, with_margin
from ui.widgets.source_lookups import LookupView

_HEIGHTS = (220, 420)


class WebView(QWidget):
    """``capture_requested``: the address in the field is to be fetched now."""

    capture_requested = Signal(str)

    def __init__(
        self,
        desk: SourceDesk,
        readings: Readings,
        capture: SourceCapture,
        actions: Actions,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._capture = capture
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("https://www.kommunen.se/sidan"))
        self.field.setAccessibleName(self.tr("Webbadress att hämta"))
        self.go = QPushButton(self.tr("Hämta"))
        self.stop = QPushButton(self.tr("Avbryt"))
        self.said = wrapped(text="small", tone="muted")
        self.trouble = wrapped(text="small", tone="damage")
        self.others = [
            ActionButton(actions[ActionId.WEB_FILE], self.tr("Sparad fil…"), kind="quiet"),
            ActionButton(actions[ActionId.WEB_PASTE], self.tr("Klistra text"), kind="quiet"),
        ]
        model = SourceTable(desk, readings, SourceKind.WEB, theme, icon, self)
        widths = {
            int(Column.TITLE): 0, int(Column.SORT): 11, int(Column.DATE): 16,
            int(Column.PUBLISHER): 30, int(Column.SIZE): 9, int(Column.EXCERPTS): 8,
        }  # fmt: skip
        self.table = RowsView(model, theme, widths, name=self.tr("Sidor på webben"))
        self.table.hide_when_narrow((Column.PUBLISHER, 100), (Column.SIZE, 75))
        self.lookups = LookupView(desk, actions, theme)
        self._lay_out()
        self._connect()
        self.follow()

    def follow(self) -> None:
        """Show what can be done now."""
        writable = self._desk.writable
        for part in (self.field, self.go):
            part.setEnabled(writable)
        self.stop.setVisible(self._capture.busy)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        row.addWidget(self.field, 1)
        for button in (self.go, self.stop, *self.others):
            row.addWidget(button)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        for line in (self.said, self.trouble):
            line.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
            line.hide()
            column.addWidget(line)
        column.addWidget(with_margin(self.table), 1)
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.setObjectName("sources_web")
        whole.setChildrenCollapsible(False)
        whole.addWidget(upper)
        whole.addWidget(self.lookups)
        whole.setSizes(list(_HEIGHTS))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(whole)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        capture = self._capture
        self.field.returnPressed.connect(self._ask)
        self.go.clicked.connect(self._ask)
        self.stop.clicked.connect(capture.stop)
        capture.began.connect(self._on_began)
        capture.failed.connect(self._on_failed)
        capture.captured.connect(self._on_captured)
        capture.ended.connect(self._on_ended)
        self._desk.changed.connect(self.follow)

    def _ask(self) -> None:
        if self.field.text().strip():
            show_sentence(self.trouble, "")
            self.capture_requested.emit(self.field.text())

    def _on_began(self, address: str) -> None:
        show_sentence(self.trouble, "")
        show_sentence(self.said, self.tr("Hämtar {address} …").format(address=address))
        self.stop.setVisible(True)

    def _on_captured(self, _row: str) -> None:
        self.field.clear()
        show_sentence(self.said, self.tr("Sidan är sparad som den såg ut nyss."))

    def _on_failed(self, sentence: str) -> None:
        show_sentence(self.said, "")
        show_sentence(self.trouble, sentence)

    def _on_ended(self) -> None:
        self.stop.setVisible(False)
        if self.trouble.text():
            show_sentence(self.said, "")
