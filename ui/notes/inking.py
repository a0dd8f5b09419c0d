"""What is painted in the lines besides their text: marks, the current line, others' lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from kompass.interviews.line import Mark, MarkKind, marks
from kompass.interviews.line_model import Line
from ui.notes.airy_layout import LINE_GAP
from ui.notes.paper import BREAK, Paper
from ui.reader.utf16 import Utf16
from ui.theme import GRID, Theme

Rows = Sequence[tuple[int, QTextBlock, QRectF]]

_FADED = 120
_ROUND = 4.0


class Ink:
    """Paints on the viewport of an editor, under and over the text."""

    def __init__(self, theme: Theme, paper: Paper) -> None:
        self._theme = theme
        self._paper = paper

    def under(
        self, painter: QPainter, rows: Rows, current: int, width: int, *, blurred: bool
    ) -> None:
        """Paint the current line, grey chips and signals that are being typed."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, block, place in rows:
            if at == current:
                painter.setBrush(self._theme.color("rail"))
                band = place.translated(0, -LINE_GAP / 2)
                painter.drawRect(QRectF(0, band.top(), width, band.height()))
            for mark in () if blurred else _marks(block.text()):
                if mark.kind is not MarkKind.PERSON:
                    token = "line" if mark.kind is MarkKind.LEFT_TAG else "accent_soft"
                    painter.setBrush(self._theme.color(token))
                    for rect in _rects(block, mark, place):
                        painter.drawRoundedRect(rect.adjusted(-2, 1, 2, -1), _ROUND, _ROUND)

    def over(self, painter: QPainter, rows: Rows, width: int) -> None:
        """Paint dotted lines under what may be names, and a veil over others' lines."""
        pen = QPen(self._theme.color("reference"), 2.0, Qt.PenStyle.DotLine)
        veil = self._theme.color("page")
        veil.setAlpha(_FADED)
        for at, block, place in rows:
            painter.setPen(pen)
            for mark in _marks(block.text()):
                if mark.kind is MarkKind.PERSON:
                    for rect in _rects(block, mark, place):
                        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            row = self._paper.rows[at]
            if row.foreign or (row.line is not None and row.line.removed):
                painter.fillRect(QRectF(0, place.top(), width, place.height()), veil)

    def instead(self, painter: QPainter, rows: Rows) -> None:
        """Paint bars instead of text: nobody can read it, one still sees where it is."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        for _, block, place in rows:
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                rect = line.naturalTextRect().translated(place.topLeft())
                whole = max(GRID, round(rect.width() / (4 * GRID)) * 4 * GRID)
                rect.setWidth(whole)
                painter.drawRoundedRect(rect.adjusted(0, 3, 0, -3), _ROUND, _ROUND)


@lru_cache(maxsize=2048)
def _marks(text: str) -> tuple[Mark, ...]:
    plain = text.replace(BREAK, "\n")
    return marks(Line(plain, len(plain)))


def _rects(block: QTextBlock, mark: Mark, place: QRectF) -> list[QRectF]:
    """Return where a stretch of a line is, one rectangle for each row on the screen."""
    layout, units = block.layout(), Utf16(block.text())
    start, end = units.to_qt(mark.start), units.to_qt(mark.end)
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            x, to = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            top = place.topLeft() + QPointF(x, line.y())
            found.append(QRectF(top.x(), top.y(), to - x, line.height()))
    return found


def _x(answer: object) -> float:
    """Return a place as Qt tells it: alone, or with the position that it is at."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
