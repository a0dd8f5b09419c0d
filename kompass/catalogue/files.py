"""Editions from files: those that ship with the program, a person's own, and stored copies."""

import re
from pathlib import Path, PurePosixPath

from kompass import packaged as shipped
from kompass.catalogue.complaints import Complaints
from kompass.catalogue.document import content_hash, to_document
from kompass.catalogue.fields import quoted
from kompass.catalogue.model import Edition
from kompass.catalogue.reading import INDICATORS, read_edition
from kompass.catalogue.sources import LARGEST_FILE, place_of, read_file, yaml_document
from kompass.errors import KompassError

__all__ = [
    "LARGEST_FILE",
    "content_hash",
    "load",
    "packaged",
    "packaged_editions",
    "packaged_files",
    "packaged_of_kind",
    "parse",
    "to_document",
]

_FOLDER = "criteria"
_SUFFIX = ".yaml"
_KIND = re.compile(rb"^kind[ \t]*:[ \t]*(\w*)", re.MULTILINE)
"""Only what is no edition says what it is; a key in the first column cannot be anything else."""


def load(path: Path) -> Edition:
    """Return the edition in a YAML file.

    Raises ``KompassError`` whose sentence is the first complaint with file, line and
    place, and whose details are the others.
    """
    return _from_yaml(read_file(path), place_of(path))


def parse(document: object, place: str) -> Edition:
    """Return the edition that a document (as ``to_document`` makes it) describes.

    ``place`` is what complaints call the document. Raises ``KompassError`` as ``load``
    does, also if the document states a ``content_hash`` that its content does not have.
    """
    return read_edition(document, Complaints(place))


def packaged_editions() -> tuple[Edition, ...]:
    """Return the editions that ship with the program, by id; reads their files anew."""
    return tuple(_from_yaml(raw, name) for name, raw in packaged_files().items())


def packaged(edition_id: str) -> Edition:
    """Return the shipped edition with this id; raises ``KompassError`` with the ids there are."""
    files = {PurePosixPath(name).stem: name for name in packaged_files()}
    if edition_id not in files:
        raise KompassError(
            f"Det finns ingen utgåva {quoted(edition_id)} i programmet. "
            f"Välj bland: {', '.join(files)}."
        )
    name = files[edition_id]
    return _from_yaml(shipped.read_bytes(name), name)


def packaged_files(*, with_kind: bool = False) -> dict[str, bytes]:
    """Return name and bytes of the shipped editions, or of the indicator sets instead."""
    return packaged_of_kind(INDICATORS if with_kind else "")


def packaged_of_kind(kind: str) -> dict[str, bytes]:
    """Return name and bytes of what ships and says that it is of this kind; "" is an edition."""
    found = {name: shipped.read_bytes(name) for name in shipped.names(_FOLDER, _SUFFIX)}
    return {name: raw for name, raw in found.items() if _kind_of(raw) == kind}


def _kind_of(raw: bytes) -> str:
    said = _KIND.search(raw)
    return said[1].decode() if said else ""


def _from_yaml(raw: bytes, place: str) -> Edition:
    content, complaints = yaml_document(raw, place)
    return read_edition(content, complaints)
