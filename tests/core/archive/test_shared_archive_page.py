"""What docs/jamforelsebas.md tells an office to do works, word by word."""

import re
import subprocess
from pathlib import Path

import psycopg
import pytest
from archive_results import made

from kompass.archive.store import open_archive
from kompass.cli import main
from tests.postgres import ADMIN, PostgresServer, programs

PAGE = Path(__file__).parents[3] / "docs" / "jamforelsebas.md"
ROLES = ("kompass_skriver", "kompass_laser")


def test_the_page_sets_up_a_shared_archive(postgres_server: PostgresServer, tmp_path: Path) -> None:
    (block,) = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    database = "postgres"
    for part in re.split(r";\n|(?=\\conn)", block):
        statement = part.strip()
        if statement.startswith("\\connect"):
            database, _, statement = statement.removeprefix("\\connect ").partition("\n")
        if statement:
            postgres_server.run(statement, database)
    try:
        check(postgres_server, tmp_path)
    finally:
        postgres_server.run("DROP DATABASE kompass WITH (FORCE)")
        for role in ROLES:
            postgres_server.run(f"DROP ROLE {role}")


def check(server: PostgresServer, folder: Path) -> None:
    writes = server.address("kompass", ROLES[0], "byt-mig-1")
    assert "kompass archive list --archive" in PAGE.read_text(encoding="utf-8")
    assert main(["archive", "list", "--archive", writes]) == 0
    reads = server.address("kompass", ROLES[1], "byt-mig-2")
    with open_archive(writes, author="Anna") as archive:
        assert not archive.read_only
        archive.add([made()])
        there = archive.results()
    with open_archive(reads, author="Bo") as archive:
        assert archive.read_only
        assert archive.results() == there
    with (
        psycopg.connect(reads.replace("+psycopg", "")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("DELETE FROM kompass_result")
    restored(server, reads, folder / "kompass.dump")
    with open_archive(server.address("kompass", ADMIN), author="Anna") as archive:
        assert archive.results() == there


def restored(server: PostgresServer, reads: str, dump: Path) -> None:
    """Save a copy as one who may only read, and read it back."""
    plain = reads.replace("+psycopg", "")
    save = [programs() / "pg_dump", "--format=custom", f"--file={dump}", plain]
    subprocess.run(save, check=True, capture_output=True)
    whole = server.address("kompass").replace("+psycopg", "")
    back = [programs() / "pg_restore", "--clean", "--if-exists", f"--dbname={whole}", dump]
    subprocess.run(back, check=True, capture_output=True)
