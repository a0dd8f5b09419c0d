"""The archive as the window uses it: opened late, read and written beside the window."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from kompass.errors import KompassError
from ui.jobs import Job, run_job
from ui.settings import ARCHIVE, Settings

if TYPE_CHECKING:
    from kompass.archive.store import Archive
    from kompass.progress import Progress
    from ui.session import Session

T = TypeVar("T")


class ArchiveSession(QObject):
    """The one archive of the window. It is opened when somebody first asks for something.

    * ``opened``: it can be read; ``address`` and ``read_only_reason`` are known now
    * ``changed``: something has been written, or another archive was chosen: read anew
    * ``troubled``: one sentence about what did not work; empty when it works again
    """

    opened = Signal()
    changed = Signal()
    troubled = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._lock = Lock()
        self._archive: Archive | None = None
        self._password = ""

    @property
    def archive(self) -> Archive | None:
        """The archive; ``None`` until it has been opened. Only for what it says about itself."""
        return self._archive

    @property
    def chosen(self) -> str:
        """The address in the settings, never with a password; empty for the usual place."""
        return self._settings.get(ARCHIVE)

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be written, in one sentence; empty if it can."""
        return self._archive.read_only_reason if self._archive is not None else ""

    def ask(
        self,
        work: Callable[[Archive], T],
        done: Callable[[T], None],
        *,
        owner: QObject | None = None,
        failed: Callable[[KompassError], None] | None = None,
        writes: bool = False,
    ) -> Job:
        """Run ``work`` with the archive in another thread and hand over what it returns.

        Exactly one of ``done`` and ``failed`` is called, in this thread, and neither once
        ``owner`` is gone. Without ``failed`` the sentence goes to ``troubled``. With
        ``writes`` everybody hears ``changed`` when it went well.
        """

        def on_done(answer: T) -> None:
            self.troubled.emit("")
            done(answer)
            if writes:
                self.changed.emit()

        def on_failed(error: KompassError) -> None:
            self.troubled.emit(str(error)) if failed is None else failed(error)

        return run_job(owner or self, lambda _: self._run(work), done=on_done, failed=on_failed)

    def choose(self, address: str, password: str = "") -> None:
        """Use another archive from now on; the password is kept until the program ends.

        Raises ``KompassError`` if the address means nothing.
        """
        from kompass.archive.store import without_password

        kept, written = without_password(address) if address else ("", "")
        with self._lock:
            archive, self._archive = self._archive, None
            if archive is not None:
                archive.close()
        self._settings.set(ARCHIVE, kept)
        self._password = password or written
        self.changed.emit()

    def try_out(
        self,
        address: str,
        password: str,
        *,
        owner: QObject,
        done: Callable[[int], None],
        failed: Callable[[KompassError], None],
    ) -> Job:
        """Open another archive in another thread and hand over how many results it has."""

        def count(_: Progress) -> int:
            with self._opened(address, password) as archive:
                return archive.page(first=0, count=1).total

        return run_job(owner, count, done=done, failed=failed)

    def close(self) -> None:
        """Let go of the archive; waits for whoever is reading or writing."""
        with self._lock:
            if self._archive is not None:
                self._archive.close()
                self._archive = None

    def _run(self, work: Callable[[Archive], T]) -> T:
        with self._lock:  # one at a time: a refresh never sees half of what is being written
            if self._archive is None:
                self._archive = self._opened(self.chosen, self._password)
                if isValid(self):  # not while the window is being taken down
                    self.opened.emit()
            return work(self._archive)

    def _opened(self, address: str, password: str) -> Archive:
        from kompass.archive.store import open_archive, with_password

        return open_archive(with_password(address, password) or None, author=self._session.author)
