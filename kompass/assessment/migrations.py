"""The schema of an assessment file, and the ordered steps from older ones to this one.

``records.py`` always describes the newest schema, and new files are made from it. When it
changes: raise ``SCHEMA``, append one step below, and add a file of the former schema to
``tests/old_files``. A test holds the two ways to a current file, fresh and upgraded, to the
same result.
"""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from kompass.assessment.records import APPLICATION_ID, RECORDS, ChangeRecord

SCHEMA: Final = 1
"""The schema that this program writes."""


@dataclass(frozen=True)
class Upgrade:
    """One step: brings a file to schema ``to`` from the one before."""

    to: int
    what: str
    run: Callable[[sqlite3.Connection], None]


UPGRADES: Final[tuple[Upgrade, ...]] = ()
"""In order. Schema 1 is the first, so there is nothing to upgrade from yet."""

FIRST_PROGRAM: Final = {1: "0.1"}
"""Which program version first wrote a schema."""


def create_schema(connection: sqlite3.Connection) -> None:
    """Make an empty database ours, with all tables. Within the caller's transaction."""
    dialect = sqlite.dialect()  # type: ignore[no-untyped-call]
    ours = {record.__tablename__ for record in (*RECORDS.values(), ChangeRecord)}
    ours |= {"assessment", "edition"}
    for table in SQLModel.metadata.sorted_tables:
        if table.name in ours:
            connection.execute(str(CreateTable(table).compile(dialect=dialect)))
            for index in sorted(table.indexes, key=lambda index: str(index.name)):
                connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def schema_of(connection: sqlite3.Connection) -> int:
    """Return the schema of an open file."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def upgrade(
    connection: sqlite3.Connection, upgrades: Sequence[Upgrade] = UPGRADES
) -> tuple[Upgrade, ...]:
    """Bring a file to the newest schema and return the steps that were taken.

    Each step is a transaction of its own inside one around all: whatever fails, the file
    is byte for byte what it was. Foreign keys are checked before the end.
    """
    wanted = [step for step in upgrades if step.to > schema_of(connection)]
    if not wanted:
        return ()
    connection.execute("PRAGMA foreign_keys = OFF")  # cannot be switched inside a transaction
    try:
        connection.execute("BEGIN IMMEDIATE")
        for step in wanted:
            _take(connection, step)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise ValueError(f"foreign keys do not hold after {wanted[-1].what}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return tuple(wanted)


def _take(connection: sqlite3.Connection, step: Upgrade) -> None:
    connection.execute("SAVEPOINT step")
    step.run(connection)
    connection.execute(f"PRAGMA user_version = {step.to}")
    connection.execute("RELEASE step")
