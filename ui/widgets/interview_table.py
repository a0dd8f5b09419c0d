"""The programme to type in: Enter goes on, and on the last row it makes the next interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from ui.icons import icon
from ui.models.interviews_fields import Field
from ui.models.interviews_plan import InterviewPlan
from ui.models.interviews_table import FIELDS, Column, InterviewTable
from ui.theme import GRID, Theme
from ui.widgets.interview_cells import CellDelegate
from ui.widgets.rows_view import dress, one_line_each

if TYPE_CHECKING:
    from kompass.ids import RowId, StepId

Index = QModelIndex | QPersistentModelIndex
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FIRST = Column.TIMES
"""Where the next interview begins: its day is that of the one before."""
_ROOMY = 86 * GRID
"""Pixels that all columns need with text of ordinary size."""
_NARROW = 66 * GRID
"""Pixels below which the assessors give way too."""
_WIDTHS = {Column.DAY: 12, Column.TIMES: 13, Column.ORGANISATION: 17, Column.PLACE: 11,
           Column.ASSESSORS: 12, Column.STATE: 12}  # fmt: skip
"""In steps of the grid, for text of ordinary size."""


class InterviewTableView(QTableView):
    """One interview is the current one, that of the plan.

    ``refused`` carries a sentence about what was typed, empty when it could be taken over.
    """

    refused = Signal(str)

    def __init__(self, plan: InterviewPlan, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._theme = theme
        self._following = False
        self._column = _FIRST
        self._adding = False
        self._refused: tuple[Column, str] | None = None
        self._rows = InterviewTable(plan, theme, _drawn, self)
        self._cells = CellDelegate(self._enter, self._keep, plan.roles, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("Intervjuerna i tidsordning"))
        self._look_right()
        self._cells.began.connect(lambda: self._rows.hold(held=True))
        self._cells.refused.connect(self._on_refused)
        self._rows.modelReset.connect(self._on_reset)
        plan.chosen.connect(self._show_current)
        plan.session.flush_requested.connect(self.take_over)
        plan.session.lock_changed.connect(self._rows.follow)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def rows(self) -> InterviewTable:
        """What is shown."""
        return self._rows

    def write_new(self) -> None:
        """Begin to type in the empty row."""
        if self._rows.writable:
            self._type_in(len(self._plan.programme.entries), _FIRST)

    def take_over(self) -> None:
        """Take over what is being typed."""
        if self.state() == QAbstractItemView.State.EditingState:
            editor = self.indexWidget(self.currentIndex())
            if editor is not None:
                self.commitData(editor)
                self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Make the interview the current one everywhere."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._column = Column(current.column())
        if not self._following and current.isValid():
            row = self._rows.row_id(current.row())
            if row is not None:
                self._plan.choose(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin to type with Enter too, where the keyboard has only walked."""
        typing = self.state() == QAbstractItemView.State.EditingState
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in _ENTER and plain and not typing:
            current = self.currentIndex()
            column = Column(current.column()) if current.isValid() else _FIRST
            self._adding = False
            self._type_in(max(current.row(), 0), column if column in FIELDS else _FIRST)
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the next cell with Enter and Tab, or back to what was refused."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        self._rows.hold(held=False)
        refused, self._refused = self._refused, None
        if hint is hints.RevertModelCache:
            self.refused.emit("")
        elif refused is not None and hint is not hints.NoHint:
            self._type_again(self.currentIndex().row(), *refused)
        elif hint in (hints.SubmitModelCache, hints.EditNextItem):
            # At once: the next key may already be on its way.
            self._go_on(1)
        elif hint is hints.EditPreviousItem:
            self._go_on(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, _FIRST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave organisation and place to the form beside where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def _enter(self, row: int, field: Field, typed: str) -> None:
        known = self._rows.row_id(row)
        found = self._plan.enter(known, field, typed)
        self._adding = self._adding or known is None
        self.refused.emit("")
        if found is not None:
            self._plan.choose(found)

    def _keep(self, row: int, field: Field, typed: str, step: StepId) -> None:
        """Save what is typed in an interview; the empty row waits for Enter."""
        known = self._rows.row_id(row)
        if known is not None:
            self._plan.enter(known, field, typed, step)

    def _on_refused(self, column: int, text: str, sentence: str) -> None:
        self._refused = (Column(column), text)
        self.refused.emit(sentence)

    def _type_again(self, row: int, column: Column, text: str) -> None:
        self._cells.again = text
        self._type_in(row, column)

    def _type_in(self, row: int, column: Column) -> None:
        if self._rows.writable and 0 <= row < self._rows.rowCount():
            index = self._rows.index(row, column)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def _go_on(self, direction: int) -> None:
        """Type in the next cell that is shown, in the next row after the last one."""
        current = self.currentIndex()
        if not current.isValid():
            return
        shown = [column for column in FIELDS if not self.isColumnHidden(column)]
        column, row = Column(current.column()), current.row()
        empty = self._rows.row_id(row) is None
        at = (shown.index(column) if column in shown else -1) + direction
        if empty and direction > 0:
            self._type_in(row, Column.ROLE if column is not Column.ROLE else _FIRST)
        elif 0 <= at < len(shown):
            self._type_in(row, shown[at])
        elif direction > 0 and self._adding:
            self.write_new()
        elif 0 <= row + direction < self._rows.rowCount():
            last = self._rows.row_id(row + direction) is None
            self._type_in(
                row + direction, shown[-1] if direction < 0 else _FIRST if last else shown[0]
            )

    def _show_current(self, row: RowId | None) -> None:
        """Make the current interview of the plan the current row."""
        place = self._rows.row_of(row)
        if place is None:
            return
        column = self._column
        self._following = True
        try:
            index = self._rows.index(place, column)
            if index != self.currentIndex():
                self.selectionModel().setCurrentIndex(
                    index,
                    QItemSelectionModel.SelectionFlag.ClearAndSelect
                    | QItemSelectionModel.SelectionFlag.Rows,
                )
            self.scrollTo(index)
        finally:
            self._following = False

    def _on_reset(self) -> None:
        self._show_current(self._plan.current)

    def _look_right(self) -> None:
        dress(self)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        mode = QHeaderView.ResizeMode
        scale = self._theme.scale
        narrow = self.width() < _ROOMY * scale
        for column in (Column.ORGANISATION, Column.PLACE):
            self.setColumnHidden(column, narrow)
        self.setColumnHidden(Column.ASSESSORS, self.width() < _NARROW * scale)
        for column in Column:
            wide = column is Column.ROLE
            header.setSectionResizeMode(column, mode.Stretch if wide else mode.Fixed)
            if not wide:
                header.resizeSection(column, round(_WIDTHS[column] * GRID * scale))
        one_line_each(self, self._theme, room=2 * GRID)


def _drawn(name: str) -> QIcon:
    return icon(name)
