"""What the open assessment is compared with: one choice, the same on every page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError
from ui.models.archive_at_hand import ArchiveAtHand
from ui.models.archive_beside import computed

if TYPE_CHECKING:
    from kompass.archive.reference import ReferenceValues
    from kompass.ids import EditionId
    from ui.session import Session


class ReferenceChoice(QObject):
    """Published values, computed ones, another assessment, or nothing; as long as the session.

    The choice stays when another assessment of the same edition is opened. ``changed``:
    another reference was chosen, or there is another to choose from.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._edition: EditionId | None = None
        self._published: tuple[ReferenceValues, ...] = ()
        self._files: list[ReferenceValues] = []
        self._computed: list[ReferenceValues] = []
        self._from_archive: tuple[ReferenceValues, ...] = ()
        self._of: tuple[object, ...] = ()
        self._archive = ArchiveAtHand.of(session)
        self.trouble = ""
        """Why nothing computed is on offer; empty if the archive has answered."""
        self._archive.changed.connect(self._ask)
        session.opened.connect(self._ask_once)
        session.changed.connect(self._ask_once)
        self._chosen: ReferenceValues | None = None

    @classmethod
    def of(cls, session: Session) -> ReferenceChoice:
        """Return the choice of a session."""
        return session.findChild(cls) or cls(session)

    @property
    def offered(self) -> tuple[ReferenceValues | None, ...]:
        """What there is to choose from; the last is ``None``, no comparison."""
        self._follow()
        there = {one.id for one in self._from_archive}
        apart = (one for one in self._computed if one.id not in there)
        return (*self._published, *self._from_archive, *apart, *self._files, None)

    @property
    def chosen(self) -> ReferenceValues | None:
        """What the assessment is compared with; the first on offer until somebody chooses."""
        self._follow()
        return self._chosen

    def is_published(self, reference: ReferenceValues) -> bool:
        """Whether a reference is published: neither computed nor the file of another assessment."""
        return reference.computed is None and reference not in self._files

    def choose(self, reference: ReferenceValues | None) -> None:
        """Compare with this from now on."""
        if reference is not self.chosen:
            self._chosen = reference
            self.changed.emit()

    def choose_computed(self, reference: ReferenceValues) -> None:
        """Compare with values that were computed out of the archive.

        Raises ``KompassError`` where they are of another edition than the open assessment.
        """
        self._follow()
        if set(reference.areas) - set(self._session.snapshot.edition.area_ids):
            raise KompassError(
                self.tr("Värdena gäller en annan utgåva än den öppna utvärderingen.")
            )
        kept = [other for other in self._computed if other.id != reference.id]
        self._computed = [*kept, reference]
        self._chosen = reference
        self.changed.emit()

    def choose_file(self, path: Path) -> None:
        """Compare with another assessment; raises ``KompassError`` if that cannot be done."""
        reference = self._read(path)
        self._files = [other for other in self._files if other.id != reference.id] + [reference]
        self._chosen = reference
        self.changed.emit()

    def _follow(self) -> None:
        """Begin anew when an assessment of another edition has been opened."""
        if not self._session.is_open or self._session.snapshot.edition.id == self._edition:
            return
        from kompass.archive.reference import published

        edition = self._session.snapshot.edition
        self._edition = edition.id
        self._files = []
        self._computed = []
        self._published = published(edition)
        self._chosen = self._published[0] if self._published else None
        self._from_archive = ()
        self._ask_once()

    def _ask_once(self) -> None:
        """Ask the archive when the assessment is of another edition or municipality."""
        if not self._session.is_open:
            return
        self._follow()
        snapshot = self._session.snapshot
        now = (snapshot.edition.id, snapshot.details.unit)
        if now != self._of:
            self._of = now
            self._ask()

    def _ask(self) -> None:
        if not self._session.is_open:
            return
        snapshot, of = self._session.snapshot, self._of

        def done(found: tuple[ReferenceValues, ...]) -> None:
            if of == self._of:
                self._take(found)

        def failed(error: KompassError) -> None:
            self.trouble = str(error)
            self.changed.emit()

        self._archive.ask(lambda archive: computed(archive, snapshot), done, failed, owner=self)

    def _take(self, found: tuple[ReferenceValues, ...]) -> None:
        """Offer what was computed; the chosen values stay chosen with what they are now."""
        before = {one.id: (one.kind, one.population_short) for one in self._from_archive}
        self.trouble, self._from_archive = "", found
        if self._chosen is not None and self._chosen.id in before:
            named = before[self._chosen.id]
            same = (one for one in found if (one.kind, one.population_short) == named)
            self._chosen = next(same, self._published[0] if self._published else None)
        self.changed.emit()

    def _read(self, path: Path) -> ReferenceValues:
        from kompass.archive.reference import from_snapshot
        from kompass.assessment.storage import open_file

        self._follow()
        with open_file(path, author="", read_only=True) as file:
            other = file.snapshot
        own = self._session.snapshot
        if other.id == own.id:
            raise KompassError(
                self.tr("Det är samma utvärdering som är öppen. Välj en annan att jämföra med.")
            )
        return from_snapshot(other, own.edition)
