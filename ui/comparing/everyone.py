"""Whom own visits are ranked among: all results of their editions, read when somebody looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.comparing.ground import Ground, editions_of, subject_of

if TYPE_CHECKING:
    from kompass.archive.store import Archive
    from kompass.comparison.subjects import Subject
    from kompass.ids import EditionId
    from ui.comparing.desk import Desk


class Everyone(QObject):
    """``changed``: the results have been read, or could not be."""

    changed = Signal()

    def __init__(self, desk: Desk, archive: ArchiveSession) -> None:
        super().__init__(desk)
        self._desk = desk
        self._archive = archive
        self._editions: frozenset[EditionId] = frozenset()
        self._asked = False
        self.found: tuple[Subject, ...] | None = None
        """``None`` until they have been read."""
        self.trouble = ""
        """Why they could not be read; empty if they could."""
        archive.changed.connect(self._forget)

    def ask(self) -> None:
        """Read the results of all editions on the desk, unless they have been read."""
        ground = self._desk.ground
        wanted = frozenset(
            one.edition.id
            for one in self._desk.subjects
            if one.edition is not None and not one.is_reference
        )
        if ground is None or (self._asked and wanted <= self._editions):
            return
        self._asked, self._editions = True, wanted | self._editions
        work = partial(_results, editions=self._editions, ground=ground)
        self._archive.ask(work, self._on_found, owner=self, failed=self._on_failed)

    def _forget(self) -> None:
        self._asked, self._editions = False, frozenset()
        if self.found is not None:
            self.ask()

    def _on_found(self, found: tuple[Subject, ...]) -> None:
        self.found, self.trouble = found, ""
        self.changed.emit()

    def _on_failed(self, error: KompassError) -> None:
        self._asked = False
        self.found, self.trouble = (), str(error)
        self.changed.emit()


def _results(
    archive: Archive, *, editions: frozenset[EditionId], ground: Ground
) -> tuple[Subject, ...]:
    from kompass.archive.selection import Selection

    at_hand = editions_of(archive, ground)
    return tuple(
        subject_of(result, at_hand)
        for edition in sorted(editions)
        if edition in at_hand
        for result in archive.results(Selection(edition=edition))
    )
