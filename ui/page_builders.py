"""How each page is built when somebody looks at it for the first time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from ui.actions import Actions, PageId
from ui.archive_session import ArchiveSession
from ui.models.archive_at_hand import ArchiveAtHand
from ui.session import Session
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from kompass.ids import QuestionId
    from ui.evidence.beside import Beside
    from ui.pages.compare import ComparePage
    from ui.pages.interviews import InterviewsPage
    from ui.pages.new_assessment import NewAssessmentPage
    from ui.pages.sources import SourcesPage


class GoesToQuestions(Protocol):
    """A page that can show one question."""

    def go_to(self, question: QuestionId) -> object:
        """Show this question."""


class PageBuilders(QObject):
    """Imports and builds pages late: the first paint comes before what they need.

    * ``open_requested``: the path of a file to open
    * ``area_requested``, ``question_requested``: the id of an area or a question to work with
    * ``source_requested``: the id of a source to read, and of an excerpt in it or ``None``
    * ``back_requested``: the person wants to be back where they came from
    * ``solve_requested``: the id of a quote whose source is to be looked for once more
    * ``interview_requested``: the id of an interview whose notes to show, and of a line or ``None``
    * ``compare_requested``: the ids of results in the archive to compare
    * ``left``: the person is done with a page that comes and goes
    """

    open_requested = Signal(Path)
    area_requested = Signal(str)
    question_requested = Signal(str)
    source_requested = Signal(str, object)
    back_requested = Signal()
    solve_requested = Signal(str)
    interview_requested = Signal(str, object)
    compare_requested = Signal(tuple)
    left = Signal()

    def __init__(
        self,
        session: Session,
        settings: Settings,
        actions: Actions,
        theme: Theme,
        dialogs: FileDialogs,
        archive: ArchiveSession,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._archive = archive
        ArchiveAtHand.of(session).use(archive)
        self._settings = settings
        self._actions = actions
        self._theme = theme
        self._dialogs = dialogs

    def all(self) -> dict[PageId, Callable[[], QWidget]]:
        """Return one builder per page."""
        return {
            PageId.START: self._start,
            PageId.WAITING: self._waiting,
            PageId.NEW: self._new,
            PageId.OVERVIEW: self._overview,
            PageId.SOURCES: self._sources,
            PageId.INTERVIEWS: self._interviews,
            PageId.SCORING: self._scoring,
            PageId.SAMSYN: self._samsyn,
            PageId.PROFILE: self._profile,
            PageId.REPORT: self._report,
            PageId.HISTORY: self._history,
            PageId.COMPARE: self._compare,
            PageId.ARCHIVE: self._archive_page,
        }

    def as_new(self, page: QWidget) -> NewAssessmentPage:
        """Return the page as what it is."""
        return cast("NewAssessmentPage", page)

    def as_sources(self, page: QWidget) -> SourcesPage:
        """Return the page as what it is."""
        return cast("SourcesPage", page)

    def as_interviews(self, page: QWidget) -> InterviewsPage:
        """Return the page as what it is."""
        return cast("InterviewsPage", page)

    def as_compare(self, page: QWidget) -> ComparePage:
        """Return the page as what it is."""
        return cast("ComparePage", page)

    def as_scoring(self, page: QWidget) -> GoesToQuestions:
        """Return the page as what it is."""
        return cast("GoesToQuestions", page)

    def _start(self) -> QWidget:
        from ui.pages.start import StartPage

        page = StartPage(self._session, self._settings, self._actions, self._theme)
        page.open_requested.connect(self.open_requested)
        return page

    def _waiting(self) -> QWidget:
        from ui.widgets.labels import label

        page = label(self.tr("Öppnar utvärderingen…"), tone="muted")
        page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return page

    def _new(self) -> QWidget:
        from ui.pages.new_assessment import NewAssessmentPage

        page = NewAssessmentPage(self._session, self._dialogs)
        page.cancelled.connect(self.left)
        return page

    def _overview(self) -> QWidget:
        from ui.pages.overview import OverviewPage

        page = OverviewPage(self._session, self._actions, self._theme)
        page.area_requested.connect(self.area_requested)
        page.question_requested.connect(self.question_requested)
        return page

    def _sources(self) -> QWidget:
        from ui.pages.sources import SourcesPage

        page = SourcesPage(self._session, self._settings, self._actions, self._theme)
        page.question_requested.connect(self.question_requested)
        page.back_requested.connect(self.back_requested)
        page.solve_requested.connect(self.solve_requested)
        return self._divided(page)

    def _interviews(self) -> QWidget:
        from ui.pages.interviews import InterviewsPage

        page = InterviewsPage(self._session, self._settings, self._actions, self._theme)
        return self._divided(page)

    def _scoring(self) -> QWidget:
        from ui.examples.commands import GoodExamples
        from ui.pages.scoring import ScoringPage

        page = ScoringPage(self._session, self._actions, self._theme)
        GoodExamples(
            page, page, page.texts.area.improvements, self._session, self._archive,
            self._actions, self._theme,
        )  # fmt: skip
        self._lead_on(page.evidence.beside)
        return self._divided(page)

    def _samsyn(self) -> QWidget:
        from ui.pages.samsyn import SamsynPage

        page = SamsynPage(self._session, self._actions, self._theme)
        self._lead_on(page.evidence.beside)
        return self._divided(page)

    def _profile(self) -> QWidget:
        from ui.pages.profile import ProfilePage

        return self._divided(ProfilePage(self._session, self._actions, self._theme))

    def _report(self) -> QWidget:
        from ui.pages.report import ReportPage

        page = ReportPage(self._session, self._actions, self._theme)
        page.area_requested.connect(self.area_requested)
        page.question_requested.connect(self.question_requested)
        return self._divided(page)

    def _history(self) -> QWidget:
        from ui.pages.history import HistoryPage

        return self._divided(HistoryPage(self._session, self._actions, self._theme))

    def _compare(self) -> QWidget:
        from ui.comparing_more.commands import CompareMore
        from ui.pages.compare import ComparePage

        page = ComparePage(self._session, self._archive, self._actions, self._theme)
        CompareMore(page, page, self._settings, self._archive, self._actions, self._theme)
        return self._divided(page)

    def _archive_page(self) -> QWidget:
        from ui.pages.archive import ArchivePage

        page = ArchivePage(self._session, self._archive, self._actions, self._theme)
        page.compare_requested.connect(self.compare_requested)
        return self._divided(page)

    def _lead_on(self, beside: Beside) -> None:
        """Let evidence lead on to where it was made."""
        beside.source_requested.connect(self.source_requested)
        beside.interview_requested.connect(self.interview_requested)

    def _divided(self, page: QWidget) -> QWidget:
        """Divide the page as the person left it last time."""
        for splitter in page.findChildren(QSplitter):
            if splitter.objectName():
                splitter.restoreState(self._settings.splitter(splitter.objectName()))
        return page
