"""What is done with results: saved as a table, corrected, taken back; and groups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kompass.errors import KompassError
from ui.models.results_desk import ResultsDesk
from ui.results.correct import CorrectDialog
from ui.results.dialogs import ResultDialogs
from ui.results.groups import GroupsDialog
from ui.results.withdraw import WithdrawDialog
from ui.theme import GRID, Theme
from ui.widgets.out_line import OutLine

if TYPE_CHECKING:
    from kompass.archive.model import Result
    from kompass.ids import ResultId
    from kompass.progress import Progress


class ResultErrands(QObject):
    """``out`` says how saving goes; ``dialogs`` asks for the file."""

    def __init__(self, desk: ResultsDesk, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._theme = theme
        self._page = page
        self.dialogs = ResultDialogs(page)
        self.out = OutLine()
        self.out.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)

    def save(self, results: frozenset[ResultId] | None) -> None:
        """Save these results, or the whole selection, as a table."""
        if self.out.busy:
            return
        path = self.dialogs.table(self.tr("Resultat ur jämförelsebasen.xlsx"))
        if path is not None:
            self._desk.whole(lambda found: self._write(found, path), results)

    def correct(self) -> None:
        """Correct the result that is shown."""
        record = self._desk.record
        if record is not None:
            CorrectDialog(record, self._desk.archive, self._theme, self._page).open()

    def withdraw_or_restore(self) -> None:
        """Take back the result that is shown, or put it back."""
        record = self._desk.record
        if record is not None:
            WithdrawDialog(record.result, self._desk.archive, self._page).open()

    def manage_groups(self, choose: Callable[[str], object]) -> None:
        """Show the groups of municipalities; ``choose`` is told which one to filter by."""
        dialog = GroupsDialog(self._desk, self._theme, self._page)
        dialog.group_chosen.connect(choose)
        dialog.open()

    def _write(self, results: tuple[Result, ...], path: Path) -> None:
        editions = {one.id: one for one in (self._desk.offer.editions if self._desk.offer else ())}

        def work(progress: Progress) -> Path:
            from kompass.archive.writing_out import write_out

            write_out(results, editions, path, progress)
            return path

        self.out.begin(path.name, work, lambda saved: self._on_saved(saved, len(results)))

    def _on_saved(self, path: Path, count: int) -> None:
        self.out.said.tell(
            self.tr("{count} resultat är sparade i {name}.").format(count=count, name=path.name),
            [self.out.way_to_open(path), self.out.way_to_folder(path)],
            tip=str(path),
        )

    def tell_trouble(self, error: KompassError) -> None:
        """Say what could not be done."""
        self.out.tell_trouble(str(error))
