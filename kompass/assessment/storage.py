"""The assessment file on disk: create, open, record changes, close."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Final

import kompass
from kompass.assessment import beginnings, intake, journal, rows, snapshots, trouble
from kompass.assessment.journal import Change, Edit, Kind, Step
from kompass.assessment.lock import FileHold, HeldByOther, Holder
from kompass.assessment.migrations import create_schema
from kompass.assessment.snapshot import Assessor, Details, Snapshot
from kompass.assessment.state import State
from kompass.catalogue.model import Edition
from kompass.errors import KompassError
from kompass.ids import ChangeId, StepId, new_id

_ONE_BURST: Final = timedelta(seconds=10)
"""Typing that goes on within this time replaces what was saved a moment ago in the journal."""


class AssessmentFile:
    """One open assessment file. Made by ``create`` and ``open_file``.

    Every change is on disk when ``record`` returns. The content in memory is always what
    the file holds, also after a failed write.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        content: intake.Content,
        *,
        author: str,
        hold: FileHold | None,
        reason: str = "",
        holder: Holder | None = None,
    ) -> None:
        self.path = path
        self.author = author
        self.read_only = hold is None
        self.read_only_reason = reason
        self.holder = holder
        self._connection = connection
        self._hold = hold
        self._content = content
        self._continued: dict[StepId, StepId] = {}

    @property
    def snapshot(self) -> Snapshot:
        """The assessment as it stands now."""
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

    def changes(self) -> tuple[Change, ...]:
        """Return the whole journal in order."""
        with intake.reading(self.path):
            return tuple(rows.read_changes(self._connection, 0, self._content.head.seq))

    def changes_since(self, seq: int) -> tuple[Change, ...]:
        """Return the changes after place ``seq`` of the journal."""
        with intake.reading(self.path):
            return tuple(rows.read_changes(self._connection, seq, self._content.head.seq))

    def step(self, step: StepId) -> Step:
        """Return a step of the journal."""
        if step == self.latest_step.id:
            return self.latest_step
        with intake.reading(self.path):
            return journal.step_of(rows.changes_of(self._connection, step))

    def step_before(self, step: Step) -> Step | None:
        """Return the step that was the latest when ``step`` began."""
        if step.first.parent is None:
            return None
        with intake.reading(self.path):
            return self.step(rows.change_by_id(self._connection, step.first.parent).step)

    def record(
        self,
        edits: Sequence[Edit],
        *,
        step: StepId | None = None,
        kind: Kind = Kind.EDIT,
        undoes: StepId | None = None,
    ) -> Step | None:
        """Append changes to the journal and apply them to the tables, all or nothing.

        Edits that change nothing are left out; returns ``None`` if none remain. ``step``
        continues that step if it is still the latest, and begins a new one otherwise.
        Raises ``KompassError`` when the file cannot be written.
        """
        if self.read_only:
            raise KompassError(self.read_only_reason or "Filen är öppnad endast för läsning.")
        state = self.state.copy()
        new = self._drafted(edits, state, self._step_to_join(step), kind, undoes)
        if not new:
            return None
        superseded = self._superseded(new)
        if superseded is not None:
            new[0] = replace(new[0], old=superseded.old)
        self._write(new, state, None if superseded is None else superseded.id)
        self._take_in(new, state, superseded)
        return self.latest_step

    def back_up(self, target: Path) -> None:
        """Write a copy of the file as it stands to ``target``, replacing what was there."""
        draft = target.with_name(f".{target.name}.{new_id()}")
        try:
            with closing(sqlite3.connect(draft)) as copy:
                self._connection.backup(copy)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file and let others write. Harmless when repeated."""
        self._connection.close()
        if self._hold is not None:
            self._hold.release()

    def __enter__(self) -> "AssessmentFile":
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
        step = self._continued.get(wanted, wanted)
        latest = self.latest_step
        known = step == wanted and not self._knows(step)
        if known or (step == latest.id and latest.kind is Kind.EDIT):
            return step
        # Something else happened in between: undo goes one thing at a time, so what
        # follows is a step of its own.
        self._continued[wanted] = StepId(new_id())
        return self._continued[wanted]

    def _knows(self, step: StepId) -> bool:
        with intake.reading(self.path):
            return bool(rows.changes_of(self._connection, step))

    def _drafted(
        self,
        edits: Sequence[Edit],
        state: State,
        step: StepId,
        kind: Kind,
        undoes: StepId | None,
    ) -> list[Change]:
        """Return the changes that ``edits`` come to, and apply them to ``state``."""
        drafted: list[Change] = []
        head = self._content.head
        at = datetime.now(UTC)
        for edit in edits:
            old = state.value(edit.entity, edit.entity_id, edit.field)
            if old == edit.new and kind is Kind.EDIT:
                continue
            state.put(edit.entity, edit.entity_id, edit.field, edit.new)
            head = Change(
                id=ChangeId(new_id()),
                seq=head.seq + 1,
                at=at,
                author=self.author,
                kind=kind,
                step=step,
                undoes=undoes,
                parent=head.id,
                entity=edit.entity,
                entity_id=edit.entity_id,
                field=edit.field,
                old=old,
                new=edit.new,
            )
            drafted.append(head)
        return drafted

    def _superseded(self, new: Sequence[Change]) -> Change | None:
        """Return the latest change if the only new one is the same burst of typing."""
        head, change = self._content.head, new[0]
        same = (
            len(new) == 1
            and head.step == change.step
            and (head.entity, head.entity_id, head.field)
            == (change.entity, change.entity_id, change.field)
            and isinstance(change.new, str)
            and isinstance(head.old, str)
            and change.at - head.at < _ONE_BURST
        )
        return head if same else None

    def _write(self, new: Sequence[Change], state: State, superseded: ChangeId | None) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            if superseded is not None:
                rows.supersede(self._connection, superseded)
            for change in new:
                rows.append(self._connection, change)
            for entity, entity_id in dict.fromkeys((c.entity, c.entity_id) for c in new):
                rows.write_row(self._connection, state, entity, entity_id)
            self._connection.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            with suppress(sqlite3.Error):
                self._connection.rollback()
            raise trouble.saving(error, self.path) or error from error

    def _take_in(self, new: Sequence[Change], state: State, superseded: Change | None) -> None:
        before: tuple[Change, ...] = ()
        if new[0].step == self.latest_step.id:
            before = self.latest_step.changes
        if superseded is not None:
            emptied = replace(superseded, old=None, new=None, superseded=True)
            before = (*before[:-1], emptied)
        touched = {(change.entity, change.entity_id) for change in new}
        self._content = intake.Content(
            state,
            snapshots.refreshed(self.snapshot, state, touched),
            journal.step_of((*before, *new)),
        )


def create(
    path: Path,
    *,
    details: Details,
    edition: Edition,
    author: str,
    assessors: Sequence[Assessor] = (),
    content: Snapshot | None = None,
) -> AssessmentFile:
    """Write a new assessment file and return it open.

    ``content`` gives everything else that the file begins with: scores, texts and seats (its
    own details, edition and assessors are not used). What a file begins with is in the
    journal but cannot be undone. Raises ``KompassError`` if ``path`` exists or cannot be
    written.
    """
    from kompass.catalogue.files import to_document

    path = path.absolute()
    if path.exists():
        raise KompassError(
            f"{trouble.quoted(path)} finns redan. Välj ett annat namn eller öppna filen."
        )
    draft = path.with_name(f".{path.name}.{new_id()}")
    assessment = new_id()
    changes = beginnings.changes(assessment, details, assessors, content, author)
    with intake.reading(path):
        try:
            with closing(intake.connect(draft, "rwc")) as connection:
                connection.execute("BEGIN IMMEDIATE")
                create_schema(connection)
                rows.write_identity(
                    connection,
                    {
                        "id": assessment,
                        "created_at": datetime.now(UTC),
                        "created_with": kompass.__version__,
                    },
                    {
                        "id": edition.id,
                        "content_hash": edition.content_hash,
                        "document": json.dumps(to_document(edition), ensure_ascii=False),
                    },
                )
                state = journal.replay(changes)
                for change in changes:
                    rows.append(connection, change)
                for entity, entity_id in dict.fromkeys((c.entity, c.entity_id) for c in changes):
                    rows.write_row(connection, state, entity, entity_id)
                connection.execute("COMMIT")
            draft.rename(path)
        finally:
            draft.unlink(missing_ok=True)
    return open_file(path, author=author)


def open_file(path: Path, *, author: str, read_only: bool = False) -> AssessmentFile:
    """Open an assessment file, read-only if somebody else has it or it cannot be written.

    Raises ``KompassError`` for a file that is not ours, damaged or too new; nothing is
    written to it then.
    """
    path = path.absolute()
    intake.read_header(path)
    hold, reason, holder = None, "Filen är öppnad endast för läsning.", None
    if not read_only:
        try:
            hold = FileHold(path, author)
            reason = ""
        except HeldByOther as other:
            holder = other.holder
            reason = "Filen är öppen hos någon annan."
        except OSError:
            reason = "Filen är skrivskyddad."
    try:
        content = intake.examine(path)
        connection = intake.connect(path, "rw" if hold else "ro")
    except BaseException:
        if hold is not None:
            hold.release()
        raise
    return AssessmentFile(
        path, connection, content, author=author, hold=hold, reason=reason, holder=holder
    )
