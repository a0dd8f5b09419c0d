"""Small pieces of WordprocessingML as text.

A report is some thousand elements; putting them together as text and parsing the whole
body once is several times faster than one element at a time.
"""

from html import escape
from typing import Final

from kompass.report.document import printable

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMU_PER_INCH: Final = 914400


TAB: Final = "<w:r><w:tab/></w:r>"


def run(text: str, properties: str = "") -> str:
    """Return a run of plain text; line breaks in it become Word's own."""
    lines = [
        f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' if line else ""
        for line in printable(text).split("\n")
    ]
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{rpr}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph in a named style around ready-made content."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(instruction: str, shown: str, properties: str = "") -> str:
    """Return a field with the result it shows until Word works it out again."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{rpr}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{rpr}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{rpr}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown, properties)}"
        f'<w:r>{rpr}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def attribute(text: str) -> str:
    """Return ``text`` quoted as an attribute value."""
    return f'"{escape(printable(text))}"'


def twips(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)
