"""What lies on the desk when results are compared: the subjects, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.comparing.everyone import Everyone
from ui.comparing.ground import Ground, read_ground, subject_of_file, subjects_with
from ui.comparing.own_visits import OwnVisits
from ui.jobs import run_job
from ui.models import comparing_subjects
from ui.session import Session

if TYPE_CHECKING:
    from kompass.archive.values import ReferenceValues
    from kompass.comparison.model import Comparison
    from kompass.comparison.subjects import Subject
    from kompass.ids import ResultId


class Desk(QObject):
    """Two to six subjects, the first one the base; the open file lies there by itself.

    * ``changed``: other subjects, another order, or other figures in them
    * ``told``: one sentence about what could not be done; empty when it worked
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self, session: Session, archive: ArchiveSession, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._archive = archive
        self._ground: Ground | None = None
        self._waiting: list[Callable[[], None]] = []
        self._reading = False
        self._subjects: tuple[Subject, ...] = ()
        self._own = ""
        self._comparison: Comparison | None = None
        self._trouble = ""
        self.visits = OwnVisits(self, archive)
        self.everyone = Everyone(self, archive)
        archive.changed.connect(self._on_archive)

    @property
    def ground(self) -> Ground | None:
        """Crosswalks, editions and references; ``None`` until they have been read."""
        return self._ground

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Who is compared, the base first."""
        return self._subjects

    @property
    def comparison(self) -> Comparison | None:
        """The subjects beside each other; ``None`` while there are too few of them."""
        return self._comparison

    @property
    def trouble(self) -> str:
        """Why the subjects that are there cannot be compared; empty if they can."""
        return self._trouble

    @property
    def own(self) -> str:
        """The id of the open assessment; empty if none is open."""
        return self._own

    def when_ready(self, run: Callable[[], None]) -> None:
        """Run something as soon as the ground has been read; now if it has been."""
        if self._ground is not None:
            run()
            return
        self._waiting.append(run)
        self.read_anew()

    def read_anew(self) -> None:
        """Read crosswalks, editions and references beside the window."""
        if self._reading:
            return
        self._reading = True
        run_job(self, lambda _: read_ground(), done=self._on_ground, failed=self._on_no_ground)

    def follow_file(self) -> None:
        """Take the open assessment as it stands now: first if it is new here."""
        from kompass.comparison.subjects import of_snapshot

        if not self._session.is_open:
            own, self._own = self._own, ""
            self._put(comparing_subjects.without(self._subjects, own))
            return
        subject = of_snapshot(self._session.snapshot)
        if subject.id == self._own:
            self._put(comparing_subjects.replaced(self._subjects, (subject,)))
            return
        rest = comparing_subjects.without(self._subjects, self._own)
        self._own = subject.id
        rest = comparing_subjects.without(rest, subject.id)[: comparing_subjects.MOST - 1]
        self._put((subject, *rest))

    def add(self, subjects: Sequence[Subject]) -> None:
        """Lay subjects after those that are there. What stands in the way is told."""
        self._try(lambda: comparing_subjects.added(self._subjects, subjects))

    def add_results(self, ids: Sequence[ResultId]) -> None:
        """Lay results of the archive there as soon as they have been read."""
        self.when_ready(lambda: self._ask_for(tuple(ids)))

    def add_reference(self, values: ReferenceValues) -> None:
        """Lay reference values there."""
        if self._ground is not None:
            ground = self._ground
            self._try(lambda: comparing_subjects.added(self._subjects, (ground.reference(values),)))

    def add_file(self, path: Path) -> None:
        """Lay another assessment file there; it is read beside the window."""
        run_job(
            self,
            lambda _: subject_of_file(str(path)),
            done=lambda subject: self.add((subject,)),
            failed=lambda error: self.told.emit(str(error)),
        )

    def add_own(self) -> None:
        """Lay the open assessment there again, last."""
        if self._session.is_open:
            from kompass.comparison.subjects import of_snapshot

            self.add((of_snapshot(self._session.snapshot),))

    def remove(self, subject: str) -> None:
        """Take a subject away."""
        self._try(lambda: comparing_subjects.without(self._subjects, subject))

    def move(self, subject: str, place: int) -> None:
        """Lay a subject at another place; at 0 it is the base."""
        self._try(lambda: comparing_subjects.moved_to(self._subjects, subject, place))

    def clear(self) -> None:
        """Leave nothing but the open assessment."""
        self._try(lambda: tuple(one for one in self._subjects if one.id == self._own))

    def _ask_for(self, ids: tuple[ResultId, ...]) -> None:
        ground = self._ground
        assert ground is not None  # noqa: S101 - whoever asks has waited for it
        self._archive.ask(
            lambda archive: subjects_with(archive, ids, ground),
            self.add,
            owner=self,
            failed=lambda error: self.told.emit(str(error)),
        )

    def _on_archive(self) -> None:
        """Read the results on the desk anew: somebody has corrected or withdrawn one."""
        from kompass.comparison.subjects import SubjectKind
        from kompass.ids import ResultId

        ids = [ResultId(one.id) for one in self._subjects if one.kind is SubjectKind.RESULT]
        if ids and self._ground is not None:
            self._archive.ask(
                partial(subjects_with, ids=tuple(ids), ground=self._ground),
                lambda anew: self._put(comparing_subjects.replaced(self._subjects, anew)),
                owner=self,
                failed=lambda error: self.told.emit(str(error)),
            )
        self.visits.refresh()

    def _on_ground(self, ground: Ground) -> None:
        self._reading = False
        before, self._ground = self._ground, ground
        if before is None or before.crosswalks != ground.crosswalks:
            self._put(self._subjects)
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            run()
        self.visits.refresh()

    def _on_no_ground(self, error: KompassError) -> None:
        self._reading = False
        self.told.emit(str(error))

    def _try(self, change: Callable[[], tuple[Subject, ...]]) -> None:
        try:
            after = change()
        except KompassError as error:
            self.told.emit(str(error))
            return
        self.told.emit("")
        self._put(after)

    def _put(self, subjects: tuple[Subject, ...]) -> None:
        self._subjects = subjects
        self._comparison, self._trouble = None, ""
        if self._ground is not None and len(subjects) > 1:
            from kompass.comparison.compare import compare

            try:
                self._comparison = compare(subjects, self._ground.crosswalks)
            except KompassError as error:
                self._trouble = str(error)
        self.changed.emit()
