"""What to ask for and what to look for, as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from kompass.assessment.material_kinds import Lookup, LookupOutcome, Request, RequestStatus
from ui.models.sources_desk import SourceDesk
from ui.models.sources_words import outcome_words, status_words, title_of
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.ids import RowId

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()
STATUS: Final = 0
WORDS: Final = 1
QUESTIONS: Final = 2
LAST: Final = 3
T = TypeVar("T", Request, Lookup)
_STATUS_SIGNS: Final = {
    RequestStatus.OPEN: "circle-dashed", RequestStatus.ASKED: "mail",
    RequestStatus.ARRIVED: "circle-check", RequestStatus.MISSING: "circle-x",
    RequestStatus.UNNEEDED: "circle-minus",
}  # fmt: skip
_OUTCOME_SIGNS: Final = {
    None: "circle-dashed", LookupOutcome.FOUND: "circle-check",
    LookupOutcome.PARTLY: "circle-half-2", LookupOutcome.NOT_FOUND: "circle-x",
}  # fmt: skip


class ListTable(QAbstractTableModel, Generic[T]):
    """Rows of a checklist: how it stands, what it is, which questions, and one more thing."""

    def __init__(
        self,
        desk: SourceDesk,
        theme: Theme,
        draw: Callable[[str], QIcon],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = theme
        self.draw = draw
        self._rows: tuple[T, ...] = self.current_rows()
        desk.lists_changed.connect(self.follow)
        theme.changed.connect(self._redraw)

    def current_rows(self) -> tuple[T, ...]:
        """Return the rows as they stand in the file."""
        raise NotImplementedError

    def headings(self) -> tuple[str, str, str, str]:
        """Return the names of the columns."""
        raise NotImplementedError

    def cell(self, column: int, row: T) -> str:
        """Return the text of a cell."""
        raise NotImplementedError

    def sign(self, row: T) -> str:
        """Return the drawing that says how a row stands."""
        raise NotImplementedError

    def is_done(self, row: T) -> bool:
        """Return whether nothing more is to be done about a row."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show the rows as they stand."""
        after = self.current_rows()
        if [one.id for one in after] != [one.id for one in self._rows]:
            self.beginResetModel()
            self._rows = after
            self.endResetModel()
            return
        self._rows = after
        self._redraw()

    def row(self, at: int) -> T | None:
        """Return the row at a place."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def row_of(self, wanted: RowId | None) -> int | None:
        """Return the place of a row."""
        return next((at for at, one in enumerate(self._rows) if one.id == wanted), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else LAST + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's text, sign, font and colour."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self.cell(column, row),
            Qt.ItemDataRole.ToolTipRole: lambda: self.cell(column, row),
            Qt.ItemDataRole.AccessibleTextRole: lambda: (
                f"{self.headings()[column]}: {self.cell(column, row)}"
            ),
            Qt.ItemDataRole.DecorationRole: lambda: self._decoration(column, row),
            Qt.ItemDataRole.FontRole: lambda: self._font(column),
            Qt.ItemDataRole.ForegroundRole: lambda: self._colour(column, row),
        }
        answer = answers.get(role)
        return answer() if answer else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _decoration(self, column: int, row: T) -> QIcon | None:
        return self.draw(self.sign(row)) if column == STATUS else None

    def _font(self, column: int) -> QFont:
        font = self.theme.font()
        if column == QUESTIONS:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _colour(self, column: int, row: T) -> QColor:
        if column == STATUS:
            return self.theme.color("muted" if self.is_done(row) else "reference")
        return self.theme.color("text" if column == WORDS else "muted")

    def _redraw(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, LAST))


class RequestTable(ListTable[Request]):
    """What to ask the municipality for."""

    def current_rows(self) -> tuple[Request, ...]:
        """Return the requests."""
        return self.desk.requests

    def headings(self) -> tuple[str, str, str, str]:
        """Return the names of the columns."""
        return (self.tr("Läge"), self.tr("Dokument"), self.tr("Frågor"), self.tr("Det som kommit"))

    def cell(self, column: int, row: Request) -> str:
        """Return the text of a cell."""
        if column == STATUS:
            return status_words(row.status)
        if column == WORDS:
            return row.title or self.tr("Utan namn")
        if column == QUESTIONS:
            return ", ".join(self.desk.numbers(row.questions))
        come = [title_of(one) for one in self.desk.material.sources if one.request == row.id]
        return "; ".join(come)

    def sign(self, row: Request) -> str:
        """Return the drawing of its status."""
        return _STATUS_SIGNS[row.status]

    def is_done(self, row: Request) -> bool:
        """Return whether it has come, is not there, or is not needed."""
        return row.status not in {RequestStatus.OPEN, RequestStatus.ASKED}


class LookupTable(ListTable[Lookup]):
    """What to look for on the web."""

    def current_rows(self) -> tuple[Lookup, ...]:
        """Return the lookups in the order of the questions, those without one first."""
        if not self.desk.session.is_open:
            return ()
        order = {one.id: at for at, one in enumerate(self.desk.edition.questions(), 1)}
        return tuple(
            sorted(
                self.desk.lookups, key=lambda one: order.get(one.question, 0) if one.question else 0
            )
        )

    def headings(self) -> tuple[str, str, str, str]:
        """Return the names of the columns."""
        return (self.tr("Utfall"), self.tr("Att leta efter"), self.tr("Fråga"), self.tr("Var"))

    def cell(self, column: int, row: Lookup) -> str:
        """Return the text of a cell."""
        if column == STATUS:
            return outcome_words(row.outcome)
        if column == WORDS:
            return row.text or self.tr("Utan text")
        if column == QUESTIONS:
            return ", ".join(self.desk.numbers((row.question,))) if row.question else ""
        source = self.desk.material.source(row.source) if row.source else None
        return "; ".join(part for part in (title_of(source) if source else "", row.note) if part)

    def sign(self, row: Lookup) -> str:
        """Return the drawing of its outcome."""
        return _OUTCOME_SIGNS[row.outcome]

    def is_done(self, row: Lookup) -> bool:
        """Return whether somebody has looked."""
        return row.outcome is not None
