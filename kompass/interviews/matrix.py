"""Who has been asked about what: roles against questions, and what is left of an interview."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from kompass.catalogue.model import Edition
from kompass.ids import QuestionId
from kompass.swedish import NBSP, format_number


@dataclass(frozen=True)
class Talk:
    """What one interview has to do with the questions."""

    role: str
    planned: tuple[QuestionId, ...] = ()
    """By its guide."""
    asked: tuple[QuestionId, ...] = ()
    """By its tagged lines, one entry for each line, and by what is marked as asked."""
    cancelled: bool = False


@dataclass(frozen=True)
class Cell:
    """One role and one question."""

    planned: int = 0
    """In how many interviews the guide takes it up."""
    asked: int = 0
    """In how many interviews it has been taken up."""
    lines: int = 0
    """How many lines are about it."""


@dataclass(frozen=True)
class Matrix:
    """Roles against questions."""

    roles: tuple[str, ...]
    questions: tuple[QuestionId, ...]
    cells: Mapping[tuple[str, QuestionId], Cell] = field(default_factory=dict)

    def cell(self, role: str, question: QuestionId) -> Cell:
        """Return the cell of a role and a question; all zero if there is nothing."""
        return self.cells.get((role, question), Cell())

    def planned_with_nobody(self) -> tuple[QuestionId, ...]:
        """Return the questions that no guide takes up and nobody has been asked about."""
        return self._without(lambda cell: cell.planned or cell.asked)

    def asked_of_nobody(self) -> tuple[QuestionId, ...]:
        """Return the questions that nobody has been asked about yet."""
        return self._without(lambda cell: cell.asked)

    def asked_of(self, question: QuestionId) -> tuple[str, ...]:
        """Return the roles that have been asked about a question."""
        return tuple(role for role in self.roles if self.cell(role, question).asked)

    def _without(self, counts: Callable[[Cell], int]) -> tuple[QuestionId, ...]:
        return tuple(
            question
            for question in self.questions
            if not any(counts(self.cell(role, question)) for role in self.roles)
        )


def matrix(edition: Edition, talks: Sequence[Talk]) -> Matrix:
    """Return roles against the questions of ``edition``, in the order of the interviews.

    Cancelled interviews count for nothing, and so do questions of another edition. Roles
    are the same whatever their case.
    """
    questions = tuple(question.id for question in edition.questions())
    known = set(questions)
    roles: dict[str, str] = {}
    cells: dict[tuple[str, QuestionId], Cell] = {}
    for talk in talks:
        if talk.cancelled:
            continue
        role = roles.setdefault(" ".join(talk.role.casefold().split()), talk.role)
        for question in dict.fromkeys((*talk.planned, *talk.asked)):
            if question in known:
                old = cells.get((role, question), Cell())
                cells[role, question] = Cell(
                    old.planned + (question in talk.planned),
                    old.asked + (question in talk.asked),
                    old.lines + talk.asked.count(question),
                )
    return Matrix(tuple(roles.values()), questions, cells)


@dataclass(frozen=True)
class Left:
    """What is left of an interview."""

    minutes: int | None
    """Below zero when the time is over; ``None`` if no end is known."""
    questions: int

    @property
    def each(self) -> Decimal | None:
        """Minutes for each question left, ``None`` when that says nothing."""
        if self.minutes is None or self.minutes <= 0 or not self.questions:
            return None
        return (Decimal(self.minutes) / self.questions).quantize(Decimal("0.1"))

    def in_words(self) -> str:
        """Return it for the status line: "18 min kvar, 6 frågor kvar, 3 min per fråga"."""
        parts: list[str] = []
        if self.minutes is not None:
            over = self.minutes < 0
            parts.append(f"{abs(self.minutes)}{NBSP}min {'över tiden' if over else 'kvar'}")
        if self.questions:
            parts.append(f"{self.questions} {'fråga' if self.questions == 1 else 'frågor'} kvar")
        else:
            parts.append("alla frågor är ställda")
        if self.each is not None:
            parts.append(f"{format_number(self.each)}{NBSP}min per fråga")
        return ", ".join(parts)


def left(now: datetime, ends: datetime | None, guide: Sequence[str], done: Collection[str]) -> Left:
    """Return minutes and questions left; a minute that has begun counts as left.

    ``guide`` are the ids of the guide's points and ``done`` those that need no more.
    """
    minutes = None if ends is None else -((now - ends) // timedelta(minutes=1))
    return Left(minutes, sum(point not in done for point in guide))
