"""The views of the page for sources: which one is up, and where one was before reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kompass.assessment.material_kinds import SourceKind
from ui.actions import Actions
from ui.icons import icon
from ui.models.sources_desk import SourceDesk
from ui.models.sources_reading import Readings
from ui.models.sources_table import Column, SourceTable
from ui.sourcing.capture import SourceCapture
from ui.sourcing.reading_desk import SourceReading
from ui.sourcing.web import WebView
from ui.theme import Theme
from ui.widgets.rows_view import RowsView, with_margin
from ui.widgets.source_bar import Show
from ui.widgets.source_check import CheckView
from ui.widgets.source_requests import RequestView
from ui.widgets.source_sheet import SourceSheet

if TYPE_CHECKING:
    from kompass.assessment.material import Source
    from kompass.ids import RowId

_WIDTHS = (760, 420)


class SourceShelves(QWidget):
    """Lists and sheet, or the reader, or what is to be checked.

    * ``read_requested``: the current source is to be read
    * ``remove_requested``: it is to be removed
    * ``question_requested``: the id of a question
    * ``reading_begun``: whether a document has the page for itself now, or the lists again
    * ``turned``: another ``Show`` has to be up, because the current source stands there
    """

    read_requested = Signal()
    remove_requested = Signal()
    question_requested = Signal(str)
    reading_begun = Signal(bool)
    turned = Signal(object)

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
        self.shown = Show.DOCUMENTS
        self._before = Show.DOCUMENTS
        model = SourceTable(desk, readings, SourceKind.DOCUMENT, theme, icon, self)
        widths = {
            int(Column.TITLE): 0, int(Column.SORT): 16, int(Column.DATE): 12,
            int(Column.PUBLISHER): 20, int(Column.SIZE): 10, int(Column.EXCERPTS): 8,
        }  # fmt: skip
        self.documents = RowsView(model, theme, widths, name=self.tr("Dokument"))
        self.documents.hide_when_narrow((Column.PUBLISHER, 108), (Column.SIZE, 72))
        self.web = WebView(desk, readings, capture, actions, theme)
        self.requests = RequestView(desk, actions, theme)
        self.sheet = SourceSheet(desk, readings, actions)
        self.reading = SourceReading(desk, readings, theme)
        self.check = CheckView(desk, readings)
        self._lay_out()
        self._connect()
        self._follow_desk()

    @property
    def request_to_answer(self) -> RowId | None:
        """The request that files answer which are added now: the one that is looked at."""
        return self.requests.current if self.shown is Show.REQUESTS else None

    def show_view(self, show: Show) -> None:
        """Bring a view forward, with the keyboard in it."""
        self.shown = show
        lists = {
            Show.DOCUMENTS: self._documents, Show.WEB: self.web, Show.REQUESTS: self.requests,
        }  # fmt: skip
        if show in lists:
            self._lists.setCurrentWidget(lists[show])
            self._sides.setCurrentWidget(
                self.requests.side if show is Show.REQUESTS else self.sheet
            )
            self._desk.look_at(SourceKind.WEB if show is Show.WEB else SourceKind.DOCUMENT)
            self._views.setCurrentWidget(self._columns)
        else:
            self._views.setCurrentWidget(self.reading if show is Show.READER else self.check)
        if show not in {Show.READER, Show.CHECK}:
            self._before = show
        self.reading_begun.emit(show in {Show.READER, Show.CHECK})
        self._take_keyboard()

    def read(self, source: Source) -> None:
        """Show a source in the reader; raises ``KompassError`` if its content is gone."""
        self.reading.open(source)
        self._before = Show.CHECK if self.shown is Show.CHECK else self._before
        if self.shown not in {Show.READER, Show.CHECK}:
            self._before = self.shown
        self.show_view(Show.READER)

    def leave(self) -> None:
        """Go back to the view that was up before."""
        before = self._before
        if self.shown is Show.CHECK:
            before = Show.DOCUMENTS if before is Show.CHECK else before
        self.show_view(before)
        if before is Show.CHECK:
            self._before = Show.DOCUMENTS
            self.check.start()

    def write_row(self, row: RowId) -> None:
        """Write in a new row of the list that is up."""
        view = self.web.lookups if self.shown is Show.WEB else self.requests
        if self.shown not in {Show.WEB, Show.REQUESTS}:
            self.show_view(Show.REQUESTS)
        view.choose(row)
        first = self.web.lookups.text if view is self.web.lookups else self.requests.title
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_keyboard(self) -> None:
        parts: dict[Show, QWidget] = {
            Show.DOCUMENTS: self.documents, Show.WEB: self.web.table,
            Show.REQUESTS: self.requests.table, Show.READER: self.reading.reader,
            Show.CHECK: self.check,
        }  # fmt: skip
        self.setFocusProxy(parts[self.shown])
        parts[self.shown].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, view: RowsView, at: int) -> None:
        source = view.rows.row(at)
        if source is not None:
            self._desk.choose(source.id)

    def _follow_desk(self) -> None:
        if self.shown is Show.READER and self.reading.source is None:
            self.reading.forget()
            self.leave()
        kinds = {Show.DOCUMENTS: SourceKind.DOCUMENT, Show.WEB: SourceKind.WEB}
        if kinds.get(self.shown, self._desk.kind) is not self._desk.kind:
            web = self._desk.kind is SourceKind.WEB
            self.turned.emit(Show.WEB if web else Show.DOCUMENTS)
        source = self._desk.current
        if source is not None:
            view = self.web.table if source.kind is SourceKind.WEB else self.documents
            view.show_row(source.id)

    def _connect(self) -> None:
        for view in (self.documents, self.web.table):
            view.moved.connect(lambda at, view=view: self._choose(view, at))
            view.opened.connect(self.read_requested)
            view.removed.connect(self.remove_requested)
        sides = self._sides
        self.web.table.focused.connect(lambda: sides.setCurrentWidget(self.sheet))
        lookups = self.web.lookups
        lookups.table.focused.connect(lambda: sides.setCurrentWidget(lookups.side))
        self._desk.chosen.connect(self._follow_desk)
        self._desk.changed.connect(self._follow_desk)
        self.sheet.question_requested.connect(self.question_requested)
        self.reading.question_requested.connect(self.question_requested)

    def _lay_out(self) -> None:
        self._lists = QStackedWidget()
        self._documents = with_margin(self.documents)
        self._lists.addWidget(self._documents)
        self._lists.addWidget(self.web)
        self._columns = QSplitter()
        self._columns.setObjectName("sources")
        self._columns.setChildrenCollapsible(False)
        self._sides = QStackedWidget()
        for side in (self.sheet, self.web.lookups.side, self.requests.side):
            self._sides.addWidget(side)
        self._lists.addWidget(self.requests)
        self._columns.addWidget(self._lists)
        self._columns.addWidget(self._sides)
        self._columns.setStretchFactor(0, 1)
        self._columns.setSizes(list(_WIDTHS))
        self._views = QStackedWidget()
        for part in (self._columns, self.reading, self.check):
            self._views.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._views)
        self.setFocusProxy(self.documents)
