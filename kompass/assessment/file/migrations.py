"""The schema of an assessment file, and the ordered steps from older ones to this one.

``records.py`` always describes the newest schema, and new files are made from it. When it
changes: raise ``SCHEMA``, append one step below, and add a file of the former schema to
``tests/old_files``. A test holds the two ways to a current file, fresh and upgraded, to the
same result.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kompass.assessment.file import upgrade_2, upgrade_3
from kompass.ids import AssessmentId

APPLICATION_ID: Final = 0x4B4D5053
"""Says in the header of a SQLite file that it is ours: "KMPS" in ASCII."""
FIRST_SCHEMA: Final = 1
SCHEMA: Final = 3
"""The schema that this program writes."""


@dataclass(frozen=True)
class Upgrade:
    """One step: brings a file to schema ``to`` from the one before."""

    to: int
    what: str
    run: Callable[[sqlite3.Connection], None]


UPGRADES: Final[tuple[Upgrade, ...]] = (
    Upgrade(2, "a team scores", upgrade_2.run),
    Upgrade(3, "sources, interviews and evidence", upgrade_3.run),
)
"""In order. Schema 1 is the first, so there is nothing to upgrade from before it."""


def create_schema(connection: sqlite3.Connection) -> None:
    """Make an empty database ours, with all tables. Within the caller's transaction."""
    # Here and not above: a file of this schema is opened without SQLAlchemy.
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from kompass.assessment.file.records import TABLES, table_of

    dialect = sqlite.dialect()
    for record in TABLES:
        table = table_of(record)
        connection.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in table.indexes:
            connection.execute(str(CreateIndex(index).compile(dialect=dialect)))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def schema_of(connection: sqlite3.Connection) -> int:
    """Return the schema of an open file."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def assessment_id(connection: sqlite3.Connection) -> AssessmentId:
    """Return which assessment a file of any schema holds: this one table never changes."""
    found = connection.execute("SELECT id FROM assessment").fetchone()
    if found is None:
        raise ValueError("no assessment in the file")
    return AssessmentId(found[0])


def upgrade(connection: sqlite3.Connection) -> tuple[Upgrade, ...]:
    """Bring a file to the newest schema and return the steps that were taken.

    Each step is a transaction of its own inside one around all: whatever fails, the file
    is byte for byte what it was. Foreign keys are checked before the end.
    """
    wanted = [step for step in UPGRADES if step.to > schema_of(connection)]
    if not wanted:
        return ()
    connection.execute("PRAGMA foreign_keys = OFF")  # cannot be switched inside a transaction
    try:
        connection.execute("BEGIN IMMEDIATE")
        for step in wanted:
            _take(connection, step)
        _check_foreign_keys(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return tuple(wanted)


def _check_foreign_keys(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise ValueError("foreign keys do not hold after the upgrade")


def _take(connection: sqlite3.Connection, step: Upgrade) -> None:
    connection.execute("SAVEPOINT step")
    step.run(connection)
    connection.execute(f"PRAGMA user_version = {step.to}")
    connection.execute("RELEASE step")
