"""How a piece of evidence is painted: what it does, its words, where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kompass.assessment.material import Direction, EvidenceKind
from ui.evidence.evidence_model import ROW_ROLE
from ui.evidence.items import Group, Piece
from ui.evidence.text_lines import broken
from ui.theme import GRID, SMALL_POINTS, Theme

_QUOTE_LINES = 3
_LINES_BELOW = 2
_BAR = 3
_DOT = 7
"""Across a dot of the strength."""
_TONES = {
    Direction.SUPPORTS: "accent",
    Direction.CONTRADICTS: "reference",
    Direction.BACKGROUND: "muted",
}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Set:
    """The lines of a piece."""

    quote: list[str]
    below: list[str]
    comment: list[str]


class EvidenceDelegate(QStyledItemDelegate):
    """Paints headings and pieces as high as their words need."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._set: dict[tuple[Piece, int], _Set] = {}
        self.hides_sensitive = False
        """While a whole room looks."""
        self.hides_notes = False
        """While somebody passes."""
        theme.changed.connect(self._set.clear)

    def forget(self) -> None:
        """Let go of lines that have been broken."""
        self._set.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of all lines of a row."""
        row, width = index.data(ROW_ROLE), self._width()
        if isinstance(row, Group):
            return QSize(width, _height(self._small()) + GRID + GRID // 2)
        lines, small, body = self._lines(row), _height(self._small()), _height(self._body())
        below = len(lines.below) + len(lines.comment) + 1
        return QSize(width, below * small + len(lines.quote) * body + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, Group):
            self._paint_heading(painter, option.rect, row)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_piece(painter, option.rect, row, chosen=chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Group) -> None:
        painter.setFont(self._small(strong=True))
        painter.setPen(self._theme.color("muted"))
        place = rect.adjusted(GRID, 0, -GRID, -GRID // 2)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(place, left, row.words)

    def _paint_piece(self, painter: QPainter, rect: QRect, piece: Piece, *, chosen: bool) -> None:
        if chosen:
            ground = "accent_soft" if self._view.hasFocus() else "rail"
            painter.fillRect(rect, self._theme.color(ground))
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()),
                             self._theme.color("accent"))  # fmt: skip
        place = rect.adjusted(GRID + _BAR, GRID, -GRID, -GRID)
        lines = self._lines(piece)
        top = self._paint_head(painter, place, piece)
        top = self._paint_lines(painter, place, top, lines.quote, ("text", self._body()))
        top = self._paint_lines(painter, place, top, lines.comment, ("text", self._slanted()))
        self._paint_lines(painter, place, top, lines.below, ("muted", self._small()))

    def _paint_head(self, painter: QPainter, place: QRect, piece: Piece) -> int:
        """Draw direction, strength and name on one line; return where the next begins."""
        tone = self._theme.color(_TONES[piece.link.direction])
        font = self._small(strong=True)
        height = _height(font)
        line = QRect(place.left(), place.top(), place.width(), height)
        painter.setFont(font)
        painter.setPen(tone)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, piece.direction)
        left = line.left() + QFontMetrics(font).horizontalAdvance(piece.direction) + GRID
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(3):
            dot = QRect(left + number * (_DOT + 3), line.top() + (height - _DOT) // 2, _DOT, _DOT)
            painter.setBrush(tone if number < piece.link.strength else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
        painter.setFont(self._small())
        painter.setPen(self._theme.color("muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, piece.name)
        return line.bottom() + 1

    def _paint_lines(
        self,
        painter: QPainter,
        place: QRect,
        top: int,
        lines: list[str],
        look: tuple[str, QFont],
    ) -> int:
        token, font = look
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        height = _height(font)
        for number, text in enumerate(lines):
            line = QRect(place.left(), top + number * height, place.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, text)
        return top + len(lines) * height

    def _lines(self, piece: Piece) -> _Set:
        width = self._width() - 2 * GRID - _BAR
        key = (piece, width)
        if key not in self._set:
            quote = piece.quote
            if piece.sensitive and self.hides_sensitive:
                quote = self.tr("Känslig anteckning: visas inte på projektor.")
            if piece.kind is EvidenceKind.INTERVIEW and self.hides_notes:
                quote = self.tr("Dold anteckning. F12 visar.")
            below = piece.below
            if piece.indicator:
                below = f"{piece.indicator} \N{MIDDLE DOT} {below}"
            said = f"\N{RIGHT DOUBLE QUOTATION MARK}{piece.comment}\N{RIGHT DOUBLE QUOTATION MARK}"
            self._set[key] = _Set(
                broken(quote, self._body(), width, _QUOTE_LINES),
                broken(below, self._small(), width, _LINES_BELOW),
                broken(said, self._slanted(), width, _LINES_BELOW) if piece.comment else [],
            )
        return self._set[key]

    def _width(self) -> int:
        return self._view.viewport().width()

    def _body(self) -> QFont:
        return self._theme.font()

    def _small(self, *, strong: bool = False) -> QFont:
        return self._theme.font(SMALL_POINTS, strong=strong)

    def _slanted(self) -> QFont:
        font = self._theme.font(SMALL_POINTS)
        font.setItalic(True)
        return font


def _height(font: QFont) -> int:
    return QFontMetrics(font).lineSpacing()
