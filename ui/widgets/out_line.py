"""One line about files that are written: how far it is, what was saved, what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from kompass.errors import KompassError
from kompass.progress import Progress
from ui.widgets.one_job import OneJob
from ui.widgets.said_line import SaidLine
from ui.widgets.working_line import WorkingLine

T = TypeVar("T")
Way = tuple[str, Callable[[], object]]
"""A button's words, and what it does."""


class OutLine(QStackedWidget):
    """Hidden until there is something to say; ``started`` and ``ended`` enclose the work."""

    started = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.working = WorkingLine()
        self.said = SaidLine()
        self._job = OneJob(self)
        self.addWidget(self.said)
        self.addWidget(self.working)
        self.working.cancelled.connect(self._job.cancel)
        self.said.closed.connect(self.hide)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._job.running

    def tell(self, sentence: str) -> None:
        """Say that something has been done."""
        self.show_line(self.said)
        self.said.tell(sentence)

    def tell_trouble(self, sentence: str) -> None:
        """Say what went wrong."""
        self.show_line(self.said)
        self.said.tell_trouble(sentence)

    def show_line(self, line: QWidget) -> None:
        """Show what is said, or how far it is."""
        self.setCurrentWidget(line)
        self.show()

    def begin(self, names: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Write in the background; ``done`` says in the window what came of it."""

        def on_done(found: T) -> None:
            self.show_line(self.said)
            done(found)
            self.ended.emit()

        self.working.begin(names)
        self.show_line(self.working)
        self._job.start(
            work,
            done=on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            progressed=self.working.show_progress,
        )
        self.started.emit()

    def way_to_open(self, path: Path, words: str = "") -> Way:
        """Return a button that opens a file with the program that the machine has for it."""
        return words or self.tr("&Öppna"), partial(self._open, path)

    def way_to_folder(self, path: Path) -> Way:
        """Return a button that shows the folder of a file."""
        return self.tr("&Visa i mapp"), partial(self._show_in_folder, path)

    def _on_failed(self, error: KompassError) -> None:
        self.tell_trouble(str(error))
        self.ended.emit()

    def _on_cancelled(self) -> None:
        self.tell(self.tr("Avbrutet. Ingenting har sparats."))
        self.ended.emit()

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.tell_trouble(
                self.tr("{name} kunde inte öppnas härifrån. Den finns i {folder}.").format(
                    name=path.name, folder=path.parent
                )
            )

    def _show_in_folder(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            self.tell_trouble(
                self.tr("Mappen kunde inte visas: {folder}").format(folder=path.parent)
            )
