"""One lock of the operating system on one small file: whoever has it, nobody else has.

It vanishes with the process however that ends. The package everybody uses for this imports
half a hundred modules for locks of other kinds, a tenth of the time it takes to open a file.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_TAKEN: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK})
"""What systems and their network disks answer where somebody else has the lock."""


class TakenError(Exception):
    """Somebody else, or another part of this program, has the lock."""


class SystemLock:
    """A lock, held from the constructor until ``release``.

    The constructor never waits: it raises ``TakenError`` where the lock is taken, and
    ``OSError`` where its file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = _taken(path)

    @property
    def is_held(self) -> bool:
        """Whether ``release`` has not been called yet."""
        return self._descriptor is not None

    def release(self) -> None:
        """Let others have it, and remove its file where that is safe. Harmless when repeated."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        if os.name == "posix":
            # While still locked: whoever waits for this very file sees that it is gone.
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        try:
            _unlock(descriptor)
        finally:
            os.close(descriptor)


def _taken(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(descriptor)
            if _is_still(path, descriptor):
                return descriptor
        except OSError as error:
            os.close(descriptor)
            if error.errno in _TAKEN:
                raise TakenError from None
            raise
        # Whoever had it removed the file between the two calls: this one has no name.
        os.close(descriptor)


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
