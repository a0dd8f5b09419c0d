"""Archives of every schema there has been are opened, and the tables are what they should be."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from archive_results import made

from kompass.archive.keeping.address import read_address
from kompass.archive.keeping.connecting import Database
from kompass.archive.keeping.tables import METADATA
from kompass.archive.keeping.upgrading import SCHEMAS, schema_of, upgrade
from kompass.archive.selection import EVERYTHING, Selection
from kompass.archive.store import Archive, Deed, open_archive
from kompass.errors import KompassError
from kompass.ids import ResultId
from tests.old_files import make_archive
from tests.postgres import PostgresServer

OLD = Path(__file__).parents[2] / "old_files" / "archive_1.sqlite"
AREA = "k2002-" + make_archive.packaged("kommunkompassen-2002").areas[2].id.removeprefix("k2002-")


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD, tmp_path / "gammal.sqlite"))


@pytest.fixture
def old_address(request: pytest.FixtureRequest, archive_address: str) -> str:
    """Return an archive of schema 1: the stored file, or one made on the server."""
    if "postgresql" in archive_address:
        make_archive.make(archive_address)
    else:
        shutil.copy(OLD, archive_address)
    return archive_address


def check_content(archive: Archive) -> None:
    orebro = archive.result(ResultId("orebro-2006"))
    assert (orebro.title, orebro.version) == ("Örebro 2006", 1)
    assert orebro.areas[AREA] == Decimal("70.5")
    assert list(orebro.questions.values()) == [22]
    assert orebro.printed_total == 504
    assert str(orebro.visited) == "2006-09-12"
    gone = archive.result(ResultId("egen-2007"))
    assert gone.withdrawn is not None
    assert (gone.withdrawn.why, gone.withdrawn.by) == ("Fel kommun", "Bo Åberg")
    assert gone not in archive.results(EVERYTHING)
    (added,) = archive.trace(ResultId("orebro-2006"))
    assert (added.what, added.by) == (Deed.ADDED, "Anna Ek")
    assert added.after is not None
    assert added.after.areas[AREA] == Decimal("70.5")


def test_an_archive_of_the_first_schema_is_brought_up_to_date(old_address: str) -> None:
    for _ in range(2):
        with open_archive(old_address, author="Cia") as archive:
            check_content(archive)
            assert archive.groups() == ()
            # What ships has come in, and what was there under the same id is as it was.
            found = archive.page(Selection(text="orebro 2006"), first=0, count=9)
            assert [each.source for each in found.results] == ["Gammal rapport"]
            assert archive.result(ResultId("botkyrka-2005")).printed_total == 692
    with open_archive(old_address, author="Cia") as archive:
        archive.add([made("Falun", code="2080")])


def test_a_file_is_copied_before_it_is_upgraded(old_file: Path) -> None:
    before = old_file.read_bytes()
    for _ in range(2):
        open_archive(str(old_file), author="Cia").close()

    (copy,) = [path for path in old_file.parent.iterdir() if path != old_file]
    assert copy.name.startswith("gammal-före-0002-")
    with sqlite3.connect(copy) as kept, sqlite3.connect(OLD) as old:
        assert list(kept.iterdump()) == list(old.iterdump())
    assert before != old_file.read_bytes()


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old_file.read_bytes()

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("alembic.op.create_table", fail)
    with pytest.raises(sqlite3.OperationalError):
        open_archive(str(old_file), author="Cia")
    monkeypatch.undo()

    assert old_file.read_bytes() == before
    with open_archive(str(old_file), author="Cia") as archive:
        check_content(archive)


def test_an_old_archive_is_not_read_without_the_right_to_bring_it_up_to_date(
    old_address: str,
) -> None:
    with pytest.raises(KompassError, match="gjord med en äldre Kompass och behöver göras om"):
        open_archive(old_address, author="Cia", read_only=True)


def test_an_archive_of_a_newer_program_is_refused(archive_address: str) -> None:
    open_archive(archive_address, author="Anna").close()
    database = Database(read_address(archive_address), read_only=False)
    newer = sa.text("UPDATE kompass_schema SET version_num = '0999'")
    database.alone(lambda connection: connection.execute(newer))
    database.close()

    with pytest.raises(KompassError, match="gjord med en nyare Kompass"):
        open_archive(archive_address, author="Anna")


def test_the_migrations_make_the_tables_that_the_program_knows(archive_address: str) -> None:
    open_archive(archive_address, author="Anna").close()
    database = Database(read_address(archive_address), read_only=False)

    def differences(connection: sa.Connection) -> list[object]:
        options = {"version_table": "kompass_schema", "compare_type": True}
        return compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)

    assert database.read(differences) == []
    assert database.read(schema_of) == SCHEMAS[-1]
    database.close()


def test_what_is_made_anew_is_what_is_upgraded(tmp_path: Path, old_file: Path) -> None:
    fresh = tmp_path / "ny.sqlite"
    for path in (fresh, old_file):
        open_archive(str(path), author="Anna").close()

    def shape(path: Path) -> list[tuple[object, ...]]:
        with sqlite3.connect(path) as file:
            asked = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
            return [*file.execute(asked), *file.execute("PRAGMA application_id")]

    assert shape(fresh) == shape(old_file)


def test_two_who_make_the_same_archive_do_not_collide(archive_address: str) -> None:
    def make(number: int) -> int:
        with open_archive(archive_address, author=f"Person {number}") as archive:
            return len(archive.results())

    with ThreadPoolExecutor(4) as people:
        counts = set(people.map(make, range(4)))

    assert len(counts) == 1


def test_the_other_tables_of_a_database_are_left_alone(
    postgres_server: PostgresServer, postgres_address: str
) -> None:
    name = postgres_address.rpartition("/")[2]
    postgres_server.run("CREATE TABLE result AS SELECT 1 AS annat", name)
    postgres_server.run("CREATE TABLE alembic_version AS SELECT 'deras' AS version_num", name)

    open_archive(postgres_address, author="Anna").close()
    database = Database(read_address(postgres_address), read_only=False)
    upgrade(database)
    database.close()

    assert postgres_server.run("SELECT version_num FROM alembic_version", name) == [("deras",)]
    assert postgres_server.run("SELECT annat FROM result", name) == [(1,)]
