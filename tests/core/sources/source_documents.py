"""Documents of all kinds, good and bad, made as small as they can be."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from kompass.packaged import font_file

FONT = "SourceForTests"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(
    *pages: Sequence[str],
    title: str = "",
    size: tuple[float, float] = (400, 400),
    left: float = 50,
    font_size: float = 12,
) -> bytes:
    """Return a PDF with these lines on its pages."""

    def draw(page: canvas.Canvas) -> None:
        page.setTitle(title)
        for lines in pages:
            page.setFont(FONT, font_size)
            for number, line in enumerate(lines):
                page.drawString(left, size[1] - 50 - number * 1.3 * font_size, line)
            page.showPage()

    return drawn(draw, size)


def drawn(draw: Callable[[canvas.Canvas], None], size: tuple[float, float] = (400, 400)) -> bytes:
    """Return a PDF drawn by a function."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(font_file("Regular"))))
    made = io.BytesIO()
    page = canvas.Canvas(made, pagesize=size, invariant=1)
    page.setFont(FONT, 12)
    draw(page)
    page.save()
    return made.getvalue()


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None], **saving: object) -> bytes:
    """Return a PDF that was changed by a function."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        change(document)
        document.save(made, **saving)
    return made.getvalue()


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password."""
    encryption = pikepdf.Encryption(user="hemligt", owner="hemligare")
    return changed(pdf(["Hemligt"]), lambda _: None, encryption=encryption)


def mapped_pdf(shown: bytes, unicode: dict[int, str]) -> bytes:
    """Return a PDF whose character codes mean what ``unicode`` (hex, UTF-16) says, or nothing."""
    pairs = " ".join(f"<{code:02X}><{meaning}>" for code, meaning in unicode.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def "
        "1 begincodespacerange <00><FF> endcodespacerange "
        f"{len(unicode)} beginbfchar {pairs} endbfchar endcmap end end"
    )

    def change(document: pikepdf.Pdf) -> None:
        document.add_blank_page(page_size=(400, 400))
        page = document.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            ToUnicode=document.make_stream(table.encode()),
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = document.make_stream(b"BT /F 12 Tf 50 300 Td (" + shown + b") Tj ET")

    empty = io.BytesIO()
    pikepdf.new().save(empty)
    return changed(empty.getvalue(), change)


def package(parts: dict[str, str | bytes], *, first: str = "") -> bytes:
    """Return a zip of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(body: str, *, before: str = "", **parts: str) -> bytes:
    """Return a Word document with this body in XML; further parts by name with _ for /."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{WORD}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<w:body>{body}</w:body></w:document>"
    )
    others = {
        f"word/{name}.xml": f'<w:{root} xmlns:w="{WORD}">{xml}</w:{root}>'
        for name, (root, xml) in ((n, (_ROOTS.get(n, n), x)) for n, x in parts.items())
    }
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **others})


_ROOTS = {"header1": "hdr", "header2": "hdr", "footer1": "ftr"}


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    """Return a Word paragraph in XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run}</w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """Return a Word table in XML."""
    lines = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def odt(body: str, *, manifest: str = "", before: str = "") -> bytes:
    """Return an OpenDocument text with this body in XML."""
    spaces = (
        f'xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0" '
        f'xmlns:table="{_ODF}table:1.0" xmlns:draw="{_ODF}drawing:1.0" '
        f'xmlns:manifest="{_ODF}manifest:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return package(
        {
            "content.xml": f"{before}<office:document-content {spaces}><office:body><office:text>"
            f"{body}</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {spaces}><office:meta><dc:title>Policy</dc:title>"
            "</office:meta></office:document-meta>",
            "META-INF/manifest.xml": f"<manifest:manifest {spaces}>{manifest}</manifest:manifest>",
        },
        first="application/vnd.oasis.opendocument.text",
    )


def xlsx(rows: Iterable[Sequence[object]], title: str = "Budget") -> bytes:
    """Return a workbook with one sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def picture(form: str, size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a picture in a form that Pillow writes."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", size, "navy").save(made, form)
    return made.getvalue()
