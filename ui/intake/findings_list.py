"""The list of what cannot be read, what is doubtful and what was checked; each sentence whole."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from ui.intake.signs import draw_sign
from ui.models.intake_findings import Finding, FindingsTable
from ui.theme import GRID, SMALL_POINTS, Theme
from ui.widgets.painted_list import WRAP, PaintedList, RowPainter

Index = QModelIndex | QPersistentModelIndex
_SIGN: Final = 16
_GAP: Final = GRID // 2
_TALL: Final = 10_000
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FindingsList(PaintedList):
    """``chosen``: a ``Finding`` to go to, by a click, by arrows or by Enter."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, model: FindingsTable, theme: Theme, *, name: str) -> None:
        super().__init__(model, theme)
        self.findings = model
        self.setAccessibleName(name)
        self.setItemDelegate(_FindingPainter(theme, self))
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.clicked.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the figure with Enter."""
        if event.key() in _ENTER and not event.modifiers():
            self._tell(self.currentIndex())
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Show the figure that the sentence is about."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._tell(current)

    def _tell(self, index: Index) -> None:
        finding = self.findings.row(index.row())
        if finding is not None:
            self.chosen.emit(finding)


class _FindingPainter(RowPainter):
    """A sign, what it is about, and below that its sentence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the room for the whole sentence."""
        finding = self._finding(index)
        height = self._head().height() if finding.about else 0
        words = self._body().boundingRect(self._words_in(0), WRAP, self._sentence(finding))
        return QSize(self.width, height + words.height() + GRID)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one finding."""
        finding, row = self._finding(index), option.rect
        self.paint_ground(painter, option, row)
        tone = self._theme.color(finding.tone)
        top = row.top() + _GAP
        place = QRect(GRID, top + 1, _SIGN, _SIGN)
        draw_sign(painter, place, finding.sign, tone)
        words = self._words_in(top)
        if finding.about:
            painter.setFont(self._theme.font(SMALL_POINTS, strong=True))
            painter.setPen(tone)
            elide = Qt.TextElideMode.ElideRight
            about = self._head().elidedText(finding.about, elide, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft, about)
            words.translate(0, self._head().height())
        painter.setFont(self._theme.font(SMALL_POINTS))
        painter.setPen(self._theme.color("text"))
        painter.drawText(words, WRAP, self._sentence(finding))

    def _finding(self, index: Index) -> Finding:
        model = index.model()
        assert isinstance(model, FindingsTable)  # noqa: S101 - the list has no other
        return model.rows[index.row()]

    def _words_in(self, top: int) -> QRect:
        left = 2 * GRID + _SIGN
        return QRect(left, top, max(self.width - left - GRID, GRID), _TALL)

    def _sentence(self, finding: Finding) -> str:
        return f"”{finding.text}”\n{finding.sentence}" if finding.text else finding.sentence

    def _head(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(SMALL_POINTS, strong=True))

    def _body(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(SMALL_POINTS))
