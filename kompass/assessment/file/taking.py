"""The journal of an open file as a set of changes, and what further ones would come to."""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from kompass.assessment.file import intake, rows, rubbing_out, set_rows
from kompass.assessment.journal.changes import Change, Key, Kind
from kompass.assessment.journal.heads import Node, RowHeads, node
from kompass.assessment.journal.union import Incoming, Outcome, outcome
from kompass.assessment.values.state import Entity, State
from kompass.ids import ChangeId, StepId
from kompass.progress import Progress

_TELL_EVERY: Final = 200
"""Changes; somebody who wants to stop need not wait longer."""


class SharedSet:
    """All changes of a file that are shared with its copies.

    Everything raises ``KompassError`` where the file cannot be read.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def nodes(self) -> list[Node]:
        """Return every change that counts.

        None that came with a merge that was undone, and none of a row that was erased for good.
        """
        with intake.reading(self._path):
            return list(set_rows.nodes(self._connection, self._undone(), self.erased()))

    def counted(self) -> frozenset[ChangeId]:
        """Return the ids of every change that counts, those of erased rows too."""
        with intake.reading(self._path):
            return frozenset(each.id for each in set_rows.nodes(self._connection, self._undone()))

    def erased(self) -> frozenset[str]:
        """Return the ids of all rows that are gone for good."""
        with intake.reading(self._path):
            return set_rows.erased(self._connection)

    def known_about(self) -> frozenset[tuple[str, str, str]]:
        """Return id, field and every text that was ever entered about those interviewed."""
        with intake.reading(self._path):
            return rubbing_out.known_about(self._connection)

    def differing(self, others: Mapping[ChangeId, Change]) -> tuple[Change, ...]:
        """Return those of these changes that say something else than the journal does."""
        with intake.reading(self._path):
            return rubbing_out.differing(self._connection, others)

    def known(self) -> frozenset[ChangeId]:
        """Return the ids of all changes in the journal, whether they count or not."""
        with intake.reading(self._path):
            return set_rows.known(self._connection)

    def changes(self, wanted: Collection[ChangeId]) -> tuple[Change, ...]:
        """Return those of the shared changes, in the order of this file."""
        with intake.reading(self._path):
            return tuple(set_rows.shared_changes(self._connection, wanted))

    def by_id(self, wanted: Collection[ChangeId]) -> dict[ChangeId, Change]:
        """Return these changes by id."""
        with intake.reading(self._path):
            return rows.changes_by_id(self._connection, wanted)

    def about(self, key: Key) -> tuple[Change, ...]:
        """Return all changes of one field, in the order of this file."""
        with intake.reading(self._path):
            return tuple(set_rows.changes_about(self._connection, key))

    def tips(self, up_to: int) -> frozenset[ChangeId]:
        """Return the last changes of all merged copies up to a place of this file's journal."""
        with intake.reading(self._path):
            return set_rows.tips(self._connection, up_to)

    def state_of(self, tips: Collection[ChangeId]) -> tuple[State, frozenset[Key]] | None:
        """Return what the changes that these rest on come to, and the conflicts among them.

        ``None`` if one is not here.
        """
        with intake.reading(self._path):
            wanted = set_rows.ancestors(self._connection, tips)
            if wanted is None:
                return None
            nodes = set_rows.nodes(self._connection, (), self.erased())
            found = [each for each in nodes if each.id in wanted]
            find = partial(rows.changes_by_id, self._connection)
            state = State()
            result = outcome(found, {}, state, find)
            for edit in result.edits:
                state.put(*edit.key, edit.new)
            return state, result.conflicts

    def lookup(self, change: ChangeId) -> Change | None:
        """Return one entry of the journal, ``None`` if this file does not have it."""
        with intake.reading(self._path):
            return rows.change_by_id(self._connection, change)

    def last_at(self, place: int) -> Change | None:
        """Return the last entry made in this file up to a place of its journal."""
        with intake.reading(self._path):
            return rows.last_change(self._connection, place)

    def heads_of(self, entity: Entity, entity_id: str) -> RowHeads:
        """Return the heads of one row, by field."""
        with intake.reading(self._path):
            return set_rows.heads_of_row(self._connection, entity, entity_id)

    def heads(self, keys: Collection[Key]) -> dict[Key, tuple[ChangeId, ...]]:
        """Return the heads of these fields."""
        return {key: self.heads_of(key[0], key[1]).get(key[2], ()) for key in keys}

    def with_incoming(self, state: State, incoming: Incoming) -> Outcome:
        """Return what taking in changes of other copies would come to."""
        with intake.reading(self._path):
            return _outcome(self._connection, state, incoming, self._undone())

    def of_several(self, state: State) -> Outcome:
        """Return what the fields with several heads come to where a state holds something else."""
        with intake.reading(self._path):
            several = set_rows.several_heads(self._connection)
            erased = set_rows.erased(self._connection)
            one = {
                k: v for k, v in set_rows.all_heads(self._connection).items() if k not in several
            }
            nodes = set_rows.nodes(self._connection, self._undone(), erased)
            find = partial(rows.changes_by_id, self._connection)
            return outcome(nodes, one, state, find)

    def with_merge(self, state: State, merge: StepId, kind: Kind) -> Outcome:
        """Return what undoing a merge, or doing it again, would come to."""
        with intake.reading(self._path):
            other = frozenset({merge})
            undone = self._undone() | other if kind is Kind.UNDO else self._undone() - other
            return _outcome(self._connection, state, Incoming(), undone)

    def _undone(self) -> frozenset[StepId]:
        return set_rows.undone_merges(self._connection)


def prepared(incoming: Incoming, progress: Progress) -> Incoming:
    """Return the same with its rows ready to be written. Touches no file."""
    from kompass.assessment.file import writing

    count, written = len(incoming.changes), []
    for number, change in enumerate(incoming.changes):
        if number % _TELL_EVERY == 0:
            progress(number, count, "Förbereder ändringarna")
        written.append(writing.as_written(change))
    progress(count, count, "Förbereder ändringarna")
    return replace(incoming, written=tuple(written))


def _outcome(
    connection: sqlite3.Connection,
    state: State,
    incoming: Incoming,
    undone: Collection[StepId],
) -> Outcome:
    new = {change.id: change for change in incoming.changes}

    def find(wanted: Collection[ChangeId]) -> Mapping[ChangeId, Change]:
        here = rows.changes_by_id(connection, [each for each in wanted if each not in new])
        return here | {each: new[each] for each in wanted if each in new}

    again = rows.changes_by_id(connection, incoming.again)
    erased = set_rows.erased(connection) | incoming.erased
    nodes = chain(
        set_rows.nodes(connection, undone, erased),
        (each for each in map(node, new.values()) if each.key[1] not in erased),
        (each for each in map(node, again.values()) if each.key[1] not in erased),
    )
    heads = {k: v for k, v in set_rows.all_heads(connection).items() if k[1] not in erased}
    if incoming.erased:  # fields in conflict may have to show another of their values now
        heads = {key: ids for key, ids in heads.items() if len(ids) == 1}
    return outcome(nodes, heads, state, find)
