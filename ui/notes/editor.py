"""The editor of the lines: an ordinary text editor with a margin on either side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from ui.notes.airy_layout import AiryLayout
from ui.notes.inking import Ink
from ui.notes.margins import Margin
from ui.notes.paper import Paper
from ui.theme import GRID, Theme

_ROOM = GRID // 2


class NoteEditor(QPlainTextEdit):
    """Shows a paper. What keys mean is asked of ``takes_key`` first.

    * ``left``: the keyboard has gone elsewhere
    * ``pasted``: the text of several lines to put in
    * ``menu_wanted``: where on the screen
    """

    left = Signal()
    menu_wanted = Signal(QPoint)
    pasted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.takes_key: Callable[[QKeyEvent], bool] = lambda _: False
        self.is_ours: Callable[[QKeyEvent], bool] = lambda _: False
        self.may_change: Callable[[], bool] = lambda: True
        """Asked before letters that are composed from several keys are put in."""
        document = QTextDocument(self)
        document.setDocumentLayout(AiryLayout(document))
        self.setDocument(document)
        self.paper = Paper(document, self)
        self.blurred = False
        self._current = 0
        self._ink = Ink(theme, self.paper)
        self.before: Margin | None = None
        self.after: Margin | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QPlainTextEdit { border: none; padding: 0; border-radius: 0; }")
        self.document().setDocumentMargin(_ROOM)
        self.setAccessibleName(self.tr("Anteckningar, en rad för varje sak"))
        self.setTabChangesFocus(False)
        self.setAcceptDrops(False)  # lines are moved by keys, each with what belongs to it
        self.setCursorWidth(2)
        self.setPlaceholderText(
            self.tr("Skriv här. Enter gör nästa rad, §34 knyter raden till fråga 3.4.")
        )
        self.updateRequest.connect(self._on_update)
        self.cursorPositionChanged.connect(self._on_cursor)
        theme.changed.connect(self.viewport().update)

    def set_margins(self, before: Margin, after: Margin) -> None:
        """Have something painted beside the lines, on either side."""
        self.before, self.after = before, after
        self.fit_margins()

    def fit_margins(self) -> None:
        """Give the margins the room that they need."""
        if self.before is None or self.after is None:
            return
        self.setViewportMargins(self.before.wanted(), 0, self.after.wanted(), 0)
        self._place_margins()

    def visible_rows(self) -> Iterator[tuple[int, QTextBlock, QRectF]]:
        """Yield number, block and place in the viewport of every line in sight."""
        block = self.firstVisibleBlock()
        # Qt adds up from the first line for each line that it is asked about; once is enough.
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        bottom, rows = self.viewport().height(), len(self.paper.rows)
        while block.isValid() and place.top() <= bottom:
            if block.blockNumber() < rows:
                yield block.blockNumber(), block, place
            block = block.next()
            below = self.blockBoundingRect(block)
            place = QRectF(place.left(), place.bottom(), below.width(), below.height())

    def blur(self, *, on: bool) -> None:
        """Let nobody read the lines, or let them be read again; typing goes on."""
        self.blurred = on
        self.setCursorWidth(0 if on else 2)
        self.refresh()

    def refresh(self) -> None:
        """Paint lines and margins anew."""
        for part in (self.viewport(), self.before, self.after):
            if part is not None:
                part.update()

    def refresh_line(self) -> None:
        """Paint what stands beside the line of the cursor anew."""
        high = round(self.blockBoundingRect(self.textCursor().block()).height())
        top = self.cursorRect().top() - high
        for margin in (self.before, self.after):
            if margin is not None:
                margin.update(0, top, margin.width(), 2 * high + 1)

    # Qt's own

    def event(self, event: QEvent) -> bool:
        """Keep the keys that the window would otherwise use for something else."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.is_ours(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means in notes; otherwise what it means in any text."""
        if self.takes_key(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and what stands out in them."""
        painter = QPainter(self.viewport())
        rows = [
            (at, block, place)
            for at, block, place in self.visible_rows()
            if place.bottom() >= event.rect().top() and place.top() <= event.rect().bottom()
        ]
        current = self.textCursor().blockNumber()
        width = self.viewport().width()
        self._ink.under(painter, rows, current, width, blurred=self.blurred)
        painter.end()
        if self.blurred:
            painter = QPainter(self.viewport())
            self._ink.instead(painter, rows)
            return
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._ink.over(painter, rows, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margins beside the lines."""
        super().resizeEvent(event)
        self.fit_margins()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has gone."""
        super().focusOutEvent(event)
        self.left.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take letters with accents, where letters may be put in."""
        if self.may_change():
            super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Have a menu shown that knows what a line is."""
        self.menu_wanted.emit(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text only."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in text; several lines become several records."""
        self.pasted.emit(source.text())

    def _on_cursor(self) -> None:
        now = self.textCursor().blockNumber()
        if now != self._current:
            self._current = now
            self.refresh()

    def _on_update(self, rect: QRect, scrolled: int) -> None:
        one_line = self.blockBoundingRect(self.textCursor().block()).height() + 1
        if not scrolled and rect.height() <= one_line:
            return  # a key or a blinking cursor, which no margin shows
        for margin in (self.before, self.after):
            if margin is not None:
                if scrolled:
                    margin.scroll(0, scrolled)
                else:
                    margin.update(0, rect.y(), margin.width(), rect.height())

    def _place_margins(self) -> None:
        if self.before is None or self.after is None:
            return
        inside = self.viewport().geometry()
        before, after = self.before.wanted(), self.after.wanted()
        self.before.setGeometry(inside.left() - before, inside.top(), before, inside.height())
        self.after.setGeometry(inside.right() + 1, inside.top(), after, inside.height())
