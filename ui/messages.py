"""The only message boxes, and the one place where unexpected errors end up."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QWidget

from kompass import __version__
from kompass.errors import Cancelled, KompassError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_LOG: Final = logging.getLogger("kompass")
_MOST_DETAILS: Final = 30


class Messages(QObject):
    """Asks and tells in boxes that belong to ``parent``; all texts come in Swedish."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent

    def trouble(self, error: KompassError) -> None:
        """Show expected trouble: its sentence, and its details on demand."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(QMessageBox.Icon.Warning, str(error))
        if error.details:
            box.setDetailedText("\n".join(error.details[:_MOST_DETAILS]))
        box.exec()

    def ask(self, question: str, *, yes: str, no: str) -> bool:
        """Ask a question with two answers; ``no`` is the safe one and what Escape gives."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(QMessageBox.Icon.Question, question)
        box.setStandardButtons(QMessageBox.StandardButton.NoButton)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        reject = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(reject)
        box.setEscapeButton(reject)
        box.exec()
        return box.clickedButton() is accept

    def _box(self, kind: QMessageBox.Icon, text: str) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(
            kind, self.tr("Kompass"), text, QMessageBox.StandardButton.Ok, self._parent
        )
        box.finished.connect(box.deleteLater)
        return box


class ErrorHook(QObject):
    """Receives every error nobody expected, wherever it happened, and reports it once.

    ``show`` gets the report in the main thread; ``make_safe`` is called before that, to have
    pending text written. Both come later than the hook itself, hence attributes.
    """

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.make_safe: Callable[[], object] = lambda: None
        self.show: Callable[[str], object] = lambda _: None
        self._showing = False
        self._caught.connect(self._on_caught)

    def install(self) -> None:
        """Catch errors of the main thread, of other threads, of slots, and Qt's messages."""
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(_log_qt_message)

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error and have it shown; the signature is that of ``sys.excepthook``."""
        if issubclass(kind, Cancelled):
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_of(error)
        _LOG.error("%s", report)
        self._caught.emit(report)

    @Slot(str)
    def _on_caught(self, report: str) -> None:
        # An error while the first is on the screen is in the log; a second box would not help.
        if self._showing:
            return
        self._showing = True
        try:
            self._save_quietly()
            self.show(report)
        finally:
            self._showing = False

    def _save_quietly(self) -> None:
        try:
            self.make_safe()
        except Exception:  # noqa: BLE001 - the report of the first error must still come
            _LOG.exception("pending text could not be written")


def report_of(error: BaseException) -> str:
    """Return what a developer needs to know: versions, system and traceback. No file contents."""
    import platform
    import traceback

    lines = (
        f"Kompass {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}",
        "",
        "".join(traceback.format_exception(error)).rstrip(),
    )
    return "\n".join(lines)


def start_log(log_file: Path) -> None:
    """Write the program's log to ``log_file`` from now on, a megabyte at most, two old ones kept.

    A folder that cannot be written leaves the program without a log rather than unusable.
    """
    import faulthandler
    from logging.handlers import RotatingFileHandler

    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log_file, maxBytes=2**20, backupCount=2, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    if sys.stderr is not None:  # a windowed program on Windows has none
        faulthandler.enable()


def default_log_file() -> Path:
    """Return where the log of the person who is logged in lies."""
    from platformdirs import user_log_path

    return user_log_path("Kompass", appauthor=False) / "kompass.log"


_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s (%s)", message, context.category)
