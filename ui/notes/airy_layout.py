"""Lines with some air between them; Qt's own layout of plain text knows no such thing."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextDocumentLayout

LINE_GAP: Final = 6.0
"""Pixels below each line, so that chips beside one do not touch those of the next."""


class AiryLayout(QPlainTextDocumentLayout):
    """Keeps lines apart."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return the place of a line with the air below it."""
        return super().blockBoundingRect(block).adjusted(0, 0, 0, LINE_GAP)
