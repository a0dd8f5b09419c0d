"""Starting the window: first something on the screen, then everything that takes time."""

import signal
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from kompass import __version__
from kompass.errors import KompassError
from kompass.progress import Progress
from ui import i18n
from ui.jobs import Job, run_job
from ui.main_window import MainWindow
from ui.messages import ErrorHook, default_log_file, start_log
from ui.session import Session
from ui.settings import TEXT_SCALE, THEME, Settings, stored_settings
from ui.theme import Theme, ThemeChoice

_WARM_UP_AFTER_MS: Final = 400


def run(path: Path | None) -> int:
    """Show the window, open ``path`` if there is one, and return the exit code in the end."""
    app = make_application(sys.argv[:1])
    hook = ErrorHook(app)
    hook.install()
    # Ctrl+C in a terminal ends the program at once; what was typed is in the file already.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window = make_window(app, stored_settings(app), hook, path)
    window.first_painted.connect(lambda: start_log(default_log_file()))
    window.show()
    code = app.exec()
    for job in app.findChildren(Job):
        job.cancel()
    return code


def make_application(arguments: list[str]) -> QApplication:
    """Return the one application object, named and in Swedish."""
    app = QApplication(arguments)
    app.setApplicationName("Kompass")
    app.setApplicationDisplayName("Kompass")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("kompass")
    i18n.install(app)
    return app


def make_window(
    app: QApplication, settings: Settings, hook: ErrorHook, path: Path | None
) -> MainWindow:
    """Return the window, wired and not yet shown; it opens ``path`` after its first paint."""
    theme = Theme(app, _choice(settings), scale=settings.get(TEXT_SCALE))
    session = Session(settings.author, app)
    window = MainWindow(session, settings, theme, waiting_for=path)
    hook.make_safe = session.flush
    hook.show = lambda report: _report(report, session, window)
    if path is None:
        window.first_painted.connect(
            lambda: QTimer.singleShot(_WARM_UP_AFTER_MS, window, lambda: _warm_up(window))
        )
    else:
        window.first_painted.connect(lambda: window.open_awaited(path))
    return window


def _choice(settings: Settings) -> ThemeChoice:
    try:
        return ThemeChoice(settings.get(THEME))
    except ValueError:  # from a later version, or edited by hand
        return ThemeChoice.SYSTEM


def _warm_up(window: MainWindow) -> None:
    """Load the database library while the person looks at the start page."""
    run_job(window, _import_storage, done=lambda _: None, failed=_ignore)


def _import_storage(progress: Progress) -> None:  # noqa: ARG001 - the shape of a job
    import kompass.assessment.edits
    import kompass.assessment.storage  # noqa: F401


def _ignore(error: KompassError) -> None:
    """Leave it to the opening of a file to tell."""


def _report(report: str, session: Session, window: MainWindow) -> None:
    from ui.widgets.error_report import ErrorReport

    dialog = ErrorReport(report, default_log_file(), unsaved=session.trouble, parent=window)
    wants_to_close = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if wants_to_close:
        window.close()
