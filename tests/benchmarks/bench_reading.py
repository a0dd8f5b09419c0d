"""Taking documents in against bare pypdfium2, which only asks for the text of every page.

Ours gives the canonical text: joined words, NFC, unreadable characters counted, labels. Of the
speed of the bare library at least 0.7 is demanded, that is, a ratio of times of at most 1.43.
The reading process is compared with a process that does nothing but that. The boxes are those
of one page, as the reader asks for when it shows the page.
"""

import io
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

from harness import Ratio, as_installed, in_turn

PAGES = 500
ROUNDS = 5
BOUND = 1 / 0.7
_SYLLABLES = ("kom", "mun", "full", "mäk", "ti", "ge", "för", "skol", "vård", "mål", "år", "styr")
_BARE_APART = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
for page in document:
    text_page = page.get_textpage()
    text_page.get_text_range()
    text_page.close()
    page.close()
"""


def measure() -> list[Ratio]:
    """Return the reading here and apart, and the boxes of a page, each against bare PDFium."""
    from kompass.progress import silent
    from kompass.sources.pdf_pages import PdfPages
    from kompass.sources.reading import read
    from kompass.sources.worker import read_apart

    content = _document(PAGES)
    with (
        tempfile.TemporaryDirectory() as name,
        patch.dict(os.environ, as_installed(Path(name) / "bytecode"), clear=True),
        PdfPages(content) as pages,
    ):
        path = Path(name) / "plan.pdf"
        path.write_bytes(content)
        bare_apart = (sys.executable, "-c", _BARE_APART, str(path))
        return [
            in_turn(
                f"import of text, {PAGES} pages of 4,500 characters",
                lambda: _ignored(read(content, "plan.pdf", silent)),
                lambda: _ignored(_bare(content)),
                rounds=ROUNDS,
                bound=BOUND,
            ),
            in_turn(
                "the same, both in a process of their own",
                lambda: _ignored(read_apart(path, silent)),
                lambda: _ignored(subprocess.run(bare_apart, check=True)),
                rounds=ROUNDS,
                bound=BOUND,
            ),
            in_turn(
                "one page shown: 2 pixels a point and the boxes of its letters",
                lambda: _ignored((pages.render(7, 2), pages.layout(7))),
                lambda: _ignored(_bare_page(content, 7)),
                rounds=20,
            ),
        ]


def _ignored(_: object) -> None:
    """Take a result and give none, since a number would be taken for the time."""


def _bare(content: bytes) -> list[str]:
    import pypdfium2

    texts: list[str] = []
    document = pypdfium2.PdfDocument(content)
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return texts


def _bare_page(content: bytes, number: int) -> tuple[bytes, str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    page = document[number]
    bitmap = page.render(scale=2)
    picture = bytes(bitmap.buffer)
    bitmap.close()
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    text_page.close()
    page.close()
    document.close()
    return picture, text


def _document(pages: int) -> bytes:
    """Return a PDF of Swedish-looking words, some of them broken at the line's end."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    from kompass.packaged import font_file

    chance = random.Random(1)
    pdfmetrics.registerFont(TTFont("Bench", str(font_file("Regular"))))
    made = io.BytesIO()
    page = canvas.Canvas(made, invariant=1)
    for _ in range(pages):
        page.setFont("Bench", 9)
        for line in range(54):
            page.drawString(50, 800 - 14 * line, _line(chance))
        page.showPage()
    page.save()
    return made.getvalue()


def _line(chance: random.Random) -> str:
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20)]
    line = " ".join(words)[:83].rstrip()
    return f"{line}-" if chance.random() < 0.2 else line
