"""Saves the report as files and says how it goes: progress, result, or what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kompass.progress import Progress
from kompass.swedish import join_words
from ui.models.report_files import PDF, WORD, Targets, proposed_name, targets
from ui.models.report_pages import ReportOrder
from ui.widgets.out_line import OutLine, Way
from ui.widgets.report_dialogs import ReportDialogs


class ReportOut(OutLine):
    """``dialogs`` asks for the files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dialogs = ReportDialogs(self)

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
        self.show_line(self.said)
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

        self.begin(join_words([path.name for path in paths]), work, self._tell_saved)

    def _tell_saved(self, paths: Sequence[Path]) -> None:
        names = join_words([path.name for path in paths])
        self.said.tell(
            self.tr("Sparat: {names}").format(names=names),
            (*self._ways_to_open(paths), self.way_to_folder(paths[0])),
            tip="\n".join(str(path) for path in paths),
        )

    def _ways_to_open(self, paths: Sequence[Path]) -> list[Way]:
        if len(paths) == 1:
            return [self.way_to_open(paths[0])]
        words = {WORD: self.tr("Öppna &Word"), PDF: self.tr("Öppna &PDF")}
        return [self.way_to_open(path, words[path.suffix.lower()]) for path in paths]
