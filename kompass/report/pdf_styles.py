"""The report's types as reportlab paragraph styles.

Importing this module imports reportlab; the PDF writer imports it where it writes.
"""

from functools import lru_cache
from typing import Any, Final

import pyphen
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from kompass.report import paper, pdf_fonts

SHORTEST_WORD: Final = 10
"""Shorter words are never divided; Swedish compounds are long enough to need it."""
LETTERS_LEFT: Final = 4


@lru_cache(maxsize=1)
def _hyphenator() -> Any:  # noqa: ANN401 - pyphen has no types
    return pyphen.Pyphen(lang="sv", left=LETTERS_LEFT, right=LETTERS_LEFT).iterate


@lru_cache(maxsize=64)
def style(
    of: paper.Type,
    *,
    indent: float = 0.0,
    bullet_at: float = 0.0,
    right: bool = False,
    divide: bool = True,
    colour: str = "",
) -> ParagraphStyle:
    """Return a type as a paragraph style; ``divide`` allows Swedish hyphenation."""
    face = pdf_fonts.STRONG if of.bold else pdf_fonts.REGULAR
    return ParagraphStyle(
        name=str(of),
        fontName=face,
        fontSize=of.size,
        leading=of.leading,
        textColor=HexColor(colour or of.colour),
        spaceBefore=of.before,
        spaceAfter=of.after,
        leftIndent=indent,
        bulletIndent=bullet_at,
        bulletFontName=pdf_fonts.REGULAR,
        bulletFontSize=of.size,
        bulletColor=HexColor(paper.QUIET),
        alignment=TA_RIGHT if right else 0,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        hyphenationLang=_hyphenator() if divide else "",
        hyphenationMinWordLength=SHORTEST_WORD,
        embeddedHyphenation=1,
    )
