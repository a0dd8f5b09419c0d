"""The sources of the open assessment: which there are, which is current, what is done to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from kompass.assessment.material import Material
from kompass.assessment.material_kinds import Source, SourceKind
from kompass.errors import KompassError
from kompass.ids import RowId
from ui.touched import ORDER, Entity, Touched

if TYPE_CHECKING:
    from kompass.assessment.material_kinds import Lookup, Request
    from kompass.assessment.snapshot import Contested
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Edition, Question
    from kompass.ids import QuestionId
    from ui.models.contested_material import Find
    from ui.session import Session

T = TypeVar("T")


class SourceDesk(QObject):
    """What every view of the page shows and changes.

    * ``changed``: sources, excerpts or links differ from what was shown
    * ``lists_changed``: what to ask for or to look for does
    * ``chosen``: another source is the current one
    * ``told``, ``refused``: a sentence about what was done, or could not be
    """

    changed = Signal()
    lists_changed = Signal()
    chosen = Signal()
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._current: dict[SourceKind, RowId] = {}
        self._kind = SourceKind.DOCUMENT
        self._seen: tuple[object, ...] = ()
        self._seen_lists: tuple[object, ...] = ()
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_opened)
        session.changed.connect(self.refresh)
        session.restored.connect(self._on_restored)
        self.refresh()

    @property
    def material(self) -> Material:
        """All material as it stands; nothing while no file is open."""
        return self.session.snapshot.material if self.session.is_open else Material()

    @property
    def writable(self) -> bool:
        """Whether anything can be changed."""
        return not self.session.read_only

    @property
    def edition(self) -> Edition:
        """The questions; only while a file is open."""
        return self.session.snapshot.edition

    def sources(self, kind: SourceKind) -> tuple[Source, ...]:
        """Return the documents, or the pages of the web, in the order in which they came."""
        return tuple(one for one in self.material.sources if one.kind is kind)

    @property
    def requests(self) -> tuple[Request, ...]:
        """What to ask the municipality for."""
        return self.material.requests

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """What to look for on the web."""
        return self.material.lookups

    @property
    def kind(self) -> SourceKind:
        """Which kind is being looked at."""
        return self._kind

    @property
    def current(self) -> Source | None:
        """The current source of the kind that is looked at."""
        row = self._current.get(self._kind)
        return self.material.source(row) if row is not None else None

    def look_at(self, kind: SourceKind) -> None:
        """Turn to the documents, or to the pages of the web."""
        if kind is not self._kind:
            self._kind = kind
            self._settle()
            self.chosen.emit()

    def choose(self, row: RowId) -> None:
        """Make a source the current one."""
        source = self.material.source(row)
        if source is None:
            return
        before = (self._kind, self._current.get(self._kind))
        self._kind = source.kind
        self._current[source.kind] = row
        if before != (self._kind, row):
            self.chosen.emit()

    def questions(self) -> dict[str, Question]:
        """Return the questions by number."""
        if not self.session.is_open:
            return {}
        return {question.number: question for question in self.edition.questions()}

    def undecided(self, find: Find, row: RowId) -> tuple[Contested, ...]:
        """Return what is contested about a row since a merge."""
        if not self.session.is_open or not self.session.snapshot.conflicts:
            return ()
        return find(self.session.snapshot).get(row, ())

    def numbers(self, questions: tuple[QuestionId, ...]) -> tuple[str, ...]:
        """Return the printed numbers of questions, in the order of the edition."""
        wanted = set(questions)
        return tuple(one.number for one in self.edition.questions() if one.id in wanted)

    def do(self, use_case: Callable[[AssessmentFile], T]) -> T | None:
        """Run an edit; a refusal is told, and gives ``None``."""
        try:
            done = self.session.edit(use_case)
        except KompassError as error:
            self.refused.emit(str(error))
            return None
        self.refused.emit("")
        return done

    def refresh(self) -> None:
        """Tell what differs from what was shown; typing elsewhere is none of it."""
        material = self.material
        undecided = self.session.snapshot.conflicts if self.session.is_open else frozenset()
        seen = (material.sources, material.excerpts, material.links, self.writable, undecided)
        lists = (material.requests, material.lookups, material.sources, self.writable, undecided)
        differs = _differ(seen, self._seen)
        lists_differ = _differ(lists, self._seen_lists)
        self._seen, self._seen_lists = seen, lists
        if differs:
            self._settle()
            self.changed.emit()
        if lists_differ:
            self.lists_changed.emit()

    def _on_opened(self) -> None:
        self._current.clear()
        self._kind = SourceKind.DOCUMENT
        self.refresh()
        self.chosen.emit()

    def _on_restored(self, touched: frozenset[Touched]) -> None:
        """Go to the source that undo or redo changed."""
        for place in sorted(touched, key=lambda place: place.field == ORDER):
            if place.entity is Entity.SOURCE:
                self.choose(RowId(place.id))

    def _settle(self) -> None:
        """Have a current source where there is any, and none that is gone."""
        rows = [one.id for one in self.sources(self._kind)]
        now = self._current.get(self._kind)
        if now in rows:
            return
        if rows:
            self._current[self._kind] = rows[-1]
        else:
            self._current.pop(self._kind, None)
        self.chosen.emit()


def _differ(after: tuple[object, ...], before: tuple[object, ...]) -> bool:
    if len(after) != len(before):
        return True
    return any(a is not b and a != b for a, b in zip(after, before, strict=True))
