"""Any document as text: recognised by its content, read whole or not at all."""

from collections.abc import Callable

from kompass.errors import KompassError
from kompass.progress import Progress
from kompass.sources import docx, html, image, odt, pdf, plain, xlsx
from kompass.sources.extract import Extract
from kompass.sources.model import DocumentText, Form
from kompass.sources.recognise import misnamed, plain_name, recognise
from kompass.swedish import format_count

LIMIT = 200_000_000
"""The largest file that is taken in, in bytes."""
_READERS: dict[Form, Callable[[bytes, str, Progress], Extract]] = {
    Form.PDF: pdf.read,
    Form.DOCX: docx.read,
    Form.ODT: odt.read,
    Form.HTML: html.read,
    Form.TEXT: plain.read_text,
    Form.MARKDOWN: plain.read_markdown,
    Form.XLSX: xlsx.read,
    Form.IMAGE: image.read,
}
_EMPTY = "Dokumentet har ingen text."


def read(content: bytes, name: str, progress: Progress) -> DocumentText:
    """Return the text of a document.

    ``name`` is the file's, for complaints and remarks. Raises ``KompassError`` with one
    sentence for what cannot be read, and ``Cancelled`` from ``progress``.
    """
    shown = plain_name(name)
    check_size(len(content), shown)
    form = recognise(content, shown)
    made = _READERS[form](content, shown, progress)
    remarks = (*misnamed(form, shown), *made.remarks)
    if not remarks and not any(page.text.strip() for page in made.pages):
        remarks = (_EMPTY,)
    return DocumentText(form, made.title, made.pages, remarks, made.extractor, made.version)


def check_size(size: int, name: str) -> None:
    """Refuse a file by its size alone; raises ``KompassError``."""
    if size > LIMIT:
        raise KompassError(
            f"{name} är {format_count(size // 1_000_000)} MB, och en källa får vara högst "
            f"{format_count(LIMIT // 1_000_000)} MB. Dela upp den eller spara den mindre."
        )
