"""Taking in files: one after the other in a process of its own, each refused one in a sentence."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kompass.assessment.material_kinds import RequestStatus, SourceKind
from kompass.errors import KompassError
from kompass.ids import StepId, new_id
from ui.models.sources_desk import SourceDesk
from ui.models.sources_proposals import sort_of_request
from ui.widgets.one_job import OneJob

if TYPE_CHECKING:
    from kompass.assessment.edits import NewVersion
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId
    from kompass.progress import Progress
    from kompass.sources.model import Taken

_EMPTY_TITLE: Final = re.compile(
    r"[(\[]?(anonymous|untitled|unspecified|namnlös|utan titel)\b"
    r"|microsoft (word|powerpoint|excel)\b"
    r"|(dokument|document|presentation|bok|book)\s*\d*$|[^\s]+\.(docx?|pdf|indd|odt|pptx?|xlsx?)$",
    re.IGNORECASE,
)
MOST_FILES: Final = 500
"""From one folder; more is a mistake, or a whole disk."""


@dataclass(frozen=True)
class Outcome:
    """How it went with one file: ``sentence`` is empty where there is nothing to say."""

    name: str
    sentence: str
    source: RowId | None = None
    refused: bool = False


@dataclass(frozen=True)
class Wish:
    """Where what is taken in belongs."""

    request: RowId | None = None
    replaces: RowId | None = None
    kind: SourceKind = SourceKind.DOCUMENT
    address: str = ""


class SourceIntake(QObject):
    """A queue of files.

    * ``began``: there is work
    * ``progressed``: the number of the file, of how many, how far in it, of how far, and what
    * ``ended``: all is done, or somebody has stopped it; ``outcomes`` tells
    * ``versioned``: a ``NewVersion`` has been taken in
    * ``session_closed``: nothing of this is of interest any more
    """

    began = Signal()
    progressed = Signal(int, int, int, int, str)
    ended = Signal()
    versioned = Signal(object)
    session_closed = Signal()

    def __init__(self, desk: SourceDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job = OneJob(self)
        self._waiting: deque[tuple[Path, Wish]] = deque()
        self._total = 0
        self._step = StepId(new_id())
        self._version: NewVersion | None = None
        self.outcomes: list[Outcome] = []
        self.stopped = 0
        """So many files were left when somebody stopped it."""
        self._job.freed.connect(self._next)
        desk.session.closed.connect(self._forget)

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self._job.running

    def take(self, paths: Iterable[Path], wish: Wish | None = None) -> None:
        """Take in files, and those in folders; what is under way goes on first."""
        if not self._desk.writable:
            self._desk.refused.emit(self.tr("Filen är skrivskyddad, så inget kan läggas till."))
            return
        files = list(islice(files_in(paths), MOST_FILES + 1))
        if not self.busy and not self._waiting:
            self.outcomes, self._total, self.stopped = [], 0, 0
            self._step = StepId(new_id())
        if len(files) > MOST_FILES:
            said = self.tr("Det är fler än {count} filer. Lägg till en mapp i taget.")
            self._desk.refused.emit(said.format(count=MOST_FILES))
            return
        self._waiting += [(path, wish or Wish()) for path in files]
        self._total += len(files)
        if not files:
            self.ended.emit()
        elif not self.busy:
            self.began.emit()
            self._next()

    def stop(self) -> None:
        """Leave the file that is being read, and all that wait."""
        self.stopped = len(self._waiting) + self.busy
        self._waiting.clear()
        self._job.cancel()

    def _next(self) -> None:
        if self._job.running or not self._desk.session.is_open:
            return
        if not self._waiting:
            self.ended.emit()
            return
        path, wish = self._waiting.popleft()
        number = self._total - len(self._waiting)
        self.progressed.emit(number, self._total, 0, 0, path.name)

        def work(progress: Progress) -> Taken:
            from kompass.sources.worker import read_apart

            return read_apart(path, progress)

        self._job.start(
            work,
            done=partial(self._on_read, path, wish),
            failed=partial(self._on_failed, path),
            cancelled=self._next,
            progressed=lambda done, total, what: self.progressed.emit(
                number, self._total, done, total, what
            ),
        )

    def _on_read(self, path: Path, wish: Wish, taken: Taken) -> None:
        from ui.models.sources_words import remarks

        try:
            source = self._desk.session.edit(partial(self._store, path, wish, taken))
        except KompassError as error:
            self._on_failed(path, error)
            return
        said = " ".join(remarks(taken.text))
        self.outcomes.append(Outcome(path.name, said, source))
        version, self._version = self._version, None
        if version is not None:
            self.versioned.emit(version)
        self._next()

    def _store(self, path: Path, wish: Wish, taken: Taken, file: AssessmentFile) -> RowId:
        from kompass.assessment import edits

        name = path.name
        if wish.replaces is not None:
            version: NewVersion = edits.add_version(file, wish.replaces, taken, file_name=name)
            self._version = version
            return version.source
        given: edits.SourceFields = {"file_name": name}
        if not says_something(taken.text.title):
            given["title"] = path.stem
        if wish.address:
            given["address"] = wish.address
        if wish.request is not None:
            given["request"] = wish.request
            given["sort"] = sort_of_request(file.snapshot, wish.request)
        row = edits.add_source(file, taken, wish.kind, step=self._step, **given)
        if wish.request is not None:
            edits.set_request(file, wish.request, status=RequestStatus.ARRIVED, step=self._step)
        return row

    def _on_failed(self, path: Path, error: KompassError) -> None:
        self.outcomes.append(Outcome(path.name, str(error), refused=True))
        self._next()

    def _forget(self) -> None:
        self._waiting.clear()
        self._job.drop()
        self.outcomes = []
        self.session_closed.emit()


def says_something(title: str) -> bool:
    """Tell whether a document's own title is one, and not what a program put there."""
    words = title.strip()
    return bool(words) and not _EMPTY_TITLE.match(words)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and those in folders below, in order of their names; hidden ones are left."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith((".", "~$")):
                    yield Path(folder) / name
