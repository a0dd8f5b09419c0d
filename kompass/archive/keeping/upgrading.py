"""Bringing an archive's tables to the newest schema, or making them.

Alembic is imported only when something has to be done.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from kompass.archive.keeping.connecting import Database
from kompass.errors import KompassError

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION_ID: Final = 0x4B4D5041
"""Says in the header of a SQLite file that it is an archive: "KMPA" in ASCII."""
NONE: Final = ""
"""The schema of a database that has no archive yet."""
SCHEMAS: Final = ("0001", "0002")
"""Every schema there has been, the newest last: the revisions in ``migrations``."""
NEWEST: Final = SCHEMAS[-1]
_ONE_AT_A_TIME: Final = Lock()
"""Alembic keeps what it works on in its modules."""
_MIGRATIONS: Final = Path(__file__).parent / "migrations"


def schema_of(connection: "Connection") -> str:
    """Return the schema of the archive here: one cheap question and its answer."""
    from sqlalchemy.exc import DBAPIError

    point = connection.begin_nested()
    try:
        found = connection.exec_driver_sql("SELECT version_num FROM kompass_schema").scalar()
    except DBAPIError as error:
        point.rollback()
        if _is_missing(error):
            return NONE
        raise
    point.commit()
    return NONE if found is None else str(found)


def upgrade(database: Database, to: str = NEWEST) -> None:
    """Bring the tables to a schema in one transaction; two who do so at once take turns."""

    def work(connection: "Connection") -> None:
        if schema_of(connection) in (NONE, *SCHEMAS[: SCHEMAS.index(to)]):
            _migrate(connection, to)
            if not database.shared:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    database.alone(work)


def back_up(path: Path, schema: str) -> Path:
    """Copy an archive's file beside itself before an upgrade, and return the copy."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.stem}-före-{NEWEST}-{stamp}{path.suffix}")
    half = target.with_name(f".{target.name}.del")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(half)) as copy:
            source.backup(copy)
        half.replace(target)
    except (sqlite3.Error, OSError) as error:
        half.unlink(missing_ok=True)
        raise KompassError(
            f"Jämförelsebasen ”{path.name}” är av en äldre sort ({schema}) och behöver göras om, "
            "men det gick inte att först spara en säkerhetskopia bredvid den. "
            "Gör plats på disken eller se till att du får skriva i mappen."
        ) from error
    return target


def _migrate(connection: "Connection", to: str) -> None:
    import logging

    from alembic import command
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    # Alembic reads a per cent sign in it as the beginning of a name.
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(config, to)


def _is_missing(error: Exception) -> bool:
    inner = getattr(error, "orig", error)
    return str(inner).startswith("no such table") or getattr(inner, "sqlstate", "") == "42P01"
