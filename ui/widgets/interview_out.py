"""Saves programmes and guides as files, beside the window, and says how it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from kompass.errors import KompassError
from kompass.progress import Progress
from ui.widgets.one_job import OneJob
from ui.widgets.said_line import SaidLine
from ui.widgets.working_line import WorkingLine

_TOLD_MS = 10_000
Write = Callable[[Path, Progress], str]
"""Write the file; return a sentence to add to what is said, or nothing."""


class InterviewOut(QStackedWidget):
    """One line, hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.working = WorkingLine()
        self.said = SaidLine()
        self._job = OneJob(self)
        self._read = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._read.timeout.connect(self._put_away)
        self.addWidget(self.said)
        self.addWidget(self.working)
        self.working.cancelled.connect(self._job.cancel)
        self.said.closed.connect(self.hide)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._job.running

    def write(self, path: Path, write: Write) -> None:
        """Write a file in the background."""
        if self.busy:
            return

        def work(progress: Progress) -> str:
            return write(path, progress)

        self.working.begin(path.name)
        self._show(self.working)
        self._job.start(
            work,
            done=partial(self._on_done, path),
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            progressed=self.working.show_progress,
        )

    def tell(self, sentence: str) -> None:
        """Say that something has been done; where nothing is left to do about it, for a while."""
        self._show(self.said)
        self.said.tell(sentence)
        self._read.start()

    def tell_trouble(self, sentence: str) -> None:
        """Say what went wrong."""
        self._show(self.said)
        self.said.tell_trouble(sentence)

    def _on_done(self, path: Path, more: str) -> None:
        self._show(self.said)
        saved = self.tr("Sparat: {name}").format(name=path.name)
        self.said.tell(
            f"{saved}. {more}" if more else saved,
            (
                (self.tr("&Öppna"), partial(self._open, path)),
                (self.tr("&Visa i mapp"), partial(self._open, path.parent)),
            ),
            tip=str(path),
        )

    def _on_failed(self, error: KompassError) -> None:
        self.tell_trouble(str(error))

    def _on_cancelled(self) -> None:
        self.tell(self.tr("Avbrutet. Ingenting har sparats."))

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.tell_trouble(
                self.tr("{name} kunde inte öppnas härifrån. Den finns i {folder}.").format(
                    name=path.name, folder=path.parent
                )
            )

    def _put_away(self) -> None:
        if self.currentWidget() is self.said and not self.said.buttons:
            self.hide()

    def _show(self, line: QWidget) -> None:
        self._read.stop()
        self.setCurrentWidget(line)
        self.show()
