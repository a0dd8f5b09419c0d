"""Historik: what everybody has done, in words, and the assessment as it stood at any moment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from kompass.errors import KompassError
from ui.actions import ActionId, Actions
from ui.models import history_steps
from ui.models.history_list import HistoryListModel
from ui.session import Session
from ui.theme import GRID, Theme
from ui.widgets.action_button import ActionButton
from ui.widgets.history_filters import HistoryFilters
from ui.widgets.history_looking import HistoryLooking
from ui.widgets.history_view import HistoryView
from ui.widgets.labels import label, show_sentence, wrapped
from ui.widgets.one_job import OneJob

if TYPE_CHECKING:
    from kompass.assessment.snapshot import Snapshot
    from ui.models.history_steps import Journal


class HistoryPage(QWidget):
    """The list at the left, the moment that is chosen in it at the right.

    Everything long is done beside the window: a hundred thousand changes must not stop it.
    """

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = OneJob(self)
        self._journal: Journal | None = None
        self._stale = True
        self._to_newest = False
        self.filters = HistoryFilters()
        self.model = HistoryListModel(self)
        self.view = HistoryView(self.model, theme)
        self.count = label(text="small", tone="muted")
        self.looking = HistoryLooking(session, actions, theme, self.view)
        self.sheet = self.looking.sheet
        self.name_now = ActionButton(
            actions[ActionId.HISTORY_NAME_NOW], self.tr("Ge nuläget ett namn…"), kind="quiet"
        )
        self.said = wrapped(text="small")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(120)
        self._lay_out()
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether the list or the moment is still being worked out."""
        return self._reading.running or self.looking.busy or self._wait.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has happened since the page was last looked at."""
        super().showEvent(event)
        if self._stale:
            self._read()
        self.looking.be_seen(seen=True)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing be done to a row that is not seen."""
        super().hideEvent(event)
        self.looking.be_seen(seen=False)
        self._say("")

    @property
    def _now(self) -> Snapshot:
        """How it stands, also while the window shows how it stood."""
        assert self._session.file is not None  # noqa: S101 - the caller has looked
        return self._session.file.snapshot

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _on_opened(self) -> None:
        self._journal = None
        self.filters.clear()
        self._on_changed()

    def _on_closing(self) -> None:
        """Hear no more of a file that is being closed."""
        self._wait.stop()
        self._journal = None
        self._reading.drop()
        self.looking.forget()

    def _read(self) -> None:
        file = self._session.file
        if file is None:
            return
        if self._reading.running:
            self._reading.drop()
            return
        self.count.setText(self.tr("Läser historiken …"))
        work = partial(history_steps.read_matching, file.path, self.filters.wanted, file.snapshot)
        self._reading.start(work, done=self._on_fresh, failed=self._on_trouble)

    def _filter(self) -> None:
        if self._journal is None:
            return
        if self._reading.running:
            self._reading.drop()
            return
        journal, wanted, now = self._journal, self.filters.wanted, self._now
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
        chosen = None if self._to_newest else self.model.row(self.view.currentIndex())
        self._to_newest = False
        self._journal = journal
        now = self._now
        self.filters.offer_people(journal.people)
        self.filters.offer_places(now.edition)
        self.model.show_steps(journal, which, now)
        self._tell_count(len(which), len(journal.steps))
        index = self.model.row_of(chosen.key) if chosen is not None else self.model.first_step()
        first = self.model.first_step()
        self.view.setCurrentIndex(index if index.isValid() else first)
        if self.view.currentIndex() == first:
            self.view.scrollToTop()  # with the day above it
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

    def _walk(self) -> None:
        """Take the current row over at once, and work out how it stood there a little later."""
        if self._session.is_open:
            index = self.view.currentIndex()
            self.looking.choose(self.model.row(index), self._journal, index.data() or "")
            self._wait.start()

    def _look(self) -> None:
        """Show how it stood at the current row."""
        if self._session.is_open:
            index = self.view.currentIndex()
            self.looking.look(self.model.row(index), self._journal, index.data() or "")

    def _take_keyboard(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_newest(self) -> None:
        self._to_newest = True

    def _say(self, sentence: str) -> None:
        show_sentence(self.said, sentence)

    def _connect(self) -> None:
        self._session.opened.connect(self._on_opened)
        self._session.closing.connect(self._on_closing)
        self._session.changed.connect(self._on_changed)
        self.filters.changed.connect(self._filter)
        self._reading.freed.connect(self._again)
        self._wait.timeout.connect(self._look)
        self.view.walked.connect(self._walk)
        self.looking.told.connect(self._say)
        self.looking.taken_back.connect(self._show_newest)
        self.looking.left.connect(self._take_keyboard)
        self._session.lock_changed.connect(self.looking.follow)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(3 * GRID, 2 * GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.filters)
        column.addWidget(self.view, 1)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        below.addWidget(self.name_now)
        column.addWidget(self.said)
        column.addLayout(below)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(2 * GRID, 2 * GRID, 3 * GRID, GRID)
        inner.addWidget(self.looking)
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
        self.said.hide()
