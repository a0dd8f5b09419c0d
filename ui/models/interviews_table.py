"""The programme as a table to type in, with an empty row at the end for the next interview."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from kompass.assessment.material_kinds import InterviewStatus
from ui.models import interviews_fields as fields
from ui.models.interviews_fields import Field
from ui.models.interviews_plan import InterviewPlan
from ui.models.interviews_programme import Entry
from ui.theme import Theme

if TYPE_CHECKING:
    from kompass.ids import RowId

Index = QModelIndex | QPersistentModelIndex
NO_PARENT: Final = QModelIndex()


class Column(IntEnum):
    """The columns, from the left."""

    DAY = 0
    TIMES = 1
    ROLE = 2
    ORGANISATION = 3
    PLACE = 4
    ASSESSORS = 5
    STATE = 6


FIELDS: Final = {
    Column.DAY: Field.DAY,
    Column.TIMES: Field.TIMES,
    Column.ROLE: Field.ROLE,
    Column.ORGANISATION: Field.ORGANISATION,
    Column.PLACE: Field.PLACE,
    Column.ASSESSORS: Field.ASSESSORS,
}
"""What is typed in each column; how an interview stands is told and not typed."""


class InterviewTable(QAbstractTableModel):
    """Rows in the order of the programme; the last one is empty and begins the next interview."""

    def __init__(
        self,
        plan: InterviewPlan,
        theme: Theme,
        draw: Callable[[str], QIcon],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._theme = theme
        self._draw = draw
        self._rows = plan.programme.entries
        self._held = self._waits = False
        plan.changed.connect(self.follow)
        theme.changed.connect(self._redraw)

    @property
    def writable(self) -> bool:
        """Whether anything can be typed."""
        return not self._plan.session.read_only

    def hold(self, *, held: bool) -> None:
        """Leave the rows where they are while somebody types in one; afterwards follow."""
        self._held = held
        if not held and self._waits:
            self.follow()

    def follow(self) -> None:
        """Show the programme as it stands."""
        self._waits = self._held
        if self._held:
            return
        after = self._plan.programme.entries
        if [entry.id for entry in after] != [entry.id for entry in self._rows]:
            self.beginResetModel()
            self._rows = after
            self.endResetModel()
            return
        self._rows = after
        # A clash with another row, or the day above, may show in any of them.
        self._redraw()

    def row_id(self, row: int) -> RowId | None:
        """Return the interview of a row, ``None`` for the empty one."""
        return self._rows[row].id if 0 <= row < len(self._rows) else None

    def row_of(self, interview: RowId | None) -> int | None:
        """Return the row of an interview, ``None`` if there is no such."""
        return next((at for at, entry in enumerate(self._rows) if entry.id == interview), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of interviews, and one while something can be typed."""
        return 0 if parent.isValid() else len(self._rows) + self.writable

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be typed in but how an interview stands."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.writable and Column(index.column()) in FIELDS:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's text, mark, font and colour."""
        if not index.isValid():
            return None
        row, column = index.row(), Column(index.column())
        entry = self._rows[row] if row < len(self._rows) else None
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._shown(column, entry),
            Qt.ItemDataRole.EditRole: lambda: self._typed(column, entry),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._in_words(column, entry),
            Qt.ItemDataRole.ToolTipRole: lambda: self._told(column, entry),
            Qt.ItemDataRole.DecorationRole: lambda: self._decoration(column, entry),
            Qt.ItemDataRole.FontRole: lambda: self._font(column, entry),
            Qt.ItemDataRole.ForegroundRole: lambda: self._colour(row, column, entry),
        }
        answer = answers.get(role)
        return answer() if answer else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def state_of(self, entry: Entry) -> str:
        """Return how an interview stands, in a word or two."""
        if entry.interview.status is InterviewStatus.CANCELLED:
            return self.tr("Inställd")
        if entry.wrong is not None:
            return fields.wrong_words(entry.wrong)
        if entry.interview.status is InterviewStatus.DONE:
            return self.tr("Hållen")
        if entry.lines:
            count = entry.lines
            return self.tr("1 rad") if count == 1 else self.tr("{0} rader").format(count)
        return self.tr("Planerad")

    def _heading(self, column: Column) -> str:
        return {
            Column.DAY: self.tr("Dag"),
            Column.TIMES: self.tr("Tid"),
            Column.ROLE: self.tr("Roll"),
            Column.ORGANISATION: self.tr("Organisation"),
            Column.PLACE: self.tr("Plats"),
            Column.ASSESSORS: self.tr("Utvärderare"),
            Column.STATE: self.tr("Läge"),
        }[column]

    def _shown(self, column: Column, entry: Entry | None) -> str:
        if entry is None:
            return self.tr("Ny intervju") if column is Column.ROLE else ""
        interview = entry.interview
        if column is Column.STATE:
            return self.state_of(entry)
        if column is Column.DAY:
            return fields.day_in_short(interview.day) if interview.day else self.tr("utan dag")
        if column is Column.ROLE and not interview.role:
            return self.tr("utan roll")
        return fields.written(FIELDS[column], interview, self._plan.programme)

    def _typed(self, column: Column, entry: Entry | None) -> str:
        if entry is None or column not in FIELDS:
            return ""
        return fields.written(FIELDS[column], entry.interview, self._plan.programme)

    def _in_words(self, column: Column, entry: Entry | None) -> str:
        if entry is None:
            return self._told(column, entry)
        text = self._told(column, entry) or self.tr("tomt")
        return f"{self._heading(column)}: {text}"

    def _told(self, column: Column, entry: Entry | None) -> str:
        """Return a cell in full: what clashes, and whole names."""
        if entry is None:
            return self.tr("Skriv här för att lägga till nästa intervju")
        if column is Column.STATE and entry.clashes:
            return "\n".join(clash.sentence for clash in entry.clashes)
        if column is Column.ASSESSORS:
            names = self._plan.programme.names
            return ", ".join(names[one] for one in entry.interview.assessors if one in names)
        return self._shown(column, entry)

    def _decoration(self, column: Column, entry: Entry | None) -> QIcon | None:
        name = _sign(entry) if entry and column is Column.STATE else ""
        return self._draw(name) if name else None

    def _font(self, column: Column, entry: Entry | None) -> QFont:
        strong = entry is not None and column is Column.ROLE
        font = self._theme.font(strong=strong)
        if column in {Column.DAY, Column.TIMES}:
            font.setFeature(QFont.Tag("tnum"), 1)
        cancelled = entry and entry.interview.status is InterviewStatus.CANCELLED
        font.setStrikeOut(bool(cancelled) and column is not Column.STATE)
        font.setItalic(entry is None)
        return font

    def _colour(self, row: int, column: Column, entry: Entry | None) -> QColor:
        if entry is None:
            return self._theme.color("muted")
        if column is Column.STATE:
            clashes = entry.clashes and entry.interview.status is not InterviewStatus.CANCELLED
            return self._theme.color("reference" if clashes else "muted")
        if column is Column.DAY:
            same = row > 0 and self._rows[row - 1].interview.day == entry.interview.day
            return self._theme.color("muted" if same else "text")
        cancelled = entry.interview.status is InterviewStatus.CANCELLED
        empty = column is Column.ROLE and not entry.interview.role
        return self._theme.color("muted" if cancelled or empty else "text")

    def _redraw(self) -> None:
        last = self.rowCount() - 1
        if last >= 0:
            self.dataChanged.emit(self.index(0, 0), self.index(last, len(Column) - 1))


def _sign(entry: Entry) -> str:
    if entry.interview.status is InterviewStatus.CANCELLED:
        return "x"
    if entry.clashes:
        return "alert-triangle"
    return "check" if entry.interview.status is InterviewStatus.DONE else ""
