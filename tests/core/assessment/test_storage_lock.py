"""One writer at a time; everybody else reads and learns who it is."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kompass.assessment import edits
from kompass.assessment.file.lock import FileHold, HeldByOther
from kompass.assessment.storage import AssessmentFile
from kompass.errors import KompassError

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]

HOLD = """
import sys
from pathlib import Path
from kompass.assessment.storage import open_file
file = open_file(Path(sys.argv[1]), author="Bertil Öst")
print("skrivskyddad" if file.read_only else "öppen", flush=True)
sys.stdin.readline()
file.close()
print("stängd", flush=True)
"""


def start_holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "öppen"
    return process


def test_a_second_opening_in_the_same_program_reads_only(
    file: AssessmentFile, new_file: Create, reopen: Open
) -> None:
    second = reopen(file.path, author="Bo")

    assert second.read_only
    assert second.holder is not None
    assert second.holder.name == "Anna"
    assert second.holder.host == socket.gethostname()
    assert datetime.now(UTC) - second.holder.since < timedelta(minutes=1)
    assert second.read_only_reason.startswith(
        f"Anna har filen öppen på datorn {socket.gethostname()} sedan "
    )
    assert second.snapshot == file.snapshot
    with pytest.raises(KompassError, match="Anna har filen öppen"):
        edits.set_details(second, year=2007)


def test_the_first_one_goes_on_while_others_read(file: AssessmentFile, reopen: Open) -> None:
    second = reopen(file.path)
    second.changes()

    edits.set_details(file, year=2007)

    assert file.snapshot.details.year == 2007
    assert second.snapshot.details.year == 2006
    assert len(second.changes()) == 1
    assert reopen(second).snapshot.details.year == 2007


def test_closing_a_reader_takes_nothing_from_the_writer(file: AssessmentFile, reopen: Open) -> None:
    reopen(file.path).close()

    assert reopen(file.path).read_only
    edits.set_details(file, year=2007)


def test_closing_lets_others_write(file: AssessmentFile, reopen: Open) -> None:
    assert not reopen(file).read_only


def test_another_program_holds_the_file_until_it_closes_it(
    file: AssessmentFile, reopen: Open
) -> None:
    file.close()
    process = start_holder(file.path)
    try:
        second = reopen(file.path)
        assert second.read_only
        assert second.holder is not None
        assert second.holder.name == "Bertil Öst"
        process.communicate("\n", timeout=20)
    finally:
        process.kill()
        process.wait()

    assert not reopen(second).read_only


def test_a_killed_program_holds_nothing(file: AssessmentFile, reopen: Open) -> None:
    file.close()
    process = start_holder(file.path)
    process.kill()
    process.communicate(timeout=20)
    left = {path.name for path in file.path.parent.iterdir()}
    assert ".Södertälje.kompass.holder" in left

    again = reopen(file.path, author="Cilla")

    assert not again.read_only
    written = json.loads((file.path.parent / ".Södertälje.kompass.holder").read_text("utf-8"))
    assert written["name"] == "Cilla"
    again.close()
    assert [path.name for path in file.path.parent.iterdir()] == ["Södertälje.kompass"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"name": "A"}', b"\xff\xfe"])
def test_an_unreadable_holder_is_still_a_holder(
    content: bytes, file: AssessmentFile, reopen: Open
) -> None:
    (file.path.parent / ".Södertälje.kompass.holder").write_bytes(content)

    second = reopen(file.path)

    assert second.read_only
    assert second.holder is None
    assert second.read_only_reason.startswith("Filen är redan öppen")


def test_the_way_to_the_file_does_not_matter(
    file: AssessmentFile, reopen: Open, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "genväg"
    elsewhere.mkdir()
    link = elsewhere / "annat namn.kompass"
    link.symlink_to(file.path)

    assert reopen(link).read_only
    file.close()
    again = reopen(link)
    edits.set_details(again, year=2008)
    assert again.path == link
    again.close()
    assert reopen(file.path).snapshot.details.year == 2008


def test_a_failed_opening_holds_nothing(file: AssessmentFile, reopen: Open) -> None:
    file.close()
    good = file.path.read_bytes()
    file.path.write_bytes(good[:5000])
    with pytest.raises(KompassError):
        reopen(file.path)
    assert [path.name for path in file.path.parent.iterdir()] == ["Södertälje.kompass"]
    file.path.write_bytes(good)

    assert not reopen(file.path).read_only


def test_a_hold_is_exclusive_however_often_it_is_tried(tmp_path: Path) -> None:
    path = tmp_path / "x.kompass"
    for _ in range(3):
        hold = FileHold(path, "A")
        for _ in range(3):
            with pytest.raises(HeldByOther):
                FileHold(path, "B")
        hold.release()
        hold.release()
