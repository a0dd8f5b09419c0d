"""Writing into an open file: all or nothing, and memory is what is on disk."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kompass.assessment.file import intake, rows, sweeping, trouble
from kompass.assessment.file.access import Access
from kompass.assessment.file.backups import Backups
from kompass.assessment.file.documents import (
    drop,
    put,
)
from kompass.assessment.file.journal_access import JournalAccess
from kompass.assessment.journal import drafting
from kompass.assessment.journal.changes import Edit, Kind, Step
from kompass.assessment.journal.union import NOTHING, Incoming
from kompass.assessment.snapshot import Contested
from kompass.assessment.team import signing
from kompass.assessment.values import snapshots
from kompass.errors import KompassError
from kompass.ids import StepId
from kompass.sources.model import Taken


class WritableFile(JournalAccess):
    """What every way of writing into an open file rests on."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        content: intake.Content,
        access: Access,
        *,
        author: str,
        backups: Backups | None = None,
        clean_up: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(connection, path, content)
        self.author = author
        self.read_only: Final = access.hold is None
        self.read_only_reason: Final = access.reason
        self.holder: Final = access.holder
        self._hold = access.hold
        self._backups = backups
        self._clean_up = clean_up
        self._identity = _identity(path)
        self._renamed_steps: dict[StepId, StepId] = {}

    @property
    def backup_trouble(self) -> str:
        """A sentence if the last safety copy could not be taken, empty otherwise."""
        return self._backups.trouble if self._backups else ""

    def drop_content(self, sha256: str) -> None:
        """Take a document's content out of the file for good; nothing of it is left there.

        Not in the journal: there is nothing to undo. The caller has seen to it that no source
        needs it.
        """
        if self.read_only:
            raise KompassError(self.read_only_reason)
        sweeping.leave_no_traces(self._connection)
        with self._transaction():
            drop(self._connection, sha256)
        with trouble.while_saving(self.path):
            sweeping.vacuum(self._connection)

    def sweep(self) -> None:
        """Finish an erasing that was interrupted; nothing to do otherwise.

        Raises ``KompassError`` if that is still not possible.
        """
        if self.read_only or not sweeping.is_owed(self._connection):
            return
        with trouble.while_saving(self.path):
            sweeping.vacuum(self._connection)
        if self._backups is not None:
            self._backups.forget()
        with trouble.while_saving(self.path):
            sweeping.done(self._connection)

    def close(self) -> None:
        """Close the file and let others write. Harmless when repeated."""
        try:
            if self._backups is not None:
                self._backups.finish()
        finally:
            self._connection.close()
            self._clean_up()
            if self._hold is not None:
                self._hold.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _require_unlocked(self, edits: Sequence[Edit], kind: Kind) -> None:
        if self.read_only:
            raise KompassError(self.read_only_reason)
        signing.refuse_if_locked(self.snapshot, edits, kind)

    def _after_erasing(self) -> Step:
        with intake.reading(self.path):
            self._content = intake.load(self._connection)
        self._forget_notes()
        self.sweep()
        if self._backups is not None:
            self._backups.note_change()
        return self.latest_step

    def _keep(self, drafted: drafting.Draft, conflicts: frozenset[Contested]) -> Step:
        """Make what has been written the content in memory."""
        touched = [(change.entity, change.entity_id) for change in drafted.changes]
        snapshot = snapshots.refreshed(self.snapshot, drafted.state, touched)
        self._content = intake.Content(
            drafted.state,
            replace(snapshot, conflicts=conflicts),
            drafting.continued(self.latest_step, drafted),
        )
        self._note_lines(touched)
        if self._backups is not None:
            self._backups.note_change()
        return self.latest_step

    def _write(self, drafted: drafting.Draft, documents: Iterable[Taken] = ()) -> None:
        with self._transaction():
            self._write_merge(drafted, NOTHING, documents)

    def _write_merge(
        self, drafted: drafting.Draft, incoming: Incoming, documents: Iterable[Taken]
    ) -> None:
        from kompass.assessment.file import writing

        merge, place = drafted.step.id, self._content.head.seq
        rows = incoming.written or map(writing.as_written, incoming.changes)
        writing.take_in(self._connection, rows, incoming.again, merge, place)
        writing.write(self._connection, drafted)
        for taken in documents:
            put(self._connection, taken)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Write all that happens inside or nothing; memory is what the file holds after both."""
        try:
            self._require_same_file()
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            self._settle()
            raise trouble.saving(error, self.path) or error from error
        except BaseException:
            self._settle()
            raise

    def _require_same_file(self) -> None:
        # SQLite would go on writing into a file that has no name any more.
        if _identity(self.path) != self._identity:
            raise KompassError(
                f"{trouble.quoted(self.path)} har flyttats, tagits bort eller ersatts medan den "
                "var öppen, så ändringen sparades inte. "
                "Lägg tillbaka filen eller spara en kopia på ett annat ställe."
            )

    def _settle(self) -> None:
        """Make sure that memory and file agree after a failed write, whatever came of it."""
        with suppress(sqlite3.Error, OSError, ValueError, KeyError, KompassError):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            head = rows.latest_change(self._connection)
            if head is None or head.id != self._content.head.id:
                self._content = intake.load(self._connection)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from any other that may come to bear its name."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino
