"""Long work beside the window: one function runs it and reports back in the main thread."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from kompass.errors import Cancelled, KompassError
from kompass.progress import Progress

T = TypeVar("T")


class Job(QObject):
    """Work under way. It lives as a child of the application until it has reported."""

    _progressed = Signal(int, int, str)
    _finished = Signal(object)

    def __init__(self, owner: QObject) -> None:
        super().__init__(QCoreApplication.instance())
        self._owner = owner
        self._cancelled = False
        self._report: Callable[[object], None] = lambda _: None
        self._tell: Callable[[int, int, str], None] | None = None
        # Explicitly queued: both are emitted in the worker's thread.
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; harmless when it has already ended."""
        self._cancelled = True

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody has asked the work to stop."""
        return self._cancelled

    def progress(self, done: int, total: int, what: str) -> None:
        """Be the ``Progress`` of the work; called in its thread."""
        if self._cancelled:
            raise Cancelled
        self._progressed.emit(done, total, what)

    @Slot(int, int, str)
    def _on_progressed(self, done: int, total: int, what: str) -> None:
        if self._tell is not None and isValid(self._owner):
            self._tell(done, total, what)

    @Slot(object)
    def _on_finished(self, outcome: object) -> None:
        # Stays a child of the application until the event loop deletes it: were its parent taken
        # away, the worker's reference could be the last one and destroy it in the wrong thread.
        self.deleteLater()
        if isValid(self._owner):
            self._report(outcome)
        elif isinstance(outcome, _Failure):
            _raise_if_bug(outcome.error)


def run_job(
    owner: QObject,
    work: Callable[[Progress], T],
    *,
    done: Callable[[T], None],
    failed: Callable[[KompassError], None],
    cancelled: Callable[[], None] | None = None,
    progressed: Callable[[int, int, str], None] | None = None,
) -> Job:
    """Run ``work`` in another thread; exactly one of the callbacks ends it, in this thread.

    ``work`` gets a ``Progress`` to call between its steps and must touch neither widgets nor
    the open file: hand it snapshots. ``cancelled`` is called when the person has cancelled,
    and also when a bug ended the work (the bug itself goes to the exception hook), so that a
    progress bar can always be put away. Nothing is called once ``owner`` is gone.
    """
    job = Job(owner)
    job._tell = progressed  # noqa: SLF001 - same module

    def report(outcome: object) -> None:
        if not isinstance(outcome, _Failure):
            done(outcome)  # type: ignore[arg-type]  # what ``work`` returned
        elif isinstance(outcome.error, KompassError):
            failed(outcome.error)
        else:
            if cancelled is not None:
                cancelled()
            _raise_if_bug(outcome.error)

    job._report = report  # noqa: SLF001
    QThreadPool.globalInstance().start(_Runner(job, work))
    return job


class _Failure:
    def __init__(self, error: BaseException) -> None:
        self.error = error


class _Runner(QRunnable):
    def __init__(self, job: Job, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._job = job
        self._work = work

    def run(self) -> None:
        outcome: object
        try:
            outcome = self._work(self._job.progress)
        except BaseException as error:  # noqa: BLE001 - handed over to the main thread
            outcome = _Failure(error)
        self._job._finished.emit(outcome)  # noqa: SLF001


def _raise_if_bug(error: BaseException) -> None:
    if not isinstance(error, Cancelled | KompassError):
        raise error
