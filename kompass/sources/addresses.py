"""Web addresses as people type and paste them."""

import re
import urllib.parse
from typing import Final

from kompass.errors import KompassError

_SCHEMES: Final = ("http", "https")
_KEPT: Final = "%/:?#[]@!$&'()*+,;=-._~"
_ADDRESS: Final = re.compile(r"(?:https?://\S+|www\.\S+\.\S+)", re.IGNORECASE)
_OTHER: Final = re.compile(r"[a-z][a-z0-9+-]*:(?!\d)", re.IGNORECASE)
"""Begins with another scheme; a host with a port is none."""


def looks_like_address(text: str) -> bool:
    """Tell whether a text is a web address and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def plain_address(typed: str) -> str:
    """Return an address as it is sent: with its scheme, and other letters than ASCII escaped.

    Raises ``KompassError`` for anything but a plain http or https address.
    """
    text = typed.strip()
    if text and "://" not in text and not _OTHER.match(text):
        text = f"https://{text}"
    try:
        parts = urllib.parse.urlsplit(text)
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise _no_address(typed) from error
    if parts.scheme.lower() not in _SCHEMES:
        raise KompassError(
            f"”{_short(typed)}” går inte att hämta. Bara adresser som börjar med http:// eller "
            "https:// hämtas."
        )
    if not host or any(sign.isspace() or ord(sign) < ord(" ") for sign in text):
        raise _no_address(typed)
    if parts.username is not None or parts.password is not None:
        raise KompassError("Adressen innehåller ett lösenord. Skriv den utan.")
    place = f"[{host}]" if ":" in host else host
    place = f"{place}:{port}" if port is not None else place
    quoted = (urllib.parse.quote(part, safe=_KEPT) for part in (parts.path or "/", parts.query))
    return urllib.parse.urlunsplit((parts.scheme.lower(), place, *quoted, ""))


def _no_address(typed: str) -> KompassError:
    return KompassError(
        f"”{_short(typed)}” är ingen webbadress. Skriv till exempel https://www.exempel.se/sida."
    )


def _short(typed: str) -> str:
    text = " ".join(typed.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
