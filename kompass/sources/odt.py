"""The text of an OpenDocument text, in the order in which it is read.

Read straight from its XML: the library there is for it has not been kept up since 2020.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kompass.errors import KompassError
from kompass.progress import Progress
from kompass.sources.canonical import canonical
from kompass.sources.extract import Extract, damaged, made_by, one_line
from kompass.sources.flow import Block, Kind, pages_of
from kompass.sources.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROGRAM = "den i LibreOffice"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_URN}text:1.0}}"
_TABLE = f"{{{_URN}table:1.0}}"
_OFFICE = f"{{{_URN}office:1.0}}"
_MANIFEST = f"{{{_URN}manifest:1.0}}"
_DRAWN = f"{{{_URN}drawing:1.0}}"
_LEFT_OUT = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_TEXT}note-citation",
        f"{_TEXT}sequence-decls",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_DRAWN}object",
    }
)
_MOST_SPACES = 100


def read(content: bytes, name: str, progress: Progress) -> Extract:
    """Return the text of an OpenDocument text; raises ``KompassError`` for what is wrong."""
    package = Package(content, name, _PROGRAM)
    progress(0, 2, "Packar upp")
    _refuse_encrypted(package)
    root = package.xml("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise damaged(name, _PROGRAM)
    progress(1, 2, "Läser texten")
    blocks = [*_Reader().blocks(body), *_margins(package)]
    pages = pages_of(blocks, name)
    return Extract(_title(package), pages, _remarks(root), "lxml", made_by("lxml"))


class _Reader:
    """Walks the body; counts tables."""

    def __init__(self) -> None:
        self._tables = 0

    def blocks(self, parent: "_Element") -> Iterator[Block]:
        """Yield the blocks of a part of the document in order."""
        for element in parent:
            if element.tag == f"{_TEXT}h":
                level = str(element.get(f"{_TEXT}outline-level", "1"))
                yield Block(_text(element), Kind.HEADING, int(level) if level.isdigit() else 1)
            elif element.tag == f"{_TEXT}p":
                yield Block(_text(element))
                yield from self._frames(element)
            elif element.tag == f"{_TABLE}table":
                self._tables += 1
                yield from _rows(element, self._tables)
            elif element.tag not in _LEFT_OUT:
                yield from self.blocks(element)

    def _frames(self, paragraph: "_Element") -> Iterator[Block]:
        for box in paragraph.iter(f"{_DRAWN}text-box", f"{_TEXT}note-body"):
            yield from self.blocks(box)


def _rows(table: "_Element", count: int) -> Iterator[Block]:
    for row in table.iter(f"{_TABLE}table-row"):
        cells = [
            " ".join(" ".join(_text(one).split()) for one in cell.iter(f"{_TEXT}p", f"{_TEXT}h"))
            for cell in row.iterchildren(f"{_TABLE}table-cell")
        ]
        if any(cells):
            yield Block("\t".join(cells), Kind.ROW, table=count)


def _text(paragraph: "_Element") -> str:
    parts: list[str] = [paragraph.text or ""]
    for element in paragraph:
        parts += (_inside(element), element.tail or "")
    return "".join(parts)


def _inside(element: "_Element") -> str:
    if element.tag == f"{_TEXT}s":
        count = str(element.get(f"{_TEXT}c", "1"))
        return " " * min(int(count), _MOST_SPACES) if count.isascii() and count.isdigit() else " "
    if element.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
        return "\t" if element.tag == f"{_TEXT}tab" else "\n"
    boxed = element.tag in (f"{_DRAWN}frame", f"{_TEXT}note")
    return "" if boxed or element.tag in _LEFT_OUT else _text(element)


def _margins(package: Package) -> Iterator[Block]:
    """Yield what stands in headers and footers, each text once."""
    styles = package.optional_xml("styles.xml")
    seen: set[str] = set()
    for kind, word in (("header", "sidhuvud"), ("footer", "sidfot")):
        tag = f"{{{_URN}style:1.0}}{kind}"
        for margin in styles.iter(tag) if styles is not None else ():
            text = "\n".join(_text(one) for one in margin.iter(f"{_TEXT}p")).strip()
            if text not in seen:
                seen.add(text)
                yield Block(text, Kind.OTHER, where=word)


def _refuse_encrypted(package: Package) -> None:
    manifest = package.optional_xml("META-INF/manifest.xml")
    tag = f"{_MANIFEST}encryption-data"
    if "encrypted-package" in package.parts or (
        manifest is not None and next(manifest.iter(tag), None) is not None
    ):
        raise KompassError(
            f"{package.name} är skyddad med lösenord. "
            "Spara en kopia utan lösenord och lägg till den."
        )


def _title(package: Package) -> str:
    meta = package.optional_xml("meta.xml")
    tag = "{http://purl.org/dc/elements/1.1/}title"
    found = next(meta.iter(tag), None) if meta is not None else None
    return one_line(canonical(found.text or "")) if found is not None else ""


def _remarks(root: "_Element") -> tuple[str, ...]:
    if next(root.iter(f"{_OFFICE}annotation"), None) is not None:
        return ("Dokumentet har kommentarer i marginalen. De läses inte.",)
    return ()
