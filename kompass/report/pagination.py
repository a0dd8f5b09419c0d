"""On which page every heading stands: what a Word file says before Word has worked it out.

Word fills in page numbers in a list of contents only when somebody asks it to, and asking
it from inside the file makes it greet every reader with a question about "fields that may
refer to other files". So the numbers are filled in beforehand from the layout of the PDF,
which has the same page, type and spacing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from kompass.report.document import Document


@dataclass(frozen=True)
class Pages:
    """Page numbers of headings by their key, and how many pages there are."""

    headings: Mapping[str, int]
    count: int


def page_numbers(document: Document) -> Pages:
    """Return the page numbers of ``document``; nothing is drawn and no figure made."""
    from kompass.report.pdf_layout import measure

    canvas = measure(document, BytesIO())
    return Pages(dict(canvas.headings), canvas.page_count)
