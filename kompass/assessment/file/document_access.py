"""Reading and searching the documents of an open file, and its notes."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kompass.assessment.file import documents, intake
from kompass.assessment.file.notes_index import NotesIndex
from kompass.assessment.values.state import Entity, State
from kompass.errors import KompassError
from kompass.sources.hits import Found, How
from kompass.sources.index import TextIndex
from kompass.sources.model import DocumentText, PageText, Taken

_NOTHING = Found((), 0, How.NOTHING)


@dataclass(frozen=True)
class SearchResult:
    """What was found: pages of documents (``ref`` is the SHA-256), lines of notes (their id)."""

    documents: Found
    notes: Found


class DocumentAccess:
    """What an open file knows of its documents.

    Everything raises ``KompassError`` where the file cannot be read, or where it does not hold
    the content: it has been removed for good then, or was never captured.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._documents = connection
        self._where = path
        self._notes: NotesIndex | None = None
        self._index: TextIndex | None = None

    @property
    def state(self) -> State:
        """The assessment as plain values. To be read only."""
        raise NotImplementedError

    def has_content(self, sha256: str) -> bool:
        """Tell whether the file holds the content with this SHA-256."""
        with intake.reading(self._where):
            return documents.has(self._documents, sha256)

    def content(self, sha256: str) -> bytes:
        """Return a document as it came, checked against its SHA-256."""
        with _present(self._where):
            return documents.content(self._documents, sha256)

    def text(self, sha256: str) -> DocumentText:
        """Return what was read in a document when it was taken in."""
        with _present(self._where):
            return documents.text(self._documents, sha256)

    def pages(self, sha256: str) -> tuple[PageText, ...]:
        """Return the pages of a document, in order."""
        return self.text(sha256).pages

    def page(self, sha256: str, number: int) -> PageText:
        """Return one page of a document."""
        with _present(self._where):
            return documents.page(self._documents, sha256, number)

    def extractor(self, sha256: str) -> str:
        """Return what made the text of a document, and its version."""
        with _present(self._where):
            return documents.extractor(self._documents, sha256)

    def documents(self, wanted: Collection[str]) -> Iterator[Taken]:
        """Yield those of these documents that the file holds, one at a time."""
        with intake.reading(self._where):
            yield from documents.all_of(self._documents, sorted(wanted))

    def search(self, typed: str, limit: int = 200) -> SearchResult:
        """Return the best pages and lines that hold what was typed. No input is an error.

        The index of documents lies in the file; that of notes is made in memory, at the first
        search, so that words which are removed leave no trace in the file.
        """
        with intake.reading(self._where):
            found = _NOTHING
            if documents.has_index(self._documents):
                found = self._document_index.search(typed, limit)
            if self._notes is None:
                self._notes = NotesIndex(self.state)
            return SearchResult(found, self._notes.search(typed, limit))

    @property
    def _document_index(self) -> TextIndex:
        if self._index is None:
            self._index = documents.search_index(self._documents)
        return self._index

    def _forget_notes(self) -> None:
        """Let the index of notes be made anew: words in it have been erased."""
        if self._notes is not None:
            self._notes.close()
            self._notes = None

    def _note_lines(self, touched: Iterable[tuple[Entity, str]]) -> None:
        """Keep the index of notes up to date, if there is one."""
        if self._notes is not None:
            ids = {row for entity, row in touched if entity is Entity.LINE}
            self._notes.update(self.state, ids)


@contextmanager
def _present(path: Path) -> Iterator[None]:
    """As ``intake.reading``, and what is not in the file is told in a sentence."""
    try:
        with intake.reading(path):
            try:
                yield
            except LookupError as error:
                raise _Absent from error
    except _Absent as error:
        raise KompassError(
            "Underlagets innehåll finns inte i filen. Det har tagits bort för gott, "
            "eller ligger i en annan kopia: hämta den i så fall."
        ) from error


class _Absent(Exception):  # noqa: N818 - never leaves this module
    """The file does not hold it."""
