"""One open assessment file: what is in memory is what is on disk."""

from collections.abc import Sequence
from datetime import UTC, datetime

from kompass.assessment.file import intake, rows, sweeping
from kompass.assessment.file.documents import (
    Fetch,
    digests,
    missing_documents,
    no_documents,
)
from kompass.assessment.file.rubbing_out import rub_out
from kompass.assessment.file.writable import WritableFile
from kompass.assessment.journal import drafting
from kompass.assessment.journal.changes import Edit, Kind, Step, step_of
from kompass.assessment.journal.rubbing import Rub
from kompass.assessment.journal.union import NOTHING, Incoming, Outcome
from kompass.assessment.team import signing
from kompass.assessment.values.state import PRESENT, Entity, Row, State
from kompass.errors import KompassError
from kompass.ids import StepId, new_id
from kompass.sources.model import Taken


class AssessmentFile(WritableFile):
    """One open assessment file. Made by ``storage.create`` and ``storage.open_file``.

    Every change is on disk when ``record`` returns. After a failed write the content in
    memory is still what the file holds.
    """

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
        self._write(drafted, documents)
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
        marker = Edit(Entity.MERGE, step, PRESENT, about)
        if not incoming.erased:
            result = self.shared.with_incoming(self.state, incoming)
            return self._settle_merge(marker, label, result, incoming, fetch)
        self._require_unlocked([marker], label.kind)
        with self._transaction():
            state = self._rubbed_out(incoming)
            result = self.shared.with_incoming(state, incoming)
            drafted = self._bookkeeping(marker, label, result, incoming, state)
            self._write_merge(drafted, incoming, fetch(self._missing(drafted)))
        return self._after_erasing()

    def take_back_merge(self, step: Step, kind: Kind) -> Step:
        """Take back a merge, or what took it back: what came with it no longer counts, or again.

        It stays in the journal. What has been built upon it sleeps and wakes with it.
        """
        before = next(change for change in step.changes if change.entity is Entity.MERGE)
        label = drafting.Label(datetime.now(UTC), self.author, kind, StepId(new_id()), step.id)
        result = self.shared.with_merge(self.state, StepId(before.entity_id), kind)
        return self._settle_merge(Edit(*before.key, before.old), label, result, NOTHING)

    def erase(self, rub: Rub, about: Row) -> Step:
        """Rub something out for good: in tables, journal, free pages and safety copies.

        ``about`` is the trace that stays. Nothing takes it back. Not even a locked assessment
        stands in the way. Raises ``KompassError`` when the file cannot be written, or a
        safety copy not be deleted.
        """
        if self.read_only:
            raise KompassError(self.read_only_reason)
        step = StepId(new_id())
        label = drafting.Label(datetime.now(UTC), self.author, Kind.ERASED, step)
        trace = Edit(Entity.ERASED, new_id(), PRESENT, about)
        with self._transaction():
            state = self._rubbed_out(Incoming(erased=rub.rows, rub=rub))
            latest = step_of(rows.changes_of(self._connection, self.latest_step.id))
            drafted = drafting.draft([trace], state, latest, label, self.shared.heads_of)
            if drafted is not None:
                self._write_merge(drafted, NOTHING, ())
                self._let_shown_follow(drafted, label)
        return self._after_erasing()

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
        self._require_unlocked([marker], label.kind)
        drafted = self._bookkeeping(marker, label, result, incoming, self.state)
        with self._transaction():
            self._write_merge(drafted, incoming, fetch(self._missing(drafted)))
        return self._keep(drafted, intake.contested(result.conflicts))

    def _bookkeeping(
        self,
        marker: Edit,
        label: drafting.Label,
        result: Outcome,
        incoming: Incoming,
        state: State,
    ) -> drafting.Draft:
        edits, room = [marker, *result.edits], len(incoming.changes)
        return drafting.bookkeeping(edits, state, self.latest_step, label, result.heads, room=room)

    def _missing(self, drafted: drafting.Draft) -> frozenset[str]:
        return missing_documents(self.state, drafted.state) - digests(self._connection)

    def _rubbed_out(self, incoming: Incoming) -> State:
        sweeping.owe(self._connection)
        return rub_out(self._connection, incoming.rub, incoming.adopted, self.state)

    def _let_shown_follow(self, drafted: drafting.Draft, label: drafting.Label) -> None:
        """Let fields in conflict show what they show in every copy, now that words have gone."""
        result = self.shared.of_several(drafted.state)
        if result.edits:
            settled = drafting.bookkeeping(
                result.edits, drafted.state, drafted.step, label, {}, room=0
            )
            self._write_merge(settled, NOTHING, ())
