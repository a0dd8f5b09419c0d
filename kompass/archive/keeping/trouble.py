"""Which failures of the archive's database are known trouble, and what to tell people then.

Everything not named here is a bug and goes on as it is. No sentence repeats what the server
says, for that may hold the address.
"""

import errno
import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kompass.errors import KompassError


class Cause(StrEnum):
    """What went wrong, whichever database says so."""

    UNREACHABLE = "unreachable"
    LOST = "lost"
    NO_FILE = "no_file"
    PASSWORD = "password"  # noqa: S105 - the name of a trouble
    NO_PASSWORD = "no_password"  # noqa: S105
    """None was given; it is never kept from one day to the next."""
    NO_DATABASE = "no_database"
    NO_RIGHT = "no_right"
    READ_ONLY = "read_only"
    FULL = "full"
    BUSY = "busy"
    DAMAGED = "damaged"
    NO_ARCHIVE = "no_archive"
    DISK = "disk"
    TAKEN = "taken"
    """An equal row is there already."""


_UNSAVED: Final = "Ingenting sparades."
_READING: Final[Mapping[Cause, str]] = MappingProxyType(
    {
        Cause.UNREACHABLE: "Jämförelsebasen i {0} går inte att nå. Kontrollera adressen och "
        "nätet, och att servern är igång, och försök igen.",
        Cause.LOST: "Förbindelsen med jämförelsebasen i {0} bröts. Försök igen.",
        Cause.NO_FILE: "{0} går inte att öppna som jämförelsebas. Kontrollera att mappen finns, "
        "att det är en fil och att du har rätt till den.",
        Cause.PASSWORD: "Servern tar inte emot namnet eller lösenordet till {0}. "
        "Kontrollera dem i inställningarna eller i adressen.",
        Cause.NO_PASSWORD: "Det behövs ett lösenord till {0}, och det sparas aldrig. "
        "Skriv det i inställningarna, i adressen eller i filen .pgpass.",
        Cause.NO_DATABASE: "Det går inte att öppna {0}: den finns inte. Kontrollera namnet "
        "i adressen, eller be den som sköter servern att skapa databasen.",
        Cause.NO_RIGHT: "Du har inte rätt att läsa jämförelsebasen i {0}. "
        "Be den som sköter den om läsrätt.",
        Cause.READ_ONLY: "Jämförelsebasen i {0} är skrivskyddad och kan inte öppnas så. "
        "Be om skrivrätt, eller kopiera filen till en egen mapp.",
        Cause.FULL: "Disken är full, så jämförelsebasen i {0} kan inte öppnas. "
        "Gör plats på disken och försök igen.",
        Cause.BUSY: "Jämförelsebasen i {0} är upptagen just nu. Vänta en stund och försök igen.",
        Cause.DAMAGED: "Jämförelsebasen i {0} är skadad. Öppna en säkerhetskopia i stället.",
        Cause.NO_ARCHIVE: "Det finns ingen jämförelsebas i {0}. Välj en annan.",
        Cause.DISK: "Disken där {0} ligger svarar inte som den ska. "
        "Kopiera filen till en annan disk och öppna kopian.",
    }
)
_WRITING: Final[Mapping[Cause, str]] = MappingProxyType(
    {
        Cause.UNREACHABLE: "Jämförelsebasen i {0} går inte att nå. {1} "
        "Kontrollera nätet och försök igen.",
        Cause.LOST: "Förbindelsen med jämförelsebasen i {0} bröts. {1} Försök igen.",
        Cause.NO_FILE: "{0} går inte att nå. {1} Anslut disken igen, eller kontrollera att du "
        "har rätt till filen och mappen.",
        Cause.PASSWORD: "Servern tar inte längre emot namnet eller lösenordet till {0}. {1} "
        "Öppna jämförelsebasen på nytt.",
        Cause.NO_PASSWORD: "Servern vill ha lösenordet till {0} igen. {1} "
        "Skriv det i inställningarna och gör om.",
        Cause.NO_DATABASE: "Det går inte att nå {0}: den finns inte längre. {1} "
        "Kontrollera adressen.",
        Cause.NO_RIGHT: "Du har inte rätt att skriva i jämförelsebasen i {0}. {1} "
        "Be den som sköter den om skrivrätt.",
        Cause.READ_ONLY: "Jämförelsebasen i {0} är skrivskyddad. {1} Be om skrivrätt, eller "
        "använd en annan jämförelsebas.",
        Cause.FULL: "Disken med jämförelsebasen i {0} är full. {1} "
        "Gör plats på disken och försök igen.",
        Cause.BUSY: "Någon annan skriver i jämförelsebasen i {0} just nu. {1} "
        "Vänta en stund och försök igen.",
        Cause.DAMAGED: "Jämförelsebasen i {0} är skadad. {1} Öppna en säkerhetskopia i stället.",
        Cause.NO_ARCHIVE: "Det finns ingen jämförelsebas i {0} längre. {1} Välj en annan.",
        Cause.DISK: "Disken där {0} ligger svarar inte som den ska. {1} "
        "Kopiera filen till en annan disk och öppna kopian.",
        Cause.TAKEN: "Någon annan lade in detsamma i jämförelsebasen i {0} samtidigt. {1} "
        "Läs in den på nytt och se efter.",
    }
)
_BY_STATE: Final[Mapping[str, Cause]] = MappingProxyType(
    {
        "28P01": Cause.PASSWORD,
        "28000": Cause.PASSWORD,
        "3D000": Cause.NO_DATABASE,
        "42501": Cause.NO_RIGHT,
        "25006": Cause.READ_ONLY,
        "53100": Cause.FULL,
        "53300": Cause.BUSY,
        "55P03": Cause.BUSY,
        "57014": Cause.BUSY,
        "40001": Cause.BUSY,
        "40P01": Cause.BUSY,
        "57P03": Cause.UNREACHABLE,
        "57P01": Cause.LOST,
        "57P02": Cause.LOST,
        "57P04": Cause.LOST,
        "25P03": Cause.LOST,
        "57P05": Cause.LOST,
        "23505": Cause.TAKEN,
        "42P01": Cause.NO_ARCHIVE,
        "XX001": Cause.DAMAGED,
        "XX002": Cause.DAMAGED,
    }
)
_BY_SQLITE: Final[Mapping[str, Cause]] = MappingProxyType(
    {
        "FULL": Cause.FULL,
        "READONLY": Cause.READ_ONLY,
        "PERM": Cause.NO_RIGHT,
        "AUTH": Cause.NO_RIGHT,
        "CANTOPEN": Cause.NO_FILE,
        "BUSY": Cause.BUSY,
        "LOCKED": Cause.BUSY,
        "IOERR": Cause.DISK,
        "CORRUPT": Cause.DAMAGED,
        "NOTADB": Cause.NO_ARCHIVE,
    }
)
_BY_ERRNO: Final[Mapping[int, Cause]] = MappingProxyType(
    {
        errno.ENOSPC: Cause.FULL,
        errno.EDQUOT: Cause.FULL,
        errno.EROFS: Cause.READ_ONLY,
        errno.EACCES: Cause.NO_RIGHT,
        errno.EPERM: Cause.NO_RIGHT,
        errno.ENOENT: Cause.NO_FILE,
        errno.ENOTDIR: Cause.NO_FILE,
        errno.EISDIR: Cause.NO_FILE,
        errno.ENAMETOOLONG: Cause.NO_FILE,
    }
)
# A refused connection carries no code, and its text is in the server's language.
_REFUSALS: Final = (
    (re.compile(r"no password supplied|inget lösenord", re.IGNORECASE), Cause.NO_PASSWORD),
    (
        re.compile(r"password|lösenord|pg_hba|FATAL:.*\b(role|rollen) [\"”]", re.IGNORECASE),
        Cause.PASSWORD,
    ),
    (re.compile(r"FATAL:.*\bdatabas(e|en) [\"”]", re.IGNORECASE), Cause.NO_DATABASE),
    (re.compile(r"too many (clients|connections)|för många", re.IGNORECASE), Cause.BUSY),
    (re.compile(r"permission denied|rättighet saknas", re.IGNORECASE), Cause.NO_RIGHT),
)


