"""Copies of a database, made by SQLite itself so that they are whole."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from kompass.assessment.file import intake, trouble
from kompass.errors import KompassError
from kompass.ids import new_id

_PAGES_AT_A_TIME: Final = 256
"""A saved change waits for one batch at most: about a millisecond."""
_PAUSE_SECONDS: Final = 0.005
_MOST_BATCHES: Final = 100
_MOST_BEGINNINGS: Final = 3


def copy_from(connection: sqlite3.Connection, target: Path) -> None:
    """Write what ``connection`` reads to ``target``, replacing what was there.

    Raises ``KompassError`` if it cannot be written; ``target`` is untouched then.
    """
    refuse_leftovers(target)
    draft = target.with_name(f".{target.name}.{new_id()}")
    try:
        with _new(draft) as copy:
            connection.backup(copy)
        draft.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise trouble.writing(error, target) or error from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def copy_beside_work(source: Path, target: Path) -> None:
    """Write a copy of ``source``, which somebody goes on writing, to the new file ``target``.

    Raises ``KompassError`` if that is not possible.
    """
    try:
        with closing(intake.connect(source, "ro")) as connection, _new(target) as copy:
            _in_batches(connection, copy)
    except (sqlite3.Error, OSError) as error:
        raise trouble.writing(error, target) or error from error


def _in_batches(connection: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    """Copy so that a saved change waits for one batch at most.

    SQLite begins anew whenever somebody writes meanwhile. Whoever types saves all the time,
    and a file with documents takes a while: in the end it is copied in one go.
    """
    (total,) = connection.execute("PRAGMA page_count").fetchone()
    left: list[int] = []

    def progress(_status: int, remaining: int, _total: int) -> None:
        left.append(remaining)
        if sum(later >= before for before, later in pairwise(left)) > _MOST_BEGINNINGS:
            raise _BegunTooOften

    pages = max(_PAGES_AT_A_TIME, total // _MOST_BATCHES)
    try:
        connection.backup(copy, pages=pages, sleep=_PAUSE_SECONDS, progress=progress)
    except _BegunTooOften:
        connection.backup(copy)


class _BegunTooOften(Exception):  # noqa: N818 - never leaves this module
    """Somebody else writes too often."""


@contextmanager
def _new(path: Path) -> Iterator[sqlite3.Connection]:
    """Make a database that is on disk when this ends, waiting for the disk only once."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        yield connection
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def refuse_leftovers(path: Path) -> None:
    """Raise ``KompassError`` if a journal of another database lies where a new one would look.

    SQLite would roll it back into the new file.
    """
    for ending in ("-journal", "-wal"):
        leftover = path.with_name(path.name + ending)
        if leftover.exists():
            raise KompassError(
                f"Bredvid {trouble.quoted(path)} ligger {trouble.quoted(leftover)}, "
                "en rest av en annan fil. Välj ett annat namn eller flytta resten."
            )


class WorkingCopy:
    """A copy of a file in a folder of its own, for what may not be written into the file."""

    def __init__(self, path: Path, *, wal: bool) -> None:
        self._folder = Path(mkdtemp(prefix="kompass-"))
        self.path = self._folder / path.name
        try:
            if wal or not self._copied_whole(path):
                self._copy_with_journal(path)
        except BaseException:
            self.remove()
            raise

    def remove(self) -> None:
        """Remove the copy. Harmless when repeated."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _copied_whole(self, path: Path) -> bool:
        """Copy as SQLite does, which waits for whoever is writing; tell whether that went."""
        try:
            copy_beside_work(path, self.path)
        except KompassError:
            return False
        return True

    def _copy_with_journal(self, path: Path) -> None:
        """Copy what a crash has left, so that opening the copy repairs the copy."""
        shutil.copyfile(path, self.path)
        for ending in ("-journal", "-wal"):
            beside = path.with_name(path.name + ending)
            if beside.exists():
                shutil.copyfile(beside, self.path.with_name(beside.name))
