"""From the document's blocks to the body of a Word file, as WordprocessingML text."""

from collections.abc import Callable, Mapping
from typing import Final

from kompass.report import docx_styles as styles
from kompass.report.document import (
    Block,
    Bullets,
    Caption,
    Contents,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
    TextRole,
    TitlePage,
)
from kompass.report.docx_table import table_xml
from kompass.report.docx_xml import EMU_PER_INCH, TAB, attribute, field, paragraph, run

KEEP_NEXT: Final = "<w:keepNext/>"
ROLES: Final = {
    TextRole.BODY: styles.NORMAL,
    TextRole.LEAD: styles.LEAD,
    TextRole.NOTE: styles.NOTE,
}


class Body:
    """Turns blocks into XML; ``embed`` puts a figure into the package and returns its relation."""

    def __init__(
        self,
        document: Document,
        pages: Mapping[str, int],
        embed: Callable[[Figure], str],
    ) -> None:
        self._document = document
        self._pages = pages
        self._embed = embed
        self._pictures = 0
        self._anchors = {
            heading.key: f"_Toc{nth:06d}" for nth, heading in enumerate(document.headings(), 1)
        }

    def of(self, block: Block) -> str:
        """Return ``block`` as one or more paragraphs and tables."""
        match block:
            case TitlePage():
                xml = _title_page(block)
            case Contents():
                xml = self._contents(block)
            case Heading():
                xml = self._heading(block)
            case Paragraph():
                keep = KEEP_NEXT if block.with_next else ""
                xml = paragraph(ROLES[block.role], run(block.text), keep)
            case Bullets():
                xml = _bullets(block)
            case Table():
                xml = _table(block)
            case Figure():
                xml = self._figure(block)
        return xml

    def _heading(self, block: Heading) -> str:
        anchor = self._anchors[block.key]
        number = int(anchor[4:])
        text = (
            f'<w:bookmarkStart w:id="{number}" w:name="{anchor}"/>{run(block.text)}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )
        as_styled = block.new_page == (block.level == 1)
        page = "" if as_styled else f'<w:pageBreakBefore w:val="{int(block.new_page)}"/>'
        return paragraph(styles.heading(block.level), text, page)

    def _contents(self, block: Contents) -> str:
        """Return the list of contents as a field that Word updates, filled in beforehand."""
        headings = self._document.contents()
        entries = [self._entry(heading) for heading in headings]
        opening = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        closing = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        lines: list[str] = []
        for nth, (heading, entry) in enumerate(zip(headings, entries, strict=True)):
            before = opening if nth == 0 else ""
            after = closing if nth == len(entries) - 1 else ""
            lines.append(paragraph(styles.contents(heading.level), f"{before}{entry}{after}"))
        return (
            "<w:sdt><w:sdtPr><w:docPartObj>"
            '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
            "</w:sdtPr><w:sdtContent>"
            f"{paragraph(styles.CONTENTS_TITLE, run(block.title))}{''.join(lines)}"
            "</w:sdtContent></w:sdt>"
        )

    def _entry(self, heading: Heading) -> str:
        anchor = self._anchors[heading.key]
        number = field(f"PAGEREF {anchor} \\h", str(self._pages.get(heading.key, 1)))
        return (
            f'<w:hyperlink w:anchor="{anchor}" w:history="1">'
            f"{run(heading.text)}{TAB}{number}</w:hyperlink>"
        )

    def _figure(self, block: Figure) -> str:
        self._pictures += 1
        drawing = _inline(self._embed(block), block, self._pictures)
        picture = paragraph(styles.FIGURE, f"<w:r>{drawing}</w:r>")
        if block.caption is None:
            return picture
        return picture + caption_xml(styles.FIGURE_CAPTION, block.caption)


def caption_xml(style: str, caption: Caption) -> str:
    """Return a caption whose number Word counts."""
    number = field(f"SEQ {caption.label} \\* ARABIC", str(caption.number))
    return paragraph(style, f"{run(f'{caption.label} ')}{number}{run(f'. {caption.text}')}")


def _title_page(block: TitlePage) -> str:
    parts = [
        paragraph(styles.KICKER, run(block.kicker)),
        paragraph(styles.TITLE, run(block.title)),
        paragraph(styles.SUBTITLE, run(block.subtitle)),
    ]
    label_look = f'<w:rStyle w:val="{styles.FACT_LABEL}"/>'
    parts += [
        paragraph(styles.FACT, f"{run(fact.label, label_look)}{TAB}{run(fact.value)}")
        for fact in block.facts
    ]
    parts.append(paragraph(styles.REMARK, run(block.remark)))
    return "".join(parts)


def _bullets(block: Bullets) -> str:
    parts: list[str] = []
    for item in block.items:
        keep = f"{KEEP_NEXT}<w:keepLines/>" if item.aside else ""
        parts.append(paragraph(styles.BULLET, run(item.text), keep))
        if item.aside:
            parts.append(paragraph(styles.ASIDE, run(item.aside), "<w:keepLines/>"))
    return "".join(parts)


def _table(block: Table) -> str:
    notes = "".join(paragraph(styles.NOTE, run(note)) for note in block.notes)
    return f"{caption_xml(styles.CAPTION, block.caption)}{table_xml(block)}{notes}"


def _inline(relation: str, figure: Figure, number: int) -> str:
    width, height = (round(side * EMU_PER_INCH) for side in figure.size)
    name = attribute(str(figure.caption) if figure.caption else f"Stapel {number}")
    alt = attribute(figure.alt)
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name={name} descr={alt}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name={name} descr={alt}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