def reading(error: Exception, named: str, *, connecting: bool = False) -> KompassError | None:
    """Return what to tell people when the archive could not be read, ``None`` for a bug."""
    cause = cause_of(error, connecting=connecting)
    sentence = _READING.get(cause) if cause else None
    return None if sentence is None else KompassError(sentence.format(named))


def writing(error: Exception, named: str, *, connecting: bool = False) -> KompassError | None:
    """Return what to tell people when nothing was saved, ``None`` for a bug."""
    cause = cause_of(error, connecting=connecting)
    sentence = _WRITING.get(cause) if cause else None
    return None if sentence is None else KompassError(sentence.format(named, _UNSAVED))


def uncertain(named: str) -> KompassError:
    """Return what to tell people when nobody can tell whether a change was saved."""
    return KompassError(
        f"Förbindelsen med jämförelsebasen i {named} bröts just när ändringen sparades, och den "
        "går inte att nå igen. Öppna jämförelsebasen senare och se efter om ändringen finns "
        "innan du gör om den."
    )


def is_lost(error: Exception) -> bool:
    """Tell whether the connection went away, so that a new one may work."""
    return cause_of(error) is Cause.LOST


def cause_of(error: Exception, *, connecting: bool = False) -> Cause | None:
    """Return what went wrong, ``None`` for what nobody expects.

    ``connecting`` says that there was no connection yet that could have been lost.
    """
    inner = getattr(error, "orig", None) or error
    if name := getattr(inner, "sqlite_errorname", ""):
        return _of_sqlite(name, str(inner))
    if hasattr(inner, "sqlstate"):
        return _of_postgresql(inner, connecting=connecting)
    if type(error).__name__ == "TimeoutError" and "QueuePool" in str(error):
        return Cause.BUSY
    if isinstance(inner, OSError):
        return _BY_ERRNO.get(inner.errno or 0, Cause.DISK)
    return None


def _of_sqlite(name: str, said: str) -> Cause | None:
    if said.startswith("no such "):
        return Cause.DAMAGED  # an archive that lacks a table is not what it says it is
    if name.startswith(("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")):
        return Cause.TAKEN
    return _BY_SQLITE.get(name.split("_")[1])


def _of_postgresql(error: Exception, *, connecting: bool) -> Cause | None:
    state = getattr(error, "sqlstate", None)
    if state:
        return Cause.LOST if state.startswith("08") else _BY_STATE.get(state)
    if type(error).__name__ not in {"OperationalError", "ConnectionTimeout"}:
        return None
    if not connecting:
        return Cause.LOST
    said = str(error)
    return next((cause for form, cause in _REFUSALS if form.search(said)), Cause.UNREACHABLE)
