"""The window: rail, header, pages and status strip, put together once."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from kompass.ids import AreaId, QuestionId
from ui import menus
from ui.actions import ActionId, Actions, ActionSpec, PageId
from ui.file_commands import FileCommands
from ui.file_drop import FileDrop
from ui.icons import app_icon
from ui.messages import Messages
from ui.page_builders import PageBuilders
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
RAIL = {
    PageId.OVERVIEW: ActionId.PAGE_OVERVIEW,
    PageId.SCORING: ActionId.PAGE_SCORING,
    PageId.PROFILE: ActionId.PAGE_PROFILE,
    PageId.REPORT: ActionId.PAGE_REPORT,
}
"""The pages of an open assessment, in the order of the work."""


class MainWindow(QMainWindow):
    """Everything a person sees. ``first_painted``: the window is on the screen."""

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
        self.actions_ = Actions(self)
        self.messages = Messages(self)
        dialogs = dialogs or FileDialogs(settings, self)
        self.files = FileCommands(session, settings, self.actions_, dialogs, self.messages, self)
        self.views = ViewCommands(session, settings, self.actions_, theme, self.go_to, self)
        self._undo = UndoActions(session, self.actions_, self.messages, self)
        self._builders = PageBuilders(session, settings, self.actions_, theme, dialogs, self)
        self.stack = PageStack(self._builders.all())
        self.banner = Banner()
        self._drop = FileDrop(self)
        self._lay_out()
        self._connect()
        self._follow_session()
        if waiting_for is not None:
            self.show_page(PageId.WAITING)

    def open_awaited(self, path: Path) -> None:
        """Open the file that the window was made to wait for."""
        self.files.open(path)
        if self.stack.current is PageId.WAITING:
            self.show_page(PageId.START)

    def show_page(self, page: PageId) -> QWidget:
        """Save what is being typed and bring a page forward."""
        if page is not self.stack.current:
            self._session.flush()
        shown = self.stack.show_page(page)
        if shown.focusProxy() is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        return shown

    def go_to(self, question: QuestionId) -> None:
        """Show a question where it is scored."""
        self._builders.scoring(self.show_page(PageId.SCORING)).go_to(question)

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
        self.setAccessibleName("Kompass")
        self._group_pages()
        menus.fill(self.menuBar(), self.actions_)
        self._rail = Rail([self.actions_[action] for action in RAIL.values()])
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
        self.setStatusBar(StatusStrip(self._session, self.actions_))
        self.resize(*_SIZE)
        self.restoreGeometry(self._settings.get(GEOMETRY))

    def _group_pages(self) -> None:
        group = QActionGroup(self)
        for page, action in RAIL.items():
            self.actions_[action].setCheckable(True)
            self.actions_[action].setVisible(self.stack.has(page))
            group.addAction(self.actions_[action])

    def _connect(self) -> None:
        actions, session = self.actions_, self._session
        for page, action in RAIL.items():
            actions[action].triggered.connect(partial(self.show_page, page))
        for spec, command in actions:
            if spec.page is not None:
                # Before the page itself can connect: the page comes forward first.
                command.triggered.connect(partial(self._bring_forward, spec))
        actions[ActionId.NEW].triggered.connect(self._begin_new)
        actions[ActionId.QUIT].triggered.connect(self.close)
        self.stack.page_shown.connect(self._on_page_shown)
        self._builders.open_requested.connect(self.files.open)
        self._builders.area_requested.connect(self._go_to_area)
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
        self.actions_.allow(file=is_open, writable=is_open and not self._session.read_only)
        self._undo.refresh()
        self.banner.hide()
        self.show_page(PageId.OVERVIEW if is_open else PageId.START)
        self._name_window()

    def _name_window(self) -> None:
        title = self._session.snapshot.title if self._session.is_open else ""
        self.setWindowTitle(f"{title} – Kompass" if title else "Kompass")

    def _begin_new(self) -> None:
        self._builders.new(self.show_page(PageId.NEW)).begin()

    def _go_to_area(self, area: AreaId) -> None:
        questions = self._session.snapshot.edition.area(area).questions
        if questions:
            self.go_to(questions[0].id)

    def _bring_forward(self, spec: ActionSpec) -> None:
        if spec.page is None or spec.page is self.stack.current:
            return
        action, built = self.actions_[spec.id], self.stack.is_built(spec.page)
        self.show_page(spec.page)
        if not built:
            # The page has only now connected; let it hear the same wish.
            if spec.checkable:
                action.setChecked(not action.isChecked())
            QTimer.singleShot(0, action.trigger)

    def _on_page_shown(self, page: PageId) -> None:
        of_assessment = page in RAIL
        self._rail.setVisible(of_assessment)
        self._header.setVisible(of_assessment)
        if of_assessment:
            self.actions_[RAIL[page]].setChecked(True)

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
