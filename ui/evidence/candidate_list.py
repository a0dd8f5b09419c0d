"""What could be tied, the first nine of them numbered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kompass.assessment.material import EvidenceKind
from ui.evidence.candidates import Candidate
from ui.evidence.text_lines import broken
from ui.evidence.words import kind_words
from ui.theme import GRID, SMALL_POINTS, Theme

_NUMBERED = 9
_QUOTE_LINES = 2
_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class CandidateList(QListView):
    """Never has the keyboard: the field above it passes on what is for the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hides_notes = False
        """While somebody passes."""
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_CandidateDelegate(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Det som går att koppla"))

    @property
    def count(self) -> int:
        """How many there are."""
        return self._rows.rowCount()

    @property
    def candidate(self) -> Candidate | None:
        """The chosen one."""
        return _candidate(self.currentIndex())

    def numbered(self, number: int) -> Candidate | None:
        """Return the one with a number."""
        return _candidate(self._rows.index(number - 1, 0))

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """Show these, the first one chosen."""
        self._rows.clear()
        for place, candidate in enumerate(found, 1):
            row = QStandardItem()
            row.setData(candidate, _ROLE)
            number = f"{place}. " if place <= _NUMBERED else ""
            said = f"{number}{kind_words(candidate.kind)}. {candidate.quote}. {candidate.where}"
            row.setData(said, Qt.ItemDataRole.AccessibleTextRole)
            row.setData("" if self.hides_notes else candidate.quote, Qt.ItemDataRole.ToolTipRole)
            self._rows.appendRow(row)
        self.setCurrentIndex(self._rows.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _candidate(index: Index) -> Candidate | None:
    found = index.data(_ROLE) if index.isValid() else None
    return found if isinstance(found, Candidate) else None


class _CandidateDelegate(QStyledItemDelegate):
    """Paints a number, the words, and where they stand."""

    def __init__(self, theme: Theme, view: CandidateList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of the words and the line below them."""
        width = self._view.viewport().width()
        lines = len(self._quote(index.data(_ROLE)))
        body, small = _height(self._theme.font()), _height(self._small())
        return QSize(width, lines * body + small + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        candidate: Candidate = index.data(_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("accent_soft"))
        place = option.rect.adjusted(GRID, GRID, -GRID, -GRID)
        if index.row() < _NUMBERED:
            painter.setFont(self._theme.font(strong=True))
            painter.setPen(self._theme.color("accent"))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, str(index.row() + 1))
        place.setLeft(place.left() + 3 * GRID)
        self._paint_words(painter, place, candidate)
        painter.restore()

    def _paint_words(self, painter: QPainter, place: QRect, candidate: Candidate) -> None:
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.color("text"))
        height = _height(self._theme.font())
        for text in self._quote(candidate):
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)
            place.setTop(place.top() + height)
        painter.setFont(self._small())
        painter.setPen(self._theme.color("muted"))
        below = f"{candidate.where} \N{MIDDLE DOT} {candidate.name}"
        if candidate.elsewhere:
            tied = self.tr("kopplat till {numbers}").format(numbers=candidate.elsewhere)
            below = f"{below} \N{MIDDLE DOT} {tied}"
        metrics = painter.fontMetrics()
        below = metrics.elidedText(below, Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, below)

    def _quote(self, candidate: Candidate) -> list[str]:
        width = self._view.viewport().width() - 5 * GRID
        if self._view.hides_notes and candidate.kind is EvidenceKind.INTERVIEW:
            return [self.tr("Dold anteckning. F12 visar.")]
        return broken(candidate.quote, self._theme.font(), width, _QUOTE_LINES)

    def _small(self) -> QFont:
        return self._theme.font(SMALL_POINTS)


def _height(font: QFont) -> int:
    return QFontMetrics(font).lineSpacing()
