"""The source itself, with the line of the current figure in sight and marked."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.models.intake_source import BETWEEN, Place, SourceText
from ui.theme import SMALL_POINTS, Theme, mark

_LONG: Final = 240
"""Characters; of a longer line only what is around the figure is marked."""
_BEFORE: Final = 80
_AFTER: Final = 20
_TAB: Final = 17
"""Characters between cells."""


class SourceView(QPlainTextEdit):
    """Read-only; walked by arrows, copied from."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._source = SourceText(())
        self._place: Place | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Källan, rad för rad"))
        mark(self, text="small")
        theme.changed.connect(self._look_right)
        self._look_right()

    def show_source(self, source: SourceText) -> None:
        """Show another source from its beginning."""
        self._source = source
        self._place = None
        self.setExtraSelections([])
        mode = QPlainTextEdit.LineWrapMode
        cells = BETWEEN in source.text
        self.setLineWrapMode(mode.NoWrap if cells else mode.WidgetWidth)
        self.setPlainText(source.text)

    def point_at(self, place: Place | None) -> None:
        """Mark a place and have it in sight; nothing where it is not known."""
        self._place = place
        self._mark()
        if place is not None:
            cursor = self._cursor(place, place.start, place.start)
            self.setTextCursor(cursor)
            self.centerCursor()

    @property
    def marked(self) -> str:
        """The figure that is marked, or its line."""
        place = self._place
        if place is None:
            return ""
        line = self._source.lines[place.line]
        return line[place.start : place.end] if place.end > place.start else line

    def _mark(self) -> None:
        place = self._place
        if place is None:
            self.setExtraSelections([])
            return
        length = len(self._source.lines[place.line])
        known = place.end > place.start
        first, last = 0, length
        if length > _LONG and known:
            first, last = max(place.start - _BEFORE, 0), min(place.end + _AFTER, length)
        found = [self._selection(self._cursor(place, first, last), "accent_soft", "text")]
        if known:
            figure = self._cursor(place, place.start, place.end)
            found.append(self._selection(figure, "accent", "on_accent"))
        self.setExtraSelections(found)

    def _selection(self, cursor: QTextCursor, ground: str, ink: str) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        looks = QTextCharFormat()
        looks.setBackground(self._theme.color(ground))
        looks.setForeground(self._theme.color(ink))
        if ground == "accent_soft":
            looks.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003
        selection.format = looks
        selection.cursor = cursor
        return selection

    def _cursor(self, place: Place, first: int, last: int) -> QTextCursor:
        begin = self.document().findBlockByNumber(place.line).position()
        cursor = QTextCursor(self.document())
        cursor.setPosition(begin + first)
        cursor.setPosition(begin + last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _look_right(self) -> None:
        font = self._theme.font(SMALL_POINTS)
        self.setFont(font)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance("0") * _TAB)
        self._mark()
