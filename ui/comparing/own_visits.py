"""What is proposed at once: the other visits of the base's municipality, and references."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kompass.comparison.visits import same_unit
from kompass.errors import KompassError
from ui.archive_session import ArchiveSession
from ui.comparing.ground import Ground, editions_of, subject_of
from ui.models.comparing_subjects import same_visit

if TYPE_CHECKING:
    from kompass.archive.store import Archive
    from kompass.comparison.subjects import Subject
    from ui.comparing.desk import Desk

_MOST: Final = 200
"""Nobody has been visited more often."""


class OwnVisits(QObject):
    """Follows the base; ``changed``: there is something else to propose."""

    changed = Signal()

    def __init__(self, desk: Desk, archive: ArchiveSession) -> None:
        super().__init__(desk)
        self._desk = desk
        self._archive = archive
        self._found: tuple[Subject, ...] = ()
        self._asked: tuple[str, str] | None = None
        self.trouble = ""
        """Why the archive could not be asked; empty if it could."""
        desk.changed.connect(self._follow)

    @property
    def found(self) -> tuple[Subject, ...]:
        """The archive's results of the base's municipality, in order of the years."""
        return self._found

    def proposed(self) -> tuple[Subject, ...]:
        """Return what is not on the desk yet: visits first, then published references."""
        base = next(iter(self._desk.subjects), None)
        if base is None:
            return ()
        there = {one.id for one in self._desk.subjects}
        visits = [one for one in self._found if one.id not in there]
        others = [one for one in visits if not _told_already(one, self._desk.subjects)]
        return (*others, *(one for one in self._references(base) if one.id not in there))

    def refresh(self) -> None:
        """Ask again, whoever the base is."""
        self._asked = None
        self._follow()

    def _references(self, base: Subject) -> tuple[Subject, ...]:
        ground = self._desk.ground
        if ground is None or base.edition is None:
            return ()
        areas = set(base.edition.area_ids)
        fitting = (one for one in ground.references if set(one.areas) == areas)
        return tuple(ground.reference(one) for one in fitting if one.edition in ground.editions)

    def _follow(self) -> None:
        visited = next((one for one in self._desk.subjects if not one.is_reference), None)
        ground = self._desk.ground
        if visited is None or ground is None:
            return
        asked = (visited.code, visited.unit)
        if asked == self._asked:
            return
        self._asked = asked
        self._archive.ask(
            partial(_visits, visited=visited, ground=ground),
            self._on_found,
            owner=self,
            failed=self._on_failed,
        )

    def _on_found(self, found: tuple[Subject, ...]) -> None:
        self._found, self.trouble = found, ""
        self.changed.emit()

    def _on_failed(self, error: KompassError) -> None:
        self._found, self.trouble = (), str(error)
        self._asked = None  # the next change asks again
        self.changed.emit()


def _told_already(one: Subject, subjects: tuple[Subject, ...]) -> bool:
    return any(same_visit(one, other) for other in subjects)


def _visits(archive: Archive, *, visited: Subject, ground: Ground) -> tuple[Subject, ...]:
    from kompass.archive.selection import Selection

    selection = (
        Selection(municipalities=frozenset({visited.code}))
        if visited.code
        else Selection(text=visited.unit)
    )
    page = archive.page(selection, first=0, count=_MOST)
    editions = editions_of(archive, ground)
    known = [one for one in page.results if one.edition is None or one.edition in editions]
    found = [subject_of(one, editions) for one in known]
    mine = [one for one in found if same_unit(one, visited)]
    return tuple(sorted(mine, key=lambda one: (one.year or 0, one.edition_words)))
