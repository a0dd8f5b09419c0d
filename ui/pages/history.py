"""Historik: what everybody has done, in words, and the assessment as it stood at any moment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from kompass.errors import KompassError
from kompass.swedish import format_date
from ui.actions import Actions
from ui.models import history_state, history_steps
from ui.models.history_list import HistoryListModel
from ui.session import Session
from ui.theme import GRID, Theme
from ui.widgets.history_filters import HistoryFilters
from ui.widgets.history_sheet import HistorySheet
from ui.widgets.history_view import HistoryView
from ui.widgets.labels import label
from ui.widgets.one_job import OneJob

if TYPE_CHECKING:
    from kompass.assessment.journal.changes import Step
    from ui.models.history_state import StateLine
    from ui.models.history_steps import Journal

    Moment = tuple[str, int]
    """Its words, and its place in the journal."""


class HistoryPage(QWidget):
    """The list at the left, the moment that is chosen in it at the right.

    Everything long is done beside the window: a hundred thousand changes must not stop it.
    """

    def __init__(
        self,
        session: Session,
        actions: Actions,  # noqa: ARG002 - all pages are built alike
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = OneJob(self)
        self._looking = OneJob(self)
        self._journal: Journal | None = None
        self._stale = True
        self._base: Moment | None = None
        self.filters = HistoryFilters()
        self.model = HistoryListModel(self)
        self.view = HistoryView(self.model, theme)
        self.count = label(text="small", tone="muted")
        self.sheet = HistorySheet(theme)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(120)
        self._lay_out()
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether the list or the moment is still being worked out."""
        return self._reading.running or self._looking.running or self._wait.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has happened since the page was last looked at."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _on_opened(self) -> None:
        self._journal = self._base = None
        self.filters.clear()
        self._on_changed()

    def _on_closing(self) -> None:
        """Hear no more of a file that is being closed."""
        self._wait.stop()
        self._journal = self._base = None
        self._reading.drop()
        self._looking.drop()

    def _read(self) -> None:
        file = self._session.file
        if file is None:
            return
        if self._reading.running:
            self._reading.drop()
            return
        self.count.setText(self.tr("Läser historiken …"))
        work = partial(
            history_steps.read_matching, file.path, self.filters.wanted, self._session.snapshot
        )
        self._reading.start(work, done=self._on_fresh, failed=self._on_trouble)

    def _filter(self) -> None:
        if self._journal is None:
            return
        if self._reading.running:
            self._reading.drop()
            return
        journal, wanted, now = self._journal, self.filters.wanted, self._session.snapshot
        self._reading.start(
            lambda progress: (
                journal,
                history_steps.matching(journal, wanted, now, progress),
            ),
            done=self._on_read,
            failed=self._on_trouble,
        )

    def _again(self) -> None:
        if self._stale or self._journal is None:
            self._read()
        else:
            self._filter()

    def _on_fresh(self, found: tuple[Journal, tuple[int, ...]]) -> None:
        self._stale = False
        self._on_read(found)

    def _on_read(self, found: tuple[Journal, tuple[int, ...]]) -> None:
        if not self._session.is_open:
            return
        journal, which = found
        chosen = self.model.step(self.view.currentIndex())
        self._journal = journal
        now = self._session.snapshot
        self.filters.offer_people(journal.people)
        self.filters.offer_places(now.edition)
        self.model.show_steps(journal, which, now)
        self._tell_count(len(which), len(journal.steps))
        index = self.model.row_of(chosen.id) if chosen is not None else self.model.first_step()
        self.view.setCurrentIndex(index if index.isValid() else self.model.first_step())
        self._wait.start()  # also where the list has become empty

    def _on_trouble(self, error: KompassError) -> None:
        self.count.setText(str(error))

    def _tell_count(self, shown: int, everything: int) -> None:
        if not shown:
            words = self.tr("Inget i historiken passar. Ändra eller töm filtren.")
        elif shown == everything:
            words = (
                self.tr("1 händelse")
                if everything == 1
                else self.tr("{count} händelser, det nyaste först")
            )
        else:
            words = self.tr("{shown} av {count} händelser, det nyaste först")
        self.count.setText(words.format(shown=shown, count=everything))

    def _look(self) -> None:
        """Work out how it stood after the current step."""
        step = self.model.step(self.view.currentIndex())
        self.sheet.setVisible(step is not None)
        if step is None or self._journal is None or not self._session.is_open:
            return
        if self._looking.running:
            self._looking.drop()
            return
        now, changes = self._session.snapshot, self._journal.changes
        moment, base = self._moment(step), self._base
        self._looking.start(
            partial(history_state.compared, changes, now, moment[1], base and base[1]),
            done=partial(self._on_looked, step, moment, base),
            failed=self._on_trouble,
        )

    def _on_looked(
        self, step: Step, moment: Moment, base: Moment | None, lines: tuple[StateLine, ...]
    ) -> None:
        about = history_steps.places_of(step, self._session.snapshot)
        if base is None:
            self.sheet.show_moments(lines, moment[0], self.tr("nu"), own_base=False, about=about)
            return
        first, second = sorted((moment, base), key=lambda each: each[1])
        self.sheet.show_moments(lines, first[0], second[0], own_base=True, about=about)

    def _moment(self, step: Step) -> Moment:
        assert self._journal is not None  # noqa: S101 - the caller has looked
        at = step.changes[-1].at.astimezone()
        words = self.tr("{day} kl. {time}").format(day=format_date(at.date()), time=f"{at:%H.%M}")
        return words, self._journal.arrived[str(step.id)]

    def _compare_from_here(self) -> None:
        step = self.model.step(self.view.currentIndex())
        if step is not None and self._journal is not None:
            self._base = self._moment(step)
            self._look()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare_with_now(self) -> None:
        self._base = None
        self._look()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._session.opened.connect(self._on_opened)
        self._session.closing.connect(self._on_closing)
        self._session.changed.connect(self._on_changed)
        self.filters.changed.connect(self._filter)
        self._reading.freed.connect(self._again)
        self._looking.freed.connect(self._look)
        self._wait.timeout.connect(self._look)
        self.view.walked.connect(self._wait.start)
        self.sheet.base_requested.connect(self._compare_from_here)
        self.sheet.now_requested.connect(self._compare_with_now)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(3 * GRID, 2 * GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.filters)
        column.addWidget(self.view, 1)
        column.addWidget(self.count)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(2 * GRID, 2 * GRID, 3 * GRID, GRID)
        inner.addWidget(self.sheet)
        splitter = QSplitter()
        splitter.setObjectName("history")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([56 * GRID, 70 * GRID])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self.setFocusProxy(self.view)
        self.sheet.hide()
