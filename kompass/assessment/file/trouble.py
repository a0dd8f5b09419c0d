"""Which failures of disk and database are known trouble, and what to tell people then.

Everything not named here is a bug and goes on as it is.
"""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kompass.errors import KompassError

_SAVING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "FULL": "Disken är full, så ändringen sparades inte i {0}. "
        "Gör plats på disken och gör om ändringen.",
        "READONLY": "{0} är skrivskyddad, så ändringen sparades inte. "
        "Ta bort skrivskyddet eller spara en kopia på ett annat ställe.",
        "CANTOPEN": "Mappen där {0} ligger går inte att nå, så ändringen sparades inte. "
        "Anslut den igen eller spara en kopia på ett annat ställe.",
        "BUSY": "Ett annat program använder {0} just nu, så ändringen sparades inte. "
        "Vänta en stund och gör om ändringen.",
        "IOERR": "Disken där {0} ligger svarar inte som den ska, så ändringen sparades inte. "
        "Spara en kopia på ett annat ställe.",
        "CORRUPT": "{0} är skadad, så ändringen sparades inte. "
        "Stäng filen och öppna en säkerhetskopia.",
        "CONSTRAINT": "Ett annat program har skrivit i {0}, så ändringen sparades inte. "
        "Stäng filen och öppna den igen.",
    }
)
_OPENING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "FULL": "Disken är full, så {0} kan inte öppnas. Gör plats på disken och försök igen.",
        "READONLY": "{0} är skrivskyddad och kan inte öppnas så. "
        "Kopiera den till en annan mapp och öppna kopian.",
        "CANTOPEN": "{0} går inte att läsa. Kontrollera att du har rätt till filen och mappen.",
        "BUSY": "Ett annat program använder {0} just nu. Stäng det och försök igen.",
        "IOERR": "Disken där {0} ligger svarar inte som den ska. "
        "Kopiera filen till en annan disk och öppna kopian.",
        "CORRUPT": "{0} är skadad och kan inte öppnas. Öppna en säkerhetskopia i stället.",
    }
)
_COPYING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "FULL": "Disken är full, så kopian {0} kunde inte skrivas. "
        "Gör plats på disken eller välj en annan mapp.",
        "READONLY": "Mappen för {0} är skrivskyddad. Välj en annan mapp.",
        "CANTOPEN": "{0} kan inte skrivas där: mappen finns inte eller är skrivskyddad. "
        "Välj en annan mapp.",
        "BUSY": "Ett annat program använder {0} just nu. Stäng det eller välj ett annat namn.",
        "IOERR": "{0} kunde inte skrivas: disken svarar inte som den ska. Välj en annan mapp.",
        "CORRUPT": "Filen är skadad och kan inte kopieras. Öppna en säkerhetskopia i stället.",
    }
)
_ALIKE: Final = {"NOTADB": "CORRUPT", "LOCKED": "BUSY", "PERM": "READONLY"}
_ERRNO: Final = {
    errno.ENOSPC: "FULL",
    errno.EDQUOT: "FULL",
    errno.EFBIG: "FULL",
    errno.EROFS: "READONLY",
    errno.EACCES: "CANTOPEN",
    errno.EPERM: "CANTOPEN",
    errno.ENOENT: "CANTOPEN",
    errno.ENOTDIR: "CANTOPEN",
    errno.EIO: "IOERR",
    errno.ESTALE: "IOERR",
    errno.ENODEV: "IOERR",
    errno.ENXIO: "IOERR",
}


def saving(error: Exception, path: Path) -> KompassError | None:
    """Return what to tell people when a change could not be saved, ``None`` for a bug."""
    return _told(error, path, _SAVING)


def opening(error: Exception, path: Path) -> KompassError | None:
    """Return what to tell people when a file could not be opened, ``None`` for a bug.

    Values that no edit can have written (``ValueError``, ``KeyError``) mean a damaged file.
    """
    if isinstance(error, ValueError | KeyError):
        return damaged(path)
    return _told(error, path, _OPENING)


def writing(error: Exception, path: Path) -> KompassError | None:
    """Return what to tell people when a new file could not be written, ``None`` for a bug."""
    return _told(error, path, _COPYING)


@contextmanager
def while_saving(path: Path) -> Iterator[None]:
    """Turn known trouble while something is written into its sentence."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise saving(error, path) or error from error


def damaged(path: Path) -> KompassError:
    """Return what to tell people about a file whose content does not hold together."""
    return KompassError(_OPENING["CORRUPT"].format(quoted(path)))


def quoted(path: Path) -> str:
    """Return the file's name in quotation marks."""
    return f"”{path.name}”"


def _told(error: Exception, path: Path, sentences: Mapping[str, str]) -> KompassError | None:
    sentence = sentences.get(_cause(error))
    return None if sentence is None else KompassError(sentence.format(quoted(path)))


def _cause(error: Exception) -> str:
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or 0, "IOERR")
    # SQLITE_IOERR_WRITE -> IOERR
    name = str(getattr(error, "sqlite_errorname", ""))
    said = str(error)
    if "decode to UTF-8" in said or said.startswith("no such "):
        return "CORRUPT"  # a file that lacks a table is not what it says it is
    parts = name.split("_")
    cause = parts[1] if len(parts) > 1 else ""
    return _ALIKE.get(cause, cause)
