"""Sweeping away what is left of something erased: free pages, and what SQLite keeps in between.

That it is owed stands in the file, in the same transaction as the erasing: whoever opens the
file after a crash in between finishes it.
"""

import sqlite3

from kompass.ids import new_id


def leave_no_traces(connection: sqlite3.Connection) -> None:
    """Let SQLite write zeros over whatever it deletes, and keep nothing in files elsewhere."""
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    connection.execute("PRAGMA temp_store = MEMORY")


def owe(connection: sqlite3.Connection) -> None:
    """Note that the file has to be swept. Within the caller's transaction."""
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    connection.execute("INSERT INTO unswept VALUES (?)", (new_id(),))


def is_owed(connection: sqlite3.Connection) -> bool:
    """Tell whether the file has to be swept."""
    return connection.execute("SELECT 1 FROM unswept LIMIT 1").fetchone() is not None


def vacuum(connection: sqlite3.Connection) -> None:
    """Write the whole file anew, without its free pages."""
    leave_no_traces(connection)
    connection.execute("VACUUM")


def done(connection: sqlite3.Connection) -> None:
    """Note that the file has been swept."""
    connection.execute("DELETE FROM unswept")
