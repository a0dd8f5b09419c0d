"""Roles against questions as a table of signs: planned, asked, and how many times."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from kompass.catalogue.model import Edition, Question
from kompass.ids import QuestionId
from kompass.interviews.matrix import Cell, Matrix
from ui.theme import SMALL_POINTS, Theme

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
ASKED: Final = "●"
PLANNED: Final = "○"


class MatrixModel(QAbstractTableModel):
    """A row for each role, a column for each question, and a last row with all roles."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._matrix = Matrix((), ())
        self._questions: tuple[Question, ...] = ()
        theme.changed.connect(self._redraw)

    @property
    def matrix(self) -> Matrix:
        """What is shown."""
        return self._matrix

    def show_matrix(self, matrix: Matrix, edition: Edition) -> None:
        """Show another state of the interviews."""
        same = (matrix.roles, matrix.questions) == (self._matrix.roles, self._matrix.questions)
        if same:
            self._matrix = matrix
            self._redraw()
            return
        self.beginResetModel()
        self._matrix = matrix
        self._questions = tuple(edition.questions()) if matrix.roles else ()
        self.endResetModel()

    def place(self, index: Index) -> tuple[str, QuestionId] | None:
        """Return role and question of a cell; ``None`` in the row of all roles."""
        if not index.isValid() or index.row() >= len(self._matrix.roles):
            return None
        return self._matrix.roles[index.row()], self._questions[index.column()].id

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of roles, and one for all of them."""
        return 0 if parent.isValid() or not self._questions else len(self._matrix.roles) + 1

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of questions."""
        return 0 if parent.isValid() else len(self._questions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's sign, words, font and colour."""
        if not index.isValid():
            return None
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._sign(index),
            Qt.ItemDataRole.ToolTipRole: lambda: self.in_words(index),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self.in_words(index),
            Qt.ItemDataRole.TextAlignmentRole: lambda: Qt.AlignmentFlag.AlignCenter,
            Qt.ItemDataRole.FontRole: lambda: self._font(index),
            Qt.ItemDataRole.ForegroundRole: lambda: self._colour(index),
            Qt.ItemDataRole.BackgroundRole: lambda: self._ground(index),
        }
        answer = answers.get(role)
        return answer() if answer else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Return the roles at the left, the printed numbers above with their titles as tips."""
        if orientation == Qt.Orientation.Vertical:
            if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
                last = section >= len(self._matrix.roles)
                return self.tr("Alla roller") if last else self._matrix.roles[section]
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return left if role == Qt.ItemDataRole.TextAlignmentRole else None
        question = self._questions[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return question.number
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{question.number} {question.title}"
        return self._theme.font(SMALL_POINTS) if role == Qt.ItemDataRole.FontRole else None

    def in_words(self, index: Index) -> str:
        """Return what a cell says, in words."""
        question = self._questions[index.column()]
        place, cell = self.place(index), self._cell(index)
        who = place[0] if place else self.tr("Alla roller")
        return f"{question.number} {question.title}\n{who}: {self._told(cell)}"

    def _told(self, cell: Cell) -> str:
        parts: list[str] = []
        if cell.asked:
            parts.append(self.tr("ställd i {0}").format(self._times(cell.asked)))
        if cell.planned:
            parts.append(self.tr("planerad i {0}").format(self._times(cell.planned)))
        return ", ".join(parts) or self.tr("varken planerad eller ställd")

    def _times(self, count: int) -> str:
        words = self.tr("1 intervju") if count == 1 else self.tr("{0} intervjuer")
        return words.format(count)

    def _cell(self, index: Index) -> Cell:
        question = self._questions[index.column()].id
        place = self.place(index)
        if place is not None:
            return self._matrix.cell(*place)
        cells = [self._matrix.cell(role, question) for role in self._matrix.roles]
        return Cell(
            sum(one.planned for one in cells),
            sum(one.asked for one in cells),
            sum(one.lines for one in cells),
        )

    def _sign(self, index: Index) -> str:
        cell = self._cell(index)
        if cell.asked:
            return f"{ASKED}{cell.asked}" if cell.asked > 1 else ASKED
        if cell.planned:
            return f"{PLANNED}{cell.planned}" if cell.planned > 1 else PLANNED
        return "" if self.place(index) else "–"

    def _font(self, index: Index) -> QFont:
        return self._theme.font(SMALL_POINTS, strong=self.place(index) is None)

    def _colour(self, index: Index) -> QColor:
        cell = self._cell(index)
        if cell.asked:
            return self._theme.color("accent")
        if self.place(index) is None and not cell.planned:
            return self._theme.color("reference")
        return self._theme.color("muted")

    def _ground(self, index: Index) -> QColor | None:
        """Shade every other area, so that the eye keeps to its columns."""
        area = self._questions[index.column()].number.split(".", maxsplit=1)[0]
        odd = area.isdigit() and int(area) % 2 == 0
        return self._theme.color("rail") if odd else None

    def _redraw(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
