"""Where an archive lies: an address in one of its forms, and how it is named to people."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass.errors import KompassError

if TYPE_CHECKING:
    from sqlalchemy import URL

VARIABLE: Final = "KOMPASS_ARCHIVE"
_FILE: Final = "jämförelsebas.sqlite"
_POSTGRESQL: Final = ("postgresql+psycopg", "postgresql", "postgres")
_EXAMPLE: Final = "postgresql+psycopg://namn:lösenord@server/kompass"
_SECRET: Final = ("password", "passfile", "sslpassword", "sslkey")


@dataclass(frozen=True, repr=False)
class Address:
    """Where an archive lies. Its text never holds a password."""

    url: "URL"
    path: Path | None
    """The file; ``None`` for a shared archive."""
    shown: str
    """The address without a password."""
    named: str
    """What a sentence calls it: "”bas.sqlite”", "databasen kompass på db.example.se"."""

    def __repr__(self) -> str:
        return f"Address({self.shown})"


def default_address() -> str:
    """Return where the archive lies unless somebody says otherwise: a file of the user's own."""
    return f"sqlite:///{default_path().as_posix()}"


def default_path() -> Path:
    """Return the file of the usual address; its folder need not be there."""
    from platformdirs import user_data_path

    return user_data_path("Kompass", appauthor=False) / _FILE


def chosen_address(given: str | None) -> str:
    """Return the given address, else that of the environment, else the usual one."""
    named = (given or "").strip() or os.environ.get(VARIABLE, "").strip()
    return named or default_address()


def read_address(text: str) -> Address:
    """Return what an address means. Raises ``KompassError`` if it means nothing."""
    written = text.strip()
    scheme, found, _ = written.partition("://")
    if not found:
        return _file(written)
    if scheme.casefold() == "sqlite" or scheme.casefold().startswith("sqlite+"):
        return _file(_after_sqlite(written))
    if scheme.casefold() in _POSTGRESQL:
        return _shared(written.partition("://")[2])
    raise KompassError(
        f"Kompass kan inte använda en jämförelsebas av sorten ”{scheme[:30]}”. "
        f"Ange en fil eller en adress som {_EXAMPLE}."
    )


def without_password(address: str) -> tuple[str, str]:
    """Return an address as it may be kept, and the password that stood in it (may be empty).

    Raises ``KompassError`` if the address means nothing.
    """
    read = read_address(address)
    return read.shown, str(read.url.password or "")


def with_password(address: str, password: str) -> str:
    """Return the address of a shared archive with a password to open it with."""
    if not password:
        return address
    read = read_address(address)
    return read.url.set(password=password).render_as_string(hide_password=False)


def _after_sqlite(written: str) -> str:
    path = written.partition("://")[2].partition("?")[0]
    if not path.startswith("/") or len(path) < 2:
        raise KompassError(
            "Adressen till jämförelsebasen saknar en fil. Skriv filens sökväg, "
            "till exempel sqlite:////home/anna/bas.sqlite."
        )
    return path[1:]  # three strokes and a relative path, four and an absolute one


def _file(written: str) -> Address:
    from sqlalchemy import URL

    if not written or "\0" in written:
        raise KompassError("Ange vilken fil jämförelsebasen ligger i.")
    path = Path(written).expanduser()
    url = URL.create("sqlite", database=str(path))
    return Address(url, path, f"sqlite:///{path.as_posix()}", f"”{path.name}”")


def _shared(rest: str) -> Address:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(f"{_POSTGRESQL[0]}://{rest}")
        port = url.port
    except (ArgumentError, ValueError):
        # From None: what the parser says repeats the address, and a password may be in it.
        raise KompassError(_MALFORMED) from None
    if not url.database or (port is not None and not 0 < port < 65536):
        raise KompassError(_MALFORMED)
    secret = [key for key in url.query if key.casefold() in _SECRET]
    shown = url._replace(password=None).difference_update_query(secret)  # set() keeps a password
    host = url.host or next(iter(_texts(url.query.get("host"))), "den här datorn")
    return Address(url, None, shown.render_as_string(), f"databasen {url.database} på {host}")


_MALFORMED: Final = (
    "Adressen till jämförelsebasen går inte att tolka. "
    f"Skriv den som {_EXAMPLE}; tecknen @ : / i ett lösenord skrivs %40 %3A %2F."
)


def _texts(value: "str | tuple[str, ...] | None") -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()
