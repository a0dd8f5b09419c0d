"""The areas and the questions of an assessment as Qt models over frozen data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from kompass.assessment.scoring import AreaResult, QuestionResult, Result
from kompass.assessment.snapshot import TEAM, Snapshot
from kompass.assessment.support import Support, support
from kompass.assessment.team.standing import agreed
from kompass.catalogue.model import Area
from kompass.ids import QuestionId, RowId
from kompass.swedish import format_number
from ui.models.beside import Beside, beside
from ui.models.question_search import matches

Index = QModelIndex | QPersistentModelIndex

ITEM_ROLE = Qt.ItemDataRole.UserRole
"""The frozen object itself: an ``AreaResult`` or a ``QuestionState``."""

NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class QuestionState:
    """One question as the scoring page shows it."""

    area: Area
    result: QuestionResult
    has_rationale: bool
    beside: Beside = field(default_factory=Beside)
    """The agreed points and those of colleagues, in words; see ``beside``."""
    support: Support | None = None
    """What the evidence comes to."""


def question_states(
    snapshot: Snapshot, result: Result, whose: RowId = TEAM, viewer: RowId | None = None
) -> tuple[QuestionState, ...]:
    """Return every question of the assessment in printed order.

    ``whose`` scores are being set, and ``viewer`` sees what stands beside them.
    """
    return tuple(
        QuestionState(
            area.area,
            question,
            bool(_rationale(snapshot, whose, question.question.id)),
            beside(snapshot, question.question, whose, viewer),
            support(snapshot.material, question.question.id),
        )
        for area in result.areas
        for question in area.questions
    )


def _rationale(snapshot: Snapshot, whose: RowId, question: QuestionId) -> str:
    if whose == TEAM:
        return agreed(snapshot, question).rationale
    return snapshot.own_score(whose, question).rationale


class _RowsModel(QAbstractListModel):
    """A list of frozen rows, where a new list only tells of the rows that differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[object] = ()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many rows there are; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the row in words, or the row itself under ``ITEM_ROLE``."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ITEM_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._in_words(row)
        return None

    def _replace(self, rows: Sequence[object]) -> None:
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        changed = [
            i for i, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new
        ]
        self._rows = rows
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _in_words(self, row: object) -> str:
        raise NotImplementedError


class AreasModel(_RowsModel):
    """The areas with their sums, one row each."""

    def show_areas(self, areas: tuple[AreaResult, ...]) -> None:
        """Show these areas; only the rows that differ are announced as changed."""
        self._replace(areas)

    def area(self, row: int) -> AreaResult:
        """Return the area of a row."""
        found = self._rows[row]
        assert isinstance(found, AreaResult)  # noqa: S101 - only show_areas fills the rows
        return found

    def _in_words(self, row: object) -> str:
        assert isinstance(row, AreaResult)  # noqa: S101
        return f"{row.area.number} {row.area.title}: {self.standing(row)}"

    def standing(self, area: AreaResult) -> str:
        """Return in words how far an area has come, for eyes and for screen readers."""
        if not area.questions:
            return self.tr("inga delfrågor")
        if area.complete:
            return self.tr("klart, {points} av {maximum} poäng").format(
                points=format_number(area.points_so_far),
                maximum=format_number(area.max_points or area.max_assessed),
            )
        if len(area.missing) == len(area.questions):
            return self.tr("inget bedömt ännu")
        return self.tr("{points} av {maximum} bedömda, {missing} kvar att bedöma").format(
            points=format_number(area.points_so_far),
            maximum=format_number(area.max_assessed),
            missing=len(area.missing),
        )


class QuestionsModel(_RowsModel):
    """All questions of the assessment, one row each, for finding one of them."""

    def show_questions(self, questions: tuple[QuestionState, ...]) -> None:
        """Show these questions; only the rows that differ are announced as changed."""
        self._replace(questions)

    def question(self, row: int) -> QuestionState:
        """Return the question of a row."""
        found = self._rows[row]
        assert isinstance(found, QuestionState)  # noqa: S101 - only show_questions fills the rows
        return found

    def _in_words(self, row: object) -> str:
        assert isinstance(row, QuestionState)  # noqa: S101
        return f"{row.result.question.number}  {row.result.question.title}"


class FoundQuestions(QSortFilterProxyModel):
    """The questions that fit what somebody has typed: a number ("3.1", "31") or words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""

    def look_for(self, typed: str) -> None:
        """Keep only the questions that fit ``typed``."""
        self.beginFilterChange()
        self._typed = typed
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Tell whether the question of this row fits what is typed."""
        state = self.sourceModel().index(source_row, 0, source_parent).data(ITEM_ROLE)
        return matches(state.result.question, self._typed)
