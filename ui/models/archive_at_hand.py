"""The archive as the choices of a report know it: there, not there yet, or out of reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from kompass.archive.store import Archive
    from kompass.errors import KompassError
    from ui.archive_session import ArchiveSession
    from ui.session import Session

T = TypeVar("T")


class ArchiveAtHand(QObject):
    """One for each session. Without an archive nothing is asked, and nothing is said of it.

    ``changed``: there is an archive now, or something in it has changed.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._archive: ArchiveSession | None = None

    @classmethod
    def of(cls, session: Session) -> ArchiveAtHand:
        """Return what a session has at hand."""
        return session.findChild(cls) or cls(session)

    def use(self, archive: ArchiveSession) -> None:
        """Ask this archive from now on; harmless when it is the one already."""
        if archive is self._archive:
            return
        self._archive = archive
        archive.changed.connect(self.changed)
        self.changed.emit()

    def ask(
        self,
        work: Callable[[Archive], T],
        done: Callable[[T], None],
        failed: Callable[[KompassError], None],
        *,
        owner: QObject,
    ) -> bool:
        """Ask beside the window; ``False`` if there is no archive, and neither is called then.

        Neither is called either once ``owner`` or the window with its archive is gone.
        """
        if self._archive is None or not isValid(self._archive):
            return False

        def on_done(answer: T) -> None:
            if isValid(owner):
                done(answer)

        def on_failed(error: KompassError) -> None:
            if isValid(owner):
                failed(error)

        self._archive.ask(work, on_done, owner=self._archive, failed=on_failed)
        return True
