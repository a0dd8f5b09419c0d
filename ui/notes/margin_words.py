"""What the margins say about a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kompass.assessment.material_kinds import LinkOrigin, Secrecy
from kompass.interviews.line_model import Signal
from kompass.interviews.questions import chip
from kompass.swedish import join_words
from ui.notes.line_conflicts import LineConflicts

if TYPE_CHECKING:
    from datetime import datetime

    from kompass.catalogue.model import Question
    from kompass.ids import QuestionId, RowId
    from ui.notes.notebook import Notebook
    from ui.notes.rows import Row


class MarginWords(QObject):
    """Looks up names, numbers and times for the rows of a notebook."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(notebook)
        self._notebook = notebook
        self.several_authors = False
        self.conflicts = LineConflicts(notebook)
        self._numbers: dict[QuestionId, Question] = {}
        self._edition: object = None
        notebook.shown.connect(self._count_authors)

    def time_of(self, row: Row) -> str:
        """Return the time of the first key: 14:02."""
        at = self._at(row)
        return f"{at.astimezone():%H:%M}" if at is not None else ""

    def author_of(self, row: Row) -> str:
        """Return the initials of who wrote the line."""
        return _initials(self._author(row))

    def speaker_of(self, row: Row) -> str:
        """Return the role code of who speaks."""
        if not row.speaker:
            return ""
        return self._notebook.material.code_of(row.speaker) or "NN"

    def number_of(self, question: QuestionId) -> str:
        """Return the number of a question: 3.4."""
        found = self._question(question)
        return found.number if found else "?"

    def title_of(self, question: QuestionId) -> str:
        """Return number and title of a question."""
        found = self._question(question)
        return chip(found) if found else "?"

    def about(self, row: Row) -> str:
        """Return time, author, speaker, time marks and level in words."""
        parts = []
        if row.at is not None:
            own, right = row.at.astimezone(), self._at(row)
            parts.append(self.tr("Påbörjad {0}").format(f"{own:%H:%M:%S}"))
            if right is not None and right != own:
                told = f"{right.astimezone():%H:%M:%S}"
                parts[-1] += self.tr(", {0} med jämkade klockor").format(told)
        if name := self._author(row):
            parts.append(self.tr("skriven av {0}").format(name))
        if row.speaker:
            parts.append(self.tr("{0} säger det").format(self.speaker_of(row)))
        if row.line is not None and row.line.time_mark:
            parts.append(self.tr("tidsmärke {0}: titta tillbaka").format(row.line.time_mark))
        if row.level is Secrecy.SENSITIVE:
            parts.append(self.tr("känslig"))
        if row.line is not None and row.line.removed:
            parts.append(self.tr("borttagen, men en kollega bygger på den"))
        return "\n".join(parts)

    def about_tags(self, row: Row) -> str:
        """Return signals and tags in words."""
        names = {
            Signal.KEY: self.tr("!! viktigt belägg"),
            Signal.CHECK: self.tr("?? kontrollera i dokument"),
            Signal.UP: self.tr("++ talar för högre poäng"),
            Signal.DOWN: self.tr("-- talar för lägre poäng"),
            Signal.VERBATIM: self.tr("”” ordagrant citat"),
            Signal.CONTINUES: self.tr("&& fortsätter raden ovanför"),
        }
        known = {signal.value: words for signal, words in names.items()}
        parts = [known.get(sign, sign) for sign in row.signals]
        if undecided := self.conflicts.told(row.id):
            parts.insert(0, self.tr("{0} Klicka för att avgöra.").format(undecided))
        for question, origin in row.tags:
            how = self.tr(" (från guiden)") if origin is LinkOrigin.INHERITED else ""
            parts.append(self.title_of(question) + how)
        if both := self.witnesses_of(row):
            who = join_words([self._name(one) for one in both])
            parts.append(self.tr("= samma uppgift, ett belägg; antecknad av {0}").format(who))
        return "\n".join(parts)

    def name_of(self, author: RowId | None) -> str:
        """Return the name of an assessor, empty if not known."""
        return self._name(author)

    def initials_of(self, author: RowId | None) -> str:
        """Return the initials of an assessor."""
        return _initials(self._name(author))

    def witnesses_of(self, row: Row) -> tuple[RowId | None, ...]:
        """Return who have noted the same statement, where it is more than one line."""
        notebook = self._notebook
        if row.id is None or not notebook.session.is_open:
            return ()
        same = notebook.clocks.same_as(row.id)
        lines = [line for one in same if (line := notebook.material.lines.get(one))]
        return tuple(dict.fromkeys(line.author for line in lines))

    def same_in_short(self, row: Row) -> str:
        """Return the initials of those who have noted the same statement: "AE = BL"."""
        return " = ".join(_initials(self._name(one)) or "?" for one in self.witnesses_of(row))

    def _at(self, row: Row) -> datetime | None:
        """Return when a line was begun, by the own clock."""
        return self._notebook.clocks.time_of(row.line) if row.line is not None else row.at

    def _author(self, row: Row) -> str:
        return self._name(row.line.author if row.line is not None else self._notebook.me)

    def _name(self, author: RowId | None) -> str:
        if not self._notebook.session.is_open:
            return ""
        team = self._notebook.session.snapshot.assessors
        return next((person.name for person in team if person.id == author), "")

    def _question(self, question: QuestionId) -> Question | None:
        edition = self._notebook.session.snapshot.edition
        if self._edition is not edition:
            self._edition = edition
            self._numbers = {one.id: one for one in edition.questions()}
        return self._numbers.get(question)

    def _count_authors(self) -> None:
        authors = {row.line.author for row in self._notebook.rows if row.line is not None}
        self.several_authors = len(authors - {None}) > 1 or any(
            row.foreign for row in self._notebook.rows
        )


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split()[:2]).upper()
