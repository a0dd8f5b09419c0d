"""A connection to the archive's database: one transaction for every piece of work.

Reading is tried once more on a new connection when the old one was lost. Writing is never
tried twice, but whether a commit whose answer was lost took place is looked up.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from kompass.archive.keeping import trouble
from kompass.archive.keeping.address import Address
from kompass.ids import StepId, new_id

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

T = TypeVar("T")
_PATIENCE: Final = 15
"""Seconds that somebody else may keep us waiting."""


class Database:
    """The database of one archive. Raises ``KompassError`` for all trouble that is known."""

    def __init__(self, address: Address, *, read_only: bool) -> None:
        self.address = address
        self.read_only = read_only
        self.shared = address.path is None
        self._engine = _shared_engine(address) if self.shared else _file_engine(self)
        self._errors = _known_errors(shared=self.shared)

    def read(self, work: "Callable[[Connection], T]") -> T:
        """Return what ``work`` reads. It sees one moment of the archive, whoever writes."""
        try:
            return self._read_once(work)
        except self._errors as error:
            if not trouble.is_lost(error):
                raise trouble.reading(error, self.address.named) or error from error
        try:
            return self._read_once(work)
        except self._errors as error:
            raise trouble.reading(error, self.address.named) or error from error

    def write(self, work: "Callable[[Connection, StepId], T]") -> T:
        """Do ``work`` as one transaction: all of it is saved, or nothing.

        ``work`` gets the step that its lines in the log carry, at least one.
        """
        from sqlalchemy import text

        step = StepId(new_id())
        with self._connected(trouble.writing, begin="BEGIN IMMEDIATE") as connection:
            committing = False
            try:
                transaction = connection.begin()
                with transaction:
                    if self.shared:
                        connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE}s'"))
                    done = work(connection, step)
                    # Last of all, for here the writers of a shared archive queue up.
                    connection.execute(text("UPDATE kompass_state SET changes = changes + 1"))
                    committing = True
            except self._errors as error:
                if not (committing and trouble.is_lost(error)):
                    raise trouble.writing(error, self.address.named) or error from error
                lost = error
            else:
                return done
        if self._took_place(step):
            return done
        raise trouble.writing(lost, self.address.named) or lost

    def alone(self, work: "Callable[[Connection], T]") -> T:
        """Do ``work`` on the tables themselves, which nobody else does meanwhile."""
        with self._connected(trouble.writing, begin="BEGIN IMMEDIATE") as connection:
            try:
                with connection.begin():
                    if self.shared:
                        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADING})")
                    return work(connection)
            except self._errors as error:
                raise trouble.writing(error, self.address.named) or error from error

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def _read_once(self, work: "Callable[[Connection], T]") -> T:
        options = {"isolation_level": "REPEATABLE READ"} if self.shared else {}
        with self._connected(trouble.reading, **options) as connection, connection.begin():
            return work(connection)

    def _connected(self, told: Callable[..., Exception | None], **options: str) -> "Connection":
        try:
            connection = self._engine.connect()
        except self._errors as error:
            raise told(error, self.address.named, connecting=True) or error from error
        return connection.execution_options(**options)

    def _took_place(self, step: StepId) -> bool:
        """Tell whether a step was saved though nobody heard of it."""
        from sqlalchemy import text

        from kompass.errors import KompassError

        asked = text("SELECT count(*) FROM kompass_log WHERE step = :step")
        try:
            found: int = self.read(lambda c: c.execute(asked, {"step": step}).scalar_one())
        except KompassError as error:
            raise trouble.uncertain(self.address.named) from error
        return found > 0


_UPGRADING: Final = 0x4B4D5041
"""The advisory lock of whoever changes the tables: "KMPA" in ASCII."""


def _known_errors(*, shared: bool) -> tuple[type[Exception], ...]:
    from sqlalchemy.exc import SQLAlchemyError

    known: tuple[type[Exception], ...] = (SQLAlchemyError, sqlite3.Error, OSError)
    if not shared:
        return known
    import psycopg

    return (*known, psycopg.Error)


def _shared_engine(address: Address) -> "Engine":
    from sqlalchemy import create_engine

    usual = {
        "connect_timeout": "10",
        "application_name": "Kompass",
        "keepalives_idle": "30",
        "client_encoding": "utf8",
    }
    return create_engine(
        address.url,
        pool_pre_ping=True,
        pool_timeout=_PATIENCE,
        hide_parameters=True,
        connect_args={key: said for key, said in usual.items() if key not in address.url.query},
    )


def _file_engine(database: Database) -> "Engine":
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import QueuePool

    path = database.address.path
    if path is None:
        raise AssertionError("a shared archive has no file")
    mode = "ro" if database.read_only else "rwc"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def begin(connection: "Connection") -> None:
        # The driver would begin too late: reading and writing shall be one transaction.
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine
