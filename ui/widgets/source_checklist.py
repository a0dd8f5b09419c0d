"""A checklist: a table worked by keys, and beside it the current row in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kompass.ids import RowId
from ui.models.sources_desk import SourceDesk
from ui.models.sources_lists import LAST, QUESTIONS, STATUS, ListTable
from ui.theme import GRID, Theme
from ui.touched import ORDER, Entity, Touched
from ui.widgets.labels import wrapped
from ui.widgets.rows_view import RowsView, with_margin
from ui.widgets.scroll_sheet import ScrollSheet

_WIDTHS: Final = {STATUS: 15, QUESTIONS: 12}
_WIDEST: Final = 76 * GRID


class CheckView(QWidget):
    """A table and what its keys do; ``side`` is the current row in full, to stand beside it."""

    side: ScrollSheet

    def __init__(
        self,
        desk: SourceDesk,
        table: ListTable,  # type: ignore[type-arg]  # of requests or of lookups
        theme: Theme,
        *,
        name: str,
        keys: str,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.current: RowId | None = None
        self.table = RowsView(table, theme, {**_WIDTHS, LAST: 0}, name=name, keys=tuple(keys))
        self.table.hide_when_narrow((LAST, 118))
        self.sum = wrapped(text="small", tone="muted")
        self.keys = wrapped(text="small", tone="muted")
        self.table.moved.connect(lambda at: self._choose(table.row(at)))
        self.table.opened.connect(self.put_cursor_in)
        self.table.removed.connect(self.remove)
        self.table.key_typed.connect(self._on_key)
        desk.lists_changed.connect(self.follow)
        desk.session.restored.connect(self._on_restored)

    def put_cursor_in(self) -> None:
        """Go on to the fields of the current row."""
        raise NotImplementedError

    def bind(self, row: RowId | None) -> None:
        """Let the fields show a row, or none."""
        raise NotImplementedError

    def rename(self) -> None:
        """Show what the current row is called now."""
        raise NotImplementedError

    def set_state(self, key: str) -> None:
        """Say how the current row stands."""
        raise NotImplementedError

    def remove(self) -> None:
        """Remove the current row."""
        raise NotImplementedError

    def tell(self) -> None:
        """Tell how it stands with all of them."""
        raise NotImplementedError

    def follow(self) -> None:
        """Keep to the row that was the current one, or to one beside it."""
        model = self.table.rows
        at = model.row_of(self.current)
        if at is None and model.rowCount():
            at = min(max(self.table.currentIndex().row(), 0), model.rowCount() - 1)
        self._choose(model.row(at) if at is not None else None)
        if self.current is not None:
            self.rename()
        self.table.show_row(self.current)
        self.tell()

    def choose(self, row: RowId) -> None:
        """Make a row the current one."""
        at = self.table.rows.row_of(row)
        if at is not None:
            self._choose(self.table.rows.row(at))
            self.table.show_row(row)

    def _choose(self, row: object) -> None:
        found = getattr(row, "id", None)
        if found != self.current:
            self.current = found
            self.bind(found)

    def _on_restored(self, touched: frozenset[Touched]) -> None:
        """Go to the row that undo or redo changed."""
        for place in touched:
            if place.entity in {Entity.REQUEST, Entity.LOOKUP} and place.field != ORDER:
                self.choose(RowId(place.id))

    def _on_key(self, key: str) -> None:
        if self.current is None or not self.desk.writable:
            return
        self.set_state(key)
        at = self.table.currentIndex().row() + 1
        if at < self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(at, 0))

    def stack(
        self, buttons: Sequence[QWidget], form: QWidget, heading: QWidget, conflict: QWidget
    ) -> None:
        """Stand the parts below each other."""
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.sum.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        inside = QVBoxLayout()
        inside.setSpacing(2 * GRID)
        inside.addWidget(heading)
        inside.addWidget(conflict, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(form)
        inside.addStretch(1)
        self.side = ScrollSheet(inside, widest=_WIDEST)
        self.keys.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        column.addWidget(self.sum)
        column.addWidget(with_margin(self.table), 1)
        column.addWidget(self.keys)
