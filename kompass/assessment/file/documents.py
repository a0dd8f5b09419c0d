"""Documents in an open file: what they hold lies under its SHA-256 and never changes.

Nothing here is read when a file is opened, and nothing here is in the journal.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from hashlib import sha256
from typing import Final

from kompass.assessment.values.state import Entity, State
from kompass.sources.index import Entry, TextIndex
from kompass.sources.model import DocumentText, Form, PageText, Place, Taken

Fetch = Callable[[Collection[str]], Iterable[Taken]]
"""Gives those of these documents that it has."""
INDEX: Final = "documents"


def has(connection: sqlite3.Connection, digest: str) -> bool:
    """Tell whether the file holds the content with this SHA-256."""
    return connection.execute(_HAS, (digest,)).fetchone() is not None


def digests(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the SHA-256 of everything that the file holds."""
    return frozenset(row[0] for row in connection.execute("SELECT sha256 FROM content"))


def content(connection: sqlite3.Connection, digest: str) -> bytes:
    """Return a document as it came.

    Raises ``LookupError`` if the file does not hold it, ``ValueError`` if it is damaged.
    """
    row = connection.execute("SELECT data FROM content WHERE sha256 = ?", (digest,)).fetchone()
    if row is None:
        raise LookupError(digest)
    if sha256(row[0]).hexdigest() != digest:
        raise ValueError(f"the content {digest} is not what it was")
    return bytes(row[0])


def text(connection: sqlite3.Connection, digest: str) -> DocumentText:
    """Return what was read in a document. Raises ``LookupError`` if there is none."""
    row = connection.execute(_READING, (digest,)).fetchone()
    if row is None:
        raise LookupError(digest)
    form, title, remarks, extractor, version = row
    pages = tuple(_page(*each) for each in connection.execute(_PAGES, (digest,)))
    return DocumentText(Form(form), title, pages, tuple(json.loads(remarks)), extractor, version)


def page(connection: sqlite3.Connection, digest: str, number: int) -> PageText:
    """Return one page of a document. Raises ``LookupError`` if there is none."""
    row = connection.execute(f"{_PAGE} AND number = ?", (digest, number)).fetchone()
    if row is None:
        raise LookupError(digest, number)
    return _page(*row)


def extractor(connection: sqlite3.Connection, digest: str) -> str:
    """Return what made the text of a document, and its version. Raises ``LookupError``."""
    row = connection.execute(_READING, (digest,)).fetchone()
    if row is None:
        raise LookupError(digest)
    return f"{row[3]} {row[4]}".strip()


def all_of(connection: sqlite3.Connection, wanted: Iterable[str]) -> Iterator[Taken]:
    """Yield these documents, one at a time; those that the file does not hold are left out."""
    for digest in wanted:
        if has(connection, digest):
            yield Taken(content(connection, digest), digest, text(connection, digest))


def no_documents(_wanted: Collection[str]) -> Iterable[Taken]:
    """Be the ``Fetch`` where there is nothing to fetch."""
    return ()


def missing_documents(before: State, after: State) -> frozenset[str]:
    """Return the SHA-256 of what sources need that are there, or have just come.

    A source that was removed here before, and is still, needs none: its content may have been
    taken out for good.
    """
    wanted = {str(row["sha256"]) for _, row in after.rows(Entity.SOURCE)}
    return frozenset(wanted - {""}) | new_documents(before, after)


def new_documents(before: State, after: State) -> frozenset[str]:
    """Return the SHA-256 of what sources have that were not known before, removed ones too."""
    rows = (*after.rows(Entity.SOURCE), *after.tombstones(Entity.SOURCE))
    wanted = {str(row["sha256"]) for i, row in rows if not before.knows(Entity.SOURCE, i)}
    return frozenset(wanted - {""})


def put(connection: sqlite3.Connection, taken: Taken) -> None:
    """Write a document, unless it is there. Within the caller's transaction."""
    if has(connection, taken.sha256):
        return
    read = taken.text
    connection.execute(
        "INSERT INTO content VALUES (?, ?, ?)", (taken.sha256, len(taken.content), taken.content)
    )
    remarks = json.dumps(read.remarks, ensure_ascii=False)
    connection.execute(
        "INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?)",
        (taken.sha256, read.form.value, read.title, remarks, read.extractor, read.version),
    )
    connection.executemany(
        "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)",
        [
            (taken.sha256, each.number, each.label, each.text, _places(each), each.unreadable)
            for each in read.pages
        ],
    )
    index = search_index(connection)
    index.create()
    index.add(Entry(taken.sha256, each.number, each.text) for each in read.pages)


def drop(connection: sqlite3.Connection, digest: str) -> None:
    """Take a document out for good. Within the caller's transaction."""
    if has_index(connection):
        search_index(connection).remove(digest)
    for table in ("page", "reading", "content"):
        connection.execute(f"DELETE FROM {table} WHERE sha256 = ?", (digest,))  # noqa: S608


def search_index(connection: sqlite3.Connection) -> TextIndex:
    """Return the index of all pages; it keeps no text of its own."""

    def text_of(digest: str, number: int) -> str:
        return page(connection, digest, number).text

    return TextIndex(connection, INDEX, text_of)


def has_index(connection: sqlite3.Connection) -> bool:
    """Tell whether there is an index: it is made with the first document."""
    asked = "SELECT 1 FROM sqlite_master WHERE name = ?"
    return connection.execute(asked, (f"{INDEX}_entry",)).fetchone() is not None


def _page(number: int, label: str, written: str, places: str, unreadable: int) -> PageText:
    found = tuple(Place(start, words) for start, words in json.loads(places))
    return PageText(number, label, written, found, unreadable)


def _places(each: PageText) -> str:
    return json.dumps([[place.start, place.words] for place in each.places], ensure_ascii=False)


_HAS: Final = "SELECT 1 FROM content WHERE sha256 = ?"
_READING: Final = "SELECT form, title, remarks, extractor, version FROM reading WHERE sha256 = ?"
_PAGE: Final = "SELECT number, label, text, places, unreadable FROM page WHERE sha256 = ?"
_PAGES: Final = f"{_PAGE} ORDER BY number"
