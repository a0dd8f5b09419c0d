"""The index that is searched as somebody types: all pages of documents, or all lines of notes.

An entry is a page or a line, so that a hit says where it is. SQLite's FTS5 keeps the words,
folded by ``kompass.sources.folding``; it keeps no text. Whoever has the texts already gives
``text_of``; without it the index keeps them itself, which suits notes in memory.

What was measured (5,000 pages of 350 words, 30,000 word forms, 18 MB of text): the file takes
17 MB with the index alone and 39 MB if it keeps the texts a second time. Of these, 2 MB are the
index of single first letters: without it the first key typed takes a hundred times as long (5 ms
instead of 0.05 ms), as all words that begin so have to be laid together.

FTS5's own option ``secure-delete`` is not used: a file in which it was ever on cannot be read
by SQLite before 3.42. ``optimize`` does the same for all versions.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from zlib import crc32

from kompass.sources.folding import WORD, indexed
from kompass.sources.hits import Found, Hit, How, Passage, together
from kompass.sources.query import parse
from kompass.sources.searching import search
from kompass.sources.vocabulary import Vocabulary

__all__ = ["Entry", "Found", "Hit", "How", "Passage", "TextIndex", "together"]

_FEW: Final = 50
"""So many new entries are taken into the words that are kept, instead of reading them again."""
_NAME: Final = re.compile(r"[a-z][a-z_]*")
_Row = tuple[int, str, int, int]

_CREATE: Final = (
    """CREATE TABLE IF NOT EXISTS @_entry (
        id INTEGER PRIMARY KEY, ref TEXT NOT NULL, number INTEGER NOT NULL,
        checksum INTEGER NOT NULL, text TEXT, UNIQUE (ref, number))""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS @_words USING fts5(
        words, content='', tokenize='ascii', prefix='1 2 3')""",
    "CREATE VIRTUAL TABLE IF NOT EXISTS @_vocabulary USING fts5vocab(@_words, 'row')",
)


@dataclass(frozen=True)
class Entry:
    """A page of a document (``ref`` is its SHA-256) or a line of notes (its id, number 0)."""

    ref: str
    number: int
    text: str


class TextIndex:
    """One index in a database; the caller owns the connection and its transactions."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        name: str,
        text_of: Callable[[str, int], str] | None = None,
    ) -> None:
        """Use the tables called ``name`` with endings.

        ``text_of(ref, number)`` gives the text of an entry, the same that was added; it raises
        ``LookupError`` if there is none any more. Raises ``ValueError`` for a name that is not
        lower-case letters.
        """
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        self._connection = connection
        self._name = name
        self._text_of = text_of
        self._vocabulary: Vocabulary | None = None
        self._seen_version = -1

    def create(self) -> None:
        """Make the tables, unless they are there."""
        for statement in _CREATE:
            self._do(statement)

    def warm_up(self) -> None:
        """Read the words now; otherwise the first search that needs them takes that time."""
        self.words()

    def refs(self) -> frozenset[str]:
        """Return what is indexed."""
        return frozenset(ref for (ref,) in self._do("SELECT DISTINCT ref FROM @_entry"))

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in entries; one with the same ``ref`` and ``number`` is replaced."""
        few: list[str] = []
        number, replaced = 0, False
        with self._at_once():
            for number, entry in enumerate(entries, 1):
                words = indexed(entry.text)
                replaced |= self._add(entry, words)
                if number <= _FEW:
                    few.append(words)
            if replaced:
                self._forget_for_good()
        if number > _FEW:
            self._vocabulary = None
        if self._vocabulary is not None:
            for words in few:
                self._vocabulary.add(WORD.findall(words))

    def remove(self, *refs: str) -> None:
        """Take out all entries of ``refs``; what is not there is no error.

        In a file, no word that stood only there is left in the index once the caller has
        committed and vacuumed. The texts are asked for once more; where they are gone or have
        changed, the whole index is made anew, which takes longer.
        """
        asked = "SELECT id, ref, number, checksum FROM @_entry WHERE ref = ?"
        rows: list[_Row] = [row for ref in set(refs) for row in self._do(asked, ref)]
        if not rows:
            return
        with self._at_once():
            self._take_out(rows)
            self._forget_for_good()

    def search(self, typed: str, limit: int = 200) -> Found:
        """Return the best ``limit`` entries that hold all that was typed, in any order.

        The last word is a beginning. Entries with the very words come first, then those with
        words that begin so, then those that hold them inside words. If nothing is found, dots
        and rings are forgiven. Every text is a search; one without words finds nothing.
        """
        query = parse(typed)
        if not query.units or limit < 1:
            return Found((), 0, How.NOTHING)
        return search(self, query, limit)

    def count(self, expression: str) -> int:
        """Return how many entries fit an expression of FTS5."""
        rows = self._do("SELECT count(*) FROM @_words WHERE @_words MATCH ?", expression)
        return int(rows.fetchone()[0])

    def first(self, expression: str, most: int | None) -> list[int]:
        """Return the numbers of the first entries that fit, in their order; all for no number."""
        asked = "SELECT rowid FROM @_words WHERE @_words MATCH ? LIMIT ?"
        return [entry for (entry,) in self._do(asked, expression, -1 if most is None else most)]

    def best(self, expression: str, most: int) -> list[tuple[int, float]]:
        """Return the numbers and ranks of the entries that fit best, the smaller the better."""
        asked = "SELECT rowid, rank FROM @_words WHERE @_words MATCH ? ORDER BY rank LIMIT ?"
        return sorted(self._do(asked, expression, most), key=lambda row: (row[1], row[0]))

    def named(self, entries: Sequence[int]) -> dict[int, tuple[str, int]]:
        """Return ref and number of entries."""
        marks = ",".join("?" * len(entries))
        asked = "SELECT id, ref, number FROM @_entry WHERE id IN (#)".replace("#", marks)
        return {entry: (ref, number) for entry, ref, number in self._do(asked, *entries)}

    def words(self) -> Vocabulary:
        """Return all words there are, read at first and after another program has written."""
        (version,) = self._do("PRAGMA data_version").fetchone()
        if self._vocabulary is not None and version == self._seen_version:
            return self._vocabulary
        words = Vocabulary(dict(self._do("SELECT term, doc FROM @_vocabulary").fetchall()))
        if not (self._in_file and self._connection.in_transaction):
            # Words missing now may be back after a rollback, so these would not be kept.
            self._vocabulary, self._seen_version = words, version
        return words

    def text(self, ref: str, number: int) -> str:
        """Return the text of an entry; nothing if there is none any more."""
        try:
            return self._text(ref, number)
        except LookupError:
            return ""

    def _text(self, ref: str, number: int) -> str:
        if self._text_of is not None:
            return self._text_of(ref, number)
        found = self._do("SELECT text FROM @_entry WHERE ref = ? AND number = ?", ref, number)
        row = found.fetchone()
        if row is None:
            raise LookupError(ref)
        return str(row[0])

    def _add(self, entry: Entry, words: str) -> bool:
        """Take in an entry, and return whether other words were there before."""
        checksum = _checksum(words)
        text = None if self._text_of else entry.text.encode("utf-8", "replace").decode()
        before: _Row | None = self._do(
            "SELECT id, ref, number, checksum FROM @_entry WHERE ref = ? AND number = ?",
            entry.ref, entry.number,
        ).fetchone()  # fmt: skip
        if before and before[3] == checksum:
            self._do("UPDATE @_entry SET text = ? WHERE id = ?", text, before[0])
            return False
        if before:
            self._take_out([before])
        place = self._do(
            "INSERT INTO @_entry (ref, number, checksum, text) VALUES (?, ?, ?, ?)",
            entry.ref, entry.number, checksum, text,
        ).lastrowid  # fmt: skip
        self._do("INSERT INTO @_words (rowid, words) VALUES (?, ?)", place, words)
        return before is not None

    def _take_out(self, rows: Sequence[_Row]) -> None:
        """Take entries out; FTS5 has to be told the very words that are to go."""
        told = [(place, self._words_of(ref, number), check) for place, ref, number, check in rows]
        sure = all(_checksum(words) == check for _, words, check in told)
        if sure:
            for place, words, _ in told:
                self._do(
                    "INSERT INTO @_words (@_words, rowid, words) VALUES ('delete', ?, ?)",
                    place, words,
                )  # fmt: skip
        for place, *_ in rows:
            self._do("DELETE FROM @_entry WHERE id = ?", place)
        if not sure:
            self._make_anew()

    def _make_anew(self) -> None:
        self._do("INSERT INTO @_words (@_words) VALUES ('delete-all')")
        rows: list[_Row] = self._do("SELECT id, ref, number, checksum FROM @_entry").fetchall()
        for place, ref, number, _ in rows:
            words = self._words_of(ref, number)
            self._do("UPDATE @_entry SET checksum = ? WHERE id = ?", _checksum(words), place)
            self._do("INSERT INTO @_words (rowid, words) VALUES (?, ?)", place, words)

    def _words_of(self, ref: str, number: int) -> str:
        return indexed(self.text(ref, number))

    def _forget_for_good(self) -> None:
        """Write the index so that no taken-out word is left in it; memory leaves no traces."""
        if self._in_file:
            self._do("INSERT INTO @_words (@_words) VALUES ('optimize')")
            self._vocabulary = None

    @cached_property
    def _in_file(self) -> bool:
        return any(row[2] for row in self._do("PRAGMA database_list") if row[1] == "main")

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Do all or nothing, inside the caller's transaction if there is one."""
        self._do("SAVEPOINT @_change")
        try:
            yield
        except BaseException:
            self._vocabulary = None
            if self._connection.in_transaction:  # SQLite ends it itself when the disk is full
                self._do("ROLLBACK TO @_change")
                self._do("RELEASE @_change")
            raise
        self._do("RELEASE @_change")

    def _do(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(statement.replace("@", self._name), values)


def _checksum(words: str) -> int:
    return crc32(words.encode())
