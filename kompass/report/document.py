"""The report as frozen blocks: the one thing that every writer reads.

A writer decides how a block looks, never what it says. All texts are plain Swedish text;
a writer escapes whatever its format needs escaped.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

SHORT_TABLE: Final = 12
"""A table of no more rows is never divided."""
DRAFT_MARK: Final = "UTKAST"
"""What every page of an unfinished report says."""


class TextRole(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    """The figures of an area or of the whole, right under its heading."""
    NOTE = "note"
    """Small print: sources, reservations, what is still missing."""


class Align(StrEnum):
    """How a column stands; numbers stand to the right."""

    LEFT = "left"
    RIGHT = "right"


class RowKind(StrEnum):
    """What a table row is."""

    BODY = "body"
    GROUP = "group"
    """Opens a group of rows; never the last thing on a page."""
    OWN = "own"
    """The unit that the report is about, among others."""
    TOTAL = "total"


@dataclass(frozen=True)
class Fact:
    """One line of facts: "Besök" and "18–20 september 2006"."""

    label: str
    value: str


@dataclass(frozen=True)
class TitlePage:
    """The first page. ``remark`` stands small at its foot."""

    kicker: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    remark: str


@dataclass(frozen=True)
class Contents:
    """The list of headings with page numbers, on a page of its own."""

    title: str


@dataclass(frozen=True)
class Heading:
    """A heading of level 1-3. ``key`` is unique in the document: what links point at."""

    text: str
    level: int
    key: str
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str
    role: TextRole = TextRole.BODY
    with_next: bool = False
    """Stays on the page of what follows; always so for a lead."""


@dataclass(frozen=True)
class Bullet:
    """One point of a list; ``aside`` follows on a line of its own, may be empty."""

    text: str
    aside: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list of points."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True)
class Caption:
    """A numbered caption: "Tabell 2. Poäng per område"."""

    label: str
    number: int
    text: str

    def __str__(self) -> str:
        return f"{self.label} {self.number}. {self.text}"


@dataclass(frozen=True)
class Column:
    """A column with its header; ``share`` is its width relative to the other columns."""

    title: str
    share: float
    align: Align = Align.LEFT
    wide_gap: bool = False
    """Keeps a distance to the column on its left: a second half of the table begins."""


@dataclass(frozen=True)
class Row:
    """One row with as many cells as there are columns; an empty cell is an empty text."""

    cells: tuple[str, ...]
    kind: RowKind = RowKind.BODY
    with_next: bool = False
    """Stays on the page of the next row."""


@dataclass(frozen=True)
class Table:
    """A table; its header repeats on every page and no row is ever split."""

    caption: Caption
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    width: float = 1.0
    """Part of the text column's width."""
    compact: bool = False
    """Smaller type, for tables with very much in them."""

    def stays_with_next(self, nth: int) -> bool:
        """Tell whether row ``nth`` stays on the page of the row below it.

        A short table stands on one page; a longer one keeps together what belongs together.
        """
        if nth >= len(self.rows) - 1:
            return False
        return len(self.rows) <= SHORT_TABLE or self.rows[nth].with_next


@dataclass(frozen=True)
class Figure:
    """A picture of ``size`` inches (width, height), drawn only when a writer asks for it.

    Without a caption it stands close to the paragraph above it.
    """

    draw: Callable[[], "Drawing"] = field(compare=False, repr=False)
    size: tuple[float, float]
    alt: str
    caption: Caption | None = None


Block = TitlePage | Contents | Heading | Paragraph | Bullets | Table | Figure


@dataclass(frozen=True)
class Document:
    """A whole report."""

    title: str
    running_title: str
    """What stands at the top of every page but the first."""
    authors: tuple[str, ...]
    created: date
    draft: bool
    blocks: tuple[Block, ...]
    subject: str = ""
    language: str = "sv-SE"

    def headings(self) -> Iterator[Heading]:
        """Yield all headings in order."""
        return (block for block in self.blocks if isinstance(block, Heading))

    def contents(self) -> tuple[Heading, ...]:
        """Return the headings that the list of contents names: levels 1 and 2."""
        return tuple(heading for heading in self.headings() if heading.level <= 2)


def printable(text: str) -> str:
    """Return ``text`` without control signs and invisible signs, which no paper shows.

    Pasted text carries them; a line break stays, a tab and its like become a space. Both
    writers take their texts through here, so that they go on saying the same.
    """
    if text.isprintable():
        return text
    return "".join(_seen(sign) for sign in text)


def _seen(sign: str) -> str:
    if sign == "\n" or sign.isprintable() or unicodedata.category(sign) == "Zs":
        return sign
    return " " if sign.isspace() else ""


def texts(block: Block) -> tuple[str, ...]:
    """Return everything a reader reads in ``block``, piece by piece, in reading order.

    The list of contents itself is empty here: it repeats the headings. Alternative texts
    are not included, because nobody sees them.
    """
    match block:
        case TitlePage():
            facts = (text for fact in block.facts for text in (fact.label, fact.value))
            pieces = (block.kicker, block.title, block.subtitle, *facts, block.remark)
        case Contents():
            pieces = (block.title,)
        case Heading() | Paragraph():
            pieces = (block.text,)
        case Bullets():
            pieces = tuple(text for item in block.items for text in (item.text, item.aside))
        case Table():
            cells = (cell for row in block.rows for cell in row.cells)
            titles = (column.title for column in block.columns)
            pieces = (str(block.caption), *titles, *cells, *block.notes)
        case Figure():
            pieces = (str(block.caption or ""),)
    return tuple(piece for piece in pieces if piece)
