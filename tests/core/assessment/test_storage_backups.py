"""Copies are taken at intervals, kept sensibly, and never in the way."""

import sqlite3
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass.assessment import edits
from kompass.assessment.file import backups
from kompass.assessment.file.backups import (
    DAYS_KEPT,
    INTERVAL,
    NEWEST_KEPT,
    Backups,
    beyond_room,
    superfluous,
)
from kompass.assessment.storage import AssessmentFile
from kompass.errors import KompassError

Create = Callable[..., AssessmentFile]
Open = Callable[..., AssessmentFile]

NOON = datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001 - local, like the names


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def copies(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.kompass"))


def test_the_first_change_after_opening_is_copied(
    new_file: Create, reopen: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "kopior"
    file = new_file(backup_folder=folder)
    assert copies(folder) == []

    edits.set_details(file, year=2007)
    file._backups.wait()

    (copy,) = copies(folder)
    assert copy.parent.name == file.snapshot.id
    assert copy.name.startswith("Södertälje 20")
    assert reopen(copy).snapshot == file.snapshot
    assert file.backup_trouble == ""


def test_what_came_after_the_last_copy_is_copied_on_closing(
    new_file: Create, reopen: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "kopior"
    file = new_file(backup_folder=folder)
    for year in range(2007, 2020):
        edits.set_details(file, year=year)
    file.close()

    assert len(copies(folder)) == 2
    years = [reopen(copy, read_only=True).snapshot.details.year for copy in copies(folder)]
    assert 2019 in years


def test_looking_takes_no_copies(new_file: Create, reopen: Open, tmp_path: Path) -> None:
    file = new_file(backup_folder=tmp_path / "kopior")
    reopen(file, backup_folder=tmp_path / "kopior").close()

    assert not (tmp_path / "kopior").exists()


def test_copies_lie_in_the_users_own_folder(file: AssessmentFile, backup_folder: Path) -> None:
    edits.set_details(file, year=2007)
    file.close()

    assert len(copies(backup_folder / file.snapshot.id)) == 1
    assert (backup_folder / file.snapshot.id).stat().st_mode & 0o077 == 0


def test_at_most_one_every_quarter_of_an_hour(tmp_path: Path) -> None:
    clock, taken = Clock(), []

    def copy(target: Path) -> None:
        taken.append(clock.now - NOON)
        target.touch()

    kept = Backups(tmp_path, "x", copy, now=clock)
    for _ in range(60):
        kept.note_change()
        kept.wait()
        clock.now += timedelta(minutes=1)
    kept.finish()

    assert taken == [0 * INTERVAL, 1 * INTERVAL, 2 * INTERVAL, 3 * INTERVAL, 4 * INTERVAL]


def test_nobody_waits_for_a_copy(tmp_path: Path) -> None:
    clock, gate, taken = Clock(), threading.Event(), []

    def copy(target: Path) -> None:
        gate.wait(10)
        taken.append(target)
        target.touch()

    kept = Backups(tmp_path, "x", copy, now=clock)
    kept.note_change()
    clock.now += 2 * INTERVAL
    kept.note_change()  # the first is still under way: no second beside it
    assert taken == []  # the copy still waits at the gate, and nobody has waited for it
    gate.set()
    kept.finish()

    assert len(taken) == 2


def test_a_clock_that_is_set_back_does_not_stop_the_copies(tmp_path: Path) -> None:
    clock, taken = Clock(), []

    def copy(target: Path) -> None:
        taken.append(target)
        target.touch()

    kept = Backups(tmp_path, "x", copy, now=clock)
    kept.note_change()
    kept.wait()
    clock.now -= timedelta(days=300)
    kept.note_change()
    kept.wait()

    assert len(taken) == 2


def test_a_failing_copy_is_told_and_stops_nothing(new_file: Create, tmp_path: Path) -> None:
    folder = tmp_path / "kopior"
    folder.write_text("en fil, inte en mapp")
    file = new_file(backup_folder=folder)

    edits.set_details(file, year=2007)
    file._backups.wait()

    assert file.backup_trouble.startswith("Säkerhetskopian kunde inte skrivas i mappen")
    edits.set_details(file, year=2008)
    folder.unlink()
    file.close()  # tries again
    assert file.backup_trouble == ""
    assert len(copies(folder)) == 1


def test_a_failed_copy_leaves_no_rest(tmp_path: Path) -> None:
    def fail(target: Path) -> None:
        target.write_text("halv")
        raise KompassError("Disken är full.")

    with pytest.raises(KompassError, match="Säkerhetskopian kunde inte skrivas"):
        backups.take(tmp_path, "x", fail, now=NOON)

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_names_its_latest_copy(
    new_file: Create, reopen: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "kopior"
    file = new_file(backup_folder=folder)
    edits.set_details(file, year=2007)
    file.close()
    (copy,) = copies(folder)
    file.path.write_bytes(file.path.read_bytes()[:9000])

    with pytest.raises(KompassError, match="är skadad") as told:
        reopen(file.path, backup_folder=folder)
    assert told.value.details == (f"Senaste säkerhetskopian: {copy}",)
    assert reopen(copy, backup_folder=folder).snapshot.details.year == 2007

    with pytest.raises(KompassError) as told:
        reopen(tmp_path / "aldrig.kompass", backup_folder=folder)
    assert told.value.details == ()


def test_two_copies_in_one_second(tmp_path: Path) -> None:
    for _ in range(3):
        backups.take(tmp_path, "x", Path.touch, now=NOON)

    assert {path.name for path in tmp_path.iterdir()} == {
        "x 2026-11-21 12.00.00.kompass",
        "x 2026-11-21 12.00.00 2.kompass",
        "x 2026-11-21 12.00.00 3.kompass",
    }


def test_copying_while_somebody_writes(new_file: Create, reopen: Open, tmp_path: Path) -> None:
    """The copy is a moment of the file, whole, however much is written meanwhile."""
    from kompass.assessment.file.copying import copy_beside_work

    file = new_file()
    edits.set_details(file, summary="x" * 900_000)
    target = tmp_path / "kopia.kompass"
    thread = threading.Thread(target=copy_beside_work, args=(file.path, target))
    thread.start()
    year = 1990
    while thread.is_alive() and year < 2090:
        year += 1
        edits.set_details(file, year=year)
        time.sleep(0.002)
    thread.join()

    copy = reopen(target, read_only=True)
    assert copy.snapshot.details.summary == "x" * 900_000
    with sqlite3.connect(target) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def named(times: list[datetime]) -> list[Path]:
    return [Path(f"x {time:%Y-%m-%d %H.%M.%S}.kompass") for time in times]


def test_the_newest_and_one_a_day_are_kept() -> None:
    times = [NOON - timedelta(hours=hours) for hours in range(24 * 30)]
    removed = set(superfluous(named(times), now=NOON))
    kept = [time for time, path in zip(times, named(times), strict=True) if path not in removed]

    assert kept[:NEWEST_KEPT] == times[:NEWEST_KEPT]
    days = {time.date() for time in kept}
    assert len(days) >= DAYS_KEPT
    assert all(NOON - time < timedelta(days=DAYS_KEPT) for time in kept)
    for day in sorted(days)[:-1]:
        assert max(t for t in times if t.date() == day) in kept


@given(
    st.lists(
        st.datetimes(NOON - timedelta(days=400), NOON + timedelta(days=40)).map(
            lambda time: time.replace(microsecond=0)
        ),
        max_size=60,
    )
)
def test_the_latest_copies_are_never_removed(times: list[datetime]) -> None:
    paths = named(times)

    removed = set(superfluous(paths, now=NOON))

    latest = sorted(set(times), reverse=True)[:NEWEST_KEPT]
    assert not removed & set(named(latest[:1]))
    assert len(set(paths) - removed) <= NEWEST_KEPT + DAYS_KEPT + len(
        [time for time in times if time > NOON]
    )


def test_what_has_another_name_is_left_alone() -> None:
    others = [Path("Min kopia.kompass"), Path("x i format 1.kompass"), Path("läs mig.txt")]
    many = named([NOON - timedelta(days=days) for days in range(100)])

    assert not set(superfluous(others + many, now=NOON)) & set(others)


def test_large_copies_leave_room_for_others() -> None:
    paths = named([NOON - timedelta(hours=hours) for hours in range(8)])
    others = [Path("Före sammanslagning.kompass")]

    def beyond(size: int) -> list[Path]:
        return beyond_room([(path, size) for path in (*reversed(paths), *others)])

    assert beyond(250_000_000) == []
    assert beyond(500_000_000) == paths[4:]
    assert beyond(3_000_000_000) == paths[3:]
