"""From schema 1 to schema 2: own scores, marks, opened questions and signatures.

What it makes is written out and not taken from ``records``, which always describes the
newest schema. Tables that get columns are built anew, so that an upgraded file is built
exactly like a new one.
"""

import sqlite3
from typing import Final

from kompass.assessment.file import upgrade_2_journal

_TEXT: Final = "TEXT NOT NULL"
_REMOVED: Final = ("removed INTEGER NOT NULL", "PRIMARY KEY (id)")

_GROWN: Final = {
    "details": (
        f"id {_TEXT}",
        f"unit {_TEXT}",
        "year INTEGER NOT NULL",
        f"level {_TEXT}",
        f"occasion {_TEXT}",
        "visit_from TEXT",
        "visit_to TEXT",
        f"purpose {_TEXT}",
        "inhabitants INTEGER",
        "inhabitants_year INTEGER",
        f"about {_TEXT}",
        f"organisation {_TEXT}",
        f"conduct {_TEXT}",
        f"summary {_TEXT}",
        "blind INTEGER NOT NULL",
        "lead TEXT",
        *_REMOVED,
        "FOREIGN KEY(id) REFERENCES assessment (id)",
    ),
    "assessor": (
        f"id {_TEXT}",
        f"position {_TEXT}",
        f"name {_TEXT}",
        f"role {_TEXT}",
        f"organisation {_TEXT}",
        f"initials {_TEXT}",
        f"colour {_TEXT}",
        f"marker {_TEXT}",
        *_REMOVED,
    ),
    "score": (
        f"id {_TEXT}",
        "points TEXT",
        f"rationale {_TEXT}",
        f"override_reason {_TEXT}",
        "PRIMARY KEY (id)",
    ),
}
"""Tables of schema 1 with the columns they have in schema 2."""

_FIRST_VALUES: Final = {
    "blind": "0",
    "lead": "NULL",
    "initials": "''",
    "colour": "''",
    "marker": "''",
    "override_reason": "''",
}
"""What the columns that are new hold in a file of schema 1."""

_NEW: Final = {
    "own_score": (
        f"id {_TEXT}",
        "points TEXT",
        f"rationale {_TEXT}",
        f"override_reason {_TEXT}",
        "PRIMARY KEY (id)",
    ),
    "mark": (f"id {_TEXT}", "share TEXT", f"note {_TEXT}", "PRIMARY KEY (id)"),
    "opened": (f"id {_TEXT}", "opened_by TEXT", "PRIMARY KEY (id)"),
    "signature": (f"id {_TEXT}", "signed TEXT", "PRIMARY KEY (id)"),
}


def run(connection: sqlite3.Connection) -> None:
    """Take the step, within the caller's transaction and with foreign keys off."""
    # Or a foreign key that names a table would follow it to its new name.
    connection.execute("PRAGMA legacy_alter_table = ON")
    try:
        for table, parts in _GROWN.items():
            _grow(connection, table, parts)
    finally:
        connection.execute("PRAGMA legacy_alter_table = OFF")
    for table, parts in _NEW.items():
        connection.execute(_statement(table, parts))
    upgrade_2_journal.run(connection)


def _grow(connection: sqlite3.Connection, table: str, parts: tuple[str, ...]) -> None:
    names = [part.split()[0] for part in parts if part.split()[0] not in ("PRIMARY", "FOREIGN")]
    values = ", ".join(_FIRST_VALUES.get(name, name) for name in names)
    connection.execute(f"ALTER TABLE {table} RENAME TO {table}_1")
    connection.execute(_statement(table, parts))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table}_1"  # noqa: S608
    )
    connection.execute(f"DROP TABLE {table}_1")


def _statement(table: str, parts: tuple[str, ...]) -> str:
    """Return the statement as SQLAlchemy writes it: SQLite keeps its very letters."""
    inside = ", \n\t".join(parts)
    return f"CREATE TABLE {table} (\n\t{inside}\n)\n WITHOUT ROWID,\n STRICT\n\n"
