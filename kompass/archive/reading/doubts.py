"""A doubt about what was read: where, what, how grave, and the key by which it is accepted."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kompass.archive.reading.model import ReadCell, ReadColumn
from kompass.ids import AreaId, QuestionId

CellKey = str
"""The id of an area or a question, or ``TOTAL``."""
TOTAL: Final[CellKey] = "total"


class Gravity(StrEnum):
    """What a doubt does."""

    REFUSES = "refuses"
    """What it is about is never taken."""
    ASKS = "asks"
    """What it is about is taken only when somebody accepts the doubt."""
    TELLS = "tells"
    """Said and shown; nothing has to be decided."""


@dataclass(frozen=True)
class Doubt:
    """One thing to look at."""

    key: str
    """The same for the same doubt about the same file, so that it can be named."""
    gravity: Gravity
    sentence: str
    column: int | None = None
    """Which column of the reading, from 0; ``None`` for the whole reading."""
    cell: CellKey | None = None
    """``None`` for the whole column."""
    where: str = ""


@dataclass(frozen=True)
class About:
    """Makes doubts about one column."""

    column: int | None

    def asks(self, sentence: str, cell: CellKey | None = None, where: str = "") -> Doubt:
        """Return a doubt that has to be accepted."""
        return self._made(Gravity.ASKS, sentence, cell, where)

    def refuses(self, sentence: str, cell: CellKey | None = None, where: str = "") -> Doubt:
        """Return a doubt that nothing helps against."""
        return self._made(Gravity.REFUSES, sentence, cell, where)

    def tells(self, sentence: str, cell: CellKey | None = None, where: str = "") -> Doubt:
        """Return something to say."""
        return self._made(Gravity.TELLS, sentence, cell, where)

    def _made(self, gravity: Gravity, sentence: str, cell: CellKey | None, where: str) -> Doubt:
        content = f"{self.column}|{cell}|{where}|{sentence}"
        short = hashlib.sha256(content.encode()).hexdigest()[:8]
        return Doubt(short, gravity, sentence, self.column, cell, where)


def keyed(column: ReadColumn) -> Iterator[tuple[CellKey, ReadCell]]:
    """Yield every figure of a column that could be taken, with its key."""
    areas: Iterable[tuple[AreaId | QuestionId, ReadCell]] = column.areas.items()
    yield from ((str(one), cell) for one, cell in areas)
    yield from ((str(one), cell) for one, cell in column.questions.items())
    if column.total is not None:
        yield TOTAL, column.total
