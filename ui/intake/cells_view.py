"""The table of what was read: walked by arrows, each figure confirmed with Space or Enter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.intake.signs import draw_sign
from ui.models.intake_table import SHOWN, IntakeTable, Shown
from ui.models.intake_words import COLUMN_LOOKS
from ui.theme import GRID, SMALL_POINTS, Theme, mark

Index = QModelIndex | QPersistentModelIndex
_COLUMN: Final = 16
_TITLES: Final = (20, 38)
"""Steps of the grid that the titles of rows take, at least and at most."""
_SIGN: Final = 16
_TOGGLE: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CellsView(QTableView):
    """``moved``: another cell is the current one; ``toggled``: confirm it or leave it out."""

    moved = Signal()
    toggled = Signal()

    def __init__(self, model: IntakeTable, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.table = model
        self.setModel(model)
        self.setItemDelegate(_CellPainter(self, theme))
        self.setHorizontalHeader(_ColumnHeads(self, model, theme))
        self.setAccessibleName(self.tr("Vad som har lästs, område för område"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setSectionsClickable(False)
        self.horizontalHeader().sectionClicked.connect(self._on_head)
        self.doubleClicked.connect(lambda _: self.toggled.emit())
        mark(self, kind="matrix")
        theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Give rows and columns the room that the size of the text asks for."""
        scale = self._theme.scale
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(round(_COLUMN * GRID * scale))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(QFontMetrics(self._theme.font()).height() + GRID)
        head = self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(head + 4 * rows.defaultSectionSize())
        least, most = (steps * GRID for steps in _TITLES)
        rows.setFixedWidth(round(min(max(self.width() * 0.36, least), most * scale)))

    def go_to(self, index: Index) -> None:
        """Make a cell the current one and have it in sight."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another cell is the current one."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm or leave out with Space and Enter; copy the figure as it stands."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _TOGGLE:
            self.toggled.emit()
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Copy):
            from PySide6.QtGui import QGuiApplication

            QGuiApplication.clipboard().setText(str(self.currentIndex().data() or ""))
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the titles of rows follow the width."""
        super().resizeEvent(event)
        self.fit()

    def _on_head(self, column: int) -> None:
        row = max(self.currentIndex().row(), 0)
        self.go_to(self.table.index(row, column))
        self.setFocus(Qt.FocusReason.MouseFocusReason)


class _CellPainter(QStyledItemDelegate):
    """A sign and a word at the left, the figure at the right, the state behind them."""

    def __init__(self, view: CellsView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        shown: Shown = index.data(SHOWN)
        cell = option.rect
        painter.save()
        if shown.look.ground:
            painter.fillRect(cell.adjusted(1, 1, -1, -1), self._theme.color(shown.look.ground))
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        self._draw_words(painter, cell, shown)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self._theme.color("accent"), 2 if self._view.hasFocus() else 1))
            painter.drawRect(QRectF(cell).adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw_words(self, painter: QPainter, cell: QRect, shown: Shown) -> None:
        tone = self._theme.color(shown.look.tone)
        inner = cell.adjusted(GRID, 0, -GRID, 0)
        if shown.look.sign:
            place = QRect(inner.left(), cell.center().y() - _SIGN // 2, _SIGN, _SIGN)
            draw_sign(painter, place, shown.look.sign, tone)
        words = inner.adjusted(_SIGN + GRID // 2 if shown.look.sign else 0, 0, 0, 0)
        painter.setPen(tone if shown.look.tone != "text" else self._theme.color("muted"))
        painter.setFont(self._theme.font(SMALL_POINTS))
        painter.drawText(words, _LEFT, shown.word)
        muted = shown.quiet or shown.look.tone == "muted"
        painter.setPen(self._theme.color("muted" if muted else "text"))
        painter.setFont(self._theme.font(strong=shown.look.tone == "text"))
        painter.drawText(inner, _RIGHT, shown.figure)


class _ColumnHeads(QHeaderView):
    """Whom a column is about, and below it what becomes of it."""

    def __init__(self, view: CellsView, table: IntakeTable, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._table = table
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the room for two lines."""
        lines = sum(QFontMetrics(font).height() for font in self._fonts())
        return QSize(super().sizeHint().width(), lines + 2 * GRID)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw one head."""
        draft = self._table.draft
        if draft is None:
            return
        painter.save()
        chosen = self._view.currentIndex().column() == column
        painter.fillRect(rect, self._theme.color("accent_soft" if chosen else "page"))
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        strong, small = self._fonts()
        title, words = str(self._table.headerData(column, Qt.Orientation.Horizontal)).split("\n")
        inner = rect.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        half = QFontMetrics(strong).height()
        painter.setFont(strong)
        painter.setPen(self._theme.color("text"))
        self._line(painter, QRect(inner.left(), inner.top(), inner.width(), half), title)
        look = COLUMN_LOOKS[draft.standing(column).state]
        below = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        sign = QRect(below.left(), below.center().y() - _SIGN // 2, _SIGN, _SIGN)
        draw_sign(painter, sign, look.sign, self._theme.color(look.tone))
        painter.setFont(small)
        painter.setPen(self._theme.color(look.tone))
        self._line(painter, below.adjusted(_SIGN + GRID // 2, 0, 0, 0), words)
        painter.restore()

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._theme.font(strong=True), self._theme.font(SMALL_POINTS)

    def _line(self, painter: QPainter, place: QRect, words: str) -> None:
        metrics = QFontMetrics(painter.font())
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _LEFT, elided)
