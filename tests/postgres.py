"""A PostgreSQL server of our own: started once a session on a free port, stopped at its end.

It listens on this computer only and wants a password. A machine without PostgreSQL is a
failure and says what to install: a test that is skipped tells nobody anything.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ADMIN = "chef"
_ACCOUNTS = ("postgres", "nobody")
"""PostgreSQL refuses to run as root, so it runs as the first of these there is."""
_TRIES = 5


class PostgresServer:
    """A running server. Every test makes databases and roles of its own."""

    def __init__(self, folder: Path) -> None:
        self._programs = programs()
        self._folder = folder
        self._data = folder / "data"
        self.password = secrets.token_hex(8)
        self.port = 0
        self._account = _account()
        if self._account is not None:
            os.chown(folder, self._account.pw_uid, self._account.pw_gid)
        self._make()
        self.start()

    def start(self) -> None:
        """Start on a free port, or again on the same one."""
        for _ in range(_TRIES):
            port = self.port or free_port()
            options = (
                f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                " -c fsync=off -c max_connections=100 -c lc_messages=C"
            )
            log = self._folder / "log"
            done = self._run("pg_ctl", "-D", self._data, "-l", log, "-w", "-o", options, "start")
            if done.returncode == 0:
                self.port = port
                return
        pytest.fail(f"PostgreSQL did not start: {done.stdout}{done.stderr}", pytrace=False)

    def stop(self) -> None:
        """Stop at once, whoever is connected."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")

    def address(self, database: str, user: str = ADMIN, password: str | None = None) -> str:
        """Return the address of a database on this server."""
        secret = self.password if password is None else password
        return f"postgresql+psycopg://{user}:{secret}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Make an empty database and return its name."""
        name = f"prov_{secrets.token_hex(6)}"
        self.run(f"CREATE DATABASE {name}")
        return name

    def new_role(self, rights: str = "") -> tuple[str, str]:
        """Make somebody who can log in and return the name and the password."""
        name, password = f"person_{secrets.token_hex(6)}", secrets.token_hex(8)
        self.run(f"CREATE ROLE {name} LOGIN PASSWORD '{password}' {rights}")
        return name, password

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement as the one who may do everything; return its rows."""
        import psycopg

        with psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=ADMIN,
            password=self.password,
            dbname=database,
            autocommit=True,
        ) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def cut_off(self, database: str) -> None:
        """Break every connection with a database."""
        self.run(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
        )

    def _make(self) -> None:
        secret = self._folder / "secret"
        secret.write_text(self.password, encoding="ascii")
        if self._account is not None:
            os.chown(secret, self._account.pw_uid, self._account.pw_gid)
        done = self._run(
            "initdb",
            *("-D", self._data, "-U", ADMIN, "-A", "scram-sha-256"),
            *("--pwfile", secret, "-E", "UTF8", "--locale=C", "--no-sync"),
        )
        if done.returncode != 0:
            pytest.fail(f"initdb failed: {done.stdout}{done.stderr}", pytrace=False)

    def _run(self, program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        # To a file and not to a pipe: the server inherits it, and a pipe would never end.
        with (self._folder / f"{program}.said").open("w+", encoding="utf-8") as said:
            done = subprocess.run(
                [self._programs / program, *map(str, arguments)],
                check=False,
                stdout=said,
                stderr=said,
                stdin=subprocess.DEVNULL,
                cwd=self._folder,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
                user=self._account.pw_name if self._account else None,
                group=self._account.pw_gid if self._account else None,
                extra_groups=[] if self._account else None,
            )
            said.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, said.read(), "")


def programs() -> Path:
    """Return the folder with initdb and pg_ctl; fails the test if there is none."""
    found = [shutil.which("initdb")]
    found += sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), reverse=True)
    for program in filter(None, found):
        folder = Path(program).resolve().parent
        if (folder / "pg_ctl").exists():
            return folder
    pytest.fail(
        "These tests need a PostgreSQL server: install it (`apt-get install postgresql`) "
        "and run them again.",
        pytrace=False,
    )


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Return the session's PostgreSQL server."""
    # Not among pytest's own folders, which nobody but their owner may enter.
    folder = Path(tempfile.mkdtemp(prefix="kompass-postgres-"))
    server = None
    try:
        server = PostgresServer(folder)
        yield server
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_address(postgres_server: PostgresServer) -> Iterator[str]:
    """Return the address, with its password, of an empty database that is dropped afterwards."""
    name = postgres_server.new_database()
    yield postgres_server.address(name)
    postgres_server.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _account() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    known = {each.pw_name: each for each in pwd.getpwall()}
    return next(known[name] for name in _ACCOUNTS if name in known)
