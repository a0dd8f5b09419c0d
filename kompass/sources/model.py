r"""What reading a document gives: pages of text, and where a quoted passage stands in them.

``PageText.text`` is the canonical text, the only one that anything here counts in.
It is NFC, words broken at a line's end are joined, lines end with ``\n``, and positions are
half-open ranges ``[start, end)`` of Python's string indices in one page's text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What a document is, recognised by its content and never by its name."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    XLSX = "xlsx"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Place:
    """From the character ``start`` on, the reader is in ``words``: "avsnitt 3.2, stycke 14"."""

    start: int
    words: str


@dataclass(frozen=True, slots=True)
class PageText:
    """One page: of a PDF as printed, of other forms a section, a sheet or about 3,000 characters.

    ``number`` counts from 0. ``label`` is the document's own number of the page, and empty
    unless it differs from ``number + 1``. ``unreadable`` counts characters that the document
    shows without saying which they are; they are in ``text`` as they came.
    """

    number: int
    label: str
    text: str
    places: tuple[Place, ...] = ()
    unreadable: int = 0

    def label_at(self, index: int) -> str:
        """Return the page's own label or, where it has none, the words for the place."""
        return self.label or self.place_at(index)

    def place_at(self, index: int) -> str:
        """Return the words for where the character ``index`` stands; empty if nothing is said."""
        words = ""
        for place in self.places:
            if place.start > index:
                break
            words = place.words
        return words


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document as text. ``remarks`` are whole Swedish sentences for whoever takes it in.

    ``title`` is the document's own and may be empty. ``extractor`` and ``version`` say what
    made the text, because another version may make another one.
    """

    form: Form
    title: str
    pages: tuple[PageText, ...]
    remarks: tuple[str, ...]
    extractor: str
    version: str

    @property
    def unreadable(self) -> int:
        """Return how many characters of the whole document could not be read."""
        return sum(page.unreadable for page in self.pages)


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was read whole: its bytes unchanged, their SHA-256 in hex, and its text."""

    content: bytes
    sha256: str
    text: DocumentText


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of one page, with what is needed to find it again in another version.

    ``page`` counts from 0 and ``label`` is that page's own, or the words for the place where a
    document has no pages (see ``name_of_place``); ``start`` and ``end`` are in the page's
    canonical text; ``prefix`` and ``suffix`` are up to 32 characters around the quote.
    """

    page: int
    label: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


def page_name(page: PageText) -> str:
    """Return how a page of a PDF is named to people: "s. 14", or "s. 14 (PDF-sida 16)"."""
    return name_of_page(page.number, page.label)


def name_of_page(number: int, label: str) -> str:
    """Return the name of the page ``number`` (from 0) whose own label is ``label`` (or empty)."""
    if label and label != str(number + 1):
        return f"s. {label} (PDF-sida {number + 1})"
    return f"s. {number + 1}"


def name_of_place(form: Form | None, number: int, label: str) -> str:
    """Return where a passage stands, to people: a page of a PDF, or "avsnitt 3.2, stycke 14"."""
    if form is Form.PDF:
        return name_of_page(number, label)
    if form is Form.IMAGE:
        return f"bild {number + 1}"
    return label or f"del {number + 1}"


def whole_text(pages: Sequence[PageText]) -> str:
    """Return the text of all pages with an empty line between them."""
    return "\n\n".join(page.text for page in pages)
