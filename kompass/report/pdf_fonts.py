"""The text face of the PDF: Source Sans Pro, embedded, registered once.

Importing this module imports reportlab; the PDF writer imports it where it writes.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kompass.packaged import font_file

REGULAR: Final = "SourceSansPro-Regular"
STRONG: Final = "SourceSansPro-Semibold"
BOLD: Final = "SourceSansPro-Bold"
_FACES: Final = {REGULAR: "Regular", STRONG: "Semibold", BOLD: "Bold"}
UNDRAWABLE: Final = "☐"
_ENTRY: Final = re.compile(r"<[0-9A-F]{2}> <(?!0000>)[0-9A-F]{4,}>")
_ENTRIES: Final = re.compile(r"\d+ beginbfchar.*endbfchar", re.DOTALL)
_MOST_ENTRIES: Final = 100
"""The most that the PDF standard allows in one block of a character map."""


class EmbeddedFace(TTFont):
    """A TrueType face whose unused codes stand for no character at all.

    reportlab maps them to U+0000, which PDF/UA forbids.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - reportlab's untyped name
        """Add the face to a document that is about to be written."""
        super().addObjects(doc)
        for name, found in doc.idToObject.items():
            if str(name).startswith("toUnicodeCMap:"):
                found.content = _only_characters(found.content)


@lru_cache(maxsize=1)
def register() -> None:
    """Make the faces known to reportlab; a second call does nothing."""
    for name, style in _FACES.items():
        pdfmetrics.registerFont(EmbeddedFace(name, str(font_file(style))))


def has(name: str) -> bool:
    """Tell whether ``name`` is one of the registered faces."""
    return name in _FACES


def drawable(text: str) -> str:
    """Return ``text`` with a box for every sign that the text face lacks."""
    if text.isascii():
        return text
    known = _known()
    return "".join(sign if ord(sign) in known or sign == "\n" else UNDRAWABLE for sign in text)


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    register()
    face: Any = pdfmetrics.getFont(REGULAR)
    return frozenset(face.face.charToGlyph)


def _only_characters(character_map: str) -> str:
    entries = _ENTRY.findall(character_map)
    blocks = [
        _block(entries[start : start + _MOST_ENTRIES])
        for start in range(0, len(entries), _MOST_ENTRIES)
    ]
    return _ENTRIES.sub("\n".join(blocks), character_map, count=1)


def _block(entries: Sequence[str]) -> str:
    return "\n".join((f"{len(entries)} beginbfchar", *entries, "endbfchar"))
