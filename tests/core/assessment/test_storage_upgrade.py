"""Files of every schema there has been open, and an upgrade is all or nothing."""

import json
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kompass.assessment import edits
from kompass.assessment.file import migrations
from kompass.assessment.file.migrations import Upgrade
from kompass.assessment.journal import undoing as journal
from kompass.assessment.storage import AssessmentFile, open_file
from kompass.errors import KompassError

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]

OLD_FILES = Path(__file__).parents[2] / "old_files"

NOW = migrations.SCHEMA

sys.path.insert(0, str(OLD_FILES))
from make import what_it_says  # noqa: E402

STORED = sorted(int(path.stem.removeprefix("schema_")) for path in OLD_FILES.glob("*.kompass"))

every_schema = pytest.mark.parametrize("schema", STORED)


def test_every_schema_before_this_one_has_its_file() -> None:
    assert STORED[: NOW - 1] == list(range(1, NOW))


@every_schema
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_of_every_schema_opens_and_says_the_same(
    schema: int, tmp_path: Path, *, read_only: bool
) -> None:
    path = shutil.copy(OLD_FILES / f"schema_{schema}.kompass", tmp_path / "gammal.kompass")
    said = json.loads((OLD_FILES / f"schema_{schema}.json").read_text(encoding="utf-8"))

    with open_file(path, author="Anna", read_only=read_only) as file:
        assert what_it_says(file) == said
        assert journal.replay(file.changes()) == file.state


@every_schema
def test_work_goes_on_in_a_file_of_every_schema(schema: int, tmp_path: Path) -> None:
    path = shutil.copy(OLD_FILES / f"schema_{schema}.kompass", tmp_path / "gammal.kompass")

    with open_file(path, author="Anna") as file:
        before = file.snapshot
        while edits.undo(file):
            pass
        assert str(before.details.unit.name) == "Södertälje"
        edits.set_details(file, summary="Vidare")

    with open_file(path, author="Anna") as file:
        assert file.snapshot.details.summary == "Vidare"


@every_schema
def test_an_upgraded_file_is_built_like_a_new_one(
    schema: int, tmp_path: Path, new_file: Create
) -> None:
    path = shutil.copy(OLD_FILES / f"schema_{schema}.kompass", tmp_path / "gammal.kompass")
    open_file(path, author="Anna").close()

    assert built(path) == built(new_file().path)


def built(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    version = connection.execute("PRAGMA user_version").fetchall()
    connection.close()
    return sorted(found, key=str) + version


def add_notes(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note (id TEXT PRIMARY KEY)")
    connection.execute("INSERT INTO note SELECT id FROM change")


def fail(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO note VALUES ('x')")
    raise ValueError("uppgraderingen går inte")


def break_keys(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM assessment WHERE EXISTS (SELECT 1 FROM details)")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Pretend that the program knows later schemas."""

    def know(*runs: Callable[[sqlite3.Connection], None]) -> None:
        upgrades = tuple(
            Upgrade(number, run.__name__, run) for number, run in enumerate(runs, NOW + 1)
        )
        monkeypatch.setattr(migrations, "UPGRADES", upgrades)
        monkeypatch.setattr(migrations, "SCHEMA", NOW + len(upgrades))

    return know


@pytest.fixture
def old(file: AssessmentFile) -> Path:
    edits.set_details(file, year=2007)
    file.close()
    return file.path


def test_steps_are_taken_in_order_and_the_old_file_is_kept(
    old: Path, later: Callable[..., None], backup_folder: Path
) -> None:
    taken: list[int] = []
    later(add_notes, lambda _: taken.append(3), lambda _: taken.append(4))
    before = old.read_bytes()

    with open_file(old, author="Anna") as file:
        assert file.snapshot.details.year == 2007
        assert not file.read_only
        # Once on a copy, to see that all goes well, and once in earnest.
        assert taken == [3, 4, 3, 4]
        kept = backup_folder / file.snapshot.id / f"Södertälje i format {NOW}.kompass"
        assert file._connection.execute("SELECT count(*) FROM note").fetchone() == (2,)
        edits.set_details(file, year=2008)

    with sqlite3.connect(kept) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NOW,)
        assert connection.execute("SELECT year FROM details").fetchone() == (2007,)
    connection.close()
    with sqlite3.connect(old) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NOW + 3,)
    connection.close()
    assert len(kept.read_bytes()) == len(before)
    with open_file(old, author="Anna"):
        assert taken == [3, 4, 3, 4]


@pytest.mark.parametrize("wrong", [fail, break_keys])
def test_an_upgrade_that_fails_leaves_every_byte(
    wrong: Callable[[sqlite3.Connection], None], old: Path, later: Callable[..., None]
) -> None:
    later(add_notes, wrong)
    before = old.read_bytes()

    with pytest.raises(KompassError, match="kunde inte göras om"):
        open_file(old, author="Anna")

    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == [old.name]
    later()
    with open_file(old, author="Anna") as file:
        assert file.snapshot.details.year == 2007


def test_steps_before_a_failing_one_are_taken_back_too(
    old: Path, later: Callable[..., None]
) -> None:
    later(add_notes, fail)
    connection = sqlite3.connect(old, isolation_level=None)
    with pytest.raises(ValueError, match="uppgraderingen går inte"):
        migrations.upgrade(connection)

    assert migrations.schema_of(connection) == NOW
    assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'note'").fetchall() == []
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()


def test_no_copy_no_upgrade(old: Path, later: Callable[..., None], tmp_path: Path) -> None:
    later(add_notes)
    folder = tmp_path / "kopior"
    folder.write_text("ingen mapp")
    before = old.read_bytes()

    with pytest.raises(KompassError, match="Säkerhetskopian kunde inte skrivas"):
        open_file(old, author="Anna", backup_folder=folder)

    assert old.read_bytes() == before


def test_reading_an_older_file_upgrades_a_copy_only(
    old: Path, later: Callable[..., None], backup_folder: Path
) -> None:
    later(add_notes)
    before = old.read_bytes()
    copies = list(backup_folder.rglob("*"))

    with open_file(old, author="Anna", read_only=True) as file:
        assert file.snapshot.details.year == 2007
        assert file._connection.execute("SELECT count(*) FROM note").fetchone() == (2,)

    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == [old.name]
    assert list(backup_folder.rglob("*")) == copies
