"""Opened for reading, not a byte is written: not in the file, not beside it."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kompass.assessment import edits
from kompass.assessment.storage import AssessmentFile, create, open_file
from kompass.errors import KompassError

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]
Traces = dict[str, tuple[bytes, int]]


def traces(folder: Path) -> Traces:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


@pytest.fixture
def closed(file: AssessmentFile) -> Path:
    edits.set_details(file, year=2007)
    edits.set_details(file, summary="Klart")
    file.close()
    return file.path


def use(file: AssessmentFile) -> None:
    """Do everything a reader can do."""
    assert file.snapshot.details.year == 2007
    assert len(file.changes()) == 3
    assert file.saved_at is not None
    assert edits.next_undo(file) is not None
    assert edits.next_redo(file) is None
    for write in (
        lambda: edits.set_details(file, year=2008),
        lambda: edits.undo(file),
        lambda: edits.add_assessor(file, "Bo"),
        lambda: edits.import_points(file, {}),
    ):
        with pytest.raises(KompassError) as told:
            write()
        assert str(told.value) == file.read_only_reason


def test_reading_on_request(closed: Path, backup_folder: Path) -> None:
    before = traces(closed.parent)
    backups = list(backup_folder.rglob("*"))

    with open_file(closed, author="Bo", read_only=True) as file:
        use(file)
        assert file.read_only_reason.startswith("Filen är öppnad för läsning.")
        assert traces(closed.parent) == before

    assert traces(closed.parent) == before
    assert list(backup_folder.rglob("*")) == backups


def test_a_protected_file(closed: Path) -> None:
    closed.chmod(0o444)
    before = traces(closed.parent)

    with open_file(closed, author="Bo") as file:
        use(file)
        assert file.read_only_reason.startswith("Filen är skrivskyddad.")
        assert file.holder is None

    assert traces(closed.parent) == before


def test_a_protected_folder(closed: Path) -> None:
    closed.parent.chmod(0o555)
    try:
        before = traces(closed.parent)
        with open_file(closed, author="Bo") as file:
            use(file)
            assert file.read_only_reason.startswith("Mappen är skrivskyddad.")
        assert traces(closed.parent) == before
    finally:
        closed.parent.chmod(0o755)


def test_a_folder_that_refuses_files(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is mounted read-only looks like any other until something is written."""
    from kompass.assessment.file import access

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(access, "FileHold", refuse)

    with open_file(closed, author="Bo") as file:
        use(file)
        assert file.read_only_reason.startswith("Mappen är skrivskyddad.")


@pytest.fixture
def crashed(closed: Path, tmp_path: Path) -> Path:
    """A file whose writer was cut off in the middle: half the pages are new, a journal waits."""
    folder = tmp_path / "kraschad"
    folder.mkdir()
    connection = sqlite3.connect(closed, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the end
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE details SET year = 1999, summary = ?", ("x" * 200_000,))
    connection.execute("DELETE FROM change WHERE seq > 1")
    connection.execute("UPDATE edition SET document = ?", ("y" * 100_000,))
    for path in closed.parent.iterdir():
        if path.is_file():
            shutil.copy(path, folder)
    connection.execute("ROLLBACK")
    connection.close()
    assert (folder / f"{closed.name}-journal").stat().st_size > 0
    return folder / closed.name


def test_reading_what_a_crash_has_left(crashed: Path) -> None:
    before = traces(crashed.parent)

    with open_file(crashed, author="Bo", read_only=True) as file:
        use(file)

    assert traces(crashed.parent) == before


def test_writing_goes_on_after_a_crash(crashed: Path) -> None:
    with open_file(crashed, author="Bo") as file:
        assert not file.read_only
        assert file.snapshot.details.year == 2007
        edits.set_details(file, year=2008)

    assert [path.name for path in crashed.parent.iterdir()] == [crashed.name]
    with open_file(crashed, author="Bo") as file:
        assert file.snapshot.details.year == 2008


def test_a_damaged_file_with_a_journal_is_left_as_it_is(crashed: Path) -> None:
    content = bytearray(crashed.read_bytes())
    content[4096 : 4096 + 3000] = b"\xa5" * 3000
    crashed.write_bytes(content)
    journal = crashed.with_name(f"{crashed.name}-journal")
    journal.write_bytes(journal.read_bytes()[:600])
    before = traces(crashed.parent)

    with pytest.raises(KompassError, match="är skadad"):
        open_file(crashed, author="Bo")

    assert traces(crashed.parent) == before


@pytest.fixture
def in_wal(closed: Path) -> Path:
    """Our file, switched to write-ahead logging with some other tool."""
    connection = sqlite3.connect(closed)
    assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    connection.close()
    return closed


def test_reading_a_file_switched_to_wal(in_wal: Path) -> None:
    before = traces(in_wal.parent)

    with open_file(in_wal, author="Bo", read_only=True) as file:
        use(file)
        assert traces(in_wal.parent) == before

    assert traces(in_wal.parent) == before


def test_writing_switches_back_from_wal(in_wal: Path) -> None:
    with open_file(in_wal, author="Bo") as file:
        edits.set_details(file, year=2008)
        names = {path.name for path in in_wal.parent.iterdir()}
        assert not any(name.endswith(("-wal", "-shm")) for name in names)

    assert in_wal.read_bytes()[18] == 1


@pytest.mark.skipif(os.name != "posix", reason="the temporary folder is named by TMPDIR")
def test_no_working_copy_stays_behind(
    crashed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tillfälligt"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))

    with open_file(crashed, author="Bo", read_only=True):
        assert list(temporary.iterdir())
    assert not list(temporary.iterdir())
    open_file(crashed, author="Bo").close()
    assert not list(temporary.iterdir())


def test_creating_in_a_protected_folder(tmp_path: Path, closed: Path) -> None:
    with open_file(closed, author="Bo", read_only=True) as file:
        snapshot = file.snapshot
    missing = tmp_path / "borta" / "x.kompass"

    with pytest.raises(KompassError, match="Välj en annan mapp"):
        create(missing, details=snapshot.details, edition=snapshot.edition, author="Bo")
