"""The index of notes: in memory only, so that removed words leave no trace in the file."""

import sqlite3
from collections.abc import Iterable

from kompass.assessment.values.state import Entity, State
from kompass.sources.hits import Found
from kompass.sources.index import Entry, TextIndex


class NotesIndex:
    """All lines that are there, as they stand."""

    def __init__(self, state: State) -> None:
        self._connection = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False
        )
        self._index = TextIndex(self._connection, "notes")
        self._index.create()
        self._index.add(
            Entry(row_id, 0, str(row["text"]))
            for row_id, row in state.rows(Entity.LINE)
            if row["text"]
        )

    def search(self, typed: str, limit: int) -> Found:
        """Return the best lines that hold what was typed."""
        return self._index.search(typed, limit)

    def update(self, state: State, lines: Iterable[str]) -> None:
        """Take in how these lines stand now."""
        added, gone = [], []
        for line in lines:
            text = str(state.row(Entity.LINE, line)["text"])
            if state.has(Entity.LINE, line) and text:
                added.append(Entry(line, 0, text))
            else:
                gone.append(line)
        self._index.remove(*gone)
        self._index.add(added)

    def close(self) -> None:
        """Let the memory go."""
        self._connection.close()
