"""The open assessment: the one thing every page reads from and writes through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError
from ui.seat import Seat

if TYPE_CHECKING:
    # Storage pulls in the database library; the window is on the screen before that.
    from kompass.assessment.journal.changes import Step
    from kompass.assessment.scoring import Result
    from kompass.assessment.snapshot import Assessor, Details, Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Edition
    from ui.past_moment import PastMoment

T = TypeVar("T")


class Session(QObject):
    """At most one open assessment file, and the signals that tell what happens to it.

    * ``opened``: a file has been opened or created; ``file``, ``snapshot``, ``result`` are set
    * ``moved``: the same assessment goes on in another file
    * ``closing``: the file is about to be closed, everything typed is in it
    * ``closed``: the file has been closed; ``file`` is ``None``
    * ``changed``: ``frozenset[Touched]``, after every recorded change, undo and redo
    * ``restored``: the same, after ``changed``, when undo or redo did it: show the place
    * ``flush_requested``: editors must write pending text now, before they return
    * ``trouble_changed``: a sentence about text that could not be saved, empty when all is well
    * ``author_changed``: another person sits at the computer
    * ``lock_changed``: all have signed, or one looks at an earlier moment, or no longer
    * ``decision_requested``: ``Contested``, somebody wants to decide a field of a merge
    """

    opened = Signal()
    moved = Signal()
    closing = Signal()
    closed = Signal()
    changed = Signal(object)
    restored = Signal(object)
    flush_requested = Signal()
    trouble_changed = Signal(str)
    author_changed = Signal()
    lock_changed = Signal()
    decision_requested = Signal(object)

    def __init__(self, author: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._author = author
        self._file: AssessmentFile | None = None
        self._then: PastMoment | None = None
        self._result: tuple[Snapshot, Result] | None = None
        self._troubles: dict[int, str] = {}
        self._was_locked = False
        self.seat = Seat(self)
        """Who sits at the computer, and whose scores are being set."""

    @property
    def file(self) -> AssessmentFile | None:
        """The open file, ``None`` when none is."""
        return self._file

    @property
    def is_open(self) -> bool:
        """Whether a file is open."""
        return self._file is not None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed: no file, held by somebody else, locked, long ago."""
        held = self._file is None or self._file.read_only
        return held or self._then is not None or self.locked

    @property
    def locked(self) -> bool:
        """Whether everybody in the team has signed the open assessment as it stands."""
        if self._file is None or not self._file.snapshot.signatures:
            return False
        from kompass.assessment.team.signing import is_locked

        return is_locked(self._file.snapshot)

    @property
    def snapshot(self) -> Snapshot:
        """The assessment as it stands, or stood then; ``KompassError`` when no file is open."""
        return self._open_file().snapshot if self._then is None else self._then.snapshot

    @property
    def then(self) -> PastMoment | None:
        """The earlier moment that every page shows, ``None`` while they show how it stands."""
        return self._then

    @property
    def result(self) -> Result:
        """All points, added up; raises ``KompassError`` when no file is open."""
        snapshot = self.snapshot
        if self._result is None or self._result[0] is not snapshot:
            from kompass.assessment.scoring import score

            self._result = (snapshot, score(snapshot))
        return self._result[1]

    @property
    def author(self) -> str:
        """The name written on changes."""
        return self._author

    @author.setter
    def author(self, name: str) -> None:
        self.look_at(None)
        self._author = name
        if self._file is not None:
            self._file.author = name
        self.seat.refresh()
        self.author_changed.emit()

    @property
    def trouble(self) -> str:
        """A sentence about text that is on the screen but not in the file; empty if none."""
        return next(iter(self._troubles.values()), "")

    def open(self, path: Path) -> None:
        """Open a file in place of the one that is open, which is closed first.

        Raises ``KompassError`` if it cannot be opened; then the first one stays open.
        """
        from kompass.assessment.storage import open_file

        if self._file is not None and self._file.path.absolute() == path.absolute():
            return
        file = open_file(path, author=self._author)
        self._replace(file)

    def create(
        self,
        path: Path,
        *,
        details: Details,
        edition: Edition,
        assessors: Sequence[Assessor] = (),
    ) -> None:
        """Create a file and open it; raises ``KompassError`` like ``open``."""
        from kompass.assessment.storage import create

        file = create(
            path, details=details, edition=edition, author=self._author, assessors=assessors
        )
        self._replace(file)

    def go_on_in(self, copy: Path) -> None:
        """Open a copy of the open file in its place; what could not be saved goes into the copy.

        Raises ``KompassError`` if the copy cannot be opened; then the first one stays open.
        """
        from kompass.assessment.storage import open_file

        before, self._file = self._file, open_file(copy, author=self._author)
        self._result = self._then = None
        if before is not None:
            before.close()
        self.flush()
        self.moved.emit()
        self.lock_changed.emit()

    def look_at(self, then: PastMoment | None) -> None:
        """Save what is typed, or raise ``KompassError``; show then everywhere, ``None`` for now."""
        if then is self._then or self._file is None:
            return
        if not self.flush():
            raise KompassError(self.trouble)
        from ui.touched import difference

        before, self._then = self.snapshot, then
        self.changed.emit(difference(before, self.snapshot))  # also where nothing differs
        self.seat.refresh()
        self.lock_changed.emit()

    def close(self) -> None:
        """Save what is pending and let go of the file; harmless when none is open."""
        if self._file is None:
            return
        self.flush()
        self._then = None
        self.closing.emit()
        file, self._file = self._file, None
        self._result = None
        self._troubles.clear()
        file.close()
        self.trouble_changed.emit("")
        self.closed.emit()

    def edit(self, use_case: Callable[[AssessmentFile], T]) -> T:
        """Run a function of ``kompass.assessment.edits`` on the file and tell what changed.

        Returns what the function returns. ``KompassError`` passes through to the caller,
        who shows it where the value was typed.
        """
        file = self._open_file()
        if self._then is not None:
            raise KompassError("Du ser hur det stod tidigare. Gå tillbaka till nu för att ändra.")
        before = file.snapshot
        try:
            return use_case(file)
        finally:
            # Also after an error: what a use case recorded before it failed has happened.
            self._announce(before)

    def undo(self) -> None:
        """Take back the latest step, pending typing included."""
        from kompass.assessment import edits

        self._restore(edits.undo)

    def redo(self) -> None:
        """Do again the step that was taken back last."""
        from kompass.assessment import edits

        self._restore(edits.redo)

    @property
    def undo_name(self) -> str:
        """What ``undo`` would take back ("3.1 till 22,5"), empty if nothing."""
        if self.read_only:  # and before the database library has been loaded
            return ""
        from kompass.assessment import edits

        return self._name_of(edits.next_undo)

    @property
    def redo_name(self) -> str:
        """What ``redo`` would do again, empty if nothing."""
        if self.read_only:
            return ""
        from kompass.assessment import edits

        return self._name_of(edits.next_redo)

    def flush(self) -> bool:
        """Have all pending text written; tell whether everything on the screen is in the file."""
        self.flush_requested.emit()
        return not self._troubles

    def report_trouble(self, source: QObject, sentence: str) -> None:
        """Tell that text in ``source`` could not be saved, or with "" that it now is."""
        if sentence:
            self._troubles[id(source)] = sentence
        else:
            self._troubles.pop(id(source), None)
        self.trouble_changed.emit(self.trouble)

    def _replace(self, file: AssessmentFile) -> None:
        self.close()
        self._file = file
        self._was_locked = self.locked
        self.seat.begin()
        self.opened.emit()

    def _restore(self, use_case: Callable[[AssessmentFile], object]) -> None:
        from ui.touched import difference

        self.flush()
        before = self.snapshot
        self.edit(use_case)
        touched = difference(before, self.snapshot)
        if touched:
            self.restored.emit(touched)

    def _announce(self, before: Snapshot) -> None:
        if self._file is None:
            return
        from ui.touched import difference

        touched = difference(before, self._file.snapshot)
        if not touched:
            return
        self.changed.emit(touched)
        self.seat.refresh()
        if self.locked is not self._was_locked:
            self._was_locked = not self._was_locked
            self.lock_changed.emit()

    def _name_of(self, which: Callable[[AssessmentFile], Step | None]) -> str:
        from kompass.assessment.words.wording import describe

        file = self._open_file()
        step = which(file)
        return describe(step, file.snapshot) if step is not None else ""

    def _open_file(self) -> AssessmentFile:
        if self._file is None:
            raise KompassError("Ingen utvärdering är öppen. Öppna eller skapa en först.")
        return self._file
