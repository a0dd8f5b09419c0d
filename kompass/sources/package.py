"""Documents that are a zip of XML parts, opened with every bound kept before anything is parsed.

A part is inflated in pieces and never beyond its bound, whatever the zip says of its size.
XML with a DTD is refused: no form read here has one, and all that DTDs are good for is to
swell up or to fetch something.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kompass.errors import KompassError
from kompass.sources.extract import damaged
from kompass.sources.recognise import BROKEN_ZIP

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 10_000
MOST_OF_A_PART = 64 * 1024 * 1024
MOST_INFLATED = 256 * 1024 * 1024
"""Of all XML parts together; pictures are never inflated."""
_PIECE = 1024 * 1024
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""Word's strict kind of document calls the same things by other names."""


class Package:
    """The parts of a document; ``program`` is what could mend it: "den i Word"."""

    def __init__(self, content: bytes, name: str, program: str) -> None:
        self.name = name
        self.program = program
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN_ZIP as error:
            raise damaged(name, program) from error
        self._sizes = {one.filename: one.file_size for one in self._zip.infolist()}
        if len(self._sizes) > MOST_PARTS or self._xml_size() > MOST_INFLATED:
            raise too_large(name)

    @property
    def parts(self) -> frozenset[str]:
        """Return the names of all parts."""
        return frozenset(self._sizes)

    def read(self, part: str) -> bytes:
        """Return a part inflated; raises ``KompassError`` if it is missing, broken or too large."""
        return b"".join(self.pieces(part))

    def pieces(self, part: str) -> Iterator[bytes]:
        """Yield a part inflated, piece by piece."""
        try:
            if self._zip.getinfo(part).flag_bits & 1:
                raise KompassError(
                    f"{self.name} är skyddad med lösenord. "
                    "Spara en kopia utan lösenord och lägg till den."
                )
            inflated = 0
            with self._zip.open(part) as stream:
                while piece := stream.read(_PIECE):
                    inflated += len(piece)
                    if inflated > MOST_OF_A_PART:
                        raise too_large(self.name)
                    yield piece
        except (*BROKEN_ZIP, KeyError, RuntimeError) as error:
            raise damaged(self.name, self.program) from error

    def xml(self, part: str) -> "_Element":
        """Return the root of an XML part, with nothing resolved and nothing fetched."""
        return safe_xml(self.read(part).replace(_STRICT, _USUAL), self.name, self.program)

    def optional_xml(self, part: str) -> "_Element | None":
        """Return the root of a part that may be missing."""
        return self.xml(part) if part in self._sizes else None

    def _xml_size(self) -> int:
        return sum(
            size for part, size in self._sizes.items() if part.endswith((".xml", ".rels", ".vml"))
        )


def safe_xml(content: bytes, name: str, program: str) -> "_Element":
    """Return the root of an XML document; raises ``KompassError`` for a DTD and for damage."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    refuse_dtd(content[:4096], name)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, program) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise hostile(name)
    return root


def refuse_dtd(beginning: bytes, name: str) -> None:
    """Refuse XML that announces a DTD in its first bytes, whether these are one or two wide."""
    if b"<!DOCTYPE" in beginning.replace(b"\0", b""):
        raise hostile(name)


def hostile(name: str) -> KompassError:
    """Return the complaint about a file that asks for what no honest document does."""
    return KompassError(
        f"{name} innehåller instruktioner som ett vanligt dokument inte har, och läses därför "
        "inte. Be avsändaren om en PDF i stället."
    )


def too_large(name: str) -> KompassError:
    """Return the complaint about a file that is small packed and huge unpacked."""
    return KompassError(
        f"{name} blir för stor när den packas upp, och läses därför inte. "
        "Spara den som PDF, eller be om den i delar."
    )
