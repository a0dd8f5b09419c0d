"""Which other municipalities stand in the report's comparison table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.models.archive_at_hand import ArchiveAtHand
from ui.models.archive_beside import (
    Found,
    Wanted,
    as_they_stand,
    ids_of,
    others,
    shipped_others,
)

if TYPE_CHECKING:
    from kompass.archive.keeping.shapes import Group
    from kompass.archive.model import Result
    from kompass.archive.store import Archive
    from kompass.assessment.snapshot import Snapshot
    from kompass.errors import KompassError
    from kompass.ids import EditionId, ResultId
    from ui.session import Session

FROM_THE_START: Final = 4
"""As many as the report on Södertälje 2006 had."""
_ASK_AFTER_MS: Final = 150


class OthersChoice(QObject):
    """Results of the archive of the same edition; lives as long as the session.

    From the start the first four that ship and may stand beside ordinary assessments are
    chosen. Until the archive has answered, and while it is out of reach, the results that
    ship are on offer; ``trouble`` says why. ``changed``: others were chosen, or there are
    others to choose from.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._archive = ArchiveAtHand.of(session)
        self._of: tuple[EditionId, str, int] | None = None
        self._wanted = Wanted()
        self._found = Found((), 0)
        self._chosen: tuple[Result, ...] | None = None
        self._first: tuple[Result, ...] = ()
        self._turn = 0
        self.trouble = ""
        """Why only the results that ship are on offer; empty if the archive has answered."""
        self._soon = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._soon.timeout.connect(self._ask)
        self._archive.changed.connect(self._ask)
        session.opened.connect(self._follow)
        session.changed.connect(self._follow)

    @classmethod
    def of(cls, session: Session) -> OthersChoice:
        """Return the choice of a session."""
        return session.findChild(cls) or cls(session)

    @property
    def offered(self) -> tuple[Result, ...]:
        """The chosen ones that do not fit what is looked for, then all that do."""
        self._follow()
        found = self._found.results
        apart = [one for one in self.chosen if one.id not in ids_of(found)]
        return (*apart, *found)

    @property
    def more(self) -> int:
        """How many fit that are not on offer yet."""
        return max(self._found.total - len(self._found.results), 0)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Groups of municipalities to choose among."""
        self._follow()
        return self._found.groups

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return self._wanted

    @property
    def chosen(self) -> tuple[Result, ...]:
        """Those that stand in the table."""
        self._follow()
        return self._first if self._chosen is None else self._chosen

    def choose(self, ids: frozenset[ResultId]) -> None:
        """Put the results with these ids in the table, and no others; new ones come last."""
        before = self.chosen
        if ids != ids_of(before):
            there = (*before, *(one for one in self.offered if one.id not in ids_of(before)))
            self._chosen = tuple(one for one in there if one.id in ids)
            self.changed.emit()

    def look_for(self, wanted: Wanted) -> None:
        """Offer those that fit, soon: whoever types does not wait for every letter."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._soon.start()

    def _follow(self) -> None:
        """Begin anew with another edition; never let a visit stand beside itself."""
        if not self._session.is_open:
            return
        snapshot = self._session.snapshot
        details = snapshot.details
        now = (snapshot.edition.id, details.unit.name, details.year)
        if now == self._of:
            return
        if self._of is None or self._of[0] != now[0]:
            self._wanted, self._chosen, self.trouble = Wanted(), None, ""
        self._of = now
        itself = (details.unit.name, details.year)
        if self._chosen is not None:
            kept = [one for one in self._chosen if (one.municipality, one.year) != itself]
            self._chosen = tuple(kept)
        self._found = shipped_others(snapshot, self._wanted)
        shipped = shipped_others(snapshot, Wanted()).results
        self._first = tuple(one for one in shipped if one.comparable)[:FROM_THE_START]
        self._ask()

    def _ask(self) -> None:
        if not self._session.is_open or self._of is None:
            return
        self._turn += 1
        turn, snapshot, wanted = self._turn, self._session.snapshot, self._wanted
        chosen = self.chosen

        def work(archive: Archive) -> tuple[Found, tuple[Result, ...]]:
            return others(archive, snapshot, wanted), as_they_stand(archive, chosen)

        def done(answer: tuple[Found, tuple[Result, ...]]) -> None:
            if turn == self._turn:
                self._take(*answer, gone=ids_of(chosen) - ids_of(answer[1]))

        def failed(error: KompassError) -> None:
            if turn == self._turn:
                self._do_without(str(error), snapshot)

        if not self._archive.ask(work, done, failed, owner=self):
            self._do_without("", snapshot)

    def _take(
        self, found: Found, standing: tuple[Result, ...], *, gone: frozenset[ResultId]
    ) -> None:
        """Take over the answer; what was corrected or taken back is so in the table too."""
        self.trouble = ""
        self._found = found
        now = {one.id: one for one in standing}

        def as_now(results: tuple[Result, ...]) -> tuple[Result, ...]:
            return tuple(now.get(one.id, one) for one in results if one.id not in gone)

        self._first = as_now(self._first)
        self._chosen = None if self._chosen is None else as_now(self._chosen)
        self.changed.emit()

    def _do_without(self, trouble: str, snapshot: Snapshot) -> None:
        self.trouble = trouble
        self._found = shipped_others(snapshot, self._wanted)
        self.changed.emit()
