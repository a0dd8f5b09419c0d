"""Who has an assessment file open for writing.

Two hidden files beside it while it is open: ``.NAME.kompass.lock`` carries a lock of the
operating system, which vanishes with the process however that ends, and
``.NAME.kompass.holder`` tells others who it is. The first decides, the second only informs:
a holder file without a lock was left by a crash and is overwritten.

The lock reaches as far as the disk does: to every program on this machine and on a shared
network disk. In a folder that a service copies between machines each machine has a file of its own.
"""

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kompass.assessment.file.system_lock import SystemLock, TakenError
from kompass.ids import new_id


@dataclass(frozen=True)
class Holder:
    """Who has the file open, on which machine, since when (UTC)."""

    name: str
    host: str
    since: datetime


class HeldByOther(Exception):  # noqa: N818 - an answer, not an error
    """Somebody else has the file; ``holder`` is ``None`` if that cannot be read."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__()
        self.holder = holder


class FileHold:
    """The right to write one assessment file, held until ``release``.

    The constructor takes it. It raises ``HeldByOther``, or ``OSError`` where no file can be
    written beside the assessment file.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._holder_path = path.with_name(f".{path.name}.holder")
        try:
            self._lock = SystemLock(path.with_name(f".{path.name}.lock"))
        except TakenError:
            raise HeldByOther(_read(self._holder_path)) from None
        try:
            self._write(Holder(name, _this_machine(), datetime.now(UTC)))
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Let others write. Harmless when repeated."""
        if not self._lock.is_held:
            return
        with suppress(OSError):
            self._holder_path.unlink(missing_ok=True)
        self._lock.release()

    def _write(self, holder: Holder) -> None:
        draft = self._holder_path.with_name(f"{self._holder_path.name}.{new_id()}")
        content = {
            "name": holder.name,
            "host": holder.host,
            "since": holder.since.isoformat(timespec="seconds"),
        }
        try:
            draft.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            draft.replace(self._holder_path)
        finally:
            draft.unlink(missing_ok=True)


def _this_machine() -> str:
    if sys.platform == "win32":
        import socket

        return socket.gethostname()
    return os.uname().nodename  # the same, without the import


def _read(path: Path) -> Holder | None:
    """Return what a holder file says, ``None`` if it is missing or damaged."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(content["since"])
        return Holder(str(content["name"]), str(content["host"]), since)
    except (OSError, ValueError, KeyError, TypeError):
        return None
