"""A source in the reader, with its excerpts beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.models.sources_desk import SourceDesk
from ui.models.sources_evidence import ExcerptRow, excerpt_rows, keep, marks_of
from ui.models.sources_reading import Readings
from ui.models.sources_words import title_of
from ui.reader.reader import Reader
from ui.reader.values import Selection
from ui.sourcing.excerpt_list import ExcerptList
from ui.sourcing.excerpt_words import ExcerptWords
from ui.theme import GRID, Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import label, wrapped
from ui.widgets.source_rests import RestList

if TYPE_CHECKING:
    from kompass.assessment.material import Source
    from kompass.assessment.material_kinds import Direction
    from kompass.ids import RowId

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_WIDTHS = (780, 280)
_RESTS = 22 * GRID


class SourceReading(QWidget):
    """``closed``: the person is done; ``question_requested``: the id of a question."""

    closed = Signal()
    question_requested = Signal(str)

    def __init__(
        self, desk: SourceDesk, readings: Readings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._readings = readings
        self._shown: RowId | None = None
        self.title = ElidedLabel(mode=Qt.TextElideMode.ElideRight, letters=20)
        self.reader = Reader(theme)
        self.list = ExcerptList(theme)
        self.words = ExcerptWords(desk.session)
        self.count = label(weight="strong")
        self.hint = wrapped(text="small", tone="muted")
        self.rests = RestList()
        self._lay_out()
        self.reader.closed.connect(self.closed)
        self.reader.excerpt_requested.connect(self._keep)
        self.reader.mark_activated.connect(self._point_at)
        self.list.chosen.connect(self.show_excerpt)
        self.list.removed.connect(self._remove)
        self.list.pointed.connect(self._follow_pointed)
        self.list.words_requested.connect(self.words.setFocus)
        self.words.left.connect(self.list.setFocus)
        self.rests.question_requested.connect(self.question_requested)
        desk.changed.connect(self.follow)
        desk.session.closed.connect(self.forget)

    @property
    def source(self) -> Source | None:
        """The source that is open."""
        return self._desk.material.source(self._shown) if self._shown else None

    def open(self, source: Source) -> None:
        """Show a source; raises ``KompassError`` if its content is not in the file."""
        text, content = self._readings.text(source), self._readings.content(source)
        if source.id != self._shown:
            snapshot = self._desk.session.snapshot
            self._shown = source.id
            numbers = self._desk.questions()
            self.reader.set_questions({number: one.title for number, one in numbers.items()})
            self.reader.show_document(content, text, marks_of(snapshot, source))
        self.follow()

    def go_to(self, page: int, start: int, end: int, words: str = "") -> None:
        """Show a passage, and mark what was searched for."""
        if words:
            self.reader.search_for(words)
        self.reader.go_to(page, start, end)
        self.reader.setFocus()

    def show_excerpt(self, row: ExcerptRow) -> None:
        """Show an excerpt with its passage selected: digits tie it to more questions."""
        excerpt = row.excerpt
        at = excerpt.anchor
        self.reader.go_to(at.page, at.start, at.end)
        found = Selection(at.page, at.start, at.end, at.quote, excerpt.region)
        self.reader.state.select(found)
        self.reader.setFocus()

    def show_excerpt_id(self, excerpt: str) -> None:
        """Show an excerpt by its id; nothing if it is not in this source."""
        source = self.source
        rows = excerpt_rows(self._desk.session.snapshot, source) if source else []
        for row in rows:
            if row.id == excerpt:
                self.show_excerpt(row)

    def forget(self) -> None:
        """Let go of the document."""
        self._shown = None
        self.reader.clear()
        self.list.show_rows([])

    def follow(self) -> None:
        """Show the evidence as it stands."""
        source = self.source
        if source is None:
            return
        snapshot = self._desk.session.snapshot
        self.title.setText(title_of(source))
        rows = excerpt_rows(snapshot, source)
        self.list.show_rows(rows)
        self.reader.set_marks(marks_of(snapshot, source))
        one = self.tr("1 utdrag")
        self.count.setText(
            one if len(rows) == 1 else self.tr("{count} utdrag").format(count=len(rows))
        )
        self.hint.setText(
            self.tr("Enter visar stycket, K skriver vad det visar, Delete tar bort utdraget.")
            if rows
            else self.tr(
                "Markera med musen eller S (mening), skriv frågans siffror, till exempel 34, "
                "och tryck Enter."
            )
        )
        self.rests.show_rests(snapshot, source.id)

    def _keep(self, selection: Selection, numbers: tuple[str, ...], direction: Direction) -> None:
        source = self.source
        if source is None:
            return
        if not self._desk.writable:
            self.reader.tell(self.tr("Filen är skrivskyddad, så inget kan sparas."))
            return
        known = self._desk.questions()
        wanted = [known[number].id for number in numbers if number in known]
        row = self._desk.do(lambda file: keep(file, source, selection, wanted, direction))
        if row is not None:
            self.list.point_at(row)
            self.reader.tell(self.tr("Sparat till {0}.").format(", ".join(numbers)))

    def _remove(self, row: ExcerptRow) -> None:
        if self._desk.writable:
            self._desk.do(partial(_remove_excerpt, row.id))

    def _point_at(self, mark: str) -> None:
        if self.list.point_at(mark):
            self.list.setFocus()

    def _follow_pointed(self) -> None:
        row = self.list.current
        self.words.show_excerpt(row.id if row is not None else None)

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        for part in (self.title, self.count):
            column.addWidget(part)
        column.addWidget(self.list, 3)
        column.addWidget(self.words)
        column.addWidget(self.hint)
        column.addSpacing(GRID)
        column.addWidget(_scrolled(self.rests), 2)
        side.setMinimumWidth(28 * GRID)
        whole = QSplitter()
        whole.setObjectName("sources_reader")
        whole.setChildrenCollapsible(False)
        whole.addWidget(self.reader)
        whole.addWidget(side)
        whole.setStretchFactor(0, 1)
        whole.setSizes(list(_WIDTHS))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(whole)
        self.setFocusProxy(self.reader)


def _scrolled(part: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setMinimumHeight(_RESTS // 2)
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    scroll.setWidget(outer)
    return scroll


def _remove_excerpt(row: RowId, file: Any) -> None:  # noqa: ANN401 - the file
    from kompass.assessment import edits

    edits.remove_excerpt(file, row)
