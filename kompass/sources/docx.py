"""The text of a Word document, in the order in which it is read.

Read straight from its XML: the library that writes our reports leaves out what stands in
content controls and text boxes, which the templates of municipalities are full of, and takes
ten times as long.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kompass.progress import Progress
from kompass.sources.canonical import canonical
from kompass.sources.docx_headings import Headings
from kompass.sources.extract import Extract, made_by, one_line
from kompass.sources.flow import Block, Kind, pages_of
from kompass.sources.package import Package
from kompass.sources.words import WORD, local, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROGRAM = "den i Word"
_DEFAULT_BODY = "word/document.xml"
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body"})
_CORE = "docProps/core.xml"


def read(content: bytes, name: str, progress: Progress) -> Extract:
    """Return the text of a Word document; raises ``KompassError`` for damage and hostility."""
    package = Package(content, name, _PROGRAM)
    progress(0, 3, "Packar upp")
    body = package.xml(_body_part(package))
    progress(1, 3, "Läser texten")
    reader = _Reader(Headings(package))
    blocks = [*reader.blocks(body), *_notes(package), *_margins(package)]
    progress(2, 3, "Delar upp i sidor")
    pages = pages_of(blocks, name)
    return Extract(_title(package), pages, _remarks(package, body), "lxml", made_by("lxml"))


@dataclass(slots=True)
class _Reader:
    """Walks the body; counts tables."""

    headings: Headings
    tables: int = 0
    boxes: list["_Element"] = field(default_factory=list)

    def blocks(self, parent: "_Element") -> Iterator[Block]:
        """Yield the blocks of a part of the document in order, text boxes after their paragraph."""
        for element in parent:
            kind = local(element)
            if kind == "p":
                yield self._paragraph(element)
                yield from self._boxes(element)
            elif kind == "tbl":
                self.tables += 1
                yield from self._rows(element, self.tables)
            elif kind in _WRAPPERS:
                yield from self.blocks(element)

    def _paragraph(self, element: "_Element") -> Block:
        level, number = self.headings.of(element)
        kind = Kind.HEADING if level else Kind.PARAGRAPH
        return Block(text_of(element), kind, level, number)

    def _boxes(self, element: "_Element") -> Iterator[Block]:
        for box in element.iter(f"{{{WORD}}}txbxContent"):
            if not any(local(above) == "Fallback" for above in box.iterancestors()):
                yield from self.blocks(box)

    def _rows(self, table: "_Element", count: int) -> Iterator[Block]:
        for row in _within(table, "tr"):
            cells = [_cell(cell) for cell in _within(row, "tc")]
            yield Block("\t".join(cells), Kind.ROW, table=count)


def _within(parent: "_Element", wanted: str) -> Iterator["_Element"]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for element in parent:
        kind = local(element)
        if kind == wanted:
            yield element
        elif kind in _WRAPPERS:
            yield from _within(element, wanted)


def _cell(cell: "_Element") -> str:
    """Return a cell as one line, with what stands in a table inside it."""
    texts = (text_of(one) for one in cell.iter(f"{{{WORD}}}p") if not _in_fallback(one))
    return " ".join(" ".join(canonical(text).split()) for text in texts if text.strip())


def _in_fallback(element: "_Element") -> bool:
    return any(local(above) == "Fallback" for above in element.iterancestors())


def _body_part(package: Package) -> str:
    """Return the name of the part with the text; another than usual is allowed."""
    relations = package.optional_xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return _DEFAULT_BODY


def _notes(package: Package) -> Iterator[Block]:
    for part, word in (("word/footnotes.xml", "fotnot"), ("word/endnotes.xml", "slutnot")):
        root = package.optional_xml(part)
        for note in root if root is not None else ():
            text = "\n".join(text_of(one) for one in note.iter(f"{{{WORD}}}p"))
            if note.get(f"{{{WORD}}}type") is None and text.strip():
                number = note.get(f"{{{WORD}}}id", "")
                yield Block(text, Kind.OTHER, where=f"{word} {number}")


def _margins(package: Package) -> Iterator[Block]:
    """Yield what stands in headers and footers, each text once."""
    seen: set[str] = set()
    for part in sorted(package.parts):
        word = next((w for start, w in _MARGINS.items() if part.startswith(start)), "")
        if word and part.endswith(".xml"):
            root = package.xml(part)
            text = "\n".join(text_of(one) for one in root.iter(f"{{{WORD}}}p")).strip()
            if text not in seen:
                seen.add(text)
                yield Block(text, Kind.OTHER, where=word)


_MARGINS = {"word/header": "sidhuvud", "word/footer": "sidfot"}


def _title(package: Package) -> str:
    core = package.optional_xml(_CORE)
    found = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    return one_line(canonical(found.text or "")) if found is not None else ""


def _remarks(package: Package, body: "_Element") -> tuple[str, ...]:
    remarks: list[str] = []
    if next(body.iter(f"{{{WORD}}}ins", f"{{{WORD}}}del"), None) is not None:
        remarks.append("Dokumentet har spårade ändringar: texten visas som om alla vore godkända.")
    if "word/comments.xml" in package.parts:
        remarks.append("Dokumentet har kommentarer i marginalen. De läses inte.")
    return tuple(remarks)
