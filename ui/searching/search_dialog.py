"""Ctrl+Shift+F: search in everything, as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from kompass.sources.hits import together
from ui.searching.found_list import ROW, FoundList, FoundRow, grouped
from ui.theme import GRID, SMALL_POINTS, Theme, mark
from ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from kompass.sources.hits import Hit
    from ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_WIDTH = 120 * GRID
_AFTER_MS = 40
"""After the last key: fast typing is one search and not ten."""
_MOST = 200
_PLACE = 17 * GRID
_MOVES = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
}  # fmt: skip


class SearchDialog(QDialog):
    """``chosen``: a ``FoundRow`` with a hit, and what was typed. Escape leaves all as it was."""

    chosen = Signal(object, str)

    def __init__(self, session: Session, theme: Theme, typed: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sök i allt underlag"))
        mark(self, surface="popup")
        self._session = session
        self._window = parent
        self.found = FoundList(self._label_of, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Sök i dokument, webbsidor och anteckningar"))
        self.field.setAccessibleName(self.tr("Sök i allt underlag"))
        self.said = wrapped(text="small", tone="muted")
        self.list = QListView()
        self.list.setModel(self.found)
        self.list.setItemDelegate(_FoundDelegate(theme, self.found, self.list))
        self.list.setAccessibleName(self.tr("Träffar"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.keys = label(
            self.tr("Pilar väljer · Enter öppnar på stället · Esc stänger"),
            text="small", tone="muted",
        )  # fmt: skip
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self.search)
        self._lay_out()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _: self._soon.start())
        self.field.returnPressed.connect(self._open)
        self.list.clicked.connect(self._on_clicked)
        self.field.setText(typed)
        self.field.selectAll()
        self.search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrow keys in the field move among the hits."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """Give the keyboard back to where it was."""
        super().done(result)
        self._window.activateWindow()

    def search(self) -> None:
        """Search for what is typed; nothing that is typed is an error."""
        self._soon.stop()
        typed, file = self.field.text(), self._session.file
        if file is None or not typed.strip():
            self.found.show([])
            self.said.setText(self.tr("Delar av ord räcker: ”säkring” finner kvalitetssäkring."))
            return
        try:
            result = file.search(typed, _MOST)
        except KompassError as error:
            self.found.show([])
            self.said.setText(str(error))
            return
        both = together((result.documents, result.notes), 2 * _MOST)
        documents = {id(hit) for hit in result.documents.hits}
        kept = both.hits
        rows = grouped(
            tuple(hit for hit in kept if id(hit) in documents),
            tuple(hit for hit in kept if id(hit) not in documents),
            self._session.snapshot.material,
            self.tr("Intervju: {role}"),
        )
        self.found.show(rows)
        shown = sum(row.hit is not None for row in rows)
        said = both.in_words()
        if both.total > shown > 0:
            said = self.tr("{words}; de {count} bästa visas").format(words=said, count=shown)
        self.said.setText(said)
        self._choose(self.found.first_hit())

    def _label_of(self, hit: Hit) -> str:
        try:
            file = self._session.file
            page = file.page(hit.ref, hit.number) if file is not None else None
            return page.label_at(hit.spans[0][0]) if page is not None else ""
        except KompassError:
            return ""

    def _move(self, step: int) -> None:
        at = self.list.currentIndex().row() + step
        last = self.found.rowCount() - 1
        at = min(max(at, 0), last)
        direction = 1 if step > 0 else -1
        found = self.found.first_hit(at, direction)
        self._choose(found if found >= 0 else self.found.first_hit(at, -direction))

    def _choose(self, at: int) -> None:
        if at >= 0:
            index = self.found.index(at)
            self.list.setCurrentIndex(index)
            if at <= 1:
                self.list.scrollToTop()

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.found.row(index.row())
        if row is not None and row.hit is not None:
            self._open()

    def _open(self) -> None:
        if self._soon.isActive():
            self.search()
        row = self.found.row(self.list.currentIndex().row())
        if row is None or row.hit is None:
            return
        typed = self.field.text()
        self.accept()
        self.chosen.emit(row, typed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        for part in (self.field, self.said):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.keys)
        window = self._window
        width = min(_WIDTH, window.width() - 4 * GRID)
        height = min(90 * GRID, window.height() - 12 * GRID)
        self.setFixedSize(width, height)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 6 * GRID)


class _FoundDelegate(QStyledItemDelegate):
    """Paints a heading, or page and passage in one line with what was found standing out."""

    def __init__(self, theme: Theme, found: FoundList, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found = found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return a row high enough to point at."""
        return QSize(GRID * 16, option.fontMetrics.height() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: FoundRow = index.data(ROW)
        painter.save()
        place = QRect(option.rect).adjusted(GRID, 0, -GRID, 0)
        if row.hit is None:
            self._words(painter, place, row.words, "text", strong=True)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, self._theme.color("accent_soft"))
            self._hit(painter, place, row)
        painter.restore()

    def _hit(self, painter: QPainter, place: QRect, row: FoundRow) -> None:
        page = QRect(place.left() + GRID, place.top(), _PLACE - 2 * GRID, place.height())
        self._words(painter, page, self._found.place_of(row), "muted", points=SMALL_POINTS)
        before, match, after = self._found.passage_of(row)
        left = QRect(place)
        left.setLeft(place.left() + _PLACE)
        for words, token, strong in (
            (before, "muted", False), (match, "accent", True), (after, "muted", False),
        ):  # fmt: skip
            used = self._words(painter, left, words, token, strong=strong)
            left.setLeft(left.left() + used)

    def _words(
        self,
        painter: QPainter,
        place: QRect,
        words: str,
        token: str,
        *,
        strong: bool = False,
        points: float = 0,
    ) -> int:
        font = (
            self._theme.font(points, strong=strong) if points else self._theme.font(strong=strong)
        )
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        metrics = painter.fontMetrics()
        # Of a place the end tells most: "avsnitt ”Uppföljning”, stycke 14".
        mode = Qt.TextElideMode.ElideMiddle if points else Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(words, mode, max(place.width(), 0))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, flags, shown)
        return metrics.horizontalAdvance(shown)
