"""One open assessment file: what is in memory is what is on disk."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kompass.assessment.file import intake, rows, trouble
from kompass.assessment.file.access import Access
from kompass.assessment.file.backups import Backups
from kompass.assessment.file.documents import (
    Fetch,
    digests,
    drop,
    missing_documents,
    no_documents,
    put,
)
from kompass.assessment.file.journal_access import JournalAccess
from kompass.assessment.journal import drafting
from kompass.assessment.journal.changes import Edit, Kind, Step
from kompass.assessment.journal.union import NOTHING, Incoming, Outcome
from kompass.assessment.snapshot import Contested
from kompass.assessment.team import signing
from kompass.assessment.values import snapshots
from kompass.assessment.values.state import PRESENT, Entity, Row
from kompass.errors import KompassError
from kompass.ids import StepId, new_id
from kompass.sources.model import Taken


class AssessmentFile(JournalAccess):
    """One open assessment file. Made by ``storage.create`` and ``storage.open_file``.

    Every change is on disk when ``record`` returns. After a failed write the content in
    memory is still what the file holds.
    """

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

    def record(
        self,
        edits: Sequence[Edit],
        *,
        step: StepId | None = None,
        kind: Kind = Kind.EDIT,
        undoes: StepId | None = None,
        documents: Sequence[Taken] = (),
    ) -> Step | None:
        """Append changes to the journal and apply them to the tables, all or nothing.

        ``documents`` are written with them, those that the file does not hold yet.

        Edits that change nothing are left out; returns ``None`` if none remain, otherwise
        the step as far as it has come. ``step`` continues that step if it is still the
        latest, and begins a new one otherwise. Raises ``KompassError`` when the file cannot
        be written, and when everybody has signed the assessment.
        """
        if self.read_only:
            raise KompassError(self.read_only_reason)
        signing.refuse_if_locked(self.snapshot, edits, kind)
        label = drafting.Label(
            datetime.now(UTC), self.author, kind, self._step_to_join(step), undoes
        )
        drafted = drafting.draft(edits, self.state, self.latest_step, label, self.shared.heads_of)
        if drafted is None:
            return None
        self._write(drafted, documents=documents)
        open_now = [key for key, ids in drafted.heads.items() if len(ids) > 1]
        decided = self.snapshot.conflicts - intake.contested(drafted.heads)
        return self._keep(drafted, decided | intake.contested(open_now))

    def merge(self, incoming: Incoming, about: Row, fetch: Fetch = no_documents) -> Step:
        """Take in changes of other copies, all or nothing, as one step of undo.

        ``about`` describes the merge, ``fetch`` gives documents that the file does not hold
        yet, as far as a copy has them. Raises ``KompassError`` like ``record``.
        """
        step = StepId(new_id())
        label = drafting.Label(datetime.now(UTC), self.author, Kind.MERGE, step)
        result = self.shared.with_incoming(self.state, incoming)
        marker = Edit(Entity.MERGE, step, PRESENT, about)
        return self._settle_merge(marker, label, result, incoming, fetch)

    def take_back_merge(self, step: Step, kind: Kind) -> Step:
        """Take back a merge, or what took it back: what came with it no longer counts, or again.

        It stays in the journal. What has been built upon it sleeps and wakes with it.
        """
        before = next(change for change in step.changes if change.entity is Entity.MERGE)
        label = drafting.Label(datetime.now(UTC), self.author, kind, StepId(new_id()), step.id)
        result = self.shared.with_merge(self.state, StepId(before.entity_id), kind)
        return self._settle_merge(Edit(*before.key, before.old), label, result, NOTHING)

    def drop_content(self, sha256: str) -> None:
        """Take a document's content out of the file for good; nothing of it is left there.

        Not in the journal: there is nothing to undo. The caller has seen to it that no source
        needs it.
        """
        if self.read_only:
            raise KompassError(self.read_only_reason)
        with self._transaction():
            self._connection.execute("PRAGMA secure_delete = ON")
            drop(self._connection, sha256)
        self._connection.execute("VACUUM")

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

    def _step_to_join(self, wanted: StepId | None) -> StepId:
        if wanted is None:
            return StepId(new_id())
        step = self._renamed_steps.get(wanted, wanted)
        latest = self.latest_step
        if step == latest.id and latest.kind is Kind.EDIT:
            return step
        if step != latest.id and not self._has_step(step):
            return step
        # Something else happened in between. Undo goes one thing at a time, so what
        # follows is a step of its own.
        self._renamed_steps[wanted] = StepId(new_id())
        return self._renamed_steps[wanted]

    def _has_step(self, step: StepId) -> bool:
        with intake.reading(self.path):
            return rows.has_step(self._connection, step)

    def _settle_merge(
        self,
        marker: Edit,
        label: drafting.Label,
        result: Outcome,
        incoming: Incoming,
        fetch: Fetch = no_documents,
    ) -> Step:
        if self.read_only:
            raise KompassError(self.read_only_reason)
        signing.refuse_if_locked(self.snapshot, [marker], label.kind)
        edits, room = [marker, *result.edits], len(incoming.changes)
        drafted = drafting.bookkeeping(
            edits, self.state, self.latest_step, label, result.heads, room=room
        )
        missing = missing_documents(self.state, drafted.state)
        self._write(drafted, incoming, fetch(missing - digests(self._connection)))
        return self._keep(drafted, intake.contested(result.conflicts))

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

    def _write(
        self,
        drafted: drafting.Draft,
        incoming: Incoming = NOTHING,
        documents: Iterable[Taken] = (),
    ) -> None:
        from kompass.assessment.file import writing

        merge, place = drafted.step.id, self._content.head.seq
        with self._transaction():
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
