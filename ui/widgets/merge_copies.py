"""Choosing copies to merge, and reading what each would bring before anything is taken in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.models.merge_copies import MergeCopiesModel, assessments_in, with_plus
from ui.theme import GRID, Theme, mark
from ui.widgets.labels import label, show_sentence, trouble_label, wrapped
from ui.widgets.merge_copies_list import MergeCopiesList

if TYPE_CHECKING:
    from kompass.assessment.merge import MergePlan


class MergeCopiesSheet(QWidget):
    """``changed``: other copies are chosen. ``take_requested``: take in what they bring.

    ``files_requested``, ``folder_requested``: the person wants to be asked for copies.
    ``stop_requested``: the work shall stop. ``read_requested``: read the copies after all.
    """

    changed = Signal()
    take_requested = Signal()
    files_requested = Signal()
    folder_requested = Signal()
    stop_requested = Signal()
    read_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own: Path | None = None
        """The open file itself."""
        self.model = MergeCopiesModel(self)
        self.list = MergeCopiesList(self.model, theme)
        self.explanation = wrapped(
            self.tr(
                "Välj kopiorna som ni har arbetat i var för sig: filer, en mapp, eller dra "
                "hit dem. Kompass läser dem utan att ändra något i dem, och visar här vad de för "
                "med sig."
            ),
            tone="muted",
        )
        self.files = QPushButton(self.tr("Välj &filer…"))
        self.folder = QPushButton(self.tr("Välj &mapp…"))
        self.remove = QPushButton(self.tr("Ta &bort ur listan"))
        self.sum = wrapped(weight="strong")
        self.trouble = trouble_label()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Hur långt arbetet har kommit"))
        self.doing = label(text="small", tone="muted")
        self.stop = QPushButton(self.tr("&Avbryt"))
        self.again = QPushButton(self.tr("&Läs kopiorna"))
        self.take = QPushButton(self.tr("&Hämta"))
        self._lay_out()
        self._connect()
        self.show_plan(None)

    def add(self, paths: Iterable[Path]) -> None:
        """Choose further copies, and in folders all there are."""
        paths = tuple(paths)
        found = assessments_in(paths, self.own)
        if paths and not found:
            self.show_trouble(
                self.tr("Det finns inga andra utvärderingar i mappen. Välj en annan.")
            )
        elif self.model.add(found):
            self.list.setCurrentIndex(self.model.index(self.model.rowCount() - 1))
            self.changed.emit()

    def show_reading(self) -> None:
        """Tell that the copies are being read."""
        self.model.show_plan(None)
        self._show_work(working=True)
        self.progress.setRange(0, 0)
        self.doing.setText(self.tr("Läser kopiorna…"))
        self.show_trouble("")
        self.sum.clear()
        self.take.setEnabled(False)

    def show_taking(self) -> None:
        """Tell that what the copies bring is being taken in; what each brings stays."""
        self._show_work(working=True)
        self.progress.setRange(0, 0)
        self.doing.setText(self.tr("Hämtar…"))
        self.show_trouble("")
        self.take.setEnabled(False)

    def show_unread(self) -> None:
        """Show the copies without what they would bring: nobody has read them to the end."""
        self.show_plan(None)
        self.model.mark_unread()
        self.again.setVisible(self.model.rowCount() > 0)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Tell how far the reading has come."""
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self.doing.setText(what)

    def show_plan(self, plan: MergePlan | None) -> None:
        """Show what each copy, and all together, would bring; ``None``: nothing is known."""
        self._show_work(working=False)
        self.model.show_plan(plan)
        self.list.scheduleDelayedItemsLayout()
        self.remove.setEnabled(self.model.rowCount() > 0)
        has_news = plan is not None and plan.has_news
        self.take.setEnabled(has_news)
        words = "" if plan is None else plan.in_words
        if plan is not None and has_news:
            words = self.tr("Tillsammans: {what}").format(what=with_plus(words))
        self.sum.setText(words)
        if has_news:
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, sentence: str) -> None:
        """Show a sentence about what went wrong, nothing for an empty one."""
        show_sentence(self.trouble, sentence)

    def _show_work(self, *, working: bool) -> None:
        for part in (self.progress, self.doing, self.stop):
            part.setVisible(working)
        for button in (self.files, self.folder, self.remove):
            button.setEnabled(not working)
        self.again.hide()

    def _remove(self, index: QModelIndex) -> None:
        if self.remove.isEnabled():
            self.model.remove(index)
            self.changed.emit()

    def _connect(self) -> None:
        self.files.clicked.connect(self.files_requested)
        self.folder.clicked.connect(self.folder_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.again.clicked.connect(self.read_requested)
        self.take.clicked.connect(self.take_requested)
        self.remove.clicked.connect(lambda: self._remove(self.list.currentIndex()))
        self.list.removal_requested.connect(self._remove)

    def _lay_out(self) -> None:
        mark(self.take, kind="primary")
        mark(self.remove, kind="quiet")
        for button in (self.files, self.folder, self.remove, self.stop, self.again, self.take):
            button.setAutoDefault(False)
        choose = QHBoxLayout()
        choose.setSpacing(GRID)
        for button in (self.files, self.folder, self.remove):
            choose.addWidget(button)
        choose.addStretch(1)
        work = QHBoxLayout()
        work.setSpacing(2 * GRID)
        work.addWidget(self.doing)
        work.addWidget(self.progress, 1, Qt.AlignmentFlag.AlignVCenter)
        work.addWidget(self.stop)
        end = QHBoxLayout()
        end.setSpacing(2 * GRID)
        end.addWidget(self.sum, 1)
        end.addWidget(self.again, 0, Qt.AlignmentFlag.AlignBottom)
        end.addWidget(self.take, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.explanation)
        column.addLayout(choose)
        column.addWidget(self.list, 1)
        column.addLayout(work)
        column.addWidget(self.trouble)
        column.addLayout(end)
