"""Copies of a database, made by SQLite itself so that they are whole."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from kompass.assessment import intake, trouble
from kompass.errors import KompassError
from kompass.ids import new_id

_PAGES_AT_A_TIME: Final = 256
"""A saved change waits for one batch at most: about a millisecond."""
_PAUSE_SECONDS: Final = 0.005


def copy_from(connection: sqlite3.Connection, target: Path) -> None:
    """Write what ``connection`` reads to ``target``, replacing what was there.

    Raises ``KompassError`` if it cannot be written; ``target`` is untouched then.
    """
    refuse_leftovers(target)
    draft = target.with_name(f".{target.name}.{new_id()}")
    try:
        with closing(sqlite3.connect(draft)) as copy:
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
        with (
            closing(intake.connect(source, "ro")) as connection,
            closing(sqlite3.connect(target)) as copy,
        ):
            connection.backup(copy, pages=_PAGES_AT_A_TIME, sleep=_PAUSE_SECONDS)
    except (sqlite3.Error, OSError) as error:
        raise trouble.writing(error, target) or error from error


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
    """A copy of a file in a folder of its own, for what may not be written into the file.

    A journal that a crash left beside the file is copied with it, so that opening the copy
    repairs the copy.
    """

    def __init__(self, path: Path) -> None:
        self._folder = Path(mkdtemp(prefix="kompass-"))
        self.path = self._folder / path.name
        try:
            shutil.copyfile(path, self.path)
            for ending in ("-journal", "-wal"):
                beside = path.with_name(path.name + ending)
                if beside.exists():
                    shutil.copyfile(beside, self.path.with_name(beside.name))
        except BaseException:
            self.remove()
            raise

    def remove(self) -> None:
        """Remove the copy. Harmless when repeated."""
        shutil.rmtree(self._folder, ignore_errors=True)
