"""The first step: a file, dropped or chosen, or a text that is pasted in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import GRID, mark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped


class SourceStep(QWidget):
    """``file_wanted``: ask for a file; ``cancelled``: stop reading; ``typed``: another text."""

    file_wanted = Signal()
    cancelled = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = QPushButton(self.tr("&Välj fil…"))
        self.text = QPlainTextEdit()
        self.bar = QProgressBar()
        self.doing = label(text="small", tone="muted")
        self.stop = QPushButton(self.tr("&Stoppa läsningen"))
        self.trouble = trouble_label()
        self._lay_out()
        self.choose.clicked.connect(self.file_wanted)
        self.stop.clicked.connect(self.cancelled)
        self.text.textChanged.connect(self.typed)
        self.show_idle()

    def show_reading(self, words: str) -> None:
        """Show that a source is being read."""
        show_sentence(self.trouble, "")
        self._show_busy(busy=True)
        self.bar.setRange(0, 0)
        self.doing.setText(words)

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the reading has come."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.doing.setText(what)

    def show_idle(self, trouble: str = "") -> None:
        """Wait for a source, and say what was wrong with the last one."""
        self._show_busy(busy=False)
        show_sentence(self.trouble, trouble)

    def _show_busy(self, *, busy: bool) -> None:
        for shown in (self.bar, self.doing, self.stop):
            shown.setVisible(busy)
        for field in (self.choose, self.text):
            field.setEnabled(not busy)

    def _lay_out(self) -> None:
        intro = wrapped(
            self.tr(
                "Välj en fil eller släpp den här: Excel, csv, Word, PDF, webbsida eller text. "
                "Allt visas först, tal för tal, och inget läggs in utan att du har sett det."
            )
        )
        name = label(self.tr("&Eller klistra in tabellen här, som den stod i rapporten:"))
        name.setBuddy(self.text)
        name.setTextFormat(name.textFormat().AutoText)
        self.text.setAccessibleName(self.tr("Tabell eller text att läsa"))
        self.text.setPlaceholderText(
            self.tr("Område för område med sina poäng, gärna med rubriken ovanför")
        )
        self.text.setTabChangesFocus(True)
        self.bar.setAccessibleName(self.tr("Hur långt läsningen har kommit"))
        self.bar.setTextVisible(False)
        for button in (self.choose, self.stop):
            button.setAutoDefault(False)
        mark(self.stop, kind="quiet")
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.choose)
        row.addWidget(intro, 1)
        progress = QHBoxLayout()
        progress.setSpacing(2 * GRID)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.doing, 1)
        progress.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(row)
        column.addWidget(name)
        column.addWidget(self.text, 1)
        column.addLayout(progress)
        column.addWidget(self.trouble)
