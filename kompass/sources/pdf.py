"""The text of a PDF, page by page, as PDFium finds it and ``canonical`` mends it.

PDFium counts characters in two ways that differ as soon as a character has no Unicode, and it
writes U+FFFE both for a hyphen at a line's end and for some characters it does not know. So
the raw text is taken in one call, and only where it holds U+FFFE each one is asked for.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING

from kompass.errors import KompassError
from kompass.progress import Progress
from kompass.sources.canonical import LINE_END_HYPHEN, UNREADABLE, canonical, unreadable
from kompass.sources.extract import Extract, check_amount, damaged, made_by, one_line
from kompass.sources.model import PageText
from kompass.swedish import format_count

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfiumError, PdfTextPage

MOST_PAGES = 20_000
PDFIUM = RLock()
"""PDFium is one state for the whole process and not made for threads: one at a time."""
_HYPHEN = 2
_END = b"%%EOF"
_END_WITHIN = 64 * 1024
"""Bytes; PDFium would make do with the pages it finds and say nothing of the others."""
_WRONG_PASSWORD = 4
_UNKNOWN_SECURITY = 5


@dataclass(frozen=True, slots=True)
class RawText:
    """PDFium's text of a page; ``lost`` characters are drawn but are not in it."""

    text: str
    lost: int


def read(content: bytes, name: str, progress: Progress) -> Extract:
    """Return the text of a PDF; raises ``KompassError`` if it is locked, damaged or too large."""
    with PDFIUM, opened(content, name) as document:
        count = len(document)
        pages: list[PageText] = []
        bare: list[int] = []
        characters = 0
        for number in range(count):
            progress(number, count, f"Läser sida {number + 1} av {count}")
            page, drawn = _page(document, number, name)
            characters += len(page.text)
            check_amount(characters, name)
            pages.append(page)
            if drawn and not page.text.strip():
                bare.append(number)
        title = one_line(_told(lambda: document.get_metadata_value("Title")))
    remarks = _remarks(len(bare), pages)
    return Extract(title, tuple(pages), remarks, "pypdfium2", made_by("pypdfium2"))


@contextmanager
def opened(content: bytes, name: str) -> "Iterator[PdfDocument]":
    """Open a PDF from memory; the caller holds ``PDFIUM`` as long as it is open."""
    import pypdfium2

    if _END not in content[-_END_WITHIN:]:
        raise KompassError(
            f"{name} är avkortad: slutet fattas. Hämta filen igen, eller öppna den i en PDF-läsare "
            "och skriv ut den till en ny PDF."
        )
    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise _complaint(error, name) from error
    try:
        if not 0 < count <= MOST_PAGES:
            raise _wrong_number(count, name)
        yield document
    finally:
        document.close()


def raw_text(text_page: "PdfTextPage") -> RawText:
    """Return the text of a page, in which U+FFFE is always a hyphen at a line's end."""
    text = text_page.get_text_range(errors="surrogatepass")
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    lost = max(0, text_page.count_chars() - units)
    if LINE_END_HYPHEN in text:
        text = _only_hyphens(text, text_page)
    return RawText(text, lost)


def text_position(text: str, at: int) -> int:
    """Return the place that PDFium counts for the character ``at`` of a text: UTF-16 units."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def label_of(document: "PdfDocument", number: int) -> str:
    """Return the document's own number of a page; empty if it is the plain one or missing."""
    label = _told(lambda: document.get_page_label(number)).strip()
    return "" if label == str(number + 1) else one_line(label, 40)


def _told(ask: Callable[[], str]) -> str:
    """Return what a document says of itself; nothing if it is no text."""
    try:
        return canonical(ask())
    except UnicodeDecodeError:
        return ""


def _page(document: "PdfDocument", number: int, name: str) -> tuple[PageText, bool]:
    """Return the text of a page, and whether anything at all is drawn on it."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise KompassError(
            f"{name} är skadad: sida {number + 1} av {len(document)} går inte att läsa. "
            "Skriv ut den till en ny PDF eller be om filen igen."
        ) from error
    try:
        raw = raw_text(text_page)
        drawn = bool(raw.text) or pdfium.FPDFPage_CountObjects(page) > 0
    finally:
        text_page.close()
        page.close()
    text = canonical(raw.text)
    lost = raw.lost + unreadable(text)
    return PageText(number, label_of(document, number), text, (), lost), drawn


def _only_hyphens(text: str, text_page: "PdfTextPage") -> str:
    import pypdfium2.raw as pdfium

    parts = text.split(LINE_END_HYPHEN)
    made = parts[0]
    for part in parts[1:]:
        place = text_position(made, len(made))
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, place)
        known = index >= 0 and pdfium.FPDFText_GetUnicode(text_page, index) == _HYPHEN
        made += (LINE_END_HYPHEN if known else UNREADABLE) + part
    return made


def _remarks(bare: int, pages: list[PageText]) -> tuple[str, ...]:
    remarks: list[str] = []
    if bare and not any(page.text.strip() for page in pages):
        remarks.append(
            "Dokumentet har inget textlager (det är troligen inskannat): det går inte att söka "
            "i, men du kan markera områden på sidorna."
        )
    elif bare:
        remarks.append(
            f"{format_count(bare)} av {format_count(len(pages))} sidor har inget textlager: "
            "där går det inte att söka, men du kan markera områden."
        )
    lost = sum(page.unreadable for page in pages)
    if lost:
        remarks.append(
            f"{format_count(lost)} tecken går inte att läsa som text. "
            "Jämför citat med sidan som den ser ut."
        )
    return tuple(remarks)


def _wrong_number(count: int, name: str) -> KompassError:
    if count <= 0:
        return damaged(name, "den i en PDF-läsare")
    return KompassError(
        f"{name} har {format_count(count)} sidor, och {format_count(MOST_PAGES)} är det mesta "
        "som kan läsas. Dela upp dokumentet."
    )


def _complaint(error: "PdfiumError", name: str) -> KompassError:
    if getattr(error, "err_code", None) == _WRONG_PASSWORD:
        return KompassError(
            f"{name} är skyddad med lösenord. Spara en kopia utan lösenord och lägg till den."
        )
    if getattr(error, "err_code", None) == _UNKNOWN_SECURITY:
        return KompassError(
            f"{name} är krypterad på ett sätt som inte går att öppna. Be om en oskyddad kopia."
        )
    return damaged(name, "den i en PDF-läsare")
