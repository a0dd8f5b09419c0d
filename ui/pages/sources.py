"""Underlag: documents, what to ask for, the web site, and the reader."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kompass.assessment.material_kinds import SourceKind
from kompass.errors import KompassError
from ui.actions import ActionId, Actions
from ui.models.sources_check import Check, Place
from ui.models.sources_desk import SourceDesk
from ui.models.sources_reading import Readings
from ui.models.sources_words import OWN_QUOTE
from ui.sourcing.allowed import allowed
from ui.sourcing.capture import SourceCapture
from ui.sourcing.drops import FileDrops
from ui.sourcing.errands import SourceErrands
from ui.sourcing.intake import SourceIntake
from ui.sourcing.shelves import SourceShelves
from ui.sourcing.taking import TakingLine
from ui.theme import Theme
from ui.widgets.interview_out import InterviewOut
from ui.widgets.labels import show_sentence, trouble_label
from ui.widgets.source_bar import SERVED, Show, SourceBar
from ui.widgets.source_dialogs import SourceDialogs

if TYPE_CHECKING:
    from ui.session import Session
    from ui.settings import Settings


class SourcesPage(QWidget):
    """Lists at the left with the current source at the right, or a source to read.

    * ``question_requested``: the id of a question to score
    * ``back_requested``: the source was opened from another page, and the person is done
    * ``solve_requested``: the id of a quote without source, to look for once more
    """

    question_requested = Signal(str)
    back_requested = Signal()
    solve_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._visiting = False
        """Whether what is being read was opened from another page."""
        self.desk = SourceDesk(session, self)
        self.readings = Readings(session, self)
        self.intake = SourceIntake(self.desk, self)
        self.capture = SourceCapture(self.desk, self)
        self.out = InterviewOut()
        dialogs = SourceDialogs(settings, self)
        work = (self.intake, self.capture)
        self.errands = SourceErrands(self.desk, self.readings, work, dialogs, self.out)
        self.bar = SourceBar(self.desk, actions, self)
        self.taking = TakingLine(self.intake)
        self.trouble = trouble_label()
        self.shelves = SourceShelves(self.desk, self.readings, self.capture, actions, theme)
        self._drops = FileDrops(self, lambda: self.desk.writable)
        self._lay_out()
        self._connect()
        self._serve_actions()
        self._allow()

    def open_source(self, source: str, excerpt: str | None, *, visiting: bool = True) -> bool:
        """Show a source, at an excerpt if one is named; ``False`` if it cannot be shown."""
        found = next((one for one in self.desk.material.sources if one.id == source), None)
        if found is None or not self._read(found.id):
            return False
        self._visiting = visiting
        if excerpt:
            self.shelves.reading.show_excerpt_id(excerpt)
        return True

    def open_passage(self, source: str, place: tuple[int, int, int], words: str) -> bool:
        """Show a passage of a source: page, start and end; ``words`` are marked everywhere."""
        if not self.open_source(source, None):
            return False
        self.shelves.reading.go_to(*place, words)
        return True

    def show_waiting(self, source: str) -> None:
        """Show an address that waits to be captured."""
        self._show(Show.WEB)
        found = next((one for one in self.desk.material.sources if one.id == source), None)
        if found is not None:
            self.desk.choose(found.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.shelves.shown in {Show.READER, Show.CHECK}:
            self._leave_reader()
        else:
            super().keyPressEvent(event)

    def _on_dropped(self, paths: list[Path]) -> None:
        """Take in what is dropped: as pages where the web is shown, as documents elsewhere."""
        if self.shelves.shown is Show.WEB:
            self.errands.add_pages(paths, self.shelves.web.field.text())
        else:
            self.errands.take(paths, self.shelves.request_to_answer)

    def _show(self, show: Show) -> None:
        self._visiting = False
        if not self.out.busy:
            self.out.hide()
        self.shelves.show_view(show)
        self.bar.choose(show)
        self._allow()

    def _read(self, row: str) -> bool:
        source = self.desk.material.source(row)  # type: ignore[arg-type]  # ids are words
        if source is None:
            return False
        self.desk.choose(source.id)
        self._session.flush()
        try:
            self.shelves.read(source)
        except KompassError as error:
            show_sentence(self.trouble, str(error))
            return False
        show_sentence(self.trouble, "")
        if not self.out.busy:
            self.out.hide()
        self._visiting = False
        self.bar.choose(Show.WEB if source.kind is SourceKind.WEB else Show.DOCUMENTS)
        return True

    def _read_current(self) -> None:
        source = self.desk.current
        if source is None:
            return
        if not source.sha256:
            self._fetch()
        elif source.sort == OWN_QUOTE:
            self.solve_requested.emit(source.id)
        else:
            self._read(source.id)

    def _leave_reader(self) -> None:
        self.shelves.leave()
        if self._visiting:
            self._visiting = False
            self.back_requested.emit()

    def _check(self) -> None:
        self._show(Show.CHECK)
        self.shelves.check.start()

    def _read_in_doubt(self, check: Check, place: Place) -> None:
        if self._read(check.new.id):
            self.shelves.reading.go_to(place.page.number, place.start, place.end)

    def _fetch(self) -> None:
        source = self.desk.current
        if source is not None and self._session.flush():
            self.capture.capture(source.id)

    def _fetch_address(self, typed: str) -> None:
        row = self.capture.add(typed)
        if row is not None:
            self.desk.choose(row)
            self.capture.capture(row)

    def _new_address(self) -> None:
        self._show(Show.WEB)
        self.shelves.web.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _serve_actions(self) -> None:
        errands, shelves = self.errands, self.shelves
        served: dict[ActionId, Callable[[], object]] = {
            ActionId.SOURCES_ADD: lambda: errands.add_files(shelves.request_to_answer),
            ActionId.SOURCE_READ: self._read_current,
            ActionId.SOURCE_VERSION: errands.new_version,
            ActionId.SOURCE_SAVE_OUT: errands.save_out,
            ActionId.SOURCE_REMOVE: errands.remove,
            ActionId.SOURCES_CHECK: self._check,
            ActionId.SOURCE_SOLVE: self._read_current,
            ActionId.SOURCES_ROW: lambda: errands.add_row(web=shelves.shown is Show.WEB),
            ActionId.SOURCES_PROPOSAL: lambda: errands.propose(web=shelves.shown is Show.WEB),
            ActionId.SOURCES_LETTER: errands.write_letter,
            ActionId.WEB_ADDRESS: self._new_address,
            ActionId.SOURCE_FETCH: self._fetch,
            ActionId.WEB_FILE: lambda: errands.ask_for_page(shelves.web.field.text()),
            ActionId.WEB_PASTE: lambda: errands.paste_page(shelves.web.field.text()),
        }
        for show, action in SERVED.items():
            served[action] = partial(self._show, show)
        for action, serve in served.items():
            self._actions[action].triggered.connect(lambda _checked, serve=serve: serve())

    def _connect(self) -> None:
        self.bar.show_requested.connect(self._show)
        self.desk.refused.connect(lambda said: show_sentence(self.trouble, said))
        session = self._session
        for signal in (self.desk.chosen, self.desk.changed, session.opened, session.lock_changed):
            signal.connect(self._allow)
        session.closed.connect(lambda: self._show(Show.DOCUMENTS))
        self.capture.captured.connect(lambda _row: self._allow())
        shelves = self.shelves
        shelves.web.capture_requested.connect(self._fetch_address)
        shelves.read_requested.connect(self._read_current)
        shelves.turned.connect(self._show)
        shelves.reading_begun.connect(self.taking.give_room)
        shelves.remove_requested.connect(self.errands.remove)
        shelves.question_requested.connect(self.question_requested)
        shelves.reading.closed.connect(self._leave_reader)
        shelves.check.closed.connect(shelves.leave)
        shelves.check.opened.connect(self._read_in_doubt)
        self.errands.row_added.connect(shelves.write_row)
        self.intake.ended.connect(self._show_added)
        self._drops.dropped.connect(self._on_dropped)

    def _show_added(self) -> None:
        """Go to the first of what has been taken in."""
        added = next((one.source for one in self.intake.outcomes if one.source), None)
        if added is not None and self.shelves.shown not in {Show.READER, Show.CHECK}:
            self.desk.choose(added)

    def _allow(self) -> None:
        for action, on in allowed(self.desk).items():
            self._actions[action].setEnabled(on)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.taking, self.out, self.trouble):
            column.addWidget(part)
        self.out.setContentsMargins(16, 4, 16, 4)
        self.trouble.setContentsMargins(16, 4, 16, 4)
        column.addWidget(self.shelves, 1)
        self.setFocusProxy(self.shelves)
