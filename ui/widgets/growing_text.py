"""A saved text that is as high as its content, for texts that stand one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QWidget

from ui.widgets.saved_text import SavedTextEdit

if TYPE_CHECKING:
    from ui.session import Session


class GrowingText(SavedTextEdit):
    """Never scrolls by itself: grows with its lines and tells where the cursor is.

    ``cursor_moved`` carries the cursor's rectangle in the coordinates of this widget, so that
    what scrolls around it can keep the cursor in view.
    """

    cursor_moved = Signal(QRect)

    _fewest = 1  # Qt asks for the height before the constructor is through

    def __init__(
        self, session: Session, *, lines: int = 1, margin: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._fewest = lines
        self.document().setDocumentMargin(margin)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._tell_cursor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew and take the height that needs."""
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the cursor is when the keyboard comes here."""
        super().focusInEvent(event)
        self._tell_cursor()

    def changeEvent(self, event: QEvent) -> None:
        """Take the height that another text size needs."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        lines = max(self._fewest, self._lines())
        frame = self.contentsMargins() + QMargins(*[int(self.document().documentMargin())] * 4)
        height = lines * self.fontMetrics().lineSpacing() + frame.top() + frame.bottom() + 2
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _lines(self) -> int:
        """Return the lines the text takes; after a resize only blocks asked for are laid out."""
        block, lines = self.document().firstBlock(), 0
        while block.isValid():
            self.document().documentLayout().blockBoundingRect(block)
            lines += block.lineCount()
            block = block.next()
        return lines

    def _tell_cursor(self) -> None:
        if self.hasFocus():
            self.cursor_moved.emit(self.cursorRect())
