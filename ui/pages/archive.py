"""Jämförelsebas: the finished results of all, to sort, filter, read and compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kompass.ids import EditionId, ResultId
from ui.actions import ActionId, Actions
from ui.archive_session import ArchiveSession
from ui.icons import icon
from ui.models.reference_choice import ReferenceChoice
from ui.models.results_asking import Asking
from ui.models.results_desk import ResultsDesk
from ui.models.results_table import ResultsTable
from ui.results.bar import ResultsBar, Show
from ui.results.charts import ResultCharts
from ui.results.errands import ResultErrands
from ui.results.figures import ResultFigures
from ui.results.filters import ResultFilters
from ui.results.list import ResultList
from ui.results.record import RecordSheet
from ui.results.said import MOST_COMPARED, SelectionSaid
from ui.session import Session
from ui.theme import GRID, Theme
from ui.widgets.banner import Banner
from ui.widgets.stacking_splitter import StackingSplitter
from ui.widgets.tall_scroll import TallScroll

if TYPE_CHECKING:
    from kompass.archive.values import ReferenceValues

_COLUMNS = [860, 410]


class ArchivePage(QWidget):
    """``compare_requested``: a tuple of ids of results that the person wants to compare."""

    compare_requested = Signal(tuple)

    def __init__(
        self,
        session: Session,
        archive: ArchiveSession,
        actions: Actions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._archive = archive
        self._actions = actions
        self._reference = ReferenceChoice.of(session)
        self.desk = ResultsDesk(archive, ResultsTable(theme, icon, self), self)
        self.asking = Asking(self.desk, session, self)
        self.banner = Banner()
        self.bar = ResultsBar(actions)
        self.filters = ResultFilters(theme)
        self.said = SelectionSaid()
        self.list = ResultList(self.desk, actions, theme)
        self.record = RecordSheet(actions, theme)
        self.charts = ResultCharts(self.desk, self.asking, theme)
        self.figures = ResultFigures(self.desk, self.asking, theme)
        self.errands = ResultErrands(self.desk, theme, self)
        self._views = QStackedWidget()
        self._lay_out()
        self._connect()
        self._serve_actions()
        self._allow()

    @property
    def wanted(self) -> tuple[ResultId, ...]:
        """The results that are chosen: the rows, or else the one that is shown."""
        picked = tuple(result.id for result in self.list.picked)
        if len(picked) > 1:
            return picked
        return (self.desk.chosen,) if self.desk.chosen is not None else ()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed since the page was last looked at."""
        super().showEvent(event)
        self.desk.look_again()
        self._allow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing be done to a result that is not seen."""
        super().hideEvent(event)
        self._allow()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+F, which searches the questions of the open file elsewhere."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Find)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search with Ctrl+F; Escape leads from the filters to the results."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.filters.go_to_search()
        elif event.key() == Qt.Key.Key_Escape and not self.list.hasFocus():
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def show_view(self, show: Show) -> None:
        """Show the results, their charts or their figures."""
        self.bar.choose(show)
        self._views.setCurrentIndex(list(Show).index(show))
        self._allow()

    def _compare(self) -> None:
        if 1 <= len(self.wanted) <= MOST_COMPARED:
            self.compare_requested.emit(self.wanted)

    def _export(self) -> None:
        picked = self.wanted if self.list.picked_count > 1 else ()
        unread = self.list.picked_count != len(self.list.picked)
        whole = not picked or unread
        self.errands.save(None if whole else frozenset(picked))

    def _use(self, values: ReferenceValues) -> None:
        self._reference.choose_computed(values)

    def _on_read(self) -> None:
        self._tell()
        self._allow()
        if self._archive.read_only_reason:
            self.banner.notice(self._archive.read_only_reason)
        else:
            self.banner.hide()

    def _tell(self) -> None:
        self.said.tell(
            self.desk.total, self.desk.selection, self.filters.group, self.list.picked_count
        )
        picked = len(self.wanted)
        self.record.tell_picked(picked if picked <= MOST_COMPARED else 1)

    def _allow(self) -> None:
        """Switch on what can be done with what is chosen, while the page is seen."""
        seen = self.isVisible()
        record = self.desk.record
        writable = seen and record is not None and not self._archive.read_only_reason
        on = {
            ActionId.ARCHIVE_COMPARE: seen and 1 <= len(self.wanted) <= MOST_COMPARED,
            ActionId.ARCHIVE_EXPORT: seen and bool(self.desk.total),
            ActionId.ARCHIVE_REFRESH: seen,
            ActionId.ARCHIVE_CORRECT: writable
            and record is not None
            and record.result.withdrawn is None,
            ActionId.ARCHIVE_WITHDRAW: writable,
        }
        for action, enabled in on.items():
            self._actions[action].setEnabled(enabled)

    def _serve_actions(self) -> None:
        errands = self.errands
        served: dict[ActionId, Callable[[], object]] = {
            ActionId.ARCHIVE_COMPARE: self._compare,
            ActionId.ARCHIVE_EXPORT: self._export,
            ActionId.ARCHIVE_GROUPS: lambda: errands.manage_groups(self.filters.choose_group),
            ActionId.ARCHIVE_CORRECT: errands.correct,
            ActionId.ARCHIVE_WITHDRAW: errands.withdraw_or_restore,
            ActionId.ARCHIVE_REFRESH: self.desk.reload,
        }
        for action, serve in served.items():
            self._actions[action].triggered.connect(lambda _checked, serve=serve: serve())

    def _connect(self) -> None:
        desk = self.desk
        self.bar.show_requested.connect(self.show_view)
        self.filters.changed.connect(desk.select)
        desk.offered.connect(self._offer)
        desk.read.connect(self._on_read)
        desk.troubled.connect(self._on_troubled)
        desk.record_read.connect(self.record.show_record)
        desk.record_read.connect(lambda _: self._allow())
        self.list.picked_changed.connect(self._tell)
        self.list.picked_changed.connect(self._allow)
        self.list.clear_requested.connect(self.filters.clear)
        self.list.opened.connect(self._compare)
        self.record.visit_requested.connect(lambda row: desk.choose(ResultId(row)))
        self.figures.reference_chosen.connect(self._use)
        for view in (self.charts, self.figures):
            view.choose_edition.edition_chosen.connect(
                lambda edition: self.filters.choose_edition(EditionId(edition))
            )
        for signal in (self._session.opened, self._session.closed):
            signal.connect(self._on_file)

    def _offer(self) -> None:
        if self.desk.offer is not None:
            self.filters.offer(self.desk.offer)

    def _on_file(self) -> None:
        self.charts.refresh()
        self.figures.refresh()
        self._allow()

    def _on_troubled(self, sentence: str) -> None:
        """Say it beside what is still shown; without rows the list says it itself."""
        if self.desk.total is not None:
            self.banner.trouble(sentence, button=self.tr("Försök igen"), run=self.desk.reload)
        self._tell()
        self._allow()

    def _lay_out(self) -> None:
        whole = StackingSplitter()
        whole.setObjectName("archive_columns")
        whole.addWidget(self.list)
        whole.addWidget(self.record)
        whole.setStretchFactor(0, 1)
        whole.setSizes(_COLUMNS)
        scrolled = TallScroll()
        scrolled.setWidget(whole)
        self._views.addWidget(scrolled)
        self._views.addWidget(self.charts)
        self._views.addWidget(self.figures)
        above = QVBoxLayout()
        above.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        above.setSpacing(GRID)
        above.addWidget(self.filters)
        above.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.bar)
        column.addLayout(above)
        column.addWidget(self.errands.out)
        column.addWidget(self._views, 1)
        self.setFocusProxy(self.list)
