"""The second step: what was recognised, cell by cell, beside the source and what to tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.intake.cell_line import CellLine
from ui.intake.cells_view import CellsView
from ui.intake.column_form import ColumnForm
from ui.intake.findings_list import FindingsList
from ui.intake.source_view import SourceView
from ui.models.intake_draft import Draft
from ui.models.intake_findings import Finding, FindingsTable, findings_of, summary
from ui.models.intake_source import Place, SourceText, read_before
from ui.models.intake_states import CellState, ColumnState
from ui.models.intake_table import IntakeTable
from ui.theme import GRID, Theme
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass.archive.reading.passages import Passage

_FORM_WIDTH: Final = 46


class LookStep(QWidget):
    """``edition_wanted``: a column, from 0, and the id of the edition to read it by."""

    edition_wanted = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source = SourceText(())
        self.draft: Draft | None = None
        self.said = ""
        """What was read, and in what form the figures were found."""
        self.summary = wrapped(weight="strong")
        self.trouble = trouble_label()
        self.table = IntakeTable(self)
        self.cells = CellsView(self.table, theme)
        self.line = CellLine(theme)
        self.form = ColumnForm(theme)
        self.source = SourceView(theme)
        self.findings = FindingsTable(theme, self)
        self.list = FindingsList(
            self.findings, theme, name=self.tr("Vägrat, tveksamt och kontrollerat")
        )
        self._lay_out()
        self._connect()

    def show_draft(self, draft: Draft, passages: Sequence[Passage], name: str) -> None:
        """Show what was read, from the first thing that asks for somebody."""
        self.draft = draft
        self._source = SourceText(passages)
        self.source.show_source(self._source)
        self.table.show_draft(draft)
        form = draft.reading.form
        plain = form.casefold() in ("", "text")
        self.said = name if plain else self.tr("{0}: {1}").format(name, form)
        show_sentence(self.trouble, "")
        if draft.columns:
            self.cells.go_to(self.table.index(0, self._first_column()))
        self.refresh()
        self.cells.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        draft = self.draft
        if draft is None:
            return
        at = self.cells.currentIndex()
        self.table.refresh()
        if at.isValid() and not self.cells.currentIndex().isValid():
            self.cells.go_to(self.table.index(at.row(), at.column()))
        self.summary.setText(summary(draft))
        self.findings.show_rows(findings_of(draft))
        self._on_moved()

    def ready(self) -> bool:
        """Take over what is being typed; say what lacks and go there if nothing can go in."""
        draft = self.draft
        if draft is None:
            return False
        self.form.flush()
        standings = [draft.standing(at) for at in range(len(draft.columns))]
        if any(one.state is ColumnState.TAKEN for one in standings):
            show_sentence(self.trouble, "")
            return True
        waiting = next((at for at, one in enumerate(standings) if one.waits_for), None)
        if waiting is None:
            show_sentence(self.trouble, self.tr("Inget i källan kan bli ett resultat."))
            return False
        self._go_to_column(waiting)
        show_sentence(self.trouble, standings[waiting].waits_for[0])
        self._focus_lacking(draft, waiting)
        return False

    def go_to_next(self) -> None:
        """Go to the next thing that asks for somebody: a doubtful figure, then a column."""
        draft = self.draft
        if draft is None:
            return
        self.form.flush()
        places = list(self._doubtful(draft))
        here = self._here()
        after = next((place for place in places if place > here), None)
        if after or places:
            row, column = after or places[0]
            self.cells.go_to(self.table.index(row, column))
            self.cells.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for column in range(len(draft.columns)):
            if draft.standing(column).state is ColumnState.WAITS:
                self._go_to_column(column)
                self._focus_lacking(draft, column)
                return
        show_sentence(self.trouble, "")

    def _doubtful(self, draft: Draft) -> Iterator[tuple[int, int]]:
        for row, one in enumerate(self.table.rows):
            for column in range(len(draft.columns)):
                there = one.key in draft.cells(column)
                if there and draft.state(column, one.key) is CellState.DOUBTFUL:
                    yield row, column

    def _focus_lacking(self, draft: Draft, column: int) -> None:
        taking = draft.taking(column)
        if taking is not None and not taking.municipality:
            self.form.unit.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.form.doubts.focus_first():
            self.form.focus_source()

    def _go_to_column(self, column: int) -> None:
        self.cells.go_to(self.table.index(max(self.cells.currentIndex().row(), 0), column))

    def _first_column(self) -> int:
        draft = self.draft
        columns = range(len(draft.columns)) if draft is not None else range(0)
        return next((at for at in columns if draft and draft.taking(at) is not None), 0)

    def _here(self) -> tuple[int, int]:
        index = self.cells.currentIndex()
        return index.row(), index.column()

    def _toggle(self) -> None:
        index = self.cells.currentIndex()
        if self.draft is None or not index.isValid():
            return
        key = self.table.rows[index.row()].key
        if key in self.draft.cells(index.column()):
            self.draft.toggle(index.column(), key)
            self.refresh()

    def _on_moved(self) -> None:
        index = self.cells.currentIndex()
        draft = self.draft
        if draft is None or not index.isValid() or index.column() >= len(draft.columns):
            return
        self.line.show_cell(self.table, index)
        self.form.show_column(draft, index.column())
        self._give_room()
        self._point_out(self.table.rows[index.row()].key, index.column())
        self.cells.horizontalHeader().viewport().update()
        self.source.point_at(self._place(draft, self.table.rows[index.row()].key, index.column()))

    def _point_out(self, key: str, column: int) -> None:
        """Have what is said about the current figure in sight."""
        for at, finding in enumerate(self.findings.rows):
            if key and (finding.column, finding.key) == (column, key):
                self.list.setCurrentIndex(self.findings.index(at, 0))
                self.list.scrollTo(self.findings.index(at, 0))
                return

    def _place(self, draft: Draft, key: str, column: int) -> Place | None:
        cell = draft.cells(column).get(key) if key else None
        lost = self.table.damaged.get((column, key))
        if lost is not None:
            return self._source.row_at(lost.where, lost.text)
        if cell is None:
            return None
        found = self._source.cell_at(cell.where, cell.text)
        if found is None or "kolumn" in cell.where:
            return found
        return self._source.cell_at(cell.where, cell.text, read_before(draft, column, key))

    def _on_finding(self, finding: Finding) -> None:
        if finding.column is not None:
            self.cells.go_to(self.table.place_of(finding.column, finding.key or ""))
        elif finding.where:
            self.source.point_at(self._source.row_at(finding.where, finding.text))

    def _connect(self) -> None:
        self.cells.moved.connect(self._on_moved)
        self.cells.toggled.connect(self._toggle)
        self.line.toggled.connect(self._toggle)
        self.line.next_wanted.connect(self.go_to_next)
        self.form.changed.connect(self.refresh)
        self.form.edition_wanted.connect(self._on_edition)
        self.list.chosen.connect(self._on_finding)

    def _on_edition(self, edition: str) -> None:
        self.edition_wanted.emit(self.cells.currentIndex().column(), edition)

    def _lay_out(self) -> None:
        read = QWidget()
        left = QVBoxLayout(read)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.cells, 1)
        left.addWidget(self.line)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(_captioned(self.tr("Källan"), self.source))
        told = self.tr("Vägrat, tveksamt och kontrollerat")
        below.addWidget(_captioned(told, self.list))
        down = QSplitter(Qt.Orientation.Vertical)
        down.addWidget(read)
        down.addWidget(below)
        down.setStretchFactor(0, 3)
        down.setStretchFactor(1, 2)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(down)
        across.addWidget(self._scrolled())
        across.setStretchFactor(0, 1)
        across.setSizes([3 * _FORM_WIDTH * GRID, _FORM_WIDTH * GRID])
        down.setSizes([55 * GRID, 22 * GRID])
        for splitter in (below, down, across):
            splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.summary)
        column.addWidget(across, 1)
        column.addWidget(self.trouble)

    def _give_room(self) -> None:
        """Let the form be as wide as its fields need; it is scrolled only up and down."""
        least = self.form.minimumSizeHint().width() + 2 * GRID
        self._beside.setMinimumWidth(max(_FORM_WIDTH * GRID, least))

    def _scrolled(self) -> QScrollArea:
        self._beside = area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(_FORM_WIDTH * GRID)
        return area


def _captioned(caption: str, view: QWidget) -> QWidget:
    """Return a view with its name above it."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, GRID // 2, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(label(caption, text="small", tone="muted"))
    column.addWidget(view, 1)
    return part
