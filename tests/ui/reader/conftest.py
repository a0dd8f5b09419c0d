"""A reader in a window, and documents to read: a PDF, text of several forms, an image."""

import io
from collections.abc import Callable

import pytest
from reader_hands import SENTENCES, Hands, pdf_of, wait_until_sharp

from kompass.progress import silent
from kompass.sources.model import DocumentText
from kompass.sources.reading import read


@pytest.fixture(scope="session")
def pdf() -> tuple[bytes, DocumentText]:
    """Twelve pages; page 5 (from 0) has a word that no other page has."""
    pages = [
        [
            f"Sida {number + 1}.",
            *SENTENCES,
            *(["Endast här står jordgubbar."] if number == 5 else []),
        ]
        for number in range(12)
    ]
    content = pdf_of(pages)
    return content, read(content, "policy.pdf", silent)


@pytest.fixture(scope="session")
def scan() -> tuple[bytes, DocumentText]:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (800, 1100), "white")
    ImageDraw.Draw(picture).rectangle((100, 100, 400, 300), fill="black")
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue(), read(target.getvalue(), "skannad.png", silent)


@pytest.fixture
def reader(theme, qtbot):
    from ui.reader.reader import Reader

    reader = Reader(theme)
    qtbot.addWidget(reader)
    reader.set_questions({"3.3": "Kvalitet", "3.4": "Medborgarlöften", "4.1": "Delegering"})
    reader.resize(1000, 700)
    reader.show()
    reader.activateWindow()
    qtbot.waitUntil(reader.isActiveWindow)
    return reader


@pytest.fixture
def open_pdf(reader, pdf, qtbot) -> Callable[..., DocumentText]:
    """Return a function that shows the PDF with these marks and waits until it is painted."""

    def show(*marks) -> DocumentText:
        reader.show_document(*pdf, list(marks))
        wait_until_sharp(reader, qtbot)
        reader.setFocus()
        return pdf[1]

    return show


@pytest.fixture
def hands(reader, type_text) -> Hands:
    return Hands(reader, type_text)


@pytest.fixture
def requested(reader) -> list:
    """What was asked to be kept."""
    found: list = []
    reader.excerpt_requested.connect(lambda *parts: found.append(parts))
    return found
