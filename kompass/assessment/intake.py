"""A file from disk is looked at, without writing a byte, before anything in it is trusted."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote

from kompass.assessment import rows, snapshots, trouble
from kompass.assessment.journal import Change, Step, step_of
from kompass.assessment.migrations import SCHEMA
from kompass.assessment.records import APPLICATION_ID
from kompass.assessment.snapshot import Snapshot
from kompass.assessment.state import State
from kompass.catalogue.model import Edition
from kompass.errors import KompassError

_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_WAIT_SECONDS: Final = 5.0


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
    if path.is_dir():
        raise KompassError(f"{name} är en mapp. Välj en fil som slutar på .kompass.")
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER)
    except FileNotFoundError:
        raise KompassError(f"{name} finns inte. Kontrollera namnet och mappen.") from None
    except OSError as error:
        raise trouble.opening(error, path) or error from error
    if not start:
        raise KompassError(f"{name} är tom. Öppna en säkerhetskopia eller en annan fil.")
    if len(start) < _HEADER or not start.startswith(_MAGIC):
        raise KompassError(f"{name} är inte en Kompass-fil. Välj en fil som slutar på .kompass.")
    if int.from_bytes(start[68:72], "big") != APPLICATION_ID:
        raise KompassError(
            f"{name} är en databas från ett annat program, inte en Kompass-fil. "
            "Välj en fil som slutar på .kompass."
        )
    return Header(schema=int.from_bytes(start[60:64], "big"), wal=start[18] == 2)


def refuse_newer(schema: int, path: Path) -> None:
    """Raise ``KompassError`` for a file that a later version of the program has written."""
    if schema > SCHEMA:
        raise KompassError(
            f"{trouble.quoted(path)} är skriven av en nyare version av Kompass "
            f"(filformat {schema}, den här versionen läser till och med {SCHEMA}). "
            "Uppdatera Kompass och öppna filen igen."
        )


def connect(path: Path, mode: Literal["ro", "rw", "rwc"]) -> sqlite3.Connection:
    """Return a connection with the pragmas every assessment file is used with."""
    # A path like //server/share must not become the host of the address.
    plain = path.as_posix()
    address = f"file://{'' if plain.startswith('/') else '/'}{quote(plain)}?mode={mode}"
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, timeout=_WAIT_SECONDS, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys = ON")
    if mode != "ro":
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def load(connection: sqlite3.Connection) -> Content:
    """Return the content of an open file of the current schema, all from one moment.

    Raises ``ValueError`` or ``KeyError`` where it does not hold together.
    """
    connection.execute("BEGIN")
    try:
        identity = rows.read_identity(connection)
        state = rows.read_state(connection)
        head = rows.latest_change(connection)
        if head is None:
            raise ValueError("the journal is empty")
        latest = step_of(rows.changes_of(connection, head.step))
    finally:
        connection.execute("COMMIT")
    edition = _edition(identity)
    return Content(state, snapshots.build(state, identity.assessment, edition), latest)


def check(connection: sqlite3.Connection) -> None:
    """Raise ``ValueError`` unless the file is sound as a database."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise ValueError("quick_check failed")
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise ValueError("foreign keys do not hold")


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn known trouble while a file is opened into its sentence."""
    try:
        yield
    except (sqlite3.Error, OSError, ValueError, KeyError) as error:
        known = trouble.opening(error, path)
        if known is None:
            raise
        raise known from error


def examine(path: Path) -> Content:
    """Return the content of a file that is looked at without writing."""
    with reading(path), closing(connect(path, "ro")) as connection:
        refuse_newer(connection.execute("PRAGMA user_version").fetchone()[0], path)
        check(connection)
        return load(connection)


def _edition(identity: rows.Identity) -> Edition:
    from kompass.catalogue import files

    edition = files.parse(json.loads(identity.edition_document), "den frysta utgåvan")
    if edition.content_hash != identity.edition_hash:
        raise ValueError("the frozen edition is not the one the assessment was made with")
    return edition
