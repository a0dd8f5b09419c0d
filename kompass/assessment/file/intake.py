"""A file from disk is looked at, without writing a byte, before anything in it is trusted."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote

from kompass.assessment.file import migrations, rows, set_rows, trouble
from kompass.assessment.journal import union as merging
from kompass.assessment.journal.changes import Change, Key, Kind, Step, step_of
from kompass.assessment.snapshot import Contested, Snapshot
from kompass.assessment.values import snapshots
from kompass.assessment.values.state import PRESENT, Entity, State, Value
from kompass.catalogue.model import Edition
from kompass.errors import KompassError

Mode = Literal["ro", "rw", "rwc"]
"""Read only, read and write, or also create: as in SQLite's own addresses."""

_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_WAIT_SECONDS: Final = 5.0
_SMALL_PAGES: Final = 1_000
_DOCUMENTS: Final = ("content", "page", "documents_")
"""The tables that hold documents and their index; the last is how several begin."""
_COMPARED: Final = 5_000
"""So many of the latest changes are compared with the tables when a file is opened."""


@dataclass(frozen=True)
class Header:
    """What the first hundred bytes of a file say."""

    schema: int
    wal: bool
    """Somebody has switched the file to write-ahead logging, which needs files beside it."""


@dataclass(frozen=True)
class Content:
    """Everything of a file that is kept in memory while it is open."""

    state: State
    snapshot: Snapshot
    latest: Step

    @property
    def head(self) -> Change:
        """The last change of the journal."""
        return self.latest.changes[-1]


def read_header(path: Path) -> Header:
    """Return what the file says it is. Raises ``KompassError`` unless it is one of ours.

    Read with plain file calls: SQLite would leave traces beside a foreign database.
    """
    name = trouble.quoted(path)
    start = _first_bytes(path)
    if not start:
        raise KompassError(f"{name} är tom. Öppna en säkerhetskopia eller en annan fil.")
    if not start.startswith(_MAGIC[: len(start)]):
        raise KompassError(f"{name} är inte en Kompass-fil. Välj en fil som slutar på .kompass.")
    if len(start) < _HEADER:
        raise trouble.damaged(path)
    if int.from_bytes(start[68:72], "big") != migrations.APPLICATION_ID:
        raise KompassError(
            f"{name} är en databas från ett annat program, inte en Kompass-fil. "
            "Välj en fil som slutar på .kompass."
        )
    return Header(schema=int.from_bytes(start[60:64], "big"), wal=start[18] == 2)


def refuse_newer(schema: int, path: Path) -> None:
    """Raise ``KompassError`` for a file that a later version of the program has written."""
    if schema > migrations.SCHEMA:
        raise KompassError(
            f"{trouble.quoted(path)} är skriven av en nyare version av Kompass: filen har format "
            f"{schema} och den här versionen läser format {migrations.SCHEMA}. "
            f"Uppdatera Kompass till en version som läser format {schema}."
        )


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """Return a connection with the pragmas every assessment file is used with."""
    # A path like //server/share must not become the host of the address.
    plain = path.as_posix()
    address = f"file://{'' if plain.startswith('/') else '/'}{quote(plain)}?mode={mode}"
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, timeout=_WAIT_SECONDS, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if mode != "ro":
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ``ValueError`` unless the file is sound as a database and as long as it says."""
    with _one_moment(connection):
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        for pragma in _checks(connection, pages):
            if connection.execute(f"PRAGMA {pragma}").fetchone() != ("ok",):
                raise ValueError(f"{pragma} failed")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        if path.stat().st_size != pages * size:
            raise ValueError("the file has been cut off or added to")
    if migrations.schema_of(connection) < migrations.FIRST_SCHEMA:
        raise ValueError("a schema that never was")


def _checks(connection: sqlite3.Connection, pages: int) -> list[str]:
    """Return what to ask SQLite.

    The whole check reads every index entry by entry: a third of a second for a long journal.
    Documents are not read at all: they may be hundreds of megabytes, and what they hold is
    checked against its SHA-256 when somebody looks at it.
    """
    if pages <= _SMALL_PAGES:
        return ["integrity_check(1)"]
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE rootpage > 0 AND type = 'table'"
    )
    names = [str(row[0]) for row in tables]
    if not any(name in names and _has_rows(connection, name) for name in _DOCUMENTS):
        return ["quick_check(1)"]
    others = [name for name in names if not name.startswith(_DOCUMENTS)]
    return [f"quick_check('{name}')" for name in others]


def _has_rows(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() is not None  # noqa: S608 - our own names


def load(connection: sqlite3.Connection) -> Content:
    """Return the content of an open file of the current schema, all from one moment.

    Raises ``ValueError`` or ``KeyError`` where it does not hold together.
    """
    with _one_moment(connection):
        identity = rows.read_identity(connection)
        state = rows.read_state(connection)
        head = rows.latest_change(connection)
        if head is None:
            raise ValueError("the journal is empty")
        latest = step_of(rows.changes_of(connection, head.step))
        _compare(connection, state, head.seq - _COMPARED)
        conflicts = open_conflicts(connection)
    snapshot = snapshots.build(state, identity.assessment, _edition(identity))
    return Content(state, replace(snapshot, conflicts=contested(conflicts)), latest)


def open_conflicts(connection: sqlite3.Connection) -> frozenset[Key]:
    """Return the fields that have different values since a merge."""
    several = set_rows.several_heads(connection)
    return merging.conflicts(several, partial(rows.changes_by_id, connection))


def contested(keys: Iterable[Key]) -> frozenset[Contested]:
    """Return conflicts as the snapshot tells them."""
    return frozenset(Contested(*key) for key in keys)


@contextmanager
def _one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Read everything inside from one moment: whoever writes waits until it is read."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn known trouble while a file is opened or read into its sentence."""
    try:
        yield
    except (sqlite3.Error, OSError, ValueError, KeyError) as error:
        known = trouble.opening(error, path)
        if known is None:
            raise
        raise known from error


