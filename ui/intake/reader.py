"""Reads a source beside the window: a file or a text, by all editions or by one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.models.intake_draft import Draft
from ui.widgets.one_job import OneJob

if TYPE_CHECKING:
    from kompass.archive.reading.model import Reading
    from kompass.archive.reading.passages import Passage
    from kompass.catalogue.model import Edition
    from kompass.progress import Progress


@dataclass(frozen=True)
class Found:
    """What a source gave."""

    name: str
    draft: Draft
    passages: tuple[Passage, ...]
    trouble: str = ""
    """Why the archive could not be asked for its editions; empty if it could."""


class Reader(QObject):
    """One source at a time.

    * ``found``: what was read, as ``Found``
    * ``failed``: one sentence
    * ``cancelled``: the person has stopped it
    * ``progressed``: how many steps of how many, and what is being done
    """

    found = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    progressed = Signal(int, int, str)

    def __init__(self, archive: ArchiveSession, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._job = OneJob(self)
        self._source: Path | str = ""
        self._turn = 0
        self._waiting = False

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._waiting or self._job.running

    def read(self, source: Path | str) -> None:
        """Read a file, or a text; only while nothing else is being read."""
        self._source = source
        self._turn += 1
        self._waiting = True
        turn = self._turn
        self._archive.ask(
            lambda archive: archive.editions(),
            lambda editions: self._begin(turn, editions, ""),
            owner=self,
            failed=lambda error: self._begin(turn, (), str(error)),
        )

    def read_by(self, edition: Edition, done: Callable[[Reading], None]) -> None:
        """Read the same source once more, by one edition only."""
        source = self._source

        def work(progress: Progress) -> Reading:
            return _read(source, (edition,), progress)

        self._job.start(
            work, done=done, failed=lambda error: self.failed.emit(str(error)),
            cancelled=self.cancelled.emit, progressed=self.progressed.emit,
        )  # fmt: skip

    def cancel(self) -> None:
        """Stop reading."""
        if self._waiting:
            self._waiting = False
            self._turn += 1
            self.cancelled.emit()
        self._job.cancel()

    def _begin(self, turn: int, editions: tuple[Edition, ...], trouble: str) -> None:
        if turn != self._turn:
            return
        self._waiting = False
        self._job.start(
            partial(_found, self._source, editions, trouble),
            done=self.found.emit,
            failed=lambda error: self.failed.emit(str(error)),
            cancelled=self.cancelled.emit,
            progressed=self.progressed.emit,
        )


def _found(source: Path | str, own: tuple[Edition, ...], trouble: str, progress: Progress) -> Found:
    from kompass.archive.reading.passages import passages_of, passages_of_text
    from kompass.catalogue.known import known

    editions = {edition.id: edition for edition in (*known().editions, *own)}
    reading = _read(source, tuple(editions.values()), progress)
    progress(0, 0, "Granskar det som lästes")
    draft = Draft(reading, tuple(editions.values()))
    if isinstance(source, str):
        return Found("", draft, passages_of_text(source), trouble)
    try:
        passages = passages_of(source, progress)
    except KompassError:  # the file has gone away meanwhile; what was read in it is here
        passages = ()
    return Found(source.name, draft, passages, trouble)


def _read(source: Path | str, editions: tuple[Edition, ...], progress: Progress) -> Reading:
    from kompass.archive.reading.grids import read_pasted, read_table

    if isinstance(source, str):
        return read_pasted(source, editions=editions, progress=progress)
    return read_table(source, editions=editions, progress=progress)
