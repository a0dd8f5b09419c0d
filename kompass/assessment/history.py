"""What has been done in an assessment, in words, and how it stood at any moment.

The places of the journal count from 1 and are this file's own: a colleague's changes have
the places at which their merge brought them, and what they led to here stands at the end
of that merge.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from kompass.assessment.editing.reverting import refusal, revert
from kompass.assessment.journal import union
from kompass.assessment.journal.changes import Change, Key, Step, steps
from kompass.assessment.journal.sorts import Sort, sort_of
from kompass.assessment.journal.undoing import replay
from kompass.assessment.snapshot import Contested, Moment, Snapshot
from kompass.assessment.values import snapshots
from kompass.assessment.values.state import PRESENT, SHAPES, Entity, Row, State
from kompass.assessment.words import places
from kompass.assessment.words.comparing import Difference, compare
from kompass.assessment.words.telling import told
from kompass.errors import KompassError
from kompass.ids import AreaId, QuestionId

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile

RowOf: TypeAlias = Callable[[Key], Row]
"""Returns what the thing that a field belongs to was created with."""

__all__ = [
    "Difference",
    "Entry",
    "Sort",
    "Wanted",
    "compare",
    "entries",
    "matching",
    "refusal",
    "revert",
    "snapshot_at",
    "snapshot_of",
    "sort_of",
    "state_at",
    "stood",
    "told",
]


@dataclass(frozen=True)
class Entry:
    """One step, in words. These are made when they are asked for: most never are."""

    step: Step
    place: int
    """How the assessment stood then is ``snapshot_at`` this place."""
    _snapshot: Snapshot = field(repr=False)
    _row_of: "RowOf" = field(repr=False)

    @cached_property
    def words(self) -> str:
        """What was done, without its subject: "satte 3.1 till 22,5 (var 20)"."""
        return told(self.step, self._snapshot)

    @property
    def sort(self) -> Sort:
        """What it is about, roughly."""
        return sort_of(self.step)

    @cached_property
    def questions(self) -> frozenset[QuestionId]:
        """The questions that it is about."""
        found = (places.question_of(key, self._snapshot) for key in self._keys)
        return frozenset(each for each in found if each is not None)

    @cached_property
    def areas(self) -> frozenset[AreaId]:
        """The areas that it is about, those of its questions too."""
        found = (places.area_of(key, self._snapshot, self._row_of(key)) for key in self._keys)
        return frozenset(each for each in found if each is not None)

    @property
    def _keys(self) -> Iterable[Key]:
        # What a merge led to here is told by the changes that it brought.
        shared = (change for change in self.step.changes if change.replaces is not None)
        return dict.fromkeys(change.key for change in shared)

    @property
    def author(self) -> str:
        """Who did it."""
        return self.step.first.author

    @property
    def at(self) -> datetime:
        """When, UTC by the clock of the machine; for people to read."""
        return self.step.first.at

    @property
    def foreign(self) -> bool:
        """Whether it was done in another copy and came with a merge."""
        return self.step.first.came_with is not None

    @property
    def line(self) -> str:
        """The whole sentence with the local time: "14:02 Anna satte 3.1 till 22,5 (var 20)"."""
        return f"{self.at.astimezone():%H:%M} {self.author or 'Någon'} {self.words}"


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; empty fields let everything through."""

    author: str | None = None
    question: QuestionId | None = None
    area: AreaId | None = None
    sort: Sort | None = None
    text: str = ""
    """Words that must all be in the line."""


def entries(file: "AssessmentFile") -> tuple[Entry, ...]:
    """Return everything that has been done, in the order of this file, oldest first."""
    changes = file.changes()
    ends = {change.step: change.seq for change in changes if change.came_with is None}
    row_of = _Rows(changes)
    return tuple(
        Entry(
            step,
            ends.get(step.first.came_with or step.id, step.changes[-1].seq),
            file.snapshot,
            row_of,
        )
        for step in steps(changes)
    )


def matching(found: Iterable[Entry], wanted: Wanted) -> tuple[Entry, ...]:
    """Return the entries that somebody looks for."""
    words = wanted.text.casefold().split()
    return tuple(
        entry
        for entry in found
        if wanted.author in (None, entry.author)
        and wanted.sort in (None, entry.sort)
        and (wanted.question is None or wanted.question in entry.questions)
        and (wanted.area is None or wanted.area in entry.areas)
        and all(word in entry.line.casefold() for word in words)
    )


def state_at(file: "AssessmentFile", place: int) -> State:
    """Return all values as they stood after a place of the journal."""
    return replay(change for change in file.changes() if change.seq <= place)


def snapshot_at(file: "AssessmentFile", place: int) -> Snapshot:
    """Return the assessment as it stood after a place of the journal, with its conflicts."""
    return stood((change for change in file.changes() if change.seq <= place), file.snapshot)


def stood(changes: Iterable[Change], now: Snapshot) -> Snapshot:
    """Return the assessment as it stood after these changes, the beginning of its journal."""
    changes = list(changes)
    return _snapshot(replay(changes), union.conflicts_of(changes), now)


def snapshot_of(file: "AssessmentFile", moment: Moment) -> Snapshot:
    """Return the assessment as it stood at a named moment, in whichever copy that was.

    Raises ``KompassError`` if the changes that it rests on are not in this file.
    """
    found = _state_of(file, moment)
    if found is None:
        raise KompassError(
            f"”{moment.name}” går inte att visa här: några av ändringarna finns i en annan kopia. "
            "Hämta den kopian först."
        )
    return _snapshot(*found, file.snapshot)


def _snapshot(state: State, conflicts: Iterable[Key], now: Snapshot) -> Snapshot:
    contested = frozenset(Contested(*key) for key in conflicts)
    return replace(snapshots.build(state, now.id, now.edition), conflicts=contested)


class _Rows:
    """What a row held when it was last created, for rows that are not there any more."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._rows: dict[tuple[Entity, str], Row] = {}
        for change in changes:
            if change.field == PRESENT and isinstance(change.new, dict):
                self._rows[change.entity, change.entity_id] = change.new

    def __call__(self, key: Key) -> Row:
        return self._rows.get(key[:2], SHAPES[key[0]].defaults)


def _state_of(file: "AssessmentFile", moment: Moment) -> tuple[State, frozenset[Key]] | None:
    last = file.shared.lookup(moment.change)
    if last is not None and last.came_with is None:
        changes = [change for change in file.changes() if change.seq <= last.seq]
        return replay(changes), union.conflicts_of(changes)
    return file.shared.state_of(moment.tips)  # named in another copy
