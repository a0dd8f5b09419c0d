"""A small list of rows with an empty one at the end for the next; everything saves itself."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.models.row_kinds import RowKind
from ui.touched import ORDER, Touched
from ui.widgets.labels import show_sentence, trouble_label, wrapped
from ui.widgets.list_row import ListRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass.assessment.storage import AssessmentFile
    from kompass.ids import RowId
    from ui.session import Session


class ListEditor(QWidget):
    """The rows of one kind.

    Enter goes on to the next field and row, Up and Down walk between rows, Alt+Up and Alt+Down
    move a row, Alt+Delete removes it. A row is in the file from its first letter; one that is
    left empty disappears. ``rows_changed``: rows were added, removed or moved on the screen.
    """

    rows_changed = Signal()

    def __init__(
        self, session: Session, kind: RowKind, *, spacing: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._rows: list[ListRow] = []
        self._trouble = trouble_label()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)
        self._layout.addWidget(self._trouble)
        self._keys = wrapped(
            self.tr("Alt+uppil och Alt+nedpil flyttar en rad, Alt+Delete tar bort den."),
            text="small",
            tone="muted",
        )
        self._layout.addWidget(self._keys)
        session.opened.connect(self._reconcile)
        session.closed.connect(self._clear)
        session.changed.connect(self._on_changed)
        self._reconcile()

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """The rows from the top; the last one is the empty one."""
        return tuple(self._rows)

    def write_new(self) -> None:
        """Put the cursor in the empty row at the end."""
        if self._rows:
            self._rows[-1].put_cursor()

    def put_cursor_where_lacking(self) -> None:
        """Put the cursor in the first empty field, which is in the empty row if all is filled."""
        for row in self._rows:
            for place, field in enumerate(row.fields):
                if not field.text().strip():
                    row.put_cursor(place)
                    return

    def put_cursor_in(self, row: RowId, field: str) -> bool:
        """Put the cursor in a field of a row; ``False`` if there is no such row."""
        found = next((one for one in self._rows if one.row == row), None)
        if found is None:
            return False
        names = [cell.field for cell in self._kind.cells]
        found.put_cursor(names.index(field) if field in names else 0)
        return True

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        if any(t.entity is self._kind.entity and t.field == ORDER for t in touched):
            self._reconcile()

    def _clear(self) -> None:
        for row in self._rows:
            self._drop(row)
        self._rows = []

    def _reconcile(self) -> None:
        """Make the rows on the screen those of the file, and an empty one."""
        if not self._session.is_open:
            return
        kept = {row.row: row for row in self._rows if row.row is not None}
        entries = self._kind.rows(self._session.snapshot)
        ordered = [kept.get(entry.id) or self._new_row(entry.id) for entry in entries]
        last = self._rows[-1] if self._rows and self._rows[-1].row is None else None
        self._place([*ordered, last or self._new_row(None)])

    def _place(self, ordered: list[ListRow]) -> None:
        gone = [row for row in self._rows if row not in ordered]
        had_keyboard = any(_has_keyboard(row) for row in gone)
        self._rows = ordered
        for place, row in enumerate(ordered):
            if self._layout.indexOf(row) != place:
                self._layout.insertWidget(place, row)
            row.show_place(place + 1)
        self._keys.setVisible(len(ordered) > 1 and not self._session.read_only)
        self._keep_tab_order()
        if had_keyboard:
            self.write_new()
        for row in gone:
            self._drop(row)
        self.rows_changed.emit()

    def _keep_tab_order(self) -> None:
        fields = [field for row in self._rows for field in (*row.fields, row.conflict)]
        for first, second in pairwise(fields):
            QWidget.setTabOrder(first, second)

    def _new_row(self, row_id: RowId | None) -> ListRow:
        row = ListRow(self._session, self._kind, row_id)
        row.left.connect(partial(self._walk, row))
        row.done.connect(partial(self._walk, row, 1, 0))
        row.remove_requested.connect(partial(self._remove, row))
        row.left_empty.connect(partial(self._remove, row))
        row.move_requested.connect(partial(self._move, row))
        return row

    def _drop(self, row: ListRow) -> None:
        row.release()
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _walk(self, row: ListRow, direction: int, place: int) -> None:
        to = self._rows.index(row) + direction
        if 0 <= to < len(self._rows) and not self._rows[to].isHidden():
            self._rows[to].put_cursor(place)

    def _remove(self, row: ListRow) -> None:
        if row not in self._rows or row.row is None or self._session.read_only:
            return
        row_id, following = row.row, self._rows[self._rows.index(row) + 1]
        had_keyboard = _has_keyboard(row)
        self._session.flush()
        self._edit(lambda file: self._kind.remove(file, row_id))
        if had_keyboard and following in self._rows:
            following.put_cursor()

    def _move(self, row: ListRow, direction: int) -> None:
        ids = [other.row for other in self._rows if other.row is not None]
        if row.row is None or self._session.read_only:
            return
        to = ids.index(row.row) + direction
        if not 0 <= to < len(ids):
            return
        focused, row_id = QApplication.focusWidget(), row.row
        self._session.flush()
        ids.remove(row_id)
        after = ids[to - 1] if to > 0 else None
        self._edit(lambda file: self._kind.move(file, row_id, after))
        if focused in row.fields:
            focused.setFocus()

    def _edit(self, use_case: Callable[[AssessmentFile], object]) -> None:
        try:
            self._session.edit(use_case)
        except KompassError as error:
            show_sentence(self._trouble, str(error))
        else:
            show_sentence(self._trouble, "")


def _has_keyboard(row: ListRow) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and row.isAncestorOf(focused)
