"""From schema 1 to schema 2: a journal that copies can be merged by.

In schema 1 every change was made after all before it in the file, so it replaced whatever
stood in its field then. Copies of one file that are upgraded apart come to the same.
"""

import sqlite3
from collections.abc import Mapping
from typing import Final

from kompass.assessment.journal import heads
from kompass.assessment.values.state import PRESENT, Entity
from kompass.ids import ChangeId

_MOMENT: Final = (
    "CREATE TABLE moment (\n\tid TEXT NOT NULL, \n\tname TEXT NOT NULL, "
    "\n\tchange TEXT NOT NULL, \n\ttips TEXT NOT NULL, \n\tauthor TEXT NOT NULL, "
    "\n\tat TEXT NOT NULL, \n\tremoved INTEGER NOT NULL, "
    "\n\tPRIMARY KEY (id)\n)\n WITHOUT ROWID,\n STRICT\n\n"
)
_MERGE: Final = (
    "CREATE TABLE merge (\n\tid TEXT NOT NULL, \n\tcopies TEXT NOT NULL, "
    "\n\tpeople TEXT NOT NULL, \n\tchanges INTEGER NOT NULL, \n\tremoved INTEGER NOT NULL, "
    "\n\tPRIMARY KEY (id)\n)\n WITHOUT ROWID,\n STRICT\n\n"
)
_HEAD: Final = (
    "CREATE TABLE head (\n\tentity TEXT NOT NULL, \n\tentity_id TEXT NOT NULL, "
    "\n\tfield TEXT NOT NULL, \n\tchanges TEXT NOT NULL, "
    "\n\tPRIMARY KEY (entity, entity_id, field)\n)\n WITHOUT ROWID,\n STRICT\n\n"
)
_CHANGE: Final = (
    "CREATE TABLE change (\n\tseq INTEGER NOT NULL, \n\tid TEXT NOT NULL, \n\tat TEXT NOT NULL, "
    "\n\tauthor TEXT NOT NULL, \n\tkind TEXT NOT NULL, \n\tstep TEXT NOT NULL, \n\tundoes TEXT, "
    "\n\tparent TEXT, \n\tentity TEXT NOT NULL, \n\tentity_id TEXT NOT NULL, "
    "\n\tfield TEXT NOT NULL, \n\told TEXT, \n\tnew TEXT, \n\treplaces TEXT, \n\tcame_with TEXT, "
    "\n\tPRIMARY KEY (seq), \n\tUNIQUE (id), \n\tFOREIGN KEY(parent) REFERENCES change (id)\n)"
    "\n STRICT\n\n"
)
_KEPT: Final = "seq, id, at, author, kind, step, undoes, parent, entity, entity_id, field, old, new"


def run(connection: sqlite3.Connection) -> None:
    """Take this part of the step, within the caller's transaction and with foreign keys off."""
    for statement in (_MOMENT, _MERGE, _HEAD):
        connection.execute(statement)
    _grow(connection)
    _tell_what_replaces_what(connection)


def _grow(connection: sqlite3.Connection) -> None:
    connection.execute("DROP INDEX ix_change_step")
    # Or the table's reference to itself would follow it to its new name.
    connection.execute("PRAGMA legacy_alter_table = ON")
    try:
        connection.execute("ALTER TABLE change RENAME TO change_1")
    finally:
        connection.execute("PRAGMA legacy_alter_table = OFF")
    connection.execute(_CHANGE)
    connection.execute(
        f"INSERT INTO change ({_KEPT}) SELECT {_KEPT} FROM change_1"  # noqa: S608 - our own names
    )
    connection.execute("DROP TABLE change_1")
    connection.execute("CREATE INDEX ix_change_step ON change (step)")


def _tell_what_replaces_what(connection: sqlite3.Connection) -> None:
    rows: dict[tuple[str, str], dict[str, tuple[ChangeId, ...]]] = {}
    replaces: dict[ChangeId, tuple[ChangeId, ...]] = {}
    superseded: set[ChangeId] = set()
    found = connection.execute(
        "SELECT id, entity, entity_id, field, new FROM change ORDER BY seq"
    ).fetchall()
    for change, entity, entity_id, field, new in found:
        row = rows.setdefault((entity, entity_id), {})
        before = heads.replaced_by(row, field, removes=field == PRESENT and new == "null")
        emptied = [each for each in before if each in superseded]
        origins = [each for ended in emptied for each in replaces[ended] if each not in superseded]
        replaces[change] = tuple(dict.fromkeys([*origins, *before]))
        row[field] = (change,)
        if new is None:
            superseded.add(change)
    connection.executemany(
        "UPDATE change SET replaces = ? WHERE id = ?",
        [(" ".join(earlier), change) for change, earlier in replaces.items()],
    )
    connection.executemany("INSERT INTO head VALUES (?, ?, ?, ?)", _heads(rows))


def _heads(
    rows: Mapping[tuple[str, str], Mapping[str, tuple[ChangeId, ...]]],
) -> list[tuple[str, str, str, str]]:
    return [
        (Entity(entity), entity_id, field, " ".join(ids))
        for (entity, entity_id), row in rows.items()
        for field, ids in row.items()
    ]
