"""A source in the reader, with its excerpts beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.sources_desk import SourceDesk
from ui.models.sources_evidence import ExcerptRow, excerpt_rows, keep, marks_of
from ui.models.sources_reading import Readings
from ui.models.sources_words import title_of
from ui.reader.reader import Reader
from ui.reader.values import Selection
from ui.theme import GRID, SMALL_POINTS, Theme
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


class ExcerptList(QListWidget):
    """``chosen``: an ``ExcerptRow`` to show; ``removed``: one to remove."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Utdrag ur underlaget"))
        self.setItemDelegate(_ExcerptDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ROW)))

    def show_rows(self, rows: list[ExcerptRow]) -> None:
        """Show excerpts, and keep to the current one."""
        at = self.currentRow()
        self.clear()
        for row in rows:
            numbers = ", ".join(row.numbers) or self.tr("ingen fråga")
            item = QListWidgetItem(f"{row.place} · {numbers}\n{row.quote}")
            item.setData(_ROW, row)
            item.setToolTip(row.quote)
            self.addItem(item)
        self.setCurrentRow(min(at, len(rows) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show with Enter, remove with Delete."""
        item = self.currentItem()
        if item is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(item.data(_ROW))
        elif item is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(item.data(_ROW))
        else:
            super().keyPressEvent(event)


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
        self.count = label(weight="strong")
        self.hint = wrapped(text="small", tone="muted")
        self.rests = RestList()
        self._lay_out()
        self.reader.closed.connect(self.closed)
        self.reader.excerpt_requested.connect(self._keep)
        self.reader.mark_activated.connect(self._point_at)
        self.list.chosen.connect(self.show_excerpt)
        self.list.removed.connect(self._remove)
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
        self.list.clear()

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
            self.tr("Enter visar stycket, Delete tar bort utdraget.")
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
            self.reader.tell(self.tr("Sparat till {0}.").format(", ".join(numbers)))

    def _remove(self, row: ExcerptRow) -> None:
        if self._desk.writable:
            self._desk.do(partial(_remove_excerpt, row.id))

    def _point_at(self, mark: str) -> None:
        for at in range(self.list.count()):
            if self.list.item(at).data(_ROW).id == mark:
                self.list.setCurrentRow(at)
                self.list.setFocus()

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        for part in (self.title, self.count):
            column.addWidget(part)
        column.addWidget(self.list, 3)
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


class _ExcerptDelegate(QStyledItemDelegate):
    """Paints place and numbers in one line, and two lines of the quote below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return three lines."""
        return QSize(20 * GRID, option.fontMetrics.height() * 3 + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, numbers and quote."""
        row: Any = index.data(_ROW)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("accent_soft"))
        place = option.rect.adjusted(GRID // 2, GRID // 2, -GRID // 2, -GRID // 2)
        painter.setFont(self._theme.font(SMALL_POINTS, strong=True))
        line = painter.fontMetrics().height()
        numbers = ", ".join(row.numbers) or self.tr("ingen fråga")
        painter.setPen(self._theme.color("accent" if row.numbers else "reference"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, numbers)
        painter.setPen(self._theme.color("muted"))
        room = place.width() - painter.fontMetrics().horizontalAdvance(numbers) - GRID
        shown = painter.fontMetrics().elidedText(row.place, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        painter.setFont(self._theme.font(SMALL_POINTS))
        painter.setPen(self._theme.color("text"))
        place.setTop(place.top() + line + 2)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.setClipRect(place)
        painter.drawText(place, int(flags), " ".join(row.quote.split()))
        painter.restore()


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
