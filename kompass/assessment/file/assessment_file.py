"""One open assessment file: what is in memory is what is on disk."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kompass.assessment.file import intake, rows, taking, trouble
from kompass.assessment.file.access import Access
from kompass.assessment.file.backups import Backups
from kompass.assessment.file.copying import copy_from
from kompass.assessment.file.taking import SharedSet
from kompass.assessment.journal import drafting
from kompass.assessment.journal.changes import Change, Edit, Kind, Step, step_of
from kompass.assessment.journal.union import NOTHING, Incoming, Outcome
from kompass.assessment.snapshot import Contested, Snapshot
from kompass.assessment.team import signing
from kompass.assessment.values import snapshots
from kompass.assessment.values.state import PRESENT, Entity, Row, State
from kompass.errors import KompassError
from kompass.ids import StepId, new_id


class AssessmentFile:
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
        self.path: Final = path
        self.author = author
        self.read_only: Final = access.hold is None
        self.read_only_reason: Final = access.reason
        self.holder: Final = access.holder
        self._connection = connection
        self._content = content
        self._hold = access.hold
        self._backups = backups
        self._clean_up = clean_up
        self.shared: Final = SharedSet(connection, path)
        """The journal as the set of changes that copies are merged by."""
        self._identity = _identity(path)
        self._renamed_steps: dict[StepId, StepId] = {}

    @property
    def snapshot(self) -> Snapshot:
        """The assessment as it stands now; the same object until something changes."""
        return self._content.snapshot

    @property
    def state(self) -> State:
        """The assessment as plain values. To be read only."""
        return self._content.state

    @property
    def saved_at(self) -> datetime | None:
        """When the last change was saved (UTC)."""
        return self._content.head.at

    @property
    def latest_step(self) -> Step:
        """The last step of the journal."""
        return self._content.latest

    @property
    def backup_trouble(self) -> str:
        """A sentence if the last safety copy could not be taken, empty otherwise."""
        return self._backups.trouble if self._backups else ""

    def changes(self) -> tuple[Change, ...]:
        """Return the whole journal in order."""
        return self.changes_since(0)

    def changes_since(self, seq: int) -> tuple[Change, ...]:
        """Return the changes after place ``seq`` of the journal."""
        with intake.reading(self.path):
            return tuple(rows.read_changes(self._connection, seq, self._content.head.seq))

    def step(self, step: StepId) -> Step:
        """Return a step of the journal."""
        if step == self.latest_step.id:
            return self.latest_step
        with intake.reading(self.path):
            return step_of(rows.changes_of(self._connection, step))

    def step_before(self, step: Step) -> Step | None:
        """Return the step that was the latest when ``step`` began."""
        with intake.reading(self.path):
            before = rows.step_before(self._connection, step.first.seq)
        return None if before is None else self.step(before)

    def record(
        self,
        edits: Sequence[Edit],
        *,
        step: StepId | None = None,
        kind: Kind = Kind.EDIT,
        undoes: StepId | None = None,
    ) -> Step | None:
        """Append changes to the journal and apply them to the tables, all or nothing.

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
        self._write(drafted)
        open_now = [key for key, ids in drafted.heads.items() if len(ids) > 1]
        decided = self.snapshot.conflicts - intake.contested(drafted.heads)
        return self._keep(drafted, decided | intake.contested(open_now))

    def merge(self, incoming: Incoming, about: Row) -> Step:
        """Take in changes of other copies, all or nothing, as one step of undo.

        ``about`` describes the merge. Raises ``KompassError`` like ``record``.
        """
        step = StepId(new_id())
        label = drafting.Label(datetime.now(UTC), self.author, Kind.MERGE, step)
        result = self.shared.with_incoming(self.state, incoming)
        marker = Edit(Entity.MERGE, step, PRESENT, about)
        return self._settle_merge(marker, label, result, incoming)

    def take_back_merge(self, step: Step, kind: Kind) -> Step:
        """Take back a merge, or what took it back: what came with it no longer counts, or again.

        It stays in the journal. What has been built upon it sleeps and wakes with it.
        """
        before = next(change for change in step.changes if change.entity is Entity.MERGE)
        label = drafting.Label(datetime.now(UTC), self.author, kind, StepId(new_id()), step.id)
        result = self.shared.with_merge(self.state, StepId(before.entity_id), kind)
        return self._settle_merge(Edit(*before.key, before.old), label, result, NOTHING)

    def back_up(self, target: Path) -> None:
        """Write a copy of the file as it stands to ``target``, replacing what was there.

        Works also when the file itself can no longer be reached. Raises ``KompassError`` if
        the copy cannot be written, or would replace this very file.
        """
        if target.resolve() == self.path.resolve():
            raise KompassError(
                f"{trouble.quoted(target)} är den öppna filen själv. Välj ett annat namn."
            )
        copy_from(self._connection, target)

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
        self, marker: Edit, label: drafting.Label, result: Outcome, incoming: Incoming
    ) -> Step:
        if self.read_only:
            raise KompassError(self.read_only_reason)
        signing.refuse_if_locked(self.snapshot, [marker], label.kind)
        edits, room = [marker, *result.edits], len(incoming.changes)
        drafted = drafting.bookkeeping(
            edits, self.state, self.latest_step, label, result.heads, room=room
        )
        self._write(drafted, incoming)
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
        if self._backups is not None:
            self._backups.note_change()
        return self.latest_step

    def _write(self, drafted: drafting.Draft, incoming: Incoming = NOTHING) -> None:
        from kompass.assessment.file import writing

        merge, place = drafted.step.id, self._content.head.seq
        try:
            self._require_same_file()
            self._connection.execute("BEGIN IMMEDIATE")
            new = taking.numbered(incoming, merge, place)
            writing.take_in(self._connection, new, incoming.again, merge)
            writing.write(self._connection, drafted)
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
