"""Who scored high where somebody is weak, and what the archive says they do."""

from dataclasses import dataclass
from decimal import Decimal

from kompass.archive.model import Result, Statement
from kompass.ids import AreaId, QuestionId


@dataclass(frozen=True)
class GoodExample:
    """A result that scored high on a question or an area."""

    result: Result
    subject: AreaId | QuestionId
    """The area or question in the edition of that result."""
    place: str
    """"område 3", "fråga 3.1": as it is numbered in that edition."""
    title: str
    points: Decimal
    maximum: Decimal
    statements: tuple[Statement, ...]
    """What the archive says they do, about that question or area; may be empty."""
    comparability: tuple[str, ...]
    """Sentences: edition, level, size, group, years apart."""
    why: str
    """By which rule it is here."""


def cited(example: GoodExample) -> str:
    """Return a Swedish sentence with source for the improvement text of a report."""
    raise NotImplementedError
