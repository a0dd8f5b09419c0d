"""The areas, questions and indicators of an edition as the rows of one list to read and search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kompass.catalogue.model import Area, Edition, Question
from kompass.points import Points
from kompass.swedish import format_number

Index = QModelIndex | QPersistentModelIndex

PART_ROLE: Final = Qt.ItemDataRole.UserRole
"""The ``PartRow`` itself."""
NO_PARENT: Final = QModelIndex()


class PartKind(Enum):
    """What a row stands for."""

    AREA = auto()
    QUESTION = auto()
    INDICATOR = auto()


@dataclass(frozen=True)
class PartRow:
    """One area, question or indicator."""

    kind: PartKind
    number: str
    text: str
    points: Points | None
    evidence: str = ""
    """What counts as evidence of an indicator."""

    @property
    def points_text(self) -> str:
        """The points as shown."""
        return "–" if self.points is None else format_number(self.points)

    def fits(self, words: Sequence[str]) -> bool:
        """Tell whether all these words, in small letters, stand in the row."""
        own = f"{self.number} {self.text} {self.evidence}".casefold()
        return all(word in own for word in words)


def rows_of(edition: Edition, typed: str = "") -> tuple[PartRow, ...]:
    """Return the rows that hold every word of ``typed``, each with what it belongs to.

    Everything below an area or question that fits comes with it.
    """
    words = typed.casefold().split()
    return tuple(row for area in edition.areas for row in _area(area, words))


class PartsModel(QAbstractListModel):
    """The rows of one edition that fit what somebody has typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PartRow, ...] = ()

    def show_rows(self, rows: tuple[PartRow, ...]) -> None:
        """Show these rows instead of the others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many rows there are; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the row in words, or the row itself under ``PART_ROLE``."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == PART_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._in_words(row)
        return None

    def _in_words(self, row: PartRow) -> str:
        words = f"{row.number} {row.text}".strip()
        if row.points is not None:
            words = self.tr("{words}, {points} poäng").format(words=words, points=row.points_text)
        if row.evidence:
            words = self.tr("{words}. Belägg: {evidence}").format(
                words=words, evidence=row.evidence
            )
        return words


def _area(area: Area, words: Sequence[str]) -> Iterator[PartRow]:
    own = PartRow(PartKind.AREA, str(area.number), area.title, area.max_points)
    below = [] if own.fits(words) else words
    rows = [row for question in area.questions for row in _question(question, below)]
    if rows or own.fits(words):
        yield own
        yield from rows


def _question(question: Question, words: Sequence[str]) -> Iterator[PartRow]:
    own = PartRow(PartKind.QUESTION, question.number, question.title, question.max_points)
    indicators = [
        PartRow(PartKind.INDICATOR, "", one.text, one.points, one.evidence)
        for one in question.indicators
    ]
    fitting = indicators if own.fits(words) else [row for row in indicators if row.fits(words)]
    if fitting or own.fits(words):
        yield own
        yield from fitting
