"""What the open assessment is compared with: one choice, the same on every page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError

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
        self._chosen: ReferenceValues | None = None

    @classmethod
    def of(cls, session: Session) -> ReferenceChoice:
        """Return the choice of a session."""
        return session.findChild(cls) or cls(session)

    @property
    def offered(self) -> tuple[ReferenceValues | None, ...]:
        """What there is to choose from; the last is ``None``, no comparison."""
        self._follow()
        return (*self._published, *self._computed, *self._files, None)

    @property
    def chosen(self) -> ReferenceValues | None:
        """What the assessment is compared with; the first on offer until somebody chooses."""
        self._follow()
        return self._chosen

    def is_published(self, reference: ReferenceValues) -> bool:
        """Whether a reference is published: neither computed nor the file of another assessment."""
        return reference not in (*self._files, *self._computed)

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
