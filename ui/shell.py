"""What fills the window: menus, rail, header, pages and status strip, put together once."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from ui import menus
from ui.actions import ActionId, Actions, PageId
from ui.archive_session import ArchiveSession
from ui.file_commands import FileCommands
from ui.file_drop import FileDrop
from ui.icons import app_icon
from ui.intake_commands import IntakeCommands
from ui.merge_commands import MergeCommands
from ui.messages import Messages
from ui.page_builders import PageBuilders
from ui.page_commands import RAIL, PageCommands
from ui.projector import Projector
from ui.publish_commands import PublishCommands
from ui.seat_memory import SeatMemory
from ui.session import Session
from ui.settings import GEOMETRY, GROUND, Settings
from ui.source_commands import SourceCommands
from ui.team_commands import TeamCommands
from ui.theme import Theme
from ui.undo import UndoActions
from ui.view_commands import ViewCommands
from ui.way_back import WayBack
from ui.widgets.access_banner import AccessBanner
from ui.widgets.banner import Banner
from ui.widgets.conflicts_banner import ConflictsBanner
from ui.widgets.file_dialogs import FileDialogs
from ui.widgets.header_bar import HeaderBar
from ui.widgets.page_stack import PageStack
from ui.widgets.rail import Rail
from ui.widgets.sideways_scroll import SidewaysScroll
from ui.widgets.status_strip import StatusStrip

_TOLD_MS = 6000


class Shell(QWidget):
    """The window's contents and commands. ``commands`` are the actions by id."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        settings: Settings,
        theme: Theme,
        *,
        dialogs: FileDialogs | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._settings = settings
        self._theme = theme
        SeatMemory(session, settings, self)
        self.commands = Actions(self)
        self.messages = Messages(window)
        self.banner = Banner()
        dialogs = dialogs or FileDialogs(settings, window)
        self.files = FileCommands(session, settings, self.commands, dialogs, self.messages, self)
        self.archive = ArchiveSession(session, settings, self)
        self._builders = PageBuilders(
            session, settings, self.commands, theme, dialogs, self.archive, self
        )
        self.stack = PageStack(self._builders.all())
        self.pages = PageCommands(session, self.commands, self.stack, self._builders, self)
        self.views = ViewCommands(
            session, settings, self.commands, theme, self.archive, self.pages.go_to, window
        )
        self.merging = MergeCommands(session, settings, self.commands, theme, window)
        self._bring_in()
        ways = (self.stack, self._builders, self.pages)
        self.sources = SourceCommands(session, self.commands, theme, ways, window)
        self._way_back = WayBack(session, self.commands, self.stack, self.pages.show, self)
        self._undo = UndoActions(session, self.commands, self.messages, self)
        self._drop = FileDrop(self)
        self._lay_out()
        self._connect()
        self._allow()

    def begin(self) -> None:
        """Show the start page, or the overview if a file is open."""
        self._follow_session()

    def open_first(self, path: Path) -> None:
        """Open the file that the program was started with."""
        self.files.open(path)
        if not self._session.is_open:
            self.pages.show(PageId.START)

    def leave(self) -> bool:
        """Save what is pending and let go of the file; ``False`` if the person wants to stay."""
        if not self.files.may_leave():
            return False
        self._remember()
        self._session.close()
        self.archive.close()
        return True

    def _bring_in(self) -> None:
        """Serve what brings results into the archive: publishing, and tables."""
        archive, actions, theme, window = self.archive, self.commands, self._theme, self._window
        PublishCommands(self._session, archive, actions, theme, window)
        show_archive = partial(self.pages.show, PageId.ARCHIVE)
        IntakeCommands(archive, actions, self._settings, theme, show_archive, window)

    def _lay_out(self) -> None:
        menus.fill(self._window.menuBar(), self.commands)
        self._team = TeamCommands(self._session, self.commands, self._window.menuBar(), self)
        self._team.team_gone.connect(self._leave_meeting)
        self._rail = Rail(self.pages.rail())
        self._header = HeaderBar(self._session)
        column = QVBoxLayout()
        column.setSpacing(0)
        access = AccessBanner(self._session, self.files.reopen)
        conflicts = ConflictsBanner(self._session, self.merging.decide)
        for part in (self._header, access, conflicts, self.banner):
            column.addWidget(part)
        column.addWidget(SidewaysScroll(self.stack), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        strip = StatusStrip(self._session, self.commands)
        around = (self._rail, self._header, strip)
        self._projector = Projector(self._window, self.commands, self._theme, around)
        self._window.setWindowIcon(app_icon())
        self._window.setAcceptDrops(True)
        self._window.setCentralWidget(self)
        self._window.setStatusBar(strip)

    def _connect(self) -> None:
        session = self._session
        self.commands[ActionId.QUIT].triggered.connect(self._window.close)
        self.commands[ActionId.HISTORY_NOW].triggered.connect(lambda: session.look_at(None))
        self.stack.page_shown.connect(self._on_page_shown)
        self._builders.open_requested.connect(self.files.open)
        self._builders.left.connect(self._follow_session)
        self._drop.watch(self._window)
        self._drop.dropped.connect(self.files.open)
        self.files.troubled.connect(self.banner.trouble)
        self.files.told.connect(self._tell)
        self.sources.troubled.connect(self.banner.trouble)
        self.sources.told.connect(self._tell)
        self.sources.interview_requested.connect(self._builders.interview_requested)
        self._builders.back_requested.connect(self._way_back.go)
        session.trouble_changed.connect(self._on_trouble)
        session.opened.connect(self._follow_session)
        session.closed.connect(self._follow_session)
        session.changed.connect(self._name_window)
        session.lock_changed.connect(self._on_lock)

    def _follow_session(self) -> None:
        is_open = self._session.is_open
        self._allow()
        self._undo.refresh()
        self.banner.hide()
        self.pages.show(PageId.OVERVIEW if is_open else PageId.START)
        self._name_window()

    def _allow(self) -> None:
        session = self._session
        self.commands.allow(file=session.is_open, writable=not session.read_only)
        self.commands[ActionId.HISTORY_NOW].setEnabled(session.then is not None)

    def _leave_meeting(self) -> None:
        if self.stack.current is PageId.SAMSYN:
            self.pages.show(PageId.OVERVIEW)

    def _on_lock(self) -> None:
        self._allow()
        self._undo.refresh()

    def _name_window(self) -> None:
        title = self._session.snapshot.title if self._session.is_open else ""
        self._window.setWindowTitle(f"{title} – Kompass" if title else "Kompass")

    def _on_page_shown(self, page: PageId) -> None:
        self._rail.setVisible(page in RAIL)
        self._header.setVisible(page in RAIL and self._session.is_open)
        self._projector.follow(page)

    def _on_trouble(self, sentence: str) -> None:
        if sentence:
            self.banner.trouble(sentence, button=self.tr("Försök igen"), run=self._session.flush)
        else:
            self.banner.hide()

    def _tell(self, sentence: str) -> None:
        self._window.statusBar().showMessage(sentence, _TOLD_MS)

    def _remember(self) -> None:
        self._settings.set(GEOMETRY, self._window.saveGeometry())
        self._settings.set(GROUND, self._theme.tokens.page)
        for splitter in self.findChildren(QSplitter):
            if splitter.objectName():
                self._settings.remember_splitter(splitter.objectName(), splitter.saveState())
