"""The notes of one interview: shown on a paper, written to the file by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError
from kompass.ids import StepId, new_id
from kompass.interviews.line_words import without_names
from kompass.interviews.unfinished import unfinished_name
from ui.notes.around import Around
from ui.notes.clocks import Clocks
from ui.notes.filling import Same, lines_to_show, stand_alike
from ui.notes.paper import Paper
from ui.notes.rows import Deed, Row
from ui.notes.timers import single_shot
from ui.notes.writing import Writing

if TYPE_CHECKING:
    from kompass.assessment.material import Interview, Material
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import QuestionId, RowId
    from ui.session import Session

SAVE_AFTER_MS: Final = 250
"""After the last key."""
SAVE_AT_LEAST_EVERY_MS: Final = 240
"""While somebody types without a pause: leaves 160 of 400 to the write on a busy machine."""
RETRY_AFTER_MS: Final = 2000
BURST_ENDS_AFTER_MS: Final = 3000
AT_ONCE: Final = 400
"""Lines of a long paste that are written before the window lives on."""


class Notebook(QObject):
    """The lines of the interview that is shown.

    * ``filling``: the paper is about to be filled anew
    * ``shown``: another interview, or its lines in another order
    * ``begun``: the first key of a line
    * ``changed``: tags, speakers, signals or texts have changed in the file
    * ``saved``: what was typed is in the file
    * ``refused``: a sentence about what could not be done, empty when all is well
    """

    filling = Signal()
    shown = Signal()
    begun = Signal()
    changed = Signal()
    saved = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, paper: Paper, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.paper = paper
        self.around = Around(self)
        self.interview_id: RowId | None = None
        self.last: QuestionId | None = None
        """What was tagged last: ``§§`` repeats it."""
        self.on_begin: Callable[[Row], object] = lambda _: None
        """Told about a line that begins now: it may be tied to something."""
        self.cursor: Callable[[], tuple[int, int]] = lambda: (-1, 0)
        """Asked in which line, and before which character, the cursor is."""
        self.clocks = Clocks(self)
        self._writing = Writing(self)
        self._step: tuple[Row | None, StepId] | None = None
        self._busy = False
        self._seen: object = None
        self._soon = single_shot(self, SAVE_AFTER_MS, self.save_some, precise=True)
        self._latest = single_shot(self, SAVE_AT_LEAST_EVERY_MS, self.save_some, precise=True)
        self._pause = single_shot(self, BURST_ENDS_AFTER_MS, self.end_burst)
        paper.typed.connect(self._on_typed)
        paper.dropped.connect(self._on_dropped)
        session.changed.connect(self._on_changed)
        session.flush_requested.connect(self.save)
        session.seat.changed.connect(self._on_seat)
        session.closed.connect(lambda: self.show(None))

    @property
    def rows(self) -> list[Row]:
        """The lines, in order."""
        return self.paper.rows

    @property
    def material(self) -> Material:
        """Everything there is about interviews and sources."""
        return self.session.snapshot.material

    @property
    def interview(self) -> Interview | None:
        """The interview that is shown."""
        if self.interview_id is None or not self.session.is_open:
            return None
        return self.material.interview(self.interview_id)

    @property
    def can_write(self) -> bool:
        """Whether lines can be written."""
        return self.interview is not None and not self.session.read_only

    @property
    def me(self) -> RowId | None:
        """The assessor who writes, ``None`` while that is not known."""
        person = self.session.seat.person
        return person.id if person is not None else None

    def show(self, interview: RowId | None) -> bool:
        """Show the notes of an interview; tell whether what was pending of another is saved.

        If it is not, the other one stays.
        """
        if self.interview is not None and not self.save():
            return False
        self.end_burst()
        self.interview_id, self.last = interview, None
        self.paper.fill([Row()], [""])
        self.fill()
        return True

    def fill(self) -> None:
        """Show the lines as they stand in the file; lines not written yet keep their places."""
        found = lines_to_show(self)
        self._seen = self._state()
        self.filling.emit()
        self.paper.fill([row for row, _ in found], [text for _, text in found])
        self.shown.emit()

    def is_foreign(self, author: RowId | None) -> bool:
        """Tell whether somebody else of the team has written a line."""
        return author is not None and self.me is not None and author != self.me

    def stored_text(self, at: int, *, typing: bool = False) -> str:
        """Return a line as it goes into the file: registered names never do.

        While somebody is ``typing``, a name that is only half there does not either.
        """
        row, text = self.rows[at], self.paper.text(at)
        people = self.around.people(self.material)
        here, column = self.cursor()
        if typing and here == at:
            text = text[: unfinished_name(text[:column], people)] + text[column:]
        return without_names(text, people, row.let_be)[0]

    # Saving

    def touch(self, row: Row, *deeds: Deed) -> None:
        """Have a line written soon, and these things done to it then."""
        row.dirty = True
        row.deeds += deeds
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()
        self._pause.start()

    def begin(self, row: Row) -> None:
        """Note the time of the first key of a line."""
        if row.line is None and row.begun is None:
            row.begun = datetime.now(UTC)
            self.on_begin(row)
            self.begun.emit()

    def save(self) -> bool:
        """Write everything that waits, now; tell whether it is in the file."""
        return self._save(None)

    def save_some(self) -> None:
        """Write what waits; of a long paste so much that the window stays alive."""
        self._save(AT_ONCE)

    def do(
        self, change: Callable[[AssessmentFile, StepId], object], *, refill: bool = False
    ) -> bool:
        """Save, change the file in a step of its own, and show it; tell whether it was done."""
        waiting = self._dirty()
        before, step = self.step_for(None), StepId(new_id())
        interview = self.interview

        def both(file: AssessmentFile) -> None:
            if waiting and interview is not None:
                self._writing.write(file, interview.id, waiting, before)
            change(file, step)

        done = self._edit(both, refill=refill)
        self.end_burst()
        if done and waiting:
            self.saved.emit()
        return done

    def step_for(self, row: Row | None) -> StepId:
        """Return the step of undo that typing in a line belongs to."""
        if self._step is None or self._step[0] is not row:
            self._step = (row, StepId(new_id()))
        return self._step[1]

    def end_burst(self) -> None:
        """Let what is typed next be another step of undo."""
        self._step = None

    def _save(self, most: int | None) -> bool:
        self._soon.stop()
        self._latest.stop()
        waiting = self._dirty()
        if not waiting or self.interview is None:
            return True
        part = waiting if most is None else waiting[:most]
        step = self.step_for(self.rows[part[0]] if len(part) == 1 else None)
        interview = self.interview.id
        typing = most is not None

        def write(file: AssessmentFile) -> None:
            self._writing.write(file, interview, part, step, typing=typing)

        if not self._edit(write):
            self._soon.start(RETRY_AFTER_MS)
            return False
        self._soon.setInterval(SAVE_AFTER_MS)
        if len(part) < len(waiting):
            self._soon.start(0)
        else:
            self.saved.emit()
        return True

    def _edit(self, change: Callable[[AssessmentFile], object], *, refill: bool = False) -> bool:
        self._busy = True
        try:
            self.session.edit(change)
        except KompassError as error:
            self._tell(str(error))
            return False
        finally:
            self._busy = False
        self._tell("")
        self._follow(refill=refill, ours=True)
        return True

    def _tell(self, sentence: str) -> None:
        self.session.report_trouble(self, sentence if self._dirty() else "")
        self.refused.emit(sentence)

    def _dirty(self) -> list[int]:
        return [at for at, row in enumerate(self.rows) if row.dirty]

    # Following

    def _on_typed(self, row: Row) -> None:
        self.begin(row)
        self.touch(row)

    def _on_dropped(self, rows: Sequence[Row]) -> None:
        gone = [row.id for row in rows if row.id is not None]
        if gone:
            from kompass.assessment.edits import remove_lines

            self.do(lambda file, step: remove_lines(file, gone, step=step))

    def _on_changed(self) -> None:
        if not self._busy and self.interview_id is not None:
            self.end_burst()
            self._follow()

    def _on_seat(self) -> None:
        if not self._busy and self.interview is not None and self._state() != self._seen:
            self.fill()

    def _follow(self, *, refill: bool = False, ours: bool = False) -> None:
        """Show what has changed in the file; what waits to be written goes before it."""
        now = self._state()
        if now == self._seen and not refill:
            return
        self._seen = now
        kept = self.interview is not None and not refill
        if not kept or not stand_alike(self, self.clocks.lines(), ours=ours):
            self.fill()
            return
        material = self.material
        for at, row in enumerate(self.rows):
            if (before := row.line) is None:
                continue
            line, links = material.lines[before.id], material.links_to(before.id)
            if before is line and row.links == links:
                continue
            told = self.stored_text(at)
            row.take(line, links, foreign=self.is_foreign(line.author))
            if not row.dirty and line.text not in (before.text, told):
                self.paper.set_text(at, line.text)
                self.paper.forget_edits()
        self.changed.emit()

    def _state(self) -> tuple[object, ...]:
        if self.interview_id is None or not self.session.is_open:
            return ()
        material = self.material
        parts = (material.lines, material.links, material.people, material.started)
        return (*map(Same, parts), self.me, self.session.snapshot.conflicts)
