"""Hämta schema: what a file would give, row by row, before anything is taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kompass.errors import KompassError
from kompass.swedish import join_words
from ui.models.interviews_import import ImportPlan, plan, take_in
from ui.models.interviews_plan import InterviewPlan
from ui.models.interviews_preview import PreviewColumn, PreviewModel
from ui.models.interviews_programme import visit_of
from ui.theme import GRID, Theme, mark
from ui.widgets.interview_dialogs import InterviewDialogs
from ui.widgets.labels import show_sentence, trouble_label, wrapped
from ui.widgets.one_job import OneJob
from ui.widgets.rows_view import dress

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from kompass.interviews.schedule_table import SchedulePreview
    from kompass.progress import Progress

_SIZE = (130 * GRID, 72 * GRID)


class ImportDialog(QDialog):
    """``taken``: how many interviews have been taken in."""

    taken = Signal(int)

    def __init__(
        self, plan_: InterviewPlan, dialogs: InterviewDialogs, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Hämta schema"))
        self.setAcceptDrops(True)
        self._plan = plan_
        self._dialogs = dialogs
        self._found = ImportPlan((), ())
        self._job = OneJob(self)
        self._wanted: Path | None = None
        self._intro = self.tr(
            "Välj en Excelfil eller csv-fil, eller släpp den här. Rubrikerna Tid och Roll "
            "räcker; Datum, Organisation, Namn, Plats och Utvärderare läses om de finns."
        )
        self.said = wrapped(self._intro)
        self.more = wrapped(text="small", tone="muted")
        self.trouble = trouble_label()
        self.model = PreviewModel(theme, self)
        self.table = QTableView()
        self.other = QPushButton(self.tr("&Välj fil…"))
        self.take = QPushButton()
        self.close_button = QPushButton(self.tr("&Avbryt"))
        self._look_right()
        self._lay_out()
        self._job.freed.connect(self._read_wanted)
        self.other.clicked.connect(self.choose)
        self.take.clicked.connect(self._take)
        self.close_button.clicked.connect(self.reject)
        self._refresh()

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._job.running

    def choose(self) -> None:
        """Ask for a file and read it."""
        path = self._dialogs.schedule()
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file and show what it would give; changes nothing."""
        self._wanted = path
        if self._job.running:
            self._job.drop()
        else:
            self._read_wanted()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if schedule_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        path = schedule_in(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def _read_wanted(self) -> None:
        path, self._wanted = self._wanted, None
        session = self._plan.session
        if path is None or not session.is_open:
            return
        visit = visit_of(session.snapshot)

        def work(progress: Progress) -> SchedulePreview:  # noqa: ARG001 - read in one go
            from kompass.interviews.schedule_table import preview

            return preview(path, visit)

        show_sentence(self.trouble, "")
        self.said.setText(self.tr("Läser {0} …").format(path.name))
        self._job.start(work, done=self._on_read, failed=self._on_failed)

    def _on_read(self, found: SchedulePreview) -> None:
        self._found = plan(found, self._plan.session.snapshot)
        self.model.show_rows(self._found.rows)
        refused = [at for at, row in enumerate(self.model.rows) if row.refused]
        for at in refused:
            self.table.setSpan(at, PreviewColumn.DAY, 1, len(PreviewColumn) - 2)
        self._refresh()
        if refused:
            self.table.selectRow(refused[0])
            self.table.scrollTo(self.model.index(refused[0], 0))
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: KompassError) -> None:
        self._found = ImportPlan((), ())
        self.model.show_rows(self._found.rows)
        self.said.setText(self._intro)
        self._refresh()
        show_sentence(self.trouble, str(error))

    def _refresh(self) -> None:
        found = self._found
        count = len(found.interviews)
        self.table.setVisible(bool(found.rows))
        self.take.setVisible(bool(found.rows))
        self.take.setEnabled(count > 0 and not self._plan.session.read_only)
        words = self.tr("&Ta in 1 intervju") if count == 1 else self.tr("&Ta in {0} intervjuer")
        self.take.setText(words.format(count))
        if not found.rows:
            return
        parts = [self.tr("{0}: {1} intervjuer tas in").format(found.place, count)]
        if found.refused:
            told = (
                self.tr("1 rad kan inte läsas")
                if found.refused == 1
                else self.tr("{0} rader kan inte läsas").format(found.refused)
            )
            parts.append(self.tr("{0} och lämnas utanför").format(told))
        self.said.setText(", ".join(parts) + ".")
        more = [found.remark] if found.remark else []
        if found.unread:
            names = join_words([f"”{name}”" for name in found.unread])
            more.append(self.tr("Kolumner som inte läses: {0}.").format(names))
        more.append(self.tr("Namn hamnar bland personerna, som bara syns på den här sidan."))
        show_sentence(self.more, " ".join(more))

    def _take(self) -> None:
        found, session = self._found, self._plan.session
        session.flush()
        try:
            rows = session.edit(lambda file: take_in(file, found.interviews, self._plan.guides))
        except KompassError as error:
            show_sentence(self.trouble, str(error))
            return
        self._plan.choose(rows[0] if rows else None)
        self.taken.emit(len(rows))
        self.accept()

    def _look_right(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Filens rader"))
        dress(self.table)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PreviewColumn.ROLE, QHeaderView.ResizeMode.Stretch)
        mark(self.take, kind="primary")
        for button in (self.other, self.close_button):
            button.setAutoDefault(False)
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addWidget(self.more)
        column.addWidget(self.trouble)
        column.addStretch()
        column.addLayout(buttons)


def schedule_in(data: QMimeData) -> Path | None:
    """Return the one local file in dragged data that may be a schedule, ``None`` otherwise."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.casefold() in {".xlsx", ".csv", ".txt", ".tsv"} else None
