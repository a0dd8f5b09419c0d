"""Saves programmes and guides as files, beside the window, and says how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kompass.progress import Progress
from ui.widgets.out_line import OutLine

_TOLD_MS = 10_000
Write = Callable[[Path, Progress], str]
"""Write the file; return a sentence to add to what is said, or nothing."""


class InterviewOut(OutLine):
    """Puts away by itself what there is nothing to do about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._read.timeout.connect(self._put_away)

    def write(self, path: Path, write: Write) -> None:
        """Write a file in the background."""
        if self.busy:
            return

        def work(progress: Progress) -> str:
            return write(path, progress)

        def tell(more: str) -> None:
            saved = self.tr("Sparat: {name}").format(name=path.name)
            self.said.tell(
                f"{saved}. {more}" if more else saved,
                (self.way_to_open(path), self.way_to_folder(path)),
                tip=str(path),
            )

        self.begin(path.name, work, tell)

    def tell(self, sentence: str) -> None:
        """Say that something has been done, for a while."""
        super().tell(sentence)
        self._read.start()

    def show_line(self, line: QWidget) -> None:
        """Show what is said, or how far it is."""
        self._read.stop()
        super().show_line(line)

    def _put_away(self) -> None:
        if self.currentWidget() is self.said and not self.said.buttons:
            self.hide()
