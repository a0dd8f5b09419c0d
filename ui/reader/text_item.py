"""A page of plain text, set as on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextLine

from ui.reader.leaves import Leaf
from ui.reader.overlay import Overlay
from ui.reader.page_item import PageItem
from ui.reader.sheet_setting import SIDE, SIZE, SheetSetting, text_font
from ui.reader.utf16 import Utf16
from ui.theme import LIGHT

_TOP: Final = 54.0
_BOTTOM: Final = 54.0
_LEADING: Final = 1.13
_HEADING: Final = 1.15
_BETWEEN: Final = 0.35
"""Of a line, between paragraphs."""
_EMPTY: Final = 0.45
"""Of a line, for one with nothing on it."""
_PER_LINE: Final = 84
"""Characters, for the height of what has not been set yet."""
_INK: Final = QColor(LIGHT.text)
_NEAR: Final = 6.0


class TextItem(PageItem):
    """Sets its text when it is first to be seen; until then its height is a guess."""

    def __init__(self, leaf: Leaf, text: str, setting: SheetSetting, overlay: Overlay) -> None:
        self.leaf = leaf
        self._setting = setting
        self.heading = ""
        """Where in the document the page begins, to stand above its text."""
        self._text = text[leaf.start : leaf.end]
        if not leaf.is_last:
            self._text = self._text.removesuffix("\n")  # or an empty line would follow
        self._layout: QTextLayout | None = None
        self._units = Utf16("")
        self._rects: dict[tuple[int, int], list[QRectF]] = {}
        super().__init__(leaf, (setting.width, self._guess()), overlay)

    @property
    def is_laid_out(self) -> bool:
        """Whether the text has been set."""
        return self._layout is not None

    def lay_out(self) -> bool:
        """Set the text unless it is; tell whether the height is another now."""
        if self._layout is not None:
            return False
        self._units = Utf16(self._text)
        # Qt breaks a line at the separator, which is one character like the line's end.
        layout = QTextLayout(self._text.replace("\n", "\u2028"), text_font())
        layout.setTextOption(self._setting.option())
        layout.setFormats(self._formats())
        layout.setCacheEnabled(True)
        height = self._set_lines(layout)
        self._layout = layout
        if abs(height - self.height) < 0.5:
            return False
        self.prepareGeometryChange()
        self.height = height
        return True

    def rects(self, start: int, end: int) -> Sequence[QRectF]:
        """Return one rectangle for each line of a passage."""
        start, end = max(start, self.leaf.start), min(end, self.leaf.end)
        if self._layout is None or start >= end:
            return []
        found = self._rects.get((start, end))
        if found is None:
            found = self._rects[start, end] = self._make_rects(
                self._units.to_qt(start - self.leaf.start), self._units.to_qt(end - self.leaf.start)
            )
        return found

    def border_at(self, x: float, y: float) -> int | None:
        """Return the border between characters nearest to a point."""
        return self._index(x, y, between=True)

    def character_at(self, x: float, y: float) -> int | None:
        """Return the character nearest to a point."""
        return self._index(x, y, between=False)

    def is_on_text(self, x: float, y: float) -> bool:
        """Tell whether there is text at a point."""
        if self._layout is None:
            return False
        line = self._line_at(y)
        around = self._layout.lineAt(line).naturalTextRect().translated(SIDE, 0)
        return around.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(x, y)

    def print(self, painter: QPainter) -> None:
        """Paint the text, and above it in which part of the document it stands."""
        painter.setPen(QColor(LIGHT.muted))
        if self.heading:
            painter.setFont(text_font(0.8))
            room = QRectF(SIDE, _TOP * 0.3, self.width - 2 * SIDE, _TOP * 0.5)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, self.heading)
        if self._layout is not None:
            painter.setPen(_INK)
            self._layout.draw(painter, QPointF(SIDE, 0.0))

    @property
    def _above(self) -> float:
        return _TOP if self.leaf.is_first else 0.0

    @property
    def _below(self) -> float:
        return _BOTTOM if self.leaf.is_last else 0.0

    def _guess(self) -> float:
        # Counted, not measured: there may be thousands of leaves that nobody will look at.
        lines = len(self._text) / _PER_LINE + (self._text.count("\n") + 1) * (0.5 + _BETWEEN)
        return self._above + lines * SIZE * _LEADING * 1.25 + self._below

    def _set_lines(self, layout: QTextLayout) -> float:
        """Place the lines; return the height of the whole leaf."""
        down = self._above
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width - 2 * SIDE)
            line.setPosition(QPointF(0.0, down))
            down += line.height() * self._share(line)
        layout.endLayout()
        return down + self._below

    def _share(self, line: QTextLine) -> float:
        """Return how much of a line's height to go down to the next one."""
        ends = self._units.to_python(line.textStart() + line.textLength())
        if self._text[ends - 1 : ends] != "\n" or self._setting.is_table:
            return _LEADING
        return _EMPTY if line.textLength() == 1 else _LEADING + _BETWEEN

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        for start, end in self._setting.headings:
            first, last = max(start, self.leaf.start), min(end, self.leaf.end)
            if first < last:
                strong = QTextLayout.FormatRange()
                strong.start = self._units.to_qt(first - self.leaf.start)
                strong.length = self._units.to_qt(last - self.leaf.start) - strong.start
                strong.format = QTextCharFormat()
                strong.format.setFont(text_font(_HEADING, strong=True))
                formats.append(strong)
        return formats

    def _make_rects(self, start: int, end: int) -> list[QRectF]:
        assert self._layout is not None  # noqa: S101 - asked by the caller
        found = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if last <= start or first >= end:
                continue
            left = _x(line.cursorToX(max(start, first)))
            right = _x(line.cursorToX(min(end, last)))
            if right > left:
                found.append(QRectF(SIDE + left, line.y(), right - left, line.height()))
        return found

    def _line_at(self, y: float) -> int:
        """Return the number of the line nearest to a height."""
        assert self._layout is not None  # noqa: S101
        low, high = 0, self._layout.lineCount() - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._layout.lineAt(middle).y() <= y:
                low = middle
            else:
                high = middle - 1
        return low

    def _index(self, x: float, y: float, *, between: bool) -> int | None:
        if self._layout is None or not self._text:
            return None
        line = self._layout.lineAt(self._line_at(y))
        kind = line.CursorPosition
        position = line.xToCursor(
            x - SIDE, kind.CursorBetweenCharacters if between else kind.CursorOnCharacter
        )
        index = self._units.to_python(int(position))
        most = len(self._text) if between else len(self._text) - 1
        return self.leaf.start + min(index, most)


def _x(answer: object) -> float:
    """Return the position; PySide gives it alone or with the cursor it belongs to."""
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]
