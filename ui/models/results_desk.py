"""What the page of the archive shows: a selection, its rows as they are read, one result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from kompass.archive.selection import EVERYTHING, Selection
from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.models.results_record import Record, read_record
from ui.models.results_table import ResultsTable

if TYPE_CHECKING:
    from kompass.archive.keeping.shapes import Group, Page
    from kompass.archive.model import Result
    from kompass.archive.store import Archive
    from kompass.catalogue.model import Edition
    from kompass.ids import EditionId, ResultId

AT_ONCE: Final = 200
"""So many rows are read at a time."""
_REST_MS: Final = 60
"""Walking through rows with an arrow held down reads only where it stops."""


@dataclass(frozen=True)
class Offer:
    """What there is in the archive to choose among."""

    editions: tuple[Edition, ...]
    groups: tuple[Group, ...]
    everything: int
    """So many results, those that were withdrawn left out."""
    state: str


@dataclass(frozen=True)
class _Read:
    offer: Offer | None
    page: Page


class ResultsDesk(QObject):
    """Reads beside the window; answers to questions that nobody asks any more are dropped.

    * ``offered``: what there is to choose among is known or has changed
    * ``read``: the first rows of the selection are there
    * ``reading``: the selection is being read
    * ``chosen_changed``: another result was chosen
    * ``record_read``: carries the ``Record`` of the chosen result
    * ``troubled``: one sentence about what could not be read
    """

    offered = Signal()
    reading = Signal()
    read = Signal()
    chosen_changed = Signal()
    record_read = Signal(object)
    troubled = Signal(str)

    def __init__(
        self, archive: ArchiveSession, table: ResultsTable, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.archive = archive
        self.table = table
        self.selection = EVERYTHING
        self.offer: Offer | None = None
        self.total: int | None = None
        """So many results the selection has; ``None`` until it has been read."""
        self.chosen: ResultId | None = None
        self.record: Record | None = None
        self._asked = 0
        self._asked_record = 0
        self._filling: set[int] = set()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._read_record)
        table.wanted.connect(self._want)
        table.sort_wanted.connect(self._on_sort)
        archive.changed.connect(self.reload)

    @property
    def edition(self) -> Edition | None:
        """The edition that is chosen; ``None`` where several are mixed."""
        return self.find_edition(self.selection.edition)

    def find_edition(self, wanted: EditionId | None) -> Edition | None:
        """Return an edition of the archive."""
        editions = self.offer.editions if self.offer is not None else ()
        return next((one for one in editions if one.id == wanted), None)

    def select(self, selection: Selection) -> None:
        """Show another selection."""
        if selection != self.selection:
            self.selection = selection
            self._read()

    def reload(self) -> None:
        """Read everything anew: somebody has changed something, or another archive was chosen."""
        self.offer = None
        self._read()
        if self.chosen is not None:
            self._rest.start()

    def look_again(self) -> None:
        """Read anew if anybody has changed anything since."""
        if self.offer is None:
            self._read()
            return
        state = self.offer.state
        self.archive.ask(
            lambda archive: archive.state() == state,
            lambda same: None if same else self.reload(),
            owner=self,
            failed=self._on_failed,
        )

    def choose(self, result_id: ResultId | None) -> None:
        """Show this result as a record."""
        if result_id == self.chosen:
            return
        self.chosen = result_id
        self._asked_record += 1
        if result_id is None:
            self.record = None
            self.record_read.emit(None)
        else:
            self._rest.start()
        self.chosen_changed.emit()

    def whole(
        self, done: Callable[[tuple[Result, ...]], None], results: frozenset[ResultId] | None = None
    ) -> None:
        """Read these results, or the whole selection, and hand them over."""
        selection = self.selection
        if results is not None:
            selection = Selection(results=results, with_withdrawn=True)
        self.archive.ask(
            lambda archive: archive.results(selection), done, owner=self, failed=self._on_failed
        )

    def _on_sort(self) -> None:
        if self.total is not None:
            self._read()

    def _read(self) -> None:
        """Read the first rows, and what there is to choose among where that is not known."""
        self._asked += 1
        self._filling.clear()
        asked, selection, order = self._asked, self.selection, self.table.order
        with_offer = self.offer is None
        self.reading.emit()

        def work(archive: Archive) -> _Read | None:
            if asked != self._asked:
                return None  # something else has been typed since
            offer = _offer(archive) if with_offer else None
            return _Read(offer, archive.page(selection, sort=order, first=0, count=AT_ONCE))

        def done(found: _Read | None) -> None:
            if found is not None and asked == self._asked:
                self._on_read(found)

        self.archive.ask(work, done, owner=self, failed=lambda error: self._on_lost(error, asked))

    def _on_read(self, found: _Read) -> None:
        if found.offer is not None:
            self.offer = found.offer
            self.offered.emit()
        self.total = found.page.total
        self.table.show_results(found.page.results, found.page.total, self.edition)
        self.read.emit()

    def _on_lost(self, error: KompassError, asked: int) -> None:
        if asked == self._asked:
            self.total = None
            self._on_failed(error)

    def _want(self, place: int) -> None:
        """Read the rows around a place that has come into sight, once."""
        first = place // AT_ONCE * AT_ONCE
        if first in self._filling:
            return
        self._filling.add(first)
        asked, selection, order = self._asked, self.selection, self.table.order

        def work(archive: Archive) -> Page | None:
            if asked != self._asked:
                return None
            return archive.page(selection, sort=order, first=first, count=AT_ONCE)

        def done(page: Page | None) -> None:
            if page is not None and asked == self._asked:
                self.table.fill(first, page.results)

        self.archive.ask(work, done, owner=self, failed=lambda error: self._on_lost(error, asked))

    def _read_record(self) -> None:
        wanted = self.chosen
        if wanted is None:
            return
        self._asked_record += 1
        asked = self._asked_record

        def done(record: Record | None) -> None:
            if record is not None and asked == self._asked_record:
                self.record = record
                self.record_read.emit(record)

        self.archive.ask(
            lambda archive: read_record(archive, wanted) if asked == self._asked_record else None,
            done,
            owner=self,
            failed=lambda error: self._on_no_record(error, asked),
        )

    def _on_no_record(self, error: KompassError, asked: int) -> None:
        """Show no record of another archive."""
        if asked == self._asked_record:
            self.chosen = None
            self.record = None
            self.record_read.emit(None)
            self.chosen_changed.emit()
            if self.total is None:
                self._on_failed(error)

    def _on_failed(self, error: KompassError) -> None:
        self.troubled.emit(str(error))


def _offer(archive: Archive) -> Offer:
    return Offer(
        editions=archive.editions(),
        groups=archive.groups(),
        everything=archive.page(first=0, count=0).total,
        state=archive.state(),
    )