def _first_bytes(path: Path) -> bytes:
    name = trouble.quoted(path)
    if path.is_dir():
        raise KompassError(f"{name} är en mapp. Välj en fil som slutar på .kompass.")
    try:
        with path.open("rb") as file:
            return file.read(_HEADER)
    except FileNotFoundError:
        raise KompassError(f"{name} finns inte. Kontrollera namnet och mappen.") from None
    except OSError as error:
        raise trouble.opening(error, path) or error from error


def _edition(identity: rows.Identity) -> Edition:
    from kompass.catalogue import files

    if digest_of(identity.edition_document) != identity.edition_digest:
        raise ValueError("the frozen edition has been damaged")
    edition = files.parse(json.loads(identity.edition_document), "den frysta utgåvan")
    if edition.content_hash != identity.edition_hash:
        raise ValueError("the frozen edition is not the one the assessment was made with")
    return edition


def digest_of(document: str) -> str:
    """Return the SHA-256 of a document in hexadecimal digits."""
    return sha256(document.encode("utf-8")).hexdigest()


def _compare(connection: sqlite3.Connection, state: State, after: int) -> None:
    """Raise ``ValueError`` unless the tables hold what the journal's later part put there.

    Every value lies in the file twice. Where the two differ, something other than this
    program has written, or the disk has lost a bit: no check of SQLite would notice that.
    """
    for (entity, entity_id), wanted in _put_there(connection, after).items():
        row, there = state.row(entity, entity_id), state.has(entity, entity_id)
        for field, value in wanted.items():
            if value != (there if field == PRESENT else row[field]):
                what = f"{field} of {entity} {entity_id}"
                raise ValueError(f"the journal says otherwise about {what}")
    if rows.orphans(connection, after):
        raise ValueError("a change without its parent")
    if set_rows.stray_heads(connection):
        raise ValueError("a field whose latest change is not in the journal")


def _put_there(
    connection: sqlite3.Connection, after: int
) -> dict[tuple[Entity, str], dict[str, Value]]:
    """Return, of every row, the last value of each field that was changed, and if it is there."""
    last: dict[tuple[Entity, str], dict[str, Value]] = {}
    for kind, entity, entity_id, field, new in rows.read_values(connection, after):
        fields = last.setdefault((entity, entity_id), {})
        if field != PRESENT:
            fields[field] = new
            continue
        fields[PRESENT] = new is not None
        # A revived row has the fields it was removed with, whatever else is said here.
        if isinstance(new, Mapping) and kind not in (Kind.UNDO, Kind.REDO, Kind.REVERT):
            fields |= new
    return last
