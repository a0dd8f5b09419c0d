"""The notes of one interview in two columns: one's own, and those of everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from kompass.ids import RowId
from kompass.interviews.side_by_side import Beside, side_by_side
from ui.icons import icon
from ui.models.contested_material import word
from ui.notes.clocks import clock
from ui.notes.witness import same_statement
from ui.theme import GRID, Theme, mark

if TYPE_CHECKING:
    from ui.notes.margin_words import MarginWords
    from ui.notes.notebook import Notebook

ROOM: Final = 1080
"""As wide as the notes have to be for two columns."""
_TIME, _MINE, _SAME, _OTHER = range(4)
_LINE: Final = Qt.ItemDataRole.UserRole
_K = Qt.Key
_ENTER: Final = (_K.Key_Return, _K.Key_Enter)


class Columns(QTableWidget):
    """Read with the arrows. Lines are written in the one column.

    * ``went``: the id of the line to go on with in the one column
    * ``left``: back to where one was
    * ``said``: a sentence about what was done
    """

    went = Signal(str)
    left = Signal()
    said = Signal(str)

    def __init__(
        self, notebook: Notebook, words: MarginWords, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(0, 4, parent)
        self._notebook = notebook
        self._words = words
        self._theme = theme
        self._blurred = False
        self._rows: tuple[Beside, ...] = ()
        self.setAccessibleName(self.tr("Anteckningarna i två spalter"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        mark(self, kind="figures")
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(2 * GRID)
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        for column, width in ((_TIME, 8 * GRID), (_SAME, 5 * GRID)):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)
        for column in (_MINE, _OTHER):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.cellDoubleClicked.connect(self._go_on)
        theme.changed.connect(self.follow)
        notebook.changed.connect(self.follow)
        notebook.shown.connect(self.follow)

    @property
    def possible(self) -> bool:
        """Whether somebody else has lines in this interview too."""
        notebook = self._notebook
        if notebook.interview is None or notebook.me is None:
            return False
        return any(one != notebook.me for one in notebook.clocks.together.authors if one)

    def open_at(self, line: RowId | None) -> None:
        """Show the lines, and begin with this one."""
        self._fill()
        self._choose(line)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def blur(self, *, on: bool) -> None:
        """Let nobody read the lines, or let them be read again."""
        self._blurred = on
        self.follow()

    def follow(self) -> None:
        """Show what is in the file, if this is what is shown."""
        if self.isVisible() and self._notebook.interview is not None:
            line = self._line()
            self._fill()
            self._choose(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with a line, tie two together, or leave."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == _K.Key_Escape or (key == _K.Key_F9 and held == Qt.KeyboardModifier.ShiftModifier):
            self.left.emit()
        elif key in _ENTER:
            self._go_on()
        elif event.text() == "=":
            self._tie()
        elif event.text().isprintable() and event.text():
            self.said.emit(self.tr("Här går raderna att läsa. Enter går till raden och skriver."))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every line the height that it needs."""
        super().resizeEvent(event)
        self._fit()

    def _fill(self) -> None:
        notebook = self._notebook
        self._rows = side_by_side(notebook.clocks.together, notebook.me or "")
        self.setHorizontalHeaderLabels(
            [self.tr("Tid"), self._words.name_of(notebook.me), "", self._others()]
        )
        self.setRowCount(len(self._rows))
        shown = ""
        for at, row in enumerate(self._rows):
            time = clock(row.at) if row.at is not None else ""
            self._put(at, _TIME, time if time != shown else "", "")
            shown = time
            self._put(at, _MINE, self._text(row.mine), row.mine)
            self._put(at, _SAME, "=" if row.same else "", "")
            self._put(at, _OTHER, self._text(row.other, several=self._several()), row.other)
            if row.same:
                self._frame(at)
        self._fit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        for at in range(self.rowCount()):
            self.setRowHeight(at, self.rowHeight(at) + GRID // 2)

    def _put(self, at: int, column: int, text: str, line: str) -> None:
        item = QTableWidgetItem(text)
        item.setData(_LINE, line)
        if line and self._words.conflicts.of(RowId(line)):
            item.setIcon(icon("git-merge"))
            item.setToolTip(self._words.conflicts.told(RowId(line)))
        side = Qt.AlignmentFlag.AlignHCenter if column == _SAME else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(Qt.AlignmentFlag.AlignTop | side)
        if column in (_TIME, _SAME):
            item.setForeground(self._theme.color("muted" if column == _TIME else "reference"))
        if not line:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
        self.setItem(at, column, item)

    def _frame(self, at: int) -> None:
        """Let two lines that say the same look like the one piece that they are."""
        row = self._rows[at]
        who = " = ".join(
            self._words.initials_of(line.author) or "?"
            for one in (row.mine, row.other)
            if (line := self._notebook.material.lines.get(RowId(one)))
        )
        tip = self.tr("Samma uppgift, ett belägg: {0}").format(who)
        for column in (_MINE, _SAME, _OTHER):
            if (item := self.item(at, column)) is not None:
                item.setBackground(self._theme.color("reference_soft"))
                item.setToolTip(tip)

    def _text(self, line: str, *, several: bool = False) -> str:
        found = self._notebook.material.lines.get(RowId(line)) if line else None
        if found is None:
            return ""
        text = "▒" * min(len(found.text), 40) if self._blurred else found.text
        who = [self._words.initials_of(found.author)] if several else []
        if found.speaker is not None:
            who.append(self._notebook.material.code_of(found.speaker) or "NN")
        numbers = [
            self._words.number_of(link.question)
            for link in self._notebook.material.links_to(found.id)
        ]
        after = " ".join((*found.signals, *(f"§{one}" for one in dict.fromkeys(numbers))))
        said = f"{' '.join(who)}: {text}" if who else text
        if self._words.conflicts.of(found.id):
            said = f"{word()} · {said}"
        return f"{said}   {after}".rstrip()

    def _others(self) -> str:
        me = self._notebook.me
        others = [one for one in self._notebook.clocks.together.authors if one != me]
        return ", ".join(self._words.name_of(RowId(one)) or self.tr("Okänd") for one in others)

    def _several(self) -> bool:
        return len(self._notebook.clocks.together.authors) > 2

    def _line(self) -> RowId | None:
        item = self.currentItem()
        return RowId(item.data(_LINE)) if item is not None and item.data(_LINE) else None

    def _choose(self, line: RowId | None) -> None:
        for at, row in enumerate(self._rows):
            if line and line in (row.mine, row.other):
                self.setCurrentCell(at, _MINE if row.mine == line else _OTHER)
                return
        last = len(self._rows) - 1
        if last >= 0:
            self.setCurrentCell(last, _MINE if self._rows[last].mine else _OTHER)

    def _go_on(self) -> None:
        line = self._line()
        if line is not None:
            self.went.emit(line)
        else:
            self.left.emit()

    def _tie(self) -> None:
        """Say that the two lines beside each other say the same, or that they do not."""
        at = self.currentRow()
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        if row is None or not row.mine or not row.other:
            self.said.emit(self.tr("Ingen rad av någon annan står intill i den andra spalten."))
        elif not self._notebook.can_write:
            self.said.emit(self.tr("Filen går bara att läsa just nu, så inget kan skrivas."))
        else:
            words = same_statement(self._notebook, RowId(row.mine), RowId(row.other))
            self.said.emit(words)
            self._fill()
            self._choose(RowId(row.mine))
