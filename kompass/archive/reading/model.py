"""What was read in a table or a report, cell by cell, before anybody confirms anything.

Nothing here is repaired: a cell that could not be read stands among the refused with what it
said and why, and a cell that could be read but asks for a second look carries its doubts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from kompass.archive.model import Statement
from kompass.ids import AreaId, EditionId, QuestionId

_Key = TypeVar("_Key")


class ColumnKind(StrEnum):
    """What a column of figures is. Only a result can be taken into the archive."""

    RESULT = "result"
    PREVIOUS = "previous"
    """An earlier result of the same unit, printed beside: a result of its own when its year
    is known."""
    MEDIAN = "median"
    MEAN = "mean"
    MAXIMUM = "max"
    """The highest points there are, or the highest that anybody got: never a result."""
    CHANGE = "change"
    """What has changed since an earlier time."""
    PERCENT = "percent"
    """Per cent of the maximum, where no points belong to it."""
    UNKNOWN = "unknown"
    """Figures that nothing names; taken only when somebody says what they are."""

    @property
    def can_be_taken(self) -> bool:
        """Whether a column of this kind can become a result once it is confirmed."""
        return self in (ColumnKind.RESULT, ColumnKind.PREVIOUS, ColumnKind.UNKNOWN)


@dataclass(frozen=True)
class ReadCell:
    """One figure as it was read: what it says, what it is, and what to look at twice."""

    value: Decimal
    text: str
    """As it stood in the source."""
    where: str
    """Where it stood: "rad 5", "blad Tabell, C7"."""
    doubts: tuple[str, ...] = ()
    """Sentences; empty when there is nothing to ask."""


@dataclass(frozen=True)
class Refused:
    """A damaged or unreadable cell or row: shown, never taken."""

    where: str
    text: str
    """As it stood."""
    why: str
    """One sentence."""


def _nothing() -> Mapping[_Key, ReadCell]:
    return MappingProxyType({})


@dataclass(frozen=True)
class ReadColumn:
    """One set of figures: one municipality and year, or a median, a mean, a maximum."""

    title: str
    """As the source heads it: "Uddevalla 2005", "Median"."""
    municipality: str = ""
    """The name as far as it was understood; empty when the source does not tell."""
    code: str = ""
    """The code in the register; empty when it is not, or not surely, one of them."""
    year: int | None = None
    kind: ColumnKind = ColumnKind.RESULT
    edition: EditionId | None = None
    """By whose areas the cells are keyed; ``None`` only where there are no such cells."""
    areas: Mapping[AreaId, ReadCell] = field(default_factory=_nothing)
    questions: Mapping[QuestionId, ReadCell] = field(default_factory=_nothing)
    maxima: Mapping[AreaId | QuestionId, ReadCell] = field(default_factory=_nothing)
    percents: Mapping[AreaId | QuestionId, ReadCell] = field(default_factory=_nothing)
    total: ReadCell | None = None
    """As printed."""
    added_up: Decimal | None = None
    """What the table itself says that the areas add up to, beside its printed total."""
    doubts: tuple[str, ...] = ()
    """About the column itself: its edition, its municipality, its year."""
    source: str = ""
    """Where the table itself says that the figures come from."""
    note: str = ""
    country: str = ""
    """Two letters where the source tells, else empty."""
    level: str = ""
    """The word of ``assessment.snapshot.Level`` where the source tells, else empty."""
    comparable: bool | None = None
    """``None`` where the source does not tell."""
    why_not: str = ""
    statements: tuple[Statement, ...] = ()
    """Strengths, improvements and good examples, where the file has them beside its figures."""

    def cells(self) -> Iterator[ReadCell]:
        """Yield every figure that could be taken: areas, questions, total."""
        yield from self.areas.values()
        yield from self.questions.values()
        if self.total is not None:
            yield self.total


@dataclass(frozen=True)
class Reading:
    """All that was found in one file or one pasted text."""

    columns: tuple[ReadColumn, ...] = ()
    refused: tuple[Refused, ...] = ()
    remarks: tuple[str, ...] = ()
    """Sentences about the whole: hidden rows, several sheets, which edition was guessed."""
    form: str = ""
    """In what form the figures were found, in words: "Excel, områden som rader"."""
