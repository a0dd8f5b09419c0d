"""How the report looks, in measures that every writer follows: A4, type scale, colours.

Lengths are typographic points (1/72 inch) unless the name says otherwise.
"""

from dataclasses import dataclass
from typing import Final

from kompass.charts.theme import PAPER

MM: Final = 72 / 25.4

PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
MARGIN_SIDE: Final = 26 * MM
MARGIN_TOP: Final = 29 * MM
MARGIN_BOTTOM: Final = 26 * MM
HEADER_AT: Final = 16 * MM
"""From the upper edge to the running title."""
FOOTER_AT: Final = 14 * MM
"""From the lower edge to the page number."""
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN_SIDE
TEXT_HEIGHT: Final = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM

INK: Final = PAPER.ink
QUIET: Final = PAPER.quiet
ACCENT: Final = PAPER.own
LINE: Final = PAPER.grid
STRONG_LINE: Final = PAPER.rim
TINT: Final = "#EEF3F8"
"""Behind a table's header and the row of the unit itself."""
DRAFT: Final = "#E3E7EB"
"""The mark across the pages of a draft; light enough to read through."""


@dataclass(frozen=True)
class Type:
    """One kind of text: size, line height, space around, colour, weight.

    Sizes are whole or half points, because Word knows no others.
    """

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    colour: str = INK
    bold: bool = False


BODY: Final = Type(10.5, 14.9, after=6.5)
LEAD: Final = Type(12, 16, after=3, colour=ACCENT, bold=True)
NOTE: Final = Type(9, 12.4, before=2, after=5, colour=QUIET)
BULLET: Final = Type(10.5, 14.9, after=3)
ASIDE: Final = Type(9.5, 13, colour=QUIET)
HEADINGS: Final = (
    Type(22, 27, after=14, colour=ACCENT, bold=True),
    Type(15, 19.5, before=24, after=5.5, colour=ACCENT, bold=True),
    Type(11.5, 15, before=14, after=3, bold=True),
)
CAPTION: Final = Type(9, 12.4, before=10, after=4, bold=True)
FIGURE_CAPTION: Final = Type(9, 12.4, before=4, after=12, bold=True)
CELL: Final = Type(9.5, 12.6)
COMPACT_CELL: Final = Type(8, 10.2)
CELL_PADDING: Final = 2.9
COMPACT_PADDING: Final = 1.6
TABLE_AFTER: Final = 12.0
COLUMN_GAP: Final = 8.0
COMPACT_GAP: Final = 5.0
WIDE_GAP: Final = 16.0

COVER_TOP: Final = 92 * MM
"""From the upper edge to the kicker of the title page."""
COVER_KICKER: Final = Type(14, 18, after=4, colour=QUIET)
COVER_TITLE: Final = Type(34, 40, after=6, colour=ACCENT, bold=True)
COVER_SUBTITLE: Final = Type(17, 22, after=64)
FACT: Final = Type(10.5, 14.9, after=5)
FACT_INDENT: Final = 44 * MM
REMARK: Final = Type(9, 12.4, before=40, colour=QUIET)
RUNNING: Final = Type(8.5, 11, colour=QUIET)
CONTENTS: Final = (
    Type(11.5, 15, before=9, after=3, bold=True),
    Type(10.5, 14, after=3),
)
CONTENTS_INDENT: Final = 12.0
