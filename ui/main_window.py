"""The window: rail, header, pages and status strip, put together once."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from ui import menus
from ui.actions import ActionId, Actions, PageId
from ui.file_commands import FileCommands
from ui.file_drop import FileDrop
from ui.icons import app_icon
from ui.messages import Messages
from ui.page_builders import PageBuilders
from ui.page_commands import RAIL, PageCommands
from ui.session import Session
from ui.settings import GEOMETRY, Settings
from ui.theme import Theme
from ui.undo import UndoActions
from ui.view_commands import ViewCommands
from ui.widgets.access_banner import AccessBanner
from ui.widgets.banner import Banner
from ui.widgets.file_dialogs import FileDialogs
from ui.widgets.header_bar import HeaderBar
from ui.widgets.page_stack import PageStack
from ui.widgets.rail import Rail
from ui.widgets.status_strip import StatusStrip

_SIZE = (1240, 720)
_TOLD_MS = 6000


class MainWindow(QMainWindow):
    """Everything a person sees. ``first_painted``: the window is on the screen.

    ``commands`` are the actions by id; ``waiting_for`` says that a file is to be opened after
    the first paint, with ``open_awaited``.
    """

    first_painted = Signal()

    def __init__(
        self,
        session: Session,
        settings: Settings,
        theme: Theme,
        *,
        dialogs: FileDialogs | None = None,
        waiting_for: Path | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._painted = False
        self.commands = Actions(self)
        self.messages = Messages(self)
        self.banner = Banner()
        dialogs = dialogs or FileDialogs(settings, self)
        self.files = FileCommands(session, settings, self.commands, dialogs, self.messages, self)
        self._builders = PageBuilders(session, settings, self.commands, theme, dialogs, self)
        self.stack = PageStack(self._builders.all())
        self.pages = PageCommands(session, self.commands, self.stack, self._builders, self)
        self.views = ViewCommands(session, settings, self.commands, theme, self.pages.go_to, self)
        self._undo = UndoActions(session, self.commands, self.messages, self)
        self._drop = FileDrop(self)
        self._lay_out()
        self._connect()
        self._follow_session()
        if waiting_for is not None:
            self.pages.show(PageId.WAITING)

    def open_awaited(self, path: Path) -> None:
        """Open the file that the window was made to wait for."""
        self.files.open(path)
        if self.stack.current is PageId.WAITING:
            self.pages.show(PageId.START)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for dropped files from the first moment."""
        super().showEvent(event)
        if not self._painted:
            self._drop.watch(self.windowHandle())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once, that the window is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is pending and let go of the file, unless the person wants to stay."""
        if not self.files.may_leave():
            event.ignore()
            return
        self._remember()
        self._session.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        menus.fill(self.menuBar(), self.commands)
        self._rail = Rail(self.pages.rail())
        self._header = HeaderBar(self._session)
        column = QVBoxLayout()
        column.setSpacing(0)
        access = AccessBanner(self._session, self.files.reopen)
        for part in (self._header, access, self.banner):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        central = QWidget()
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self.setCentralWidget(central)
        self.setStatusBar(StatusStrip(self._session, self.commands))
        self.resize(*_SIZE)
        self.restoreGeometry(self._settings.get(GEOMETRY))

    def _connect(self) -> None:
        session = self._session
        self.commands[ActionId.QUIT].triggered.connect(self.close)
        self.stack.page_shown.connect(self._on_page_shown)
        self._builders.open_requested.connect(self.files.open)
        self._builders.left.connect(self._follow_session)
        self._drop.dropped.connect(self.files.open)
        self.files.troubled.connect(self.banner.trouble)
        self.files.told.connect(lambda text: self.statusBar().showMessage(text, _TOLD_MS))
        session.trouble_changed.connect(self._on_trouble)
        session.opened.connect(self._follow_session)
        session.closed.connect(self._follow_session)
        session.changed.connect(self._name_window)

    def _follow_session(self) -> None:
        is_open = self._session.is_open
        self.commands.allow(file=is_open, writable=is_open and not self._session.read_only)
        self._undo.refresh()
        self.banner.hide()
        self.pages.show(PageId.OVERVIEW if is_open else PageId.START)
        self._name_window()

    def _name_window(self) -> None:
        title = self._session.snapshot.title if self._session.is_open else ""
        self.setWindowTitle(f"{title} – Kompass" if title else "Kompass")

    def _on_page_shown(self, page: PageId) -> None:
        self._rail.setVisible(page in RAIL)
        self._header.setVisible(page in RAIL)

    def _on_trouble(self, sentence: str) -> None:
        if sentence:
            self.banner.trouble(sentence, button=self.tr("Försök igen"), run=self._session.flush)
        else:
            self.banner.hide()

    def _remember(self) -> None:
        self._settings.set(GEOMETRY, self.saveGeometry())
        for splitter in self.findChildren(QSplitter):
            if splitter.objectName():
                self._settings.remember_splitter(splitter.objectName(), splitter.saveState())
