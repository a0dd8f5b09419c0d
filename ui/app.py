"""Starting: first a window on the screen, then what fills it, then what takes time.

The imports inside the functions are the point of this module: each comes when what stands
before it is on the screen.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from kompass import __version__
from ui.main_window import MainWindow
from ui.quick_imports import import_plainly
from ui.settings import GEOMETRY, GROUND, TEXT_SCALE, THEME, Settings, stored_settings

if TYPE_CHECKING:
    from pathlib import Path

    from kompass.errors import KompassError
    from kompass.progress import Progress
    from ui.session import Session
    from ui.shell import Shell
    from ui.theme import ThemeChoice

_WARM_UP_AFTER_MS: Final = 400


def run(path: Path | None) -> int:
    """Show the window, open ``path`` if there is one, and return the exit code in the end."""
    app = make_application(sys.argv[:1])
    settings = stored_settings(app)
    window = make_window(app, settings)
    window.first_painted.connect(lambda: fill(app, window, settings, path))
    window.show()
    code = app.exec()
    _end(app)
    return code


def make_application(arguments: list[str]) -> QApplication:
    """Return the one application object, with its name."""
    import_plainly()
    # The style as an argument: the call that sets a style costs a tenth of the whole start.
    app = QApplication([*arguments, "-style", "Fusion"])
    app.setApplicationName("Kompass")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("kompass")
    return app


def make_window(app: QApplication, settings: Settings) -> MainWindow:
    """Return the empty window, where it was last time and in the colour it had."""
    ground = QColor(settings.get(GROUND))
    if ground.isValid():
        palette = app.palette()
        palette.setColor(QPalette.ColorRole.Window, ground)
        app.setPalette(palette)
    window = MainWindow()
    if not window.restoreGeometry(settings.get(GEOMETRY)):
        window.settle(window.screen().availableGeometry())
    return window


def fill(app: QApplication, window: MainWindow, settings: Settings, path: Path | None) -> Shell:
    """Fill the window, then open ``path``, and load what writing needs while nobody waits."""
    from ui import i18n
    from ui.actions import PageId
    from ui.collector import MainThreadCollector
    from ui.messages import ErrorHook
    from ui.session import Session
    from ui.theme import Theme

    MainThreadCollector(app)
    hook = ErrorHook(app)
    hook.install()
    i18n.install(app)
    theme = Theme(app, _choice(settings), scale=settings.get(TEXT_SCALE))
    session = Session(settings.author, app)
    shell = window.furnish(session, settings, theme)
    hook.make_safe = session.flush
    hook.show = lambda report: _report(report, session, window)
    if path is None:
        shell.begin()
    else:
        shell.pages.show(PageId.WAITING)
        window.repaint()  # opening keeps the event loop busy for a while
        QTimer.singleShot(0, window, lambda: shell.open_first(path))
    QTimer.singleShot(0, window, _start_log)
    QTimer.singleShot(0, window, lambda: _warm_up_soon(window))
    return shell


def _choice(settings: Settings) -> ThemeChoice:
    from ui.theme import ThemeChoice

    try:
        return ThemeChoice(settings.get(THEME))
    except ValueError:  # from a later version, or edited by hand
        return ThemeChoice.SYSTEM


def _start_log() -> None:
    import signal

    from ui.messages import default_log_file, start_log

    start_log(default_log_file())
    # Ctrl+C in a terminal ends the program at once; what was typed is in the file already.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _warm_up_soon(window: MainWindow) -> None:
    """Count from when the file is open and the person is looking at it."""
    QTimer.singleShot(_WARM_UP_AFTER_MS, window, lambda: _warm_up(window))


def _warm_up(window: MainWindow) -> None:
    """Load the database library before the first change needs it."""
    from ui.jobs import run_job

    run_job(window, _import_storage, done=lambda _: None, failed=_ignore)


def _import_storage(progress: Progress) -> None:  # noqa: ARG001 - the shape of a job
    import kompass.assessment.edits  # noqa: F401
    from kompass.assessment.storage import warm_up

    warm_up()


def _ignore(error: KompassError) -> None:
    """Leave it to the opening of a file to tell."""


def _report(report: str, session: Session, window: MainWindow) -> None:
    from PySide6.QtWidgets import QDialog

    from ui.messages import default_log_file
    from ui.widgets.error_report import ErrorReport

    dialog = ErrorReport(report, default_log_file(), unsaved=session.trouble, parent=window)
    wants_to_close = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if wants_to_close:
        window.close()


def _end(app: QApplication) -> None:
    from PySide6.QtCore import qInstallMessageHandler

    from ui.jobs import Job

    qInstallMessageHandler(None)  # Python is gone before Qt has said its last words
    for job in app.findChildren(Job):
        job.cancel()
