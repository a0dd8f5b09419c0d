"""Reading what an open file holds and how it came about."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final

from kompass.assessment.file import intake, rows, trouble
from kompass.assessment.file.copying import copy_from
from kompass.assessment.file.document_access import DocumentAccess
from kompass.assessment.file.taking import SharedSet
from kompass.assessment.journal.changes import Change, Step, step_of
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.values.state import State
from kompass.errors import KompassError
from kompass.ids import StepId


class JournalAccess(DocumentAccess):
    """What an open file says."""

    def __init__(self, connection: sqlite3.Connection, path: Path, content: intake.Content) -> None:
        super().__init__(connection, path)
        self.path: Final = path
        self._connection = connection
        self._content = content
        self.shared: Final = SharedSet(connection, path)
        """The journal as the set of changes that copies are merged by."""

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
