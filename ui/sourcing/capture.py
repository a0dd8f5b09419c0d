"""Capturing pages of the web: each once, when somebody asks, beside the window."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.assessment.material_kinds import SourceKind
from kompass.errors import KompassError
from kompass.sources.addresses import plain_address
from ui.models.sources_desk import SourceDesk
from ui.widgets.one_job import OneJob

if TYPE_CHECKING:
    from datetime import datetime

    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId
    from kompass.progress import Progress
    from kompass.sources.model import Taken
    from kompass.sources.web import Fetched


class SourceCapture(QObject):
    """Addresses wait in the file as sources without content until they are captured.

    * ``began``: an address is being asked; carries it
    * ``captured``: a source has got its page; carries its id
    * ``failed``: a sentence about why not; the address goes on waiting
    * ``ended``: nothing more to do for now
    """

    began = Signal(str)
    captured = Signal(str)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, desk: SourceDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job = OneJob(self)
        self._queue: deque[RowId] = deque()
        self._status = ""
        self._job.freed.connect(self._next)
        desk.session.closed.connect(self._forget)

    @property
    def busy(self) -> bool:
        """Whether something is being fetched."""
        return self._job.running

    def add(self, typed: str) -> RowId | None:
        """Let an address wait, and return its source; one that waits already is that one."""
        try:
            address = plain_address(typed)
        except KompassError as error:
            self.failed.emit(str(error))
            return None
        for source in self._desk.sources(SourceKind.WEB):
            if source.address == address and not source.sha256:
                return source.id
        return self._desk.do(lambda file: _waiting(file, address, typed.strip()))

    def capture(self, row: RowId) -> None:
        """Fetch the page of a source that waits; those under way go first."""
        source = self._desk.material.source(row)
        if source is None or source.sha256 or not source.address or row in self._queue:
            return
        self._queue.append(row)
        if not self.busy:
            self._next()

    def paste(self, text: str, typed: str) -> None:
        """Take a text that somebody has copied out of a page, as it stood just now."""
        if self.busy:
            self.failed.emit(self.tr("Vänta tills den andra sidan är hämtad."))
            return
        try:
            address = plain_address(typed) if typed.strip() else ""
        except KompassError as error:
            self.failed.emit(str(error))
            return

        def work(progress: Progress) -> Taken:
            from kompass.sources.worker import read_bytes_apart

            return read_bytes_apart(text.encode(), _name(text), progress)

        self.began.emit(address or self.tr("den klistrade texten"))
        self._job.start(
            work,
            done=lambda taken: self._on_pasted(taken, address, text),
            failed=self._on_failed,
            cancelled=self.ended.emit,
        )

    def stop(self) -> None:
        """Stop waiting for an answer; the addresses go on waiting in the list."""
        self._queue.clear()
        self._job.cancel()

    def _next(self) -> None:
        if self._job.running or not self._desk.session.is_open:
            return
        source = None
        while self._queue and source is None:
            source = self._desk.material.source(self._queue.popleft())
        if source is None:
            self.ended.emit()
            return
        row, address = source.id, source.address
        self._status = ""

        def work(progress: Progress) -> tuple[Fetched, Taken]:
            from kompass.sources.web import FetchError, fetch
            from kompass.sources.worker import read_bytes_apart

            try:
                found = fetch(address, progress)
            except FetchError as error:
                self._status = error.status
                raise
            return found, read_bytes_apart(found.content, found.name, progress)

        self.began.emit(address)
        self._job.start(
            work,
            done=partial(self._on_fetched, row, address),
            failed=partial(self._on_refused, row),
            cancelled=self._next,
        )

    def _on_fetched(self, row: RowId, asked: str, found: tuple[Fetched, Taken]) -> None:
        fetched, taken = found
        kept = self._desk.do(lambda file: _captured(file, row, asked, fetched, taken))
        if kept is not None:
            self.captured.emit(row)
        self._next()

    def _on_pasted(self, taken: Taken, address: str, text: str) -> None:
        row = self._desk.do(lambda file: _pasted(file, taken, address, _title(text)))
        if row is not None:
            self.captured.emit(row)
        self.ended.emit()

    def _on_failed(self, error: KompassError) -> None:
        self.failed.emit(str(error))
        self._next()

    def _on_refused(self, row: RowId, error: KompassError) -> None:
        """Keep what the server said beside the address."""
        status = self._status
        if status:
            self._desk.do(lambda file: _said(file, row, status))
        self._on_failed(error)

    def _forget(self) -> None:
        self._queue.clear()
        self._job.drop()


def _waiting(file: AssessmentFile, address: str, title: str) -> RowId:
    from kompass.assessment import edits

    return edits.add_source(file, None, SourceKind.WEB, address=address, title=title)


def _captured(file: AssessmentFile, row: RowId, asked: str, found: Fetched, taken: Taken) -> bool:
    from kompass.assessment import edits

    source = file.snapshot.material.source(row)
    given: edits.SourceFields = {
        "captured_at": found.at, "http_status": found.status, "file_name": found.name,
        "address": found.address,
    }  # fmt: skip
    named = source is not None and source.title.strip("/") not in {_bare(asked), asked.strip("/")}
    if not named and taken.text.title:
        given["title"] = taken.text.title
    if found.address != asked:
        note = source.note if source else ""
        given["note"] = f"{note}\nHänvisad från {asked}".strip()
    edits.capture(file, row, taken, **given)
    return True


def _said(file: AssessmentFile, row: RowId, status: str) -> None:
    from kompass.assessment import edits

    edits.set_source(file, row, http_status=status)


def _pasted(file: AssessmentFile, taken: Taken, address: str, title: str) -> RowId:
    from kompass.assessment import edits

    at = _now()
    return edits.add_source(
        file, taken, SourceKind.WEB, title=title, address=address, captured_at=at,
        http_status="klistrad text",
    )  # fmt: skip


def _now() -> datetime:
    from kompass.assessment.editing.who import now

    return now()


def _bare(address: str) -> str:
    return address.partition("://")[2].strip("/")


def _title(text: str) -> str:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= 80 else f"{first[:79]}…"


def _name(text: str) -> str:
    return f"{_title(text)[:40] or 'text'}.txt"
