"""Bytes and YAML trees out of files, judged before they are read."""

import stat
from pathlib import Path

from kompass.catalogue.complaints import Complaints, Spot, located
from kompass.catalogue.fields import printable, quoted
from kompass.errors import KompassError

LARGEST_FILE = 5_000_000
"""Bytes. The shipped edition has about 13 000; a file above this is not an edition."""


def read_file(path: Path, suffix: str = ".yaml") -> bytes:
    """Return the bytes of a file that can be an edition.

    ``suffix`` is the one to ask for. Raises ``KompassError`` for anything that is no
    ordinary file of a sensible size, and for a file that cannot be read.
    """
    place = place_of(path)
    try:
        state = path.stat()
        if fault := _unusable(state.st_mode, state.st_size, suffix):
            raise KompassError(f"{place}: {fault}")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KompassError(f"{place}: Filen finns inte. Kontrollera namn och mapp.") from error
    except PermissionError as error:
        raise KompassError(
            f"{place}: Filen får inte läsas. Kontrollera behörigheten till den."
        ) from error
    except (OSError, ValueError) as error:
        raise KompassError(
            f"{place}: Filen går inte att läsa. Kontrollera att den och disken är åtkomliga.",
            details=(str(error),),
        ) from error


def place_of(path: Path) -> str:
    """Return what complaints call a file: its name, whatever characters it is made of."""
    return printable(path.name) or printable(str(path))


def yaml_document(raw: bytes, place: str) -> tuple[object, Complaints]:
    """Return the content of a YAML file, and complaints that know its lines.

    A key that stands twice is complained of already.
    """
    # Here and not above: opening an assessment reads a stored copy and never needs YAML.
    from kompass.catalogue.yaml_text import read_yaml

    tree = read_yaml(_decoded(raw, place), place)
    complaints = Complaints(place, tree.lines)
    for key, line in tree.repeated:
        complaints.add(
            Spot(),
            f"Nyckeln {quoted(key)} står två gånger. Ta bort den ena.",
            line=line,
        )
    return tree.content, complaints


def _decoded(raw: bytes, place: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise KompassError(
            located(place, line) + "Filen är inte text i teckenkodningen UTF-8. "
            "Spara om den som UTF-8, eller välj en annan fil."
        ) from error


def _unusable(mode: int, size: int, suffix: str) -> str:
    """Return what makes a file impossible as an edition, empty if nothing does."""
    if stat.S_ISDIR(mode):
        return f"Det här är en mapp. Välj en fil med ändelsen {suffix}."
    if not stat.S_ISREG(mode):
        return f"Det här är ingen vanlig fil. Välj en fil med ändelsen {suffix}."
    if size == 0:
        return "Filen är tom. Välj en annan fil."
    if size > LARGEST_FILE:
        return (
            f"Filen är större än {LARGEST_FILE // 1_000_000} MB, och så stor är ingen utgåva. "
            "Välj en annan fil."
        )
    return ""
