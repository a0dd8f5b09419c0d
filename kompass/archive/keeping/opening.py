"""Opening an archive: is it one, which schema, may we write, does it lack what ships."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass.archive.keeping import shipped, trouble, upgrading
from kompass.archive.keeping.address import Address, default_path, read_address
from kompass.archive.keeping.connecting import Database
from kompass.archive.keeping.reading import Editions
from kompass.archive.keeping.upgrading import NEWEST, NONE, SCHEMAS
from kompass.archive.keeping.writing import Writing
from kompass.errors import KompassError

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MAGIC: Final = b"SQLite format 3\0"
_ASSESSMENT: Final = 0x4B4D5053
_ASKED_FOR: Final = "Jämförelsebasen är öppnad bara för läsning."
_FILE_PROTECTED: Final = (
    "{0} är skrivskyddad, så jämförelsebasen är öppnad bara för läsning. "
    "Be om skrivrätt till filen och mappen om du ska ändra något."
)
_NO_RIGHTS: Final = (
    "Du har bara läsrätt till {0}, så jämförelsebasen är öppnad bara för läsning. "
    "Be den som sköter den om skrivrätt om du ska ändra något."
)


@dataclass(frozen=True)
class Opened:
    """An archive of the newest schema, ready to be read, and why it is read-only if it is."""

    database: Database
    editions: Editions
    read_only_reason: str


def opened(text: str, *, author: str, read_only: bool) -> Opened:
    """Open the archive at an address; a missing file is made. Raises ``KompassError``."""
    address = read_address(text)
    if address.path is not None:
        return _file(address, address.path, author=author, read_only=read_only)
    return _ready(address, author, _ASKED_FOR if read_only else "")


def _file(address: Address, path: Path, *, author: str, read_only: bool) -> Opened:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        size = 0
        _prepare_folder(path, read_only=read_only)
    except OSError as error:
        raise trouble.reading(error, address.named) or error from error
    if size:
        _check_form(address, path)
    elif read_only:
        raise KompassError(f"Det finns ingen jämförelsebas i {address.named}. Välj en annan fil.")
    reason = _ASKED_FOR if read_only else _protection(path, size)
    try:
        return _ready(address, author, reason)
    except BaseException:
        if not size:
            _remove_if_empty(path)
        raise


def _prepare_folder(path: Path, *, read_only: bool) -> None:
    if path == default_path() and not read_only:
        path.parent.mkdir(parents=True, exist_ok=True)
    if not path.parent.is_dir():
        raise KompassError(
            f"Mappen för jämförelsebasen ”{path.name}” finns inte. "
            "Kontrollera sökvägen, eller anslut disken igen."
        )


def _check_form(address: Address, path: Path) -> None:
    """Raise ``KompassError`` unless a file that is there is an archive, or may become one."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(_MAGIC))
        if begins != _MAGIC:
            raise KompassError(f"{address.named} är ingen jämförelsebas. Välj en annan fil.")
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            owner = file.execute("PRAGMA application_id").fetchone()[0]
    except (OSError, sqlite3.Error) as error:
        raise trouble.reading(error, address.named) or error from error
    if owner == _ASSESSMENT:
        raise KompassError(
            f"{address.named} är en utvärdering och ingen jämförelsebas. "
            "Öppna den med Arkiv → Öppna, och välj en annan fil här."
        )
    if owner != upgrading.APPLICATION_ID:
        raise KompassError(
            f"{address.named} är en databas av annat slag och ingen jämförelsebas. "
            "Välj en annan fil."
        )


def _protection(path: Path, size: int) -> str:
    """Return why nobody can write in a file; empty if one can, or nobody has made it yet."""
    if not size:
        return ""
    free = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return "" if free else _FILE_PROTECTED.format(f"”{path.name}”")


def _remove_if_empty(path: Path) -> None:
    if path.exists() and path.stat().st_size == 0:
        path.unlink()


def _ready(address: Address, author: str, reason: str) -> Opened:
    database = Database(address, read_only=bool(reason))
    try:
        schema = _schema(database)
        reason = reason or database.read(lambda c: _rights(c, schema, address))
        if reason:
            _refuse_old(address, schema)
        elif schema != NEWEST:
            _upgrade(database, schema)
        opened_now = Opened(database, Editions(), reason)
        if not reason and database.read(shipped.noted) != shipped.fingerprint():
            database.write(
                lambda connection, step: shipped.put_in(
                    Writing(connection, step, author, opened_now.editions)
                )
            )
    except BaseException:
        database.close()
        raise
    database.read_only = bool(reason)
    return opened_now


def _schema(database: Database) -> str:
    schema = database.read(upgrading.schema_of)
    if schema in (NONE, *SCHEMAS):
        return schema
    raise KompassError(
        f"Jämförelsebasen i {database.address.named} är gjord med en nyare Kompass. "
        "Installera den senaste versionen av Kompass för att öppna den."
    )


def _refuse_old(address: Address, schema: str) -> None:
    if schema == NONE:
        raise KompassError(
            f"Det finns ingen jämförelsebas i {address.named}, och du får inte göra en där. "
            "Be den som sköter den att öppna den en gång med skrivrätt."
        )
    if schema != NEWEST:
        raise KompassError(
            f"Jämförelsebasen i {address.named} är gjord med en äldre Kompass och behöver göras "
            "om innan den kan läsas. Be någon som har skrivrätt att öppna den en gång."
        )


def _upgrade(database: Database, schema: str) -> None:
    path = database.address.path
    if path is not None and schema != NONE:
        upgrading.back_up(path, schema)
    upgrading.upgrade(database)


def _rights(connection: "Connection", schema: str, address: Address) -> str:
    """Return why this user cannot write in a shared archive; empty if he can."""
    if connection.dialect.name != "postgresql":
        return ""
    if schema == NONE:
        asked = "SELECT pg_is_in_recovery(), has_schema_privilege(current_schema(), 'CREATE')"
    else:
        # Each right alone: asked for several, the server is content with one of them.
        asked = (
            "SELECT pg_is_in_recovery(), has_table_privilege('kompass_result', 'INSERT')"
            " AND has_table_privilege('kompass_result', 'UPDATE')"
            " AND has_table_privilege('kompass_log', 'INSERT')"
        )
    standby, free = connection.exec_driver_sql(asked).one()
    by_default = connection.exec_driver_sql("SHOW default_transaction_read_only").scalar()
    may = free and not standby and by_default != "on"
    return "" if may else _NO_RIGHTS.format(address.named)
