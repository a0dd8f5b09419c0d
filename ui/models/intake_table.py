"""What was read as a table: areas and questions down, recognised columns across."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from kompass.swedish import format_number
from ui.models.intake_damage import damaged
from ui.models.intake_draft import Draft
from ui.models.intake_rows import IntakeRow, RowKind, added_area, added_areas, rows_of
from ui.models.intake_states import CellState, ColumnState
from ui.models.intake_words import CELL_LOOKS, WAITING, Look, cell_word, standing_words
from ui.models.row_table import NO_PARENT, Index

if TYPE_CHECKING:
    from kompass.archive.reading.model import Refused

SHOWN: Final = Qt.ItemDataRole.UserRole
"""What a cell shows, as ``Shown``."""


_NOTHING: Final = Look("")


@dataclass(frozen=True)
class Shown:
    """One cell as it is drawn: a sign and a word at the left, the figure at the right."""

    figure: str = ""
    word: str = ""
    look: Look = _NOTHING
    quiet: bool = False
    """Whether it is worked out and does not stand in the source."""


class IntakeTable(QAbstractTableModel):
    """Shows a draft; ``refresh`` after every change of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft: Draft | None = None
        self.rows: tuple[IntakeRow, ...] = ()
        self.damaged: dict[tuple[int, str], Refused] = {}
        """What was refused, by column and row."""

    def show_draft(self, draft: Draft | None) -> None:
        """Show another draft, or none."""
        self.beginResetModel()
        self.draft = draft
        self.rows = rows_of(draft) if draft is not None else ()
        self.damaged = damaged(draft) if draft is not None else {}
        self.endResetModel()

    def refresh(self) -> None:
        """Ask anew for every cell; the rows change where the editions do."""
        if self.draft is None:
            return
        if rows_of(self.draft) != self.rows:
            self.show_draft(self.draft)
            return
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def place_of(self, column: int, key: str) -> Index:
        """Return where a figure is shown; the column's first cell where it is nowhere."""
        row = next((at for at, one in enumerate(self.rows) if key and one.key == key), 0)
        return self.index(row, column)

    def row_title(self, row: IntakeRow) -> str:
        """Return what a row is called."""
        if row.kind is RowKind.TOTAL:
            return self.tr("Totalt, som det står")
        return self.tr("Områdenas summa") if row.kind is RowKind.SUM else row.title

    def shown(self, row: IntakeRow, column: int) -> Shown:
        """Return what a cell shows."""
        assert self.draft is not None  # noqa: S101 - a cell has a draft
        cell = self.draft.cells(column).get(row.key)
        if row.kind is RowKind.SUM:
            return self._sum(column)
        if cell is None:
            return self._added(row, column)
        state = self.draft.state(column, row.key)
        waits = self.draft.standing(column).state is not ColumnState.TAKEN
        look = WAITING if waits and state is CellState.SURE else CELL_LOOKS[state]
        return Shown(format_number(cell.value), cell_word(state, waits=waits), look)

    def spoken(self, row: IntakeRow, column: int) -> str:
        """Return a cell in words: what it is of, whose, its figure and its state."""
        assert self.draft is not None  # noqa: S101 - a cell has a draft
        shown = self.shown(row, column)
        words = ", ".join(filter(None, (shown.figure, shown.word))) or self.tr("inget tal")
        return f"{self.row_title(row)}, {self.draft.title(column)}: {words}"

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() or self.draft is None else len(self.draft.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows, and the same in words."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shown(row, column).figure
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case _ if role == SHOWN:
                return self.shown(row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the titles of rows, and of columns with how they stand."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        wanted = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if self.draft is None or not wanted:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._row_head(self.rows[section], role)
        words = standing_words(self.draft.standing(section))
        tip = role == Qt.ItemDataRole.ToolTipRole
        title = self.draft.columns[section].title if tip else self.draft.title(section)
        return f"{title}\n{words}"

    def _row_head(self, row: IntakeRow, role: int) -> str:
        deep = row.kind is RowKind.QUESTION and role == Qt.ItemDataRole.DisplayRole
        return f"   {self.row_title(row)}" if deep else self.row_title(row)

    def _sum(self, column: int) -> Shown:
        assert self.draft is not None  # noqa: S101 - a cell has a draft
        added, lacking = added_areas(self.draft, column)
        if added is None:
            words = self.tr("1 område saknas") if lacking == 1 else self.tr("{0} områden saknas")
            return Shown(word=words.format(lacking) if lacking else "", look=Look("", "muted"))
        total = self.draft.columns[column].total
        if total is not None and total.value != added:
            look = Look("alert-triangle", "reference")
            return Shown(format_number(added), self.tr("skiljer sig"), look)
        return Shown(format_number(added), self.tr("uträknad"), Look("", "muted"), quiet=True)

    def _added(self, row: IntakeRow, column: int) -> Shown:
        assert self.draft is not None  # noqa: S101 - a cell has a draft
        added = added_area(self.draft, column, row.key) if row.kind is RowKind.AREA else None
        if added is None:
            lost = (column, row.key) in self.damaged
            words = self.tr("skadad, vägrad")
            return Shown(word=words, look=CELL_LOOKS[CellState.REFUSED]) if lost else Shown()
        look = Look("", "muted")
        return Shown(format_number(added), self.tr("uträknad"), look, quiet=True)

    def _tip(self, row: IntakeRow, column: int) -> str:
        assert self.draft is not None  # noqa: S101 - a cell has a draft
        cell = self.draft.cells(column).get(row.key) if row.key else None
        lost = self.damaged.get((column, row.key))
        if cell is None and lost is not None:
            return f"{self.spoken(row, column)}\n”{lost.text}”\n{lost.why}"
        if cell is None:
            return self.spoken(row, column)
        doubts = [doubt.sentence for doubt in self.draft.about_cell(column, row.key)]
        stood = self.tr("Så står det: ”{0}”, {1}").format(cell.text, cell.where)
        return "\n".join((self.spoken(row, column), stood, *doubts))
