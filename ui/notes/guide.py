"""The guide of an interview while it is held: a pointer that roams, and what has been asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.assessment.material_kinds import Touch
from kompass.interviews.matrix import Left, left
from kompass.interviews.questions import QuestionFinder

if TYPE_CHECKING:
    from kompass.assessment.material_kinds import Asked, GuideQuestion
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import QuestionId, RowId, StepId
    from ui.notes.notebook import Notebook
    from ui.notes.rows import Row


@dataclass(frozen=True)
class Point:
    """One question of the guide, or one beside it that somebody has jumped to."""

    id: RowId | None
    """Of the guide's question; ``None`` for one beside the guide."""
    question: QuestionId | None
    number: str
    text: str
    state: Touch | None = None
    again: bool = False


class Guide(QObject):
    """The points of the guide of the interview that a notebook shows, and the pointer.

    ``changed``: points, states or the pointer are others. ``moved``: the pointer has moved.
    """

    changed = Signal()
    moved = Signal()

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(notebook)
        self._notebook = notebook
        self._interview: RowId | None = None
        self._beside: QuestionId | None = None
        self.points: tuple[Point, ...] = ()
        self.pointer: int | None = None
        """The place of the question that is being asked."""
        self._before_jump: tuple[int | None, QuestionId | None] | None = None
        notebook.shown.connect(self._on_shown)
        notebook.changed.connect(self.follow)
        notebook.session.changed.connect(self.follow)

    @property
    def origin(self) -> str:
        """What the guide was made from ("Kompass eget förslag"), empty if nothing."""
        interview = self._notebook.interview
        found = interview.guide if interview is not None else None
        guide = self._notebook.material.guide(found) if found else None
        return guide.origin if guide is not None else ""

    @property
    def title(self) -> str:
        """The name of the guide, empty if the interview has none."""
        interview = self._notebook.interview
        guide = self._notebook.material.guide(interview.guide) if interview and interview.guide \
            else None  # fmt: skip
        return guide.title if guide is not None else ""

    @property
    def current(self) -> Point | None:
        """The point of the pointer, ``None`` before the first question."""
        return self.points[self.pointer] if self.pointer is not None else None

    @property
    def question(self) -> QuestionId | None:
        """The question that lines inherit."""
        return self.current.question if self.current is not None else None

    def follow(self) -> None:
        """Take over the guide and what is marked about it."""
        points = self._read()
        if points != self.points:
            self.points = points
            if self.pointer is not None and self.pointer >= len(points):
                self.pointer = len(points) - 1 if points else None
            self.changed.emit()

    def step(self, by: int) -> None:
        """Move the pointer; above the first question there is none."""
        if not self.points:
            return
        now = -1 if self.pointer is None else self.pointer
        to = min(max(now + by, -1), len(self.points) - 1)
        self.point_at(None if to < 0 else to)

    def point_at(self, place: int | None) -> None:
        """Put the pointer at a point, or before the first."""
        if place != self.pointer:
            self.pointer = place
            self.moved.emit()
            self.changed.emit()

    def find(self, typed: str) -> tuple[QuestionId, ...]:
        """Return the questions that digits or a word mean, those of the guide first."""
        finder = self._finder()
        exact = finder.numbered(typed)
        if exact is not None:
            return (exact.id,)
        found = finder.starting(typed) if typed[:1].isdigit() else finder.named(typed)
        in_guide = {point.question for point in self.points}
        return tuple(one.id for one in sorted(found, key=lambda one: one.id not in in_guide))

    def jump(self, question: QuestionId) -> None:
        """Put the pointer at a question, also at one beside the guide."""
        self._before_jump = (self.pointer, self._beside)
        places = [at for at, point in enumerate(self.points) if point.question == question]
        if not places:
            self._beside = question
            self.points = self._read()
            places = [len(self.points) - 1]
        self.pointer = places[0]
        self.moved.emit()
        self.changed.emit()

    def back(self) -> None:
        """Put the pointer where it was before the last jump."""
        if self._before_jump is not None:
            place, self._beside = self._before_jump
            self._before_jump = None
            self.points = self._read()
            self.pointer = place
            self.moved.emit()
            self.changed.emit()

    def touch(self, row: Row, question: QuestionId | None) -> None:
        """Mark the points as touched that a line is about: by its question, or the pointer."""
        interview = self._notebook.interview
        if interview is None:
            return
        here = self.current if question == self.question else None
        fresh = [
            point.id
            for point in self.points
            if point.id is not None and point.state is None
            if point is here or (question is not None and point.question == question)
        ]

        def deed(file: AssessmentFile, _line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import set_asked

            for asked in fresh:
                set_asked(file, interview.id, asked, Touch.TOUCHED, step=step)

        if fresh:
            row.deeds.append(deed)

    def set_state(self, place: int, state: Touch | None) -> None:
        """Mark how far a point has come."""
        point, interview = self.points[place], self._notebook.interview
        if point.id is None or interview is None or not self._notebook.can_write:
            return
        asked = point.id

        def change(file: AssessmentFile, step: StepId) -> None:
            from kompass.assessment.edits import set_asked

            set_asked(file, interview.id, asked, state, step=step)

        self._notebook.do(change)

    def cycle(self, place: int) -> None:
        """Go from unasked to touched to enough and round again."""
        following = {None: Touch.TOUCHED, Touch.TOUCHED: Touch.ENOUGH, Touch.ENOUGH: None}
        self.set_state(place, following[self.points[place].state])

    def enough(self) -> None:
        """Mark the current point as enough, and go on to the next one."""
        if self.pointer is not None:
            self.set_state(self.pointer, Touch.ENOUGH)
            if self.pointer + 1 < len(self.points):
                self.step(1)

    def ask_again(self) -> bool | None:
        """Mark that the current point is to be asked once more, or no longer; return which."""
        point, interview = self.current, self._notebook.interview
        if point is None or point.id is None or interview is None or not self._notebook.can_write:
            return None
        asked, again = point.id, not point.again

        def change(file: AssessmentFile, step: StepId) -> None:
            from kompass.assessment.edits import set_again

            set_again(file, interview.id, asked, again=again, step=step)

        return again if self._notebook.do(change) else None

    def left(self, now: datetime) -> Left | None:
        """Return what is left of the interview; ``None`` without an interview."""
        interview = self._notebook.interview
        if interview is None:
            return None
        ends = None
        if interview.day == now.date() and interview.ends is not None:
            ends = datetime.combine(now.date(), interview.ends).astimezone()
        ids = [point.id for point in self.points if point.id is not None]
        done = {point.id for point in self.points if point.id and point.state is not None}
        return left(now, ends, ids, done)

    def _read(self) -> tuple[Point, ...]:
        notebook = self._notebook
        interview = notebook.interview
        if interview is None:
            return ()
        material = notebook.material
        asked = material.questions_of(interview.guide) if interview.guide else ()
        points = tuple(self._point(one, material.asked_of(interview.id, one.id)) for one in asked)
        found = self._finder().get(self._beside) if self._beside else None
        if found is None:
            return points
        return (*points, Point(None, found.id, found.number, found.title))

    def _point(self, one: GuideQuestion, asked: Asked) -> Point:
        found = self._finder().get(one.question) if one.question else None
        text = one.text or (found.title if found else "")
        return Point(
            one.id, one.question, found.number if found else "", text, asked.state, asked.again
        )

    def _finder(self) -> QuestionFinder:
        return self._notebook.around.finder(self._notebook.session.snapshot.edition)

    def _on_shown(self) -> None:
        if self._interview != self._notebook.interview_id:
            self._interview = self._notebook.interview_id
            self.pointer = self._beside = self._before_jump = None
            self.points = ()
        self.points = self._read()
        self.changed.emit()


def again_in_words(points: Sequence[Point]) -> str:
    """Return the numbers of the points to ask again: "3.4, 5.1"."""
    return ", ".join(point.number or point.text[:20] for point in points if point.again)
