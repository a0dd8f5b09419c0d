"""Saves the report as files and says how it goes: progress, result, or what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from kompass.errors import KompassError
from kompass.progress import Progress
from kompass.swedish import join_words
from ui.models.report_files import PDF, WORD, Targets, proposed_name, targets
from ui.models.report_pages import ReportOrder
from ui.widgets.one_job import OneJob
from ui.widgets.report_dialogs import ReportDialogs
from ui.widgets.said_line import SaidLine
from ui.widgets.working_line import WorkingLine


class ReportOut(QStackedWidget):
    """One line, hidden until there is something to say.

    ``started`` and ``ended`` enclose the work. ``dialogs`` asks for the files.
    """

    started = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dialogs = ReportDialogs(self)
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
        """Whether a report is being saved."""
        return self._job.running

    def save(self, order: ReportOrder, suffixes: Sequence[str], folder: Path) -> None:
        """Ask where, and save the report there in the format of each suffix."""
        if self.busy:
            return
        proposal = folder / proposed_name(
            order.snapshot, suffixes[0], internal=order.scope.appendix
        )
        chosen = self.dialogs.report(proposal, suffixes)
        if chosen is None:
            return
        wanted = targets(chosen, suffixes)
        if wanted.surprising:
            self._ask(order, wanted)
        else:
            self._write(order, wanted.paths)

    def forget(self) -> None:
        """Put away what was said about another assessment."""
        if not self.busy:
            self.hide()

    def _ask(self, order: ReportOrder, wanted: Targets) -> None:
        names = join_words([f"”{path.name}”" for path in wanted.surprising])
        self._show(self.said)
        self.said.ask(
            self.tr("{names} finns redan i mappen.").format(names=names),
            (
                (self.tr("&Ersätt"), partial(self._write, order, wanted.paths)),
                (self.tr("&Låt bli"), self.hide),
            ),
        )

    def _write(self, order: ReportOrder, paths: Sequence[Path]) -> None:
        if self.busy:
            return

        def work(progress: Progress) -> Sequence[Path]:
            order.write(paths, progress)
            return paths

        self.working.begin(join_words([path.name for path in paths]))
        self._show(self.working)
        self._job.start(
            work,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            progressed=self.working.show_progress,
        )
        self.started.emit()

    def _on_done(self, paths: Sequence[Path]) -> None:
        names = join_words([path.name for path in paths])
        self._show(self.said)
        self.said.tell(
            self.tr("Sparat: {names}").format(names=names),
            (
                *self._ways_to_open(paths),
                (self.tr("&Visa i mapp"), partial(self._show_in_folder, paths[0])),
            ),
            tip="\n".join(str(path) for path in paths),
        )
        self.ended.emit()

    def _on_failed(self, error: KompassError) -> None:
        self._show(self.said)
        self.said.tell_trouble(str(error))
        self.ended.emit()

    def _on_cancelled(self) -> None:
        self._show(self.said)
        self.said.tell(self.tr("Avbrutet. Ingenting har sparats."))
        self.ended.emit()

    def _ways_to_open(self, paths: Sequence[Path]) -> list[tuple[str, Callable[[], object]]]:
        if len(paths) == 1:
            return [(self.tr("&Öppna"), partial(self._open, paths[0]))]
        words = {WORD: self.tr("Öppna &Word"), PDF: self.tr("Öppna &PDF")}
        return [(words[path.suffix.lower()], partial(self._open, path)) for path in paths]

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.said.tell_trouble(
                self.tr("{name} kunde inte öppnas härifrån. Den finns i {folder}.").format(
                    name=path.name, folder=path.parent
                )
            )

    def _show_in_folder(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            self.said.tell_trouble(
                self.tr("Mappen kunde inte visas: {folder}").format(folder=path.parent)
            )

    def _show(self, line: QWidget) -> None:
        self.setCurrentWidget(line)
        self.show()
