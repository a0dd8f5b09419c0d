"""What typing does besides changing the text: tags, speakers, signals, carried out on lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kompass.assessment.material_kinds import LinkOrigin
from kompass.ids import RowId
from kompass.interviews.line_model import (
    Effect,
    Marked,
    Replaced,
    Spoke,
    Stuck,
    Tagged,
    Unstuck,
    Untagged,
    Where,
)
from kompass.interviews.line_tags import tags_of_new_line

if TYPE_CHECKING:
    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import QuestionId, StepId
    from ui.notes.notebook import Notebook
    from ui.notes.rows import Row


class Effects:
    """Carries out effects; what sticks to the lines that follow is kept here."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self.sticking: tuple[QuestionId, ...] = ()
        """What ``§34!`` ties to all following lines."""
        self.pointed_at: Callable[[], QuestionId | None] = lambda: None
        """Asked which question of the guide is being asked."""
        self.touched: Callable[[Row, QuestionId | None], object] = lambda _row, _question: None
        """Told about a line that begins, or is tied to a question: the guide may be touched."""
        notebook.on_begin = self.begin

    def begin(self, row: Row) -> None:
        """Tie a line that begins now to what sticks and what is being asked."""
        ties = tags_of_new_line(self.sticking, self.pointed_at())
        there = {question for question, _ in row.ties}
        new = [(one, LinkOrigin(origin)) for one, origin in ties if one not in there]
        row.ties = (*row.ties, *new)
        self.touched(row, self.pointed_at())

    def carry_out(self, row: Row, above: Row | None, effects: Sequence[Effect]) -> None:
        """Do what a key has done to a line, and to the one above."""
        for effect in effects:
            there = getattr(effect, "where", Where.THIS) is Where.ABOVE
            target = above if there else row
            if target is not None:
                self._one(target, effect)

    def tag(self, row: Row, question: QuestionId) -> None:
        """Tie a line to a question, as somebody has typed it."""
        self._notebook.last = question
        if row.id is None:
            kept = tuple(tie for tie in row.ties if tie[0] != question)
            row.ties = (*kept, (question, LinkOrigin.TYPED))
            self.touched(row, question)
            return
        me = self._notebook.me

        def deed(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import Tie, add_links, remove_links

            there = file.snapshot.material.links_to(line)
            if any(
                link.question == question and link.origin is LinkOrigin.INHERITED for link in there
            ):
                remove_links(file, line, [question], step=step)
            add_links(file, line, [Tie(question)], author=me, step=step)

        self.touched(row, question)
        self._notebook.touch(row, deed)

    def untag(self, row: Row, question: QuestionId) -> None:
        """Let a line no longer be tied to a question."""
        row.ties = tuple(tie for tie in row.ties if tie[0] != question)
        if row.id is None:
            return

        def deed(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import remove_links

            remove_links(file, line, [question], step=step)

        self._notebook.touch(row, deed)

    def speak(self, row: Row, person: RowId) -> None:
        """Let somebody say what a line says."""
        row.speaker = person
        if row.id is None:
            return

        def deed(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import mark_line

            mark_line(file, line, step=step, speaker=person)

        self._notebook.touch(row, deed)

    def _one(self, row: Row, effect: Effect) -> None:  # noqa: C901 - one case for each effect
        match effect:
            case Tagged() | Stuck():
                self.tag(row, effect.question)
                if isinstance(effect, Stuck):
                    others = (one for one in self.sticking if one != effect.question)
                    self.sticking = (*others, effect.question)
            case Untagged():
                self.untag(row, effect.question)
            case Unstuck():
                for question in self.sticking:
                    self.untag(row, question)
                self.sticking = ()
            case Spoke():
                self.speak(row, RowId(effect.person))
            case Marked():
                self._mark(row, effect)
            case Replaced():
                pass  # has happened in the text

    def _mark(self, row: Row, effect: Marked) -> None:
        signal = effect.signal.value

        def deed(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import mark_line

            there = file.snapshot.material.lines[line].signals
            mark_line(file, line, step=step, signals=tuple(dict.fromkeys((*there, signal))))

        self._notebook.touch(row, deed)
