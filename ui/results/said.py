"""What is shown, in words: how many results, which selection, how many of them are chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kompass.archive.selection import Selection
from kompass.swedish import format_count
from ui.models.results_words import results_words
from ui.theme import GRID
from ui.widgets.labels import label, wrapped

MOST_COMPARED = 6
"""So many results stand beside each other at the most."""


class SelectionSaid(QWidget):
    """The number strong, then whom it is about and who is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = label(weight="strong")
        self.words = wrapped(tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.count, 0, top)
        row.addWidget(self.words, 1, top)

    def tell(self, total: int | None, selection: Selection, group: str, picked: int) -> None:
        """Say what is shown; ``None`` while it is not known."""
        self.count.setText("" if total is None else results_words(total))
        parts = [selection.in_words()]
        if group:
            parts.insert(0, self.tr("gruppen ”{name}”").format(name=group))
        if picked > MOST_COMPARED:
            parts.append(
                self.tr("{count} rader valda (högst {most} kan jämföras)").format(
                    count=format_count(picked), most=MOST_COMPARED
                )
            )
        elif picked > 1:
            parts.append(self.tr("{count} rader valda").format(count=picked))
        self.words.setText("; ".join(parts))
