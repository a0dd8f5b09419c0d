"""Copies of an open assessment file in the user's own data folder, taken while nobody waits.

The first copy is taken at the first change after opening, then at most one every quarter
of an hour at the next change, one before the schema is upgraded, and one on closing if
something has changed since the last. They lie in ``säkerhetskopior/<assessment id>/`` and not
beside the file: a copy on the same lost memory stick is none.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Final

from kompass.assessment.snapshot import Snapshot
from kompass.errors import KompassError
from kompass.ids import AssessmentId, new_id

INTERVAL: Final = timedelta(minutes=15)
NEWEST_KEPT: Final = 10
DAYS_KEPT: Final = 14
"""Of each of the last so many days the last copy is kept as well."""
ALWAYS_KEPT: Final = 3
ROOM: Final = 2_000_000_000
"""In bytes, for the copies of one assessment."""
_TIME: Final = "%Y-%m-%d %H.%M.%S"
_NAME: Final = re.compile(r" (\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2})( \d+)?\.kompass$")
_LONGEST_STEM: Final = 80

Copy = Callable[[Path], None]
"""Writes a copy to a path that does not exist yet."""


def default_folder() -> Path:
    """Return where copies lie unless the caller says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("Kompass", appauthor=False) / "säkerhetskopior"


class Backups:
    """The copies of one open file. ``copy`` is called in a thread of its own, except at the end."""

    def __init__(
        self,
        folder: Path,
        stem: str,
        copy: Copy,
        *,
        now: Callable[[], datetime] = datetime.now,  # local time: people read it in the name
    ) -> None:
        self._folder = folder
        self._stem = stem
        self._copy = copy
        self._now = now
        self._latest: datetime | None = None
        self._thread: Thread | None = None
        self._behind = False
        self.trouble = ""
        """A sentence if the last copy could not be taken; work goes on all the same."""

    def note_change(self) -> None:
        """Take a copy in the background if it is time for one. Returns at once."""
        self._behind = True
        now = self._now()
        running = self._thread is not None and self._thread.is_alive()
        due = self._latest is None or abs(now - self._latest) >= INTERVAL
        if due and not running:
            self._latest = now
            self._behind = False
            self._thread = Thread(target=self._take, name="säkerhetskopia", daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Wait for a copy under way, and take a last one if something has changed since."""
        self.wait()
        if self._behind or (self.trouble and self._latest is not None):
            self._behind = False
            self._take()

    def forget(self) -> None:
        """Delete every copy of this assessment, and take a new one at the next change.

        Raises ``KompassError`` naming the folder if one cannot be deleted.
        """
        self.wait()
        for copy in (*_copies(self._folder), *self._folder.glob(".*")):
            try:
                copy.unlink()
            except OSError as error:
                raise KompassError(
                    f"En säkerhetskopia gick inte att ta bort: {copy}. Ta bort den själv: "
                    "det som raderades finns kvar i den."
                ) from error
        self._latest = None
        self._behind = True

    def wait(self) -> None:
        """Wait for a copy under way."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _take(self) -> None:
        try:
            take(self._folder, self._stem, self._copy, now=self._now())
            self.trouble = ""
        except KompassError as error:
            self.trouble = str(error)


def latest_of(base: Path, path: Path) -> Path | None:
    """Return the newest copy of a file of this name, for when it cannot be read any more."""
    start = f"{path.stem[:_LONGEST_STEM]} "
    try:
        found = [
            copy
            for folder in base.iterdir()
            for copy in _copies(folder)
            if copy.name.startswith(start) and _time(copy)
        ]
    except OSError:
        return None
    return max(found, key=lambda copy: (str(_time(copy)), copy.name), default=None)


def folder_of(base: Path, assessment: AssessmentId) -> Path:
    """Return where the copies of an assessment lie."""
    return base / assessment


def stem_of(snapshot: Snapshot, path: Path) -> str:
    """Return what the copies of a file are called before the time."""
    return (path.stem or snapshot.title)[:_LONGEST_STEM]


def take(folder: Path, stem: str, copy: Copy, *, now: datetime) -> Path:
    """Take one copy, remove those that are too many, and return where it lies.

    Raises ``KompassError`` if it cannot be taken; nothing is removed then.
    """
    target = keep(folder, f"{stem} {now.strftime(_TIME)}", copy)
    for old in superfluous(_copies(folder), now=now):
        with suppress(OSError):
            old.unlink()
    with suppress(OSError):
        for old in beyond_room([(path, path.stat().st_size) for path in _copies(folder)]):
            old.unlink()
    return target


def keep(folder: Path, name: str, copy: Copy) -> Path:
    """Take one copy under this name, or a numbered one if that is taken; return where it lies.

    Raises ``KompassError`` if it cannot be taken.
    """
    draft = folder / f".{new_id()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        copy(draft)
        target = _free(folder, name)
        draft.replace(target)
    except (OSError, KompassError) as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise KompassError(
            f"Säkerhetskopian kunde inte skrivas i mappen {folder}. "
            "Kontrollera att det finns plats på disken och att mappen inte är skrivskyddad."
        ) from error
    return target


def superfluous(copies: Sequence[Path], *, now: datetime) -> list[Path]:
    """Return the copies that need not be kept, judged by the times in their names.

    Kept are the newest ten and the last one of each of the latest fourteen days, and
    everything whose name does not end in a time.
    """
    timed = sorted(((_time(path), path.name, path) for path in copies if _time(path)), reverse=True)
    kept = {path for _, _, path in timed[:NEWEST_KEPT]}
    days: set[object] = set()
    for time, _, path in timed:
        if time is not None and time.date() not in days and now - time < timedelta(days=DAYS_KEPT):
            days.add(time.date())
            kept.add(path)
    return [path for _, _, path in timed if path not in kept]


def beyond_room(copies: Sequence[tuple[Path, int]]) -> list[Path]:
    """Return the copies, given with their sizes in bytes, that there is no room for.

    With documents a file may be large. The newest three are always kept, and older ones as
    long as all together take no more than two gigabytes; so is everything whose name does
    not end in a time.
    """
    timed = [(_time(path), path.name, path, size) for path, size in copies if _time(path)]
    total, beyond = 0, []
    for place, (_, _, path, size) in enumerate(sorted(timed, reverse=True)):
        total += size
        if place >= ALWAYS_KEPT and total > ROOM:
            beyond.append(path)
    return beyond


def _copies(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError:
        return []


def _free(folder: Path, stem: str) -> Path:
    """Return a name that is not taken yet."""
    target, number = folder / f"{stem}.kompass", 1
    while target.exists():
        number += 1
        target = folder / f"{stem} {number}.kompass"
    return target


def _time(path: Path) -> datetime | None:
    found = _NAME.search(path.name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], _TIME)  # noqa: DTZ007 - local time, like the name
    except ValueError:
        return None
