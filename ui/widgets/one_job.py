"""Work beside the window of which there is at most one piece at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kompass.errors import KompassError
from kompass.progress import Progress
from ui.jobs import Job, run_job

T = TypeVar("T")


class OneJob(QObject):
    """Runs one job, and forgets it when somebody no longer wants to know.

    ``freed``: a job that was dropped has ended, there is room for another.
    """

    freed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._dropped = False

    @property
    def running(self) -> bool:
        """Whether there is a job, dropped ones included."""
        return self._job is not None

    def start(
        self,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[KompassError], None],
        cancelled: Callable[[], None] = lambda: None,
        progressed: Callable[[int, int, str], None] | None = None,
    ) -> None:
        """Run ``work`` as ``ui.jobs.run_job`` does; only while no job is running."""
        assert not self.running  # noqa: S101 - the caller asks first
        self._dropped = False
        self._job = run_job(
            self,
            work,
            done=lambda result: self._end(partial(done, result)),
            failed=lambda error: self._end(partial(failed, error)),
            cancelled=lambda: self._end(cancelled),
            progressed=progressed,
        )

    def cancel(self) -> None:
        """Ask the work to stop; it still tells how it ended."""
        if self._job is not None:
            self._job.cancel()

    def drop(self) -> None:
        """Ask the work to stop and never hear of it again."""
        self._dropped = self.running
        self.cancel()

    def _end(self, tell: Callable[[], None]) -> None:
        self._job = None
        if self._dropped:
            self._dropped = False
            self.freed.emit()
        else:
            tell()
