"""Editions from files: those that ship with the program, a person's own, and stored copies."""

import stat
from pathlib import Path, PurePosixPath

from kompass import packaged as shipped
from kompass.catalogue.complaints import Complaints, Spot, located
from kompass.catalogue.document import content_hash, to_document
from kompass.catalogue.fields import printable, quoted
from kompass.catalogue.model import Edition
from kompass.catalogue.reading import read_edition
from kompass.errors import KompassError

__all__ = ["content_hash", "load", "packaged", "packaged_editions", "parse", "to_document"]

LARGEST_FILE = 5_000_000
"""Bytes. The shipped edition has about 13 000; a file above this is not an edition."""

_FOLDER = "criteria"
_SUFFIX = ".yaml"


def load(path: Path) -> Edition:
    """Return the edition in a YAML file.

    Raises ``KompassError`` whose sentence is the first complaint with file, line and
    place, and whose details are the others.
    """
    return _from_yaml(_read(path), printable(path.name))


def parse(document: object, place: str) -> Edition:
    """Return the edition that a document (as ``to_document`` makes it) describes.

    ``place`` is what complaints call the document. Raises ``KompassError`` as ``load``
    does, also if the document states a ``content_hash`` that its content does not have.
    """
    return read_edition(document, Complaints(place))


def packaged_editions() -> tuple[Edition, ...]:
    """Return the editions that ship with the program, by id; reads their files anew."""
    return tuple(_packaged(name) for name in shipped.names(_FOLDER, _SUFFIX))


def packaged(edition_id: str) -> Edition:
    """Return the shipped edition with this id; raises ``KompassError`` with the ids there are."""
    names = {PurePosixPath(name).stem: name for name in shipped.names(_FOLDER, _SUFFIX)}
    if edition_id not in names:
        raise KompassError(
            f"Det finns ingen utgåva {quoted(edition_id)} i programmet. "
            f"Välj bland: {', '.join(names)}."
        )
    return _packaged(names[edition_id])


def _packaged(name: str) -> Edition:
    return _from_yaml(shipped.read_bytes(name), name)


def _from_yaml(raw: bytes, place: str) -> Edition:
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
    return read_edition(tree.content, complaints)


def _decoded(raw: bytes, place: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise KompassError(
            located(place, line) + "Filen är inte text i teckenkodningen UTF-8. "
            "Spara om den som UTF-8, eller välj en annan fil."
        ) from error


def _read(path: Path) -> bytes:
    """Return the bytes of a file that can be an edition, judged before it is read."""
    place = printable(path.name) or printable(str(path))
    try:
        state = path.stat()
        if fault := _unusable(state.st_mode, state.st_size):
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


def _unusable(mode: int, size: int) -> str:
    """Return what makes a file impossible as an edition, empty if nothing does."""
    if stat.S_ISDIR(mode):
        return "Det här är en mapp. Välj en fil med ändelsen .yaml."
    if not stat.S_ISREG(mode):
        return "Det här är ingen vanlig fil. Välj en fil med ändelsen .yaml."
    if size == 0:
        return "Filen är tom. Välj en annan fil."
    if size > LARGEST_FILE:
        return (
            f"Filen är större än {LARGEST_FILE // 1_000_000} MB, och så stor är ingen utgåva. "
            "Välj en annan fil."
        )
    return ""
