"""A Word package with exactly the parts the report needs, and the same bytes every time.

Importing this module imports python-docx; the Word writer imports it where it writes.
"""

from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from kompass.report import paper
from kompass.report.document import Document, Figure
from kompass.report.docx_parts import (
    faces,
    font_table_xml,
    footer_xml,
    header_xml,
    numbering_xml,
    settings_xml,
)
from kompass.report.docx_styles import styles_xml
from kompass.report.docx_xml import DECLARATION, NAMESPACES, attribute, twips

if TYPE_CHECKING:
    from collections.abc import Iterable

DPI: Final = 240
PNG_EFFORT: Final = 4
"""Of 9; more makes the file a little smaller and the report clearly slower."""
LONGEST_PROPERTY: Final = 255
FONT_TYPE: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
_KEPT: Final = (RT.THEME,)
_KEPT_IN_PACKAGE: Final = (RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES)
_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


class WordPackage:
    """A Word file in the making."""

    def __init__(self, document: Document, pages: int) -> None:
        self._document = document
        self._word = docx.Document()
        self._part = self._word.part
        self._package = self._part.package
        _drop(self._part.rels, _KEPT)
        _drop(self._package.rels, _KEPT_IN_PACKAGE)
        self._add("styles.xml", CT.WML_STYLES, RT.STYLES, styles_xml(document.language))
        self._add("settings.xml", CT.WML_SETTINGS, RT.SETTINGS, settings_xml(document.language))
        self._add("numbering.xml", CT.WML_NUMBERING, RT.NUMBERING, numbering_xml())
        self._add_fonts()
        self._section = self._section_xml(pages)
        self._describe()

    def embed(self, figure: Figure) -> str:
        """Draw a figure into the package and return its relation id."""
        drawing = figure.draw()
        image = BytesIO()
        drawing.savefig(
            image,
            format="png",
            dpi=DPI,
            transparent=self._document.draft,  # its mark shows through
            metadata={"Software": None},
            pil_kwargs={"compress_level": PNG_EFFORT},
        )
        image.seek(0)
        relation, _ = self._part.get_or_add_image(image)
        return str(relation)

    def save(self, body: str, path: Path) -> None:
        """Write the package with ``body`` as its text."""
        old = self._word.element.body
        new = parse_xml(f"<w:body {NAMESPACES}>{body}{self._section}</w:body>")
        old.getparent().replace(old, new)
        _write(self._package, path)

    def _add(self, name: str, content_type: str, relation: str, data: bytes) -> str:
        part = Part(PackURI(f"/word/{name}"), content_type, data, self._package)
        return str(self._part.relate_to(part, relation))

    def _add_fonts(self) -> None:
        table = Part(PackURI("/word/fontTable.xml"), CT.WML_FONT_TABLE, b"", self._package)
        embedded: dict[str, tuple[str, str]] = {}
        for number, face in enumerate(faces(), start=1):
            uri = PackURI(f"/word/fonts/font{number}.odttf")
            font = Part(uri, FONT_TYPE, face.data, self._package)
            embedded[face.place] = (str(table.relate_to(font, RT.FONT)), face.key)
        filled = Part(table.partname, CT.WML_FONT_TABLE, font_table_xml(embedded), self._package)
        filled.rels.update(table.rels)
        self._part.relate_to(filled, RT.FONT_TABLE)

    def _section_xml(self, pages: int) -> str:
        """Return the section: A4, margins, headers and footers, a title page of its own."""
        references: list[str] = []
        for place, first in (("default", False), ("first", True)):
            header = header_xml(self._document, first=first)
            footer = footer_xml(pages, first=first)
            number = 2 if first else 1
            head = self._add(f"header{number}.xml", CT.WML_HEADER, RT.HEADER, header)
            foot = self._add(f"footer{number}.xml", CT.WML_FOOTER, RT.FOOTER, footer)
            references.append(f'<w:headerReference w:type="{place}" r:id="{head}"/>')
            references.append(f'<w:footerReference w:type="{place}" r:id="{foot}"/>')
        top = paper.HEADER_AT - paper.RUNNING.size
        bottom = paper.FOOTER_AT - (paper.RUNNING.leading - paper.RUNNING.size)
        return (
            f"<w:sectPr>{''.join(references)}"
            f'<w:pgSz w:w="{twips(paper.PAGE_WIDTH)}" w:h="{twips(paper.PAGE_HEIGHT)}"/>'
            f'<w:pgMar w:top="{twips(paper.MARGIN_TOP)}" w:right="{twips(paper.MARGIN_SIDE)}" '
            f'w:bottom="{twips(paper.MARGIN_BOTTOM)}" w:left="{twips(paper.MARGIN_SIDE)}" '
            f'w:header="{twips(top)}" w:footer="{twips(bottom)}" w:gutter="0"/>'
            "<w:titlePg/></w:sectPr>"
        )

    def _describe(self) -> None:
        about, document = self._word.core_properties, self._document
        day = datetime.combine(document.created, time(), tzinfo=UTC)
        about.title = _property(document.title)
        about.subject = _property(document.subject)
        about.author = _property(", ".join(document.authors) or "Kompass")
        about.last_modified_by = "Kompass"
        about.language = document.language
        about.comments = ""
        about.created = about.modified = day
        about.revision = 1


def _property(text: str) -> str:
    """Return ``text`` no longer than a property of the file may be."""
    return text if len(text) <= LONGEST_PROPERTY else f"{text[: LONGEST_PROPERTY - 1]}…"


def _drop(relations: dict[str, object], kept: "Iterable[str]") -> None:
    """Remove the template's relations but for the kinds that are kept."""
    for key in list(relations):
        if relations[key].reltype not in kept:  # type: ignore[attr-defined]
            del relations[key]


def _write(package: object, path: Path) -> None:
    """Write the parts with a fixed date: the same report gives the same bytes."""
    parts = list(package.iter_parts())  # type: ignore[attr-defined]
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        _store(archive, "[Content_Types].xml", _content_types(parts))
        _store(archive, "_rels/.rels", package.rels.xml)  # type: ignore[attr-defined]
        for part in parts:
            _store(archive, part.partname.membername, part.blob)
            if part.rels:
                _store(archive, part.partname.rels_uri.membername, part.rels.xml)


def _store(archive: ZipFile, name: str, data: bytes | str) -> None:
    entry = ZipInfo(name, FIXED_TIME)
    entry.compress_type = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
    archive.writestr(entry, data)


def _content_types(parts: "Iterable[Part]") -> str:
    defaults = {
        "rels": CT.OPC_RELATIONSHIPS,
        "xml": CT.XML,
        "png": CT.PNG,
        "odttf": FONT_TYPE,
    }
    known = "".join(
        f"<Default Extension={attribute(end)} ContentType={attribute(kind)}/>"
        for end, kind in defaults.items()
    )
    others = "".join(
        f"<Override PartName={attribute(part.partname)} "
        f"ContentType={attribute(part.content_type)}/>"
        for part in parts
        if defaults.get(part.partname.ext) != part.content_type
    )
    return f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">{known}{others}</Types>'
