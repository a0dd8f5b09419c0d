"""Slå ihop med kopior: choose copies, see what they bring, take it in, decide the conflicts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from ui.session import Session
from ui.settings import Settings
from ui.theme import GRID, Theme
from ui.widgets import merge_work as work
from ui.widgets.labels import wrapped
from ui.widgets.merge_conflicts import MergeConflictsSheet
from ui.widgets.merge_copies import MergeCopiesSheet
from ui.widgets.merge_dialogs import MergeDialogs
from ui.widgets.one_job import OneJob

if TYPE_CHECKING:
    from kompass.assessment.merge import MergePlan
    from kompass.assessment.snapshot import Contested

_SIZE: Final = (116 * GRID, 80 * GRID)


class MergeDialog(QDialog):
    """First the copies, then the conflicts. Closing it in the middle leaves them open.

    ``dialogs`` asks for files; it may be replaced.
    """

    def __init__(
        self, session: Session, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Slå ihop med kopior"))
        self.setAcceptDrops(True)
        self._session = session
        self.dialogs = MergeDialogs(settings, self)
        self._job = OneJob(self)
        self._plan: MergePlan | None = None
        self.copies = MergeCopiesSheet(theme)
        self.copies.own = None if session.file is None else session.file.path
        self.conflicts = MergeConflictsSheet(session, theme)
        self.sheets = QStackedWidget()
        self.said = wrapped(weight="strong")
        self.more = QPushButton(self.tr("Hämta &fler kopior"))
        self.close_button = QPushButton(self.tr("&Stäng"))
        self._end_later = QTimer(self)
        self._end_later.setSingleShot(True)
        self._end_later.timeout.connect(self.close_button.setFocus)
        self._lay_out()
        self._connect()
        self.said.hide()
        self._turn_to(self.copies)

    def show_conflicts(self, first: Contested | None = None) -> None:
        """Go on deciding the conflicts that are open, beginning with ``first``."""
        self.conflicts.begin(first)
        self._turn_to(self.conflicts)

    def read(self) -> None:
        """Read the chosen copies and show what they would bring; changes nothing."""
        file = self._session.file
        if self._job.running:
            self._job.drop()  # what was chosen last is read when it has ended
            return
        self._plan = None
        if file is None or not self.copies.model.paths:
            self.copies.show_plan(None)
            return
        self._session.flush()
        self.copies.show_reading()
        self._job.start(
            partial(work.planned, file.path, self.copies.model.paths),
            done=self._on_planned,
            failed=self._on_failed,
            cancelled=self._on_stopped,
            progressed=self.copies.show_progress,
        )

    def take(self) -> None:
        """Take in what has been shown, as one step of undo."""
        if self._plan is None or not self._plan.has_news or self._job.running:
            return
        plan, self._plan = self._plan, None
        self._session.flush()
        self.copies.show_taking()
        # Everything but the transaction itself: the file is written in this thread only.
        self._job.start(
            partial(work.prepared, plan),
            done=self._take,
            failed=self._on_failed,
            cancelled=partial(self._on_take_stopped, plan),
            progressed=self.copies.show_progress,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if _paths_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Choose what was dropped."""
        paths = _paths_in(event)
        if paths:
            event.acceptProposedAction()
            self._choose_more()
            self.copies.add(paths)

    def done(self, result: int) -> None:
        """Stop reading, keep what is decided."""
        self._job.drop()
        super().done(result)

    def _take(self, plan: MergePlan) -> None:
        try:
            self._session.edit(partial(work.take, plan=plan))
        except KompassError as error:
            self._on_failed(error)
            return
        self._tell_taken(plan)

    def _on_take_stopped(self, plan: MergePlan) -> None:
        self._plan = plan
        self.copies.show_plan(plan)
        self.copies.show_trouble(self.tr("Hämtningen avbröts. Ingenting är ändrat."))

    def _on_planned(self, plan: MergePlan) -> None:
        self._plan = plan
        self.copies.show_plan(plan)

    def _on_failed(self, error: KompassError) -> None:
        self.copies.show_plan(None)
        self.copies.show_trouble(str(error))

    def _on_stopped(self) -> None:
        self.copies.show_unread()
        self.copies.show_trouble(
            self.tr("Läsningen avbröts. Ingenting är ändrat, och listan finns kvar.")
        )

    def _tell_taken(self, plan: MergePlan) -> None:
        self.copies.model.clear()
        self.copies.show_plan(None)
        self.said.setText(
            self.tr("Hämtat: {what}. Ångra tar tillbaka hela sammanslagningen i ett steg.").format(
                what=plan.in_words
            )
        )
        self.said.show()
        self.show_conflicts()

    def _choose_more(self) -> None:
        self.said.hide()
        self._turn_to(self.copies)

    def _turn_to(self, sheet: QWidget) -> None:
        self.sheets.setCurrentWidget(sheet)
        self.more.setVisible(sheet is self.conflicts)
        first = self.copies.files if sheet is self.copies else self.conflicts.first_focus()
        (first or self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.copies.changed.connect(self.read)
        self.copies.take_requested.connect(self.take)
        self.copies.stop_requested.connect(self._job.cancel)
        self.copies.read_requested.connect(self.read)
        self.copies.files_requested.connect(lambda: self.copies.add(self.dialogs.files()))
        self.copies.folder_requested.connect(lambda: self.copies.add(self.dialogs.folder()))
        # Later: what had the keyboard is only now being put away.
        self.conflicts.finished.connect(self._end_later.start)
        self._job.freed.connect(self.read)
        self.more.clicked.connect(self._choose_more)
        self.close_button.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        for sheet in (self.copies, self.conflicts):
            self.sheets.addWidget(sheet)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for button in (self.more, self.close_button):
            button.setAutoDefault(False)
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.said)
        column.addWidget(self.sheets, 1)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - 6 * GRID), min(_SIZE[1], room.height() - 8 * GRID))


def _paths_in(event: QDropEvent) -> list[Path]:
    """Return the local files and folders in dragged data."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
