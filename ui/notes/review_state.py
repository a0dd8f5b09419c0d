"""Which line is being gone through, and what is done to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kompass.assessment.material_kinds import LinkOrigin, Secrecy
from kompass.interviews.suggesting import Suggestions

if TYPE_CHECKING:
    from kompass.assessment.material_kinds import Line
    from kompass.assessment.storage import AssessmentFile
    from kompass.catalogue.model import Question
    from kompass.ids import QuestionId, RowId, StepId
    from kompass.interviews.questions import QuestionFinder
    from ui.notes.notebook import Notebook
    from ui.notes.rows import Row


class ReviewState(QObject):
    """Goes through one's own lines that have not been gone through. ``changed`` after each key."""

    changed = Signal()

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(notebook)
        self._notebook = notebook
        self._ids: list[RowId] = []
        self._place = 0
        self._suggestions = Suggestions(())
        self.typed = ""
        self.last: QuestionId | None = None
        self.said = ""
        self._comment: dict[RowId, str] = {}

    @property
    def row(self) -> Row | None:
        """The line as the notebook has it."""
        if self._place >= len(self._ids):
            return None
        wanted = self._ids[self._place]
        return next((row for row in self._notebook.rows if row.id == wanted), None)

    @property
    def line(self) -> Line | None:
        """The line to code, ``None`` when there is none left."""
        row = self.row
        return row.line if row is not None else None

    @property
    def left(self) -> int:
        """How many are left, this one included."""
        return len(self._ids) - self._place

    @property
    def meant(self) -> Question | None:
        """The question that the typed digits stand for."""
        return self._finder().numbered(self.typed) if self.typed else None

    @property
    def suggested(self) -> Question | None:
        """The question that lines with the same words are about."""
        row = self.row
        if row is None or row.line is None or row.tags:
            return None
        found = self._suggestions.suggest(row.line.text)
        return self._finder().get(found) if found else None

    @property
    def comment(self) -> str:
        """What somebody has said about the line."""
        row = self.row
        if row is None or row.id is None:
            return ""
        said = next((link.comment for link in row.links if link.comment), "")
        return said or self._comment.get(row.id, "")

    def start(self) -> None:
        """Begin with the first line that has not been gone through."""
        self._notebook.save()
        self._ids = [
            row.id
            for row in self._notebook.rows
            if row.line is not None
            and row.id is not None
            and not row.foreign
            and not row.line.reviewed
            and (row.line.text.strip() or row.line.time_mark)
        ]
        self._place, self.typed, self.said = 0, "", ""
        self._learn()
        self.changed.emit()

    def type(self, sign: str) -> None:
        """Take one more digit."""
        self.typed += sign
        self._say("")

    def backspace(self) -> None:
        """Take away a digit, or go back to the line before."""
        if self.typed:
            self.typed = self.typed[:-1]
        elif self._place:
            self._place -= 1
        self._say("")

    def enter(self, *, stay: bool = False) -> None:
        """Tie the line to what is typed, else to what is suggested, else let it be as it is."""
        row = self.row
        if row is None:
            return
        if self.typed:
            found = self.meant
            if found is None:
                self._say(self.tr("Det finns ingen fråga {0}.").format(self.typed))
                return
            self._tie(found.id, stay=stay)
        elif (pale := self.suggested) is not None:
            self._tie(pale.id, stay=stay)
        elif row.tags:
            self._accept(tuple(question for question, _ in row.tags))
        else:
            self._say(self.tr("Skriv frågans siffror, t.ex. 34, eller X för inget belägg."))

    def same_as_last(self) -> None:
        """Tie the line to the question that the last one was tied to."""
        if self.last is None:
            self._say(self.tr("Ingen rad har kopplats än, så det finns ingen förra fråga."))
        elif self.row is not None:
            self._tie(self.last, stay=False)

    def no_evidence(self) -> None:
        """Let the line be evidence for nothing."""

        def change(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import remove_links

            remove_links(file, line, step=step)

        self._settle(change)

    def toggle_sensitive(self) -> None:
        """Mark the line as sensitive, or as internal again."""
        row = self.row
        if row is None:
            return
        sensitive = row.level is Secrecy.SENSITIVE
        level = Secrecy.INTERNAL if sensitive else Secrecy.SENSITIVE

        def change(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import mark_line

            mark_line(file, line, step=step, level=level)

        self._change(change)

    def write_comment(self, comment: str) -> None:
        """Say something about what the line says; also about ties that are made later."""
        row = self.row
        if row is None or row.id is None:
            return
        self._comment[row.id] = comment
        links = [link.id for link in row.links]

        def change(file: AssessmentFile, _line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import set_link

            for link in links:
                set_link(file, link, step=step, comment=comment)

        self._change(change)
        if not links:
            self._say(self.tr("Kommentaren sparas när raden knyts till en fråga."))

    def write_text(self, text: str) -> None:
        """Word the line anew; registered names become role codes."""
        from kompass.interviews.line_words import without_names

        row = self.row
        people = self._notebook.around.people(self._notebook.material)
        written = without_names(text, people, row.let_be if row is not None else ())[0]

        def change(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import set_line

            set_line(file, line, written, step=step)

        self._change(change)

    def _tie(self, question: QuestionId, *, stay: bool) -> None:
        me, row = self._notebook.me, self.row
        comment = self._comment.get(row.id, "") if row is not None and row.id else ""

        def change(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import Tie, add_links

            _forget_inherited(file, line, [question], step)
            tie = Tie(question, comment=comment, origin=LinkOrigin.REVIEW)
            add_links(file, line, [tie], author=me, step=step)

        self.last, self.typed = question, ""
        if stay:
            self._change(change)
        else:
            self._settle(change)

    def _accept(self, questions: Sequence[QuestionId]) -> None:
        """Let the line be tied to what it is tied to; inherited ties are somebody's from now on."""
        me = self._notebook.me

        def change(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import Tie, add_links

            gone = _forget_inherited(file, line, questions, step)
            ties = [Tie(question, origin=LinkOrigin.REVIEW) for question in gone]
            add_links(file, line, ties, author=me, step=step)

        self._settle(change)

    def _settle(self, change: Callable[[AssessmentFile, RowId, StepId], object]) -> None:
        """Do something to the line, mark it as gone through, and go on."""

        def both(file: AssessmentFile, line: RowId, step: StepId) -> None:
            from kompass.assessment.edits import mark_line

            change(file, line, step)
            mark_line(file, line, step=step, reviewed=True)

        if self._change(both):
            self._place += 1
            self._learn()
            self.changed.emit()

    def _change(self, change: Callable[[AssessmentFile, RowId, StepId], object]) -> bool:
        row = self.row
        if row is None or row.id is None:
            return False
        if not self._notebook.can_write:
            self._say(self.tr("Filen går bara att läsa just nu."))
            return False
        line = row.id
        done = self._notebook.do(lambda file, step: change(file, line, step))
        self._say("" if done else self.tr("Det gick inte att spara. Försök igen."))
        return done

    def _learn(self) -> None:
        """Learn from the lines of all interviews that somebody has tied to a question."""
        material = self._notebook.material
        self._suggestions = Suggestions(
            (line.text, link.question)
            for line in material.lines.values()
            for link in material.links_to(line.id)
            if link.origin is not LinkOrigin.INHERITED
        )

    def _say(self, sentence: str) -> None:
        self.said = sentence
        self.changed.emit()

    def _finder(self) -> QuestionFinder:
        return self._notebook.around.finder(self._notebook.session.snapshot.edition)


def _forget_inherited(
    file: AssessmentFile, line: RowId, questions: Sequence[QuestionId], step: StepId
) -> list[QuestionId]:
    """Remove the ties to these questions that come from the guide, and return which they were."""
    from kompass.assessment.edits import remove_links

    inherited = [
        link.question
        for link in file.snapshot.material.links_to(line)
        if link.origin is LinkOrigin.INHERITED and link.question in questions
    ]
    remove_links(file, line, inherited, step=step)
    return inherited
