"""A change that cannot be saved: one sentence, and memory and file agree."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kompass.assessment import edits
from kompass.assessment.file import trouble
from kompass.assessment.storage import AssessmentFile
from kompass.errors import KompassError
from kompass.ids import QuestionId

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]

QUESTION = QuestionId("k2002-offentlighet-information")


def refused(file: AssessmentFile, act: Callable[[], object]) -> str:
    """Return the sentence, having made sure that memory and file are as they were."""
    snapshot, journal, step = file.snapshot, file.changes(), file.latest_step
    with pytest.raises(KompassError) as told:
        act()
    assert file.snapshot == snapshot
    assert file.changes() == journal
    assert file.latest_step == step
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_full_database(file: AssessmentFile, reopen: Open) -> None:
    """SQLite's own "database or disk is full", in the middle of a transaction."""
    edits.set_points(file, QUESTION, Decimal(20))
    pages = file._connection.execute("PRAGMA page_count").fetchone()[0]
    file._connection.execute(f"PRAGMA max_page_count = {pages}")

    told = refused(file, lambda: edits.set_details(file, summary="Mycket text. " * 5_000))

    assert told == (
        "Disken är full, så ändringen sparades inte i ”Södertälje.kompass”. "
        "Gör plats på disken och gör om ändringen."
    )
    file._connection.execute("PRAGMA max_page_count = 1000000")
    edits.set_details(file, summary="Mycket text. " * 5_000)
    assert reopen(file).snapshot.score(QUESTION).points == 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB, where the system lets the test make one."""
    folder = tmp_path / "liten disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or mount is None:
        pytest.skip("only root can make a disk")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)],
        check=False,
        capture_output=True,
    )
    if made.returncode:
        pytest.skip("this machine lets nobody make a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk(small_disk: Path, new_file: Create, reopen: Open) -> None:
    file = new_file(small_disk / "x.kompass")
    edits.set_points(file, QUESTION, Decimal(20))
    (small_disk / "fyllnad").write_bytes(b"x" * (_free(small_disk) - 20_000))

    told = refused(file, lambda: edits.set_details(file, summary="Mycket text. " * 5_000))

    assert "Disken är full" in told
    (small_disk / "fyllnad").unlink()
    edits.set_details(file, summary="Mindre text.")
    again = reopen(file)
    assert again.snapshot.details.summary == "Mindre text."
    assert again.snapshot.score(QUESTION).points == 20


def test_no_room_for_a_new_file_or_a_copy(small_disk: Path, new_file: Create) -> None:
    file = new_file()
    (small_disk / "fyllnad").write_bytes(b"x" * (_free(small_disk) - 20_000))
    before = sorted(small_disk.iterdir())

    with pytest.raises(KompassError, match=r"Disken är full, så kopian ”x\.kompass”"):
        file.back_up(small_disk / "x.kompass")
    with pytest.raises(KompassError, match="Disken är full"):
        new_file(small_disk / "x.kompass")

    assert sorted(small_disk.iterdir()) == before


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def test_a_file_may_not_grow(file: AssessmentFile) -> None:
    """A quota: the system refuses the write itself."""
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    file.close()
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from kompass.assessment import edits\n"
        "from kompass.assessment.storage import open_file\n"
        "from kompass.errors import KompassError\n"
        "path = Path(sys.argv[1])\n"
        "with open_file(path, author='A') as file:\n"
        "    before = file.snapshot\n"
        "    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "    size = path.stat().st_size\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "    try:\n"
        "        edits.set_details(file, summary='Mycket text. ' * 50_000)\n"
        "    except KompassError as error:\n"
        "        print(error)\n"
        "    assert file.snapshot is before\n"
        "    assert len(file.changes()) == 1\n"
    )
    del resource, signal

    done = subprocess.run(
        [sys.executable, "-c", program, str(file.path)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )

    assert done.returncode == 0, done.stderr
    assert "så ändringen sparades inte" in done.stdout


def test_a_folder_that_vanishes(tmp_path: Path, new_file: Create, reopen: Open) -> None:
    folder = tmp_path / "sticka"
    folder.mkdir()
    file = new_file(folder / "x.kompass")
    folder.rename(tmp_path / "urdragen")

    told = refused(file, lambda: edits.set_points(file, QUESTION, Decimal(3)))

    assert "har flyttats, tagits bort eller ersatts" in told
    file.back_up(tmp_path / "räddad.kompass")
    assert reopen(tmp_path / "räddad.kompass").snapshot == file.snapshot
    (tmp_path / "urdragen").rename(folder)
    edits.set_points(file, QUESTION, Decimal(3))
    assert reopen(file).snapshot.score(QUESTION).points == 3


def test_a_file_that_vanishes(file: AssessmentFile, tmp_path: Path) -> None:
    file.path.unlink()

    told = refused(file, lambda: edits.set_points(file, QUESTION, Decimal(3)))

    assert "har flyttats, tagits bort eller ersatts" in told
    file.back_up(tmp_path / "räddad.kompass")
    file.close()
    assert not file.path.exists()


def test_a_file_that_is_replaced(file: AssessmentFile, new_file: Create, tmp_path: Path) -> None:
    other = new_file(tmp_path / "annan.kompass")
    other.close()
    other.path.replace(file.path)
    content = file.path.read_bytes()

    told = refused(file, lambda: edits.set_points(file, QUESTION, Decimal(3)))

    assert "har flyttats, tagits bort eller ersatts" in told
    assert file.path.read_bytes() == content


def test_another_program_writes_in_between(file: AssessmentFile) -> None:
    connection = sqlite3.connect(file.path)
    connection.execute(
        "INSERT INTO change SELECT seq + 1, '00000000-0000-4000-8000-000000000000', at, author,"
        " 'edit', 'step', NULL, id, entity, entity_id, 'year', '2006', '2011', '', NULL FROM change"
    )
    connection.execute("UPDATE details SET year = 2011")
    connection.commit()
    connection.close()

    with pytest.raises(KompassError, match="Ett annat program har skrivit"):
        edits.set_points(file, QUESTION, Decimal(3))

    # Memory holds what the file holds now.
    assert file.snapshot.details.year == 2011
    assert len(file.changes()) == 2
    edits.set_points(file, QUESTION, Decimal(3))


def test_another_program_keeps_the_file_busy(
    file: AssessmentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file._connection.execute("PRAGMA busy_timeout = 20")
    connection = sqlite3.connect(file.path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")

    told = refused(file, lambda: edits.set_points(file, QUESTION, Decimal(3)))

    assert "Ett annat program använder" in told
    connection.execute("ROLLBACK")
    connection.close()
    edits.set_points(file, QUESTION, Decimal(3))


def test_a_failed_undo_changes_nothing_either(file: AssessmentFile) -> None:
    edits.set_points(file, QUESTION, Decimal(3))
    file.path.rename(file.path.with_name("undan"))

    refused(file, lambda: edits.undo(file))

    file.path.with_name("undan").rename(file.path)
    assert edits.undo(file) is not None


def test_typing_into_a_step_after_a_failure(file: AssessmentFile) -> None:
    from kompass.ids import StepId, new_id

    step = StepId(new_id())
    edits.set_rationale(file, QUESTION, "a", step=step)
    file.path.rename(file.path.with_name("undan"))
    refused(file, lambda: edits.set_rationale(file, QUESTION, "ab", step=step))
    file.path.with_name("undan").rename(file.path)

    edits.set_rationale(file, QUESTION, "abc", step=step)

    assert file.snapshot.score(QUESTION).rationale == "abc"
    edits.undo(file)
    assert file.snapshot.score(QUESTION).rationale == ""


@pytest.mark.parametrize("sort", [trouble.saving, trouble.opening, trouble.writing])
def test_what_is_not_known_is_a_bug(
    sort: Callable[[Exception, Path], KompassError | None],
) -> None:
    with sqlite3.connect(":memory:") as connection, pytest.raises(sqlite3.Error) as raised:
        connection.execute("SELEC 1")
    connection.close()

    assert sort(raised.value, Path("x.kompass")) is None
    assert sort(sqlite3.ProgrammingError("closed"), Path("x.kompass")) is None


@pytest.mark.parametrize("sort", [trouble.saving, trouble.opening, trouble.writing])
@pytest.mark.parametrize("number", [5, 13, 28, 30, 2, 27, 122, 4711])
def test_what_the_system_refuses_is_told(
    number: int, sort: Callable[[Exception, Path], KompassError | None]
) -> None:
    told = sort(OSError(number, "x"), Path("x.kompass"))

    assert told is not None
    assert "”x.kompass”" in str(told)
