"""The programme of the open assessment: what every view of it shows and changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError
from kompass.ids import StepId, new_id
from kompass.interviews.role_codes import code_for
from ui.models import interviews_fields as fields
from ui.models.interviews_guides import (
    GuideChoice,
    GuideShelf,
    OwnGuides,
    guide_for,
    shelf,
    take,
)
from ui.models.interviews_programme import Entry, Programme, differing, moved, programme
from ui.models.interviews_roles import roles, taken_codes

if TYPE_CHECKING:
    from kompass.assessment.editing.interviews import InterviewFields
    from kompass.assessment.snapshot import Contested, Snapshot
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId
    from ui.models.interviews_fields import Field
    from ui.session import Session

T = TypeVar("T")


class InterviewPlan(QObject):
    """The interviews, which one is the current one, and everything that can be done to them.

    * ``changed``: the programme, its people or the guides differ from what was shown
    * ``chosen``: ``RowId | None``, another interview is the current one
    * ``refused``: a sentence about what could not be done, empty when all is well
    """

    changed = Signal()
    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, session: Session, guides: OwnGuides, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.guides = guides
        self._programme = Programme()
        self._seen: tuple[object, ...] = ()
        self._conflicts: frozenset[Contested] = frozenset()
        self._current: RowId | None = None
        self._changed: RowId | None = None
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        session.changed.connect(self.refresh)
        session.seat.changed.connect(self.refresh)
        self.refresh()

    @property
    def session(self) -> Session:
        """The open assessment."""
        return self._session

    @property
    def programme(self) -> Programme:
        """The programme as it stands."""
        return self._programme

    @property
    def current(self) -> RowId | None:
        """The current interview, ``None`` while there is none."""
        return self._current

    @property
    def entry(self) -> Entry | None:
        """The current interview with what belongs to it."""
        return self._programme.entry(self._current)

    @property
    def last_changed(self) -> RowId | None:
        """The interview that changed last, if it is still there."""
        return self._changed if self._programme.entry(self._changed) else None

    @property
    def shelf(self) -> GuideShelf:
        """Every guide there is for the assessment."""
        if not self._session.is_open:
            return GuideShelf()
        return shelf(self._session.snapshot, self.guides)

    def roles(self) -> tuple[str, ...]:
        """Return the roles to suggest."""
        if not self._session.is_open:
            return ()
        snapshot = self._session.snapshot
        return roles(snapshot.material, self.guides.every(snapshot.edition))

    def refresh(self) -> None:
        """Take over the file if anything of the programme has changed in it."""
        if not self._session.is_open:
            return
        snapshot = self._session.snapshot
        seen = _parts(snapshot)
        same = list(map(id, seen)) == list(map(id, self._seen))
        if same and snapshot.conflicts == self._conflicts:
            return
        self._seen, self._conflicts = seen, snapshot.conflicts
        before, self._programme = self._programme, programme(snapshot)
        self._changed = differing(before, self._programme) or self._changed
        if self._programme.place_of(self._current) is None:
            self._current = None
        self.changed.emit()

    def count_lines(self) -> None:
        """Take over how many lines of notes there are, which no change tells of."""
        self._seen = ()
        self.refresh()

    def overdue(self, today: date) -> tuple[Entry, ...]:
        """Return the interviews that should have been cleared out before ``today``."""
        if not self._session.is_open:
            return ()
        late = {one.id for one in self._session.snapshot.material.overdue(today.isoformat())}
        return tuple(entry for entry in self._programme.entries if entry.id in late)

    def choose(self, row: RowId | None) -> None:
        """Make an interview the current one."""
        if row != self._current:
            self._current = row
            self.chosen.emit(row)

    def enter(
        self, row: RowId | None, field: Field, typed: str, step: StepId | None = None
    ) -> RowId | None:
        """Take over what was typed; without an interview it begins the next one.

        Returns the interview, ``None`` if nothing was typed to begin one with. Raises
        ``KompassError``.
        """
        entry = self._programme.entry(row)
        before = entry.interview if entry else None
        given = fields.read(field, typed, self._programme, before)
        if before is not None:
            self._set(before.id, given, step or StepId(new_id()))
            return before.id
        if not typed.strip():
            return None
        return self._add({**fields.proposal(self._programme).fields(), **given})

    def set(self, row: RowId, step: StepId | None = None, /, **given: object) -> bool:
        """Change fields of an interview; tell whether they could be."""
        return self._tried(lambda: self._set(row, given, step or StepId(new_id()))) is not None  # type: ignore[arg-type]

    def add(self) -> RowId | None:
        """Add an interview after the last one and make it the current one."""
        row = self._tried(lambda: self._add(fields.proposal(self._programme).fields()))
        if row is not None:
            self.choose(row)
        return row

    def remove(self, row: RowId) -> bool:
        """Remove an interview with its people and notes; undo brings it back."""
        from kompass.assessment import edits

        place = self._programme.place_of(row)
        done = self.edit(lambda file: edits.remove_interview(file, row))
        left = self._programme.entries
        if done and place is not None and left:
            self.choose(left[min(place, len(left) - 1)].id)
        elif done:
            self.choose(None)
        return done

    def shift(self, row: RowId, minutes: int) -> bool:
        """Hold an interview so many minutes later, or earlier."""
        entry = self._programme.entry(row)
        given = moved(entry.interview, minutes) if entry else None
        return given is not None and self.set(row, **given)

    def shift_day(self, row: RowId, days: int) -> bool:
        """Hold an interview so many days later, or earlier."""
        entry = self._programme.entry(row)
        if entry is None or entry.interview.day is None:
            return False
        return self.set(row, day=entry.interview.day + timedelta(days))

    def add_person(self, row: RowId) -> RowId | None:
        """Add somebody to an interview, with a code for the role."""
        from kompass.assessment import edits

        entry = self._programme.entry(row)
        if entry is None:
            return None
        snapshot = self._session.snapshot
        sets = self.guides.every(snapshot.edition)
        code = code_for(entry.interview.role, sets, taken_codes(snapshot.material))
        return self._tried(
            lambda: self._session.edit(lambda file: edits.add_person(file, row, code=code))
        )

    def take_guide(self, choice: GuideChoice, row: RowId | None = None) -> RowId | None:
        """Put a guide into the assessment, and hold an interview by it, in one step."""
        from kompass.assessment import edits

        step = StepId(new_id())

        def taken(file: AssessmentFile) -> RowId:
            guide = take(file, choice, step)
            if row is not None:
                edits.set_interview(file, row, step=step, guide=guide)
            return guide

        return self._tried(lambda: self._session.edit(taken))

    def new_guide(self, title: str) -> RowId | None:
        """Add an empty guide, and return its id."""
        from kompass.assessment import edits

        return self._tried(
            lambda: self._session.edit(lambda file: edits.add_guide(file, "", title))
        )

    def with_guide(
        self, file: AssessmentFile, row: RowId | None, given: InterviewFields, step: StepId
    ) -> InterviewFields:
        """Add the guide for a role that has been typed, where none has been chosen."""
        known = file.snapshot.material.interview(row) if row else None
        if "role" not in given or "guide" in given or (known and known.guide):
            return given
        guide = guide_for(file, given["role"], self.guides, step)
        return {**given, "guide": guide} if guide else given

    def edit(self, use_case: Callable[[AssessmentFile], object]) -> bool:
        """Change the file; tell whether it could be done."""

        def done() -> bool:
            self._session.edit(use_case)
            return True

        return self._tried(done) is not None

    def _set(self, row: RowId, given: InterviewFields, step: StepId) -> bool:
        from kompass.assessment import edits

        def change(file: AssessmentFile) -> None:
            edits.set_interview(file, row, step=step, **self.with_guide(file, row, given, step))

        self._session.edit(change)
        return True

    def _add(self, given: InterviewFields) -> RowId:
        from kompass.assessment import edits

        step = StepId(new_id())
        return self._session.edit(
            lambda file: edits.add_interview(
                file, step=step, **self.with_guide(file, None, given, step)
            )
        )

    def _tried(self, do: Callable[[], T]) -> T | None:
        try:
            result = do()
        except KompassError as error:
            self.refused.emit(str(error))
            return None
        self.refused.emit("")
        return result

    def _on_opened(self) -> None:
        self._seen = ()
        self._current = None
        self.guides.forget()
        self.refresh()
        self.chosen.emit(None)

    def _on_closed(self) -> None:
        self._programme, self._seen, self._current = Programme(), (), None
        self.changed.emit()
        self.chosen.emit(None)


def _parts(snapshot: Snapshot) -> tuple[object, ...]:
    """Return what the programme is made of, which a line of notes is not."""
    material = snapshot.material
    return (
        material.interviews, material.people, material.guides, material.guide_questions,
        material.erased, snapshot.assessors, snapshot.details, snapshot.edition,
    )  # fmt: skip
