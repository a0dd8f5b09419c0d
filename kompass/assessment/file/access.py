"""Whether this program may write a file, and who or what stands in the way."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kompass.assessment.file.lock import FileHold, HeldByOther, Holder
from kompass.swedish import format_date

_READ_ONLY: Final = "Du kan läsa men inte ändra."
_ASKED_FOR: Final = f"Filen är öppnad för läsning. {_READ_ONLY}"
_PROTECTED: Final = (
    f"Filen är skrivskyddad. {_READ_ONLY} Kopiera den till en annan mapp för att ändra."
)
_FOLDER_PROTECTED: Final = (
    f"Mappen är skrivskyddad. {_READ_ONLY} Kopiera filen till en annan mapp för att ändra."
)


@dataclass(frozen=True)
class Access:
    """Whether this program may write a file, and if not, why."""

    hold: FileHold | None = None
    reason: str = ""
    """A Swedish sentence where there is no hold."""
    holder: Holder | None = None
    """Who has the file instead."""


def access_to(path: Path, author: str, *, read_only: bool) -> Access:
    """Return whether ``path`` may be written, holding it if so; ``author`` is told to others."""
    if read_only:
        return Access(reason=_ASKED_FOR)
    if not _may_write(path):
        return Access(reason=_PROTECTED)
    if not _may_write(path.parent):
        return Access(reason=_FOLDER_PROTECTED)
    try:
        return Access(hold=FileHold(path, author))
    except HeldByOther as held:
        return Access(reason=_held(held.holder), holder=held.holder)
    except OSError:
        return Access(reason=_FOLDER_PROTECTED)


def _may_write(path: Path) -> bool:
    # Also for root, who may write anything: somebody has protected it on purpose.
    protected = stat.S_IMODE(path.stat().st_mode) & 0o222 == 0
    return not protected and os.access(path, os.W_OK)


def _held(holder: Holder | None) -> str:
    if holder is None:
        return f"Filen är redan öppen i ett annat fönster eller på en annan dator. {_READ_ONLY}"
    since = holder.since.astimezone()
    return (
        f"{holder.name or 'Någon'} har filen öppen på datorn {holder.host} "
        f"sedan {format_date(since.date())} kl. {since:%H.%M}. {_READ_ONLY}"
    )
