"""The text face of the PDF: Source Sans Pro, embedded, registered once."""

from functools import lru_cache
from typing import Final

from kompass.packaged import font_file

REGULAR: Final = "SourceSansPro-Regular"
STRONG: Final = "SourceSansPro-Semibold"
BOLD: Final = "SourceSansPro-Bold"
_FACES: Final = {REGULAR: "Regular", STRONG: "Semibold", BOLD: "Bold"}


@lru_cache(maxsize=1)
def register() -> None:
    """Make the faces known to reportlab; a second call does nothing."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, style in _FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(font_file(style))))


def has(name: str) -> bool:
    """Tell whether ``name`` is one of the registered faces."""
    return name in _FACES
