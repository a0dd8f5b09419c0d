"""Which earlier visit of the same municipality the report is set beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.models.archive_at_hand import ArchiveAtHand
from ui.models.archive_beside import earlier, shipped_earlier

if TYPE_CHECKING:
    from kompass.archive.store import Archive
    from kompass.comparison.subjects import Subject
    from kompass.errors import KompassError
    from ui.session import Session


class EarlierChoice(QObject):
    """Visits in the archive, a file, or none, which is so from the start.

    Lives as long as the session and begins anew with another municipality or year.
    ``changed``: another visit was chosen, or there are others to choose from.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._archive = ArchiveAtHand.of(session)
        self._of: tuple[object, ...] = ()
        self._visits: tuple[Subject, ...] = ()
        self._files: tuple[Subject, ...] = ()
        self._chosen = ""
        self._turn = 0
        self.trouble = ""
        """Why only the visits that ship are on offer; empty if the archive has answered."""
        self._archive.changed.connect(self._ask)
        session.opened.connect(self._follow)
        session.changed.connect(self._follow)

    @classmethod
    def of(cls, session: Session) -> EarlierChoice:
        """Return the choice of a session."""
        return session.findChild(cls) or cls(session)

    @property
    def offered(self) -> tuple[Subject | None, ...]:
        """What there is to choose from; the first is ``None``, no earlier visit."""
        self._follow()
        return (None, *self._visits, *self._files)

    @property
    def chosen(self) -> Subject | None:
        """The visit in the report."""
        visits = (one for one in self.offered if one is not None)
        return next((one for one in visits if one.id == self._chosen), None)

    def choose(self, visit: Subject | None) -> None:
        """Set the report beside this visit from now on."""
        wanted = "" if visit is None else visit.id
        if wanted != self._chosen:
            self._chosen = wanted
            self.changed.emit()

    def choose_file(self, path: Path) -> None:
        """Set it beside another file; raises ``KompassError`` if that is no earlier visit."""
        from kompass.assessment.storage import open_file
        from kompass.comparison.subjects import of_snapshot
        from kompass.comparison.visits import check_earlier

        self._follow()
        with open_file(path, author="", read_only=True) as file:
            visit = of_snapshot(file.snapshot)
        check_earlier(visit, of_snapshot(self._session.snapshot))
        self._files = (*(one for one in self._files if one.id != visit.id), visit)
        self._chosen = visit.id
        self.changed.emit()

    def _follow(self) -> None:
        if not self._session.is_open:
            return
        snapshot = self._session.snapshot
        now = (snapshot.id, snapshot.details.unit, snapshot.details.year)
        if now == self._of:
            return
        self._of, self._files, self._chosen, self.trouble = now, (), "", ""
        self._visits = shipped_earlier(snapshot)
        self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        if not self._session.is_open or not self._of:
            return
        self._turn += 1
        turn, snapshot = self._turn, self._session.snapshot

        def work(archive: Archive) -> tuple[Subject, ...]:
            return earlier(archive, snapshot)

        def done(visits: tuple[Subject, ...]) -> None:
            if turn == self._turn:
                self._visits, self.trouble = visits, ""
                self.changed.emit()

        def failed(error: KompassError) -> None:
            if turn == self._turn:
                self._visits, self.trouble = shipped_earlier(snapshot), str(error)
                self.changed.emit()

        self._archive.ask(work, done, failed, owner=self)
